"""Pure. A corpus session as a transcript with times: as it was written, or as a speech recogniser would have left it."""

import re
from collections.abc import Iterator
from enum import StrEnum
from random import Random

from tilth.conversation.transcript import Role, Timing, Transcript, Utterance, Voice
from training.corpus import Session, Turn


class Version(StrEnum):
    """How the words were taken down: by a careful typist, by a recogniser that guesses at sentences, by one that only hears words."""

    CLEAN = "clean"
    GUESSED = "guessed"
    BARE = "bare"


PAUSE = re.compile(r"\((\d+(?:\.\d+)?)\)")
MARKS = re.compile(r"[,;:.!—–]+(?=\s|$)|[\"“”]")
ASKED = 0.25
"""The share of question marks that a recogniser keeps."""

LONGEST = 11
"""Words after which a recogniser starts a new cue, in the middle of a sentence as it comes."""


def transcript(session: Session, version: Version = Version.CLEAN, *, timed: bool = True) -> Transcript:
    """The session as it would be read from a file, with its times or without; turn n of the transcript is turn n of the session."""
    names = {"coach": session.head["coach"], "client": session.head["client"]}
    return Transcript(
        utterances=tuple(_cues(session, names, version)),
        format="webvtt",
        timing=Timing.SPANS if timed else Timing.NONE,
        voices={names["coach"]: Voice("Coach", Role.COACH), names["client"]: Voice("Client", Role.CLIENT)},
        language="en",
    )


def vtt(said: Transcript) -> str:
    """The transcript as a WebVTT file, with the roles as the speakers' names."""
    cues = [
        f"{_clock(u.start)} --> {_clock(u.end)}\n<v {said.voices[u.speaker or ''].name}>{u.text}"
        for u in said.utterances
    ]
    return "\n\n".join(["WEBVTT", *cues]) + "\n"


def _cues(session: Session, names: dict[str, str], version: Version) -> Iterator[Utterance]:
    rate = float(session.head["rate"])
    chance = Random(f"{session.name} {version}")
    end = 1.0
    for turn in session.turns:
        start = max(0.0, end + turn.gap)
        for text, wait in _chunks(turn, version, chance):
            start += wait
            end = start + max(0.3, len(text.split()) / rate)
            yield Utterance(text, names[turn.role], round(start, 3), round(end, 3))
            start = end


def _chunks(turn: Turn, version: Version, chance: Random) -> Iterator[tuple[str, float]]:
    """The words between the pauses of a turn, each with the silence before it."""
    wait = 0.0
    parts = PAUSE.split(turn.words)
    for words, pause in zip(parts[::2], [*parts[1::2], "0"], strict=True):
        for text in _heard(words.strip(), version, chance):
            yield text, wait
            wait = 0.0
        wait += float(pause)


def _heard(words: str, version: Version, chance: Random) -> Iterator[str]:
    if version is Version.CLEAN:
        if words:
            yield words
        return
    left = _bare(words, chance) if version is Version.BARE else _guessed(words, chance)
    cue = left.split()
    while cue:
        length = chance.randint(5, LONGEST)
        yield " ".join(cue[:length])
        cue = cue[length:]


def _bare(words: str, chance: Random) -> str:
    """Small letters and no marks, but for a quarter of the question marks."""
    return MARKS.sub("", _unasked(words, "", chance)).lower()


def _guessed(words: str, chance: Random) -> str:
    """Marks where the recogniser heard a fall: half of the commas, most full stops, a stop for most question marks."""
    kept = re.sub(r",(?=\s)", lambda comma: "," if chance.random() < 0.5 else "", _unasked(words, ".", chance))
    return re.sub(r"\. (\w)", lambda stop: stop.group() if chance.random() < 0.7 else f" {stop[1].lower()}", kept)


def _unasked(words: str, instead: str, chance: Random) -> str:
    return re.sub(r"\?", lambda _: "?" if chance.random() < ASKED else instead, words)


def _clock(seconds: float | None) -> str:
    whole = round((seconds or 0.0) * 1000)
    return f"{whole // 3600000:02}:{whole // 60000 % 60:02}:{whole // 1000 % 60:02}.{whole % 1000:03}"
