"""Conversations for the tests of the reading, written as a person would: who, the silence before, the words with their pauses."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tilth.conversation.formats import read_file
from tilth.conversation.reading.heard import Heard, hear
from tilth.conversation.reading.turns import read_turns
from tilth.conversation.roles import cast, guess
from tilth.conversation.transcript import Role, Timing, Transcript, Utterance, Voice

SHARED = Path(__file__).parents[4] / "shared" / "data" / "sessions"
needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="../shared is not on this machine")
SESSIONS = (
    "a_masterly_operations_director",
    "b_insight_cut_short_peer_conflict",
    "c_advice_giving_new_manager",
    "f_follow_up_operations_director",
)

VOICES = {"Coach": Voice("Ruth", Role.COACH), "Client": Voice("Daniel", Role.CLIENT), "Other": Voice("Ann", Role.OTHER)}
LABELS = {"c": "Coach", "k": "Client", "o": "Other"}
PAUSE = re.compile(r"\((\d+(?:\.\d+)?)\)")


def scene(text: str, *, timed: bool = True) -> Transcript:
    """A transcript from lines like `k +4.5 | I made it up. (2) All of it.`; `c` is the coach, `k` the client, `o` another."""
    lines = (line.strip() for line in text.strip().splitlines())
    cues = tuple(_cues(line for line in lines if line))
    if not timed:
        cues = tuple(Utterance(cue.text, cue.speaker) for cue in cues)
    return Transcript(cues, "plain", Timing.SPANS if timed else Timing.NONE, VOICES, language="en")


def _cues(lines: Iterator[str]) -> Iterator[Utterance]:
    now = 0.0
    for line in lines:
        head, _, words = line.partition(" | ")
        who, _, gap = head.partition(" ")
        now += float(gap or 1)
        for n, part in enumerate(PAUSE.split(words)):
            if n % 2:
                now += float(part)
            elif part.strip():
                end = now + max(0.4, len(part.split()) / 2.5)
                yield Utterance(part.strip(), LABELS[who], round(now, 2), round(end, 2))
                now = end


def heard(text: str, *, timed: bool = True) -> Heard:
    """The scene as the engine hears it."""
    transcript = scene(text, timed=timed)
    return hear(transcript, read_turns(transcript))


def later(text: str) -> Heard:
    """A scene from the second half of a session, turn 11 and after, with some talk behind it."""
    return heard(f"{TALK}{text}\n{MORE}")


def session(name: str) -> Transcript:
    """One of the shared sessions with its roles."""
    transcript = read_file((SHARED / f"{name}.vtt").read_bytes()).transcript
    return cast(transcript, guess(transcript))


def reader(number: int, name: str) -> dict[str, Any]:
    """What one of the two readers marked in a shared session."""
    marked: dict[str, Any] = json.loads((SHARED / f"reader-{number}" / f"{name}.json").read_text(encoding="utf-8"))
    return marked


TALK = """
c | Good morning. What would you like to look at today?
k +2 | The way we work with the other team, I think. It has been going on for a while now.
c +1.5 | Tell me how it usually goes.
k +2 | They send the figures late, we wait for them, and then everybody is cross with everybody.
c +1.5 | Everybody with everybody.
k +1 | More or less. It was quieter when Peter was still here, and nobody can say what changed.
c +1.5 | What have you noticed about that?
k +2 | That the figures come later each month, and that the meetings have become longer.
c +1.5 | And where are you in all of this?
k +2 | In the middle, mostly. I carry things from one room into the other.
"""
"""The first ten turns of any session: what is said of steps comes after them."""

MORE = """
c +2 | And the other room?
k +2 | It is quieter there, most days. They have a window to the yard.
c +2 | A window.
k +1 | Yes, with a tree in it.
c +2 | What else is in that room?
k +2 | Two tables, and the old map of the river.
"""

GOOD = """
c | Good morning, Daniel. What would you like to get from our time today?
k +2 | I keep answering for my team. I would like to understand what that is about, in me.
c +1.5 | How would you know that you had found it?
k +2.5 | I could say it in one sentence, I think. And I would feel a bit caught.
c +1.6 | Take me to this morning's meeting. What happened just before you answered?
k +1.8 | Marta asked about the supplier, and before she had finished I had told her what to do.
c +1.7 | Before she had finished.
k +1.5 | Yes. There is this small gap, and I fill it.
c +2 | What is in the gap for you?
k +7 | Oh. (3) It's not that they're slow. It's me. I'm afraid of, I'm afraid that nobody needs me if I don't answer.
c +6 | You've gone very quiet.
k +3 | I've been making sure that they need me. (2) That's what I've been doing, all this time.
c +5 | What do you make of that, now that you see it?
k +5 | That being useful and being needed are not the same thing. I had made them one.
c +2 | What would you like to do with that?
k +2.4 | On Tuesday I'll ask Marta what she sees, and I'll wait until she has spoken.
c +1.6 | What might get in the way?
k +2 | The gap. If I feel it, I'll put my pen down and count to ten.
c +1.5 | How would you like to hold yourself to it?
k +2 | I'll write two lines in the car, straight after.
c +1.5 | What are you taking with you about yourself?
k +3 | That I can be useful without being needed, and that the gap is where they begin.
c +2 | How would you like to finish?
k +1 | Just like this. Thank you.
"""

POOR = """
c | Hi Amara, can you hear me okay?
k +1.2 | Yes. Hi.
c +0.5 | Great. So today we're going to get that plan nailed for you. That's our topic.
k +1.4 | Okay. I suppose so. It is about Luis again, the numbers on Monday.
c +0.5 | Have you tried talking to him one on one?
k +1.3 | Once, last summer. It was polite, and then nothing changed at all.
c +0.6 | And are you waiting for him to fail?
k +6.8 | I want to say no. (4) I keep a list of what he promised and what he did. I'd sooner be right than have it work. God.
c +0.3 | Right, okay, that's totally normal, everyone does that. You should send him the numbers on Thursday. What else, and who could help?
k +2.4 | Okay.
c +0.4 | And then you need to write a checklist for the team by Friday. Ten points, shouldn't take you long.
k +1.4 | Yeah. Sure.
c +0.5 | Good. And I want you to send me a screenshot of the list every Friday, so I know it happened.
k +1.4 | Right.
c +0.5 | Brilliant. Great work today. I'll email you the template now. Have a good one.
k +1 | Thanks. Bye.
"""
