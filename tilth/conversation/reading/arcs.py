"""Pure. What surrounded a shift and what became of it: sown, left to grow, nurtured, harvested, or cut short by the next words."""

import re
from collections.abc import Iterator
from itertools import islice

from tilth.conversation.reading.findings import Arc, Form, Level, Move, Outcome, Stage
from tilth.conversation.reading.heard import Heard, HeardTurn, gives_back
from tilth.conversation.transcript import Role

REACH = 4
"""So many coach turns after a shift belong to its arc."""

HURRIED = 1.0
"""A coach who begins within so many seconds of a weighty turn has left no room; one hint, never a finding alone."""

LONG_WINDED = 40
"""Words from which a coach's turn covers what the client just said."""


def arc(heard: Heard, peak: HeardTurn) -> Arc:
    """The coach turn before the peak, the seconds left after it, and the turns that nurtured and harvested it."""
    before = next(heard.before(peak.n, Role.COACH), None)
    replies = tuple(islice(heard.after(peak.n, Role.COACH), REACH))
    nurtured = next((r for r in replies[:2] if _nurtures(r, peak)), None)
    harvested = next((r for r in replies if _harvests(r)), None)
    return Arc(
        sown=before.n if before else None,
        paused=max(0.0, replies[0].wait) if replies and replies[0].wait is not None else None,
        nurtured=nurtured.n if nurtured else None,
        harvested=harvested.n if harvested else None,
    )


def outcome(heard: Heard, peak: HeardTurn, around: Arc) -> tuple[Outcome, str]:
    """What became of the shift, and the half sentence that says why."""
    reply = next(heard.after(peak.n, Role.COACH), None)
    if reply is None:
        return Outcome.LEFT_TO_REST, "the conversation ended there"
    hints = tuple(cutting(heard, peak, reply))
    if len(hints) >= 2 and not _stays(reply, peak):
        return Outcome.CUT_SHORT, f"the coach's next turn took it away ({', '.join(hints)})"
    if peak.stage is Stage.TRANSLATE_TO_ACTION:
        if reply.does(Move.ACKNOWLEDGEMENT, Move.SPACE) and reply.found.question is None:
            return Outcome.LEFT_TO_REST, f"turn {reply.n} received it and asked nothing more of it"
        return Outcome.ABSORBED_INTO_ACTION, "it went straight into the step being shaped"
    if around.harvested is not None and _said_more(heard, around.harvested):
        return Outcome.HARVESTED, f"turn {around.harvested} asked for its meaning and the client gave it"
    if peak.stage is Stage.CLOSING:
        return Outcome.LEFT_TO_REST, "the session was closing and it was let be"
    telling = [hint for hint in hints if hint not in BARE]
    if telling and around.nurtured is None:
        return Outcome.UNNOTICED, f"the coach went on without it ({telling[0]})"
    if around.nurtured is not None or around.harvested is not None:
        return Outcome.PARTLY_HARVESTED, "it was given back, and its meaning was not asked for"
    return Outcome.UNNOTICED, "the coach went on to something else"


def cutting(heard: Heard, peak: HeardTurn, reply: HeardTurn) -> Iterator[str]:
    """What in the coach's next turn, or in the client's answer to it, speaks for a shift cut short."""
    if reply.wait is not None and reply.wait < HURRIED:
        yield "no pause"
    if reply.does(Move.ADVICE, Move.INFORMATION):
        yield "advice"
    if reply.does(Move.PLANNING) and peak.stage is not Stage.TRANSLATE_TO_ACTION:
        yield "on to action"
    if reply.found.question is not None and (reply.found.question.stacked or reply.found.question.leading):
        yield "a question that leads or stacks"
    if reply.length >= LONG_WINDED:
        yield "many words"
    if _drops(peak, reply):
        yield "back to the facts"
    yield from (name for name, pattern in CUTS.items() if pattern.search(reply.said.plain))
    answer = next(heard.after(reply.n, Role.CLIENT), None)
    if answer is not None and answer.length <= 5 and not _stays(reply, peak) and reply.length > 8:
        yield "a flat answer"


