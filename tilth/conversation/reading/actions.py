"""Pure. The steps spoken of: which threads of the conversation are steps, with whose they are, how far taken up, and what they grew from."""

import math
import re
from collections.abc import Iterable, Iterator, Sequence

from tilth.conversation.reading.findings import Action, Moment, Move, Ownership, Stage
from tilth.conversation.reading.heard import Heard
from tilth.conversation.reading.mentions import Manner
from tilth.conversation.reading.moments import COMES_BACK
from tilth.conversation.reading.ownership import REFUSES, commitment, status, whose
from tilth.conversation.reading.specifics import DATED, if_then, kind, value, when, with_whom
from tilth.conversation.reading.threads import Thread, threads
from tilth.conversation.transcript import Role

START = -3.0
"""The log odds that a thread without any sign is a step."""

ENOUGH = 0.4
"""The least probability of a thread that is shown as a step."""

GO = re.compile(
    r"\b(?:this week|i want you|i'd like you|put that down|number (?:one|two|three)|homework|going to have you|let's (?:get|say|put|do))\b"
)
ASSENTS = re.compile(
    r"^\W*(?:yeah|yes|yep|okay|ok|sure|right|mm+|fine|alright|i guess|i suppose|will do|thanks|uh-huh|good)\b"
)


def read_actions(heard: Heard, moments: Sequence[Moment]) -> tuple[Action, ...]:
    """The steps of a conversation, in order of their first mention."""
    steps = (t for t in threads(heard) if t.promised or _likely(heard, t) >= ENOUGH)
    return tuple(sorted((_action(heard, step, moments) for step in steps), key=lambda a: a.turns))


def _likely(heard: Heard, thread: Thread) -> float:
    """The probability that a careful reader lists this thread as a step; weighed on the development sessions, then rounded."""
    odds = START + sum(_signs(heard, thread))
    joined = heard.ear.sure("step", thread.turns, odds) if heard.ear else None
    return 1 / (1 + math.exp(-(odds if joined is None else joined)))


def _signs(heard: Heard, thread: Thread) -> Iterator[float]:
    turns = [heard.at(n) for n in sorted(thread.turns)]
    acting = sum(t.stage is Stage.TRANSLATE_TO_ACTION for t in turns) / len(turns)
    place = turns[0].n / len(heard.turns)
    yield 0.9 * min(len(thread.said(Manner.WILL)), 2)
    yield 0.6 * bool(thread.said(Manner.WOULD))
    yield 0.7 * any(DATED.search(t.said.plain) for t in turns)
    yield 0.16 * min(len(turns), 6)
    yield acting * (0.8 if thread.by_coach else 1.2)
    yield 0.6 * place - 0.6 * (place < 0.2)
    yield 0.4 * thread.planned + 0.5 * thread.followed + 0.6 * thread.recapped
    if thread.by_coach:
        yield 0.6 * thread.opener.does(Move.ADVICE, Move.INFORMATION) + 0.5 * bool(GO.search(thread.opener.said.plain))
        yield 0.4 * (len(thread.said(Manner.PROPOSES)) > 1)
        yield -0.3 * any(REFUSES.search(a.said.plain) for a in thread.answers)
        yield 0.3 * any(a.length <= 6 and ASSENTS.search(a.said.plain) for a in thread.answers)


def _action(heard: Heard, thread: Thread, moments: Sequence[Moment]) -> Action:
    owner, why = whose(heard, thread)
    return Action(
        turns=tuple(sorted(thread.turns)),
        quotes=tuple(sorted({m.quote for m in thread.mentions}, key=lambda q: (q.turn, q.start))),
        why=why,
        status=status(thread),
        ownership=owner,
        kind=kind(heard, thread),
        commitment=commitment(thread),
        when=when(heard, thread),
        with_whom=with_whom(heard, thread),
        if_then=if_then(heard, thread),
        moment=_grown_from(heard, thread, owner, moments),
        value=value(heard, thread),
    )


def _grown_from(heard: Heard, thread: Thread, owner: Ownership, moments: Sequence[Moment]) -> int | None:
    """The earlier moment that shares most words with what the client says of the step; none where they share too little.

    A step that the coach set grew from no moment, whatever words it shares.
    """
    if owner not in (Ownership.CLIENT_OWNED, Ownership.CO_CREATED, Ownership.COACH_SHAPED):
        return None
    own = _content(heard, (n for n in thread.turns if heard.at(n).turn.role is Role.CLIENT))
    shared = {i: len(own & _content(heard, m.turns)) for i, m in enumerate(moments) if m.turns[0] < max(thread.turns)}
    best = max(shared, key=lambda i: (shared[i], i), default=None)
    return best if best is not None and shared[best] >= COMES_BACK else None


def _content(heard: Heard, turns: Iterable[int]) -> frozenset[str]:
    return frozenset().union(*(heard.at(n).said.content for n in turns))