BARE = ("no pause", "a flat answer")
"""Hints of pace alone: beside another they speak, by themselves they do not."""

CUTS = {
    "reassurance": re.compile(
        r"\b(?:normal|natural|don't worry|nothing to worry|no problem|you'll be (?:fine|great|ok|okay)|trust me|you've got this"
        r"|happens to)\b|\bevery(?:one|body) (?:does|feels|has|goes|gets|is)\b|\bwe've all\b|\bbeat yourself up\b"
    ),
    "praise and on": re.compile(
        r"^\W*(?:(?:right|okay|ok|yeah|yes|well|so)\W+)*(?:great|brilliant|awesome|perfect|love it|lovely|fantastic|amazing"
        r"|excellent|super)\b|\breally interesting\b|\bi love that\b|\bgreat work\b"
    ),
    "another subject": re.compile(
        r"\blet's (?:park|come back|move on|get (?:you|back|that))\b|\banyway\b|\bthe other thing\b|\bmoving on\b|\bback to\b"
        r"|\bconscious of (?:the )?time\b|\bhold that thought\b|\band (?:second|third)\b"
    ),
    "another idea instead": re.compile(
        r"\b(?:rather than|instead of|or better|or maybe|okay, or)\b|\bhave you (?:tried|thought)\b|\bwhat i'd do\b"
        r"|\bif i were you\b"
    ),
    "own story": re.compile(
        r"\bwhen i (?:was|ran|worked|had)\b|\bi had (?:a|the same)\b|\bsame (?:thing )?happened to me\b|\bi was exactly\b"
    ),
    "a label": re.compile(
        r"\b(?:classic|typical|textbook|syndrome)\b|\bthat's (?:the|your) \w+ talking\b|\bthere's a (?:thing|model|name|word)\b"
        r"|\bwhat you're (?:really|actually) saying\b"
    ),
    "a debate": re.compile(r"^\W*(?:sure|okay|ok|yes|yeah|right|well)?\W*but\b|\bis that fair\b|\bto be fair to\b"),
}


def _drops(peak: HeardTurn, reply: HeardTurn) -> bool:
    deep = (Level.BELIEF, Level.VALUE, Level.IDENTITY, Level.PURPOSE)
    return (
        peak.found.level in deep
        and reply.found.level in (Level.ENVIRONMENT, Level.BEHAVIOUR)
        and reply.found.question is not None
    )


def _stays(reply: HeardTurn, peak: HeardTurn) -> bool:
    return (reply.does(Move.SPACE, Move.INVITATION) and reply.length <= 14) or gives_back(reply, peak)


def _nurtures(reply: HeardTurn, peak: HeardTurn) -> bool:
    if reply.does(Move.ADVICE, Move.INFORMATION, Move.PLANNING):
        return False
    return _stays(reply, peak) or reply.does(Move.REFLECTION, Move.OBSERVATION, Move.ACKNOWLEDGEMENT, Move.SPACE)


def _harvests(reply: HeardTurn) -> bool:
    """An invitation to make meaning, or one open question that goes on from the client's words."""
    if reply.does(Move.INVITATION):
        return True
    asked = reply.found.question
    if asked is None or asked.stacked or asked.leading or reply.does(*ELSEWHERE):
        return False
    return asked.form is Form.OPEN and reply.length <= 30


ELSEWHERE = (Move.ADVICE, Move.INFORMATION, Move.PLANNING, Move.CONTRACTING, Move.SOCIAL)
"""What a coach's turn does when it turns away from meaning."""


def _said_more(heard: Heard, harvested: int) -> bool:
    answer = next(heard.after(harvested, Role.CLIENT), None)
    return answer is not None and answer.length >= 8
