"""Pure. Whose a step is, how far it was taken up, and how strongly the client's words bind."""

import re

from tilth.conversation.reading.findings import Commitment, Form, Move, Ownership, Status
from tilth.conversation.reading.heard import Heard, HeardTurn
from tilth.conversation.reading.mentions import Manner
from tilth.conversation.reading.specifics import DATED
from tilth.conversation.reading.threads import Thread
from tilth.conversation.transcript import Role

ELABORATES = 10
"""Words from which a client's answer to a proposal does more than assent."""


def whose(heard: Heard, thread: Thread) -> tuple[Ownership, str]:
    """Whose the step is, by who spoke of it first and who gave it its shape; and the sentence that says why."""
    if thread.promised:
        return Ownership.COACH_COMMITMENT, "The coach will do it."
    if thread.said(Manner.REQUIRES):
        return Ownership.ROLE_REQUIREMENT, "It is named as something the role, the law or the house asks for."
    return _from_coach(heard, thread) if thread.by_coach else _from_client(heard, thread)


def _from_coach(heard: Heard, thread: Thread) -> tuple[Ownership, str]:
    first = thread.opener
    own = [m for m in thread.said(Manner.WILL, Manner.WOULD) if m.turn.length >= ELABORATES]
    proposed = _about(thread, Manner.PROPOSES)
    if own and (_asks_openly(first) or not any(m.about & proposed for m in own)):
        return Ownership.CLIENT_OWNED, f"Turn {first.n} asked, and the client named it in turn {own[0].turn.n}."
    if own:
        return Ownership.CO_CREATED, f"The coach named it in turn {first.n}; the client took it on and changed it."
    if _seeded(heard, thread):
        return Ownership.COACH_SHAPED, f"The client had touched it before; turn {first.n} gave it the coach's shape."
    return Ownership.COACH_IMPOSED, f"The coach named it first, in turn {first.n}, and the client went along."


def _from_client(heard: Heard, thread: Thread) -> tuple[Ownership, str]:
    first = thread.opener
    proposed, own = thread.said(Manner.PROPOSES), thread.said(Manner.WILL, Manner.WOULD)
    before = next(heard.before(first.n, Role.COACH), None)
    told = before is not None and before.does(Move.ADVICE) and not _asks_openly(before)
    if told and len(own) == 1 and first.length < ELABORATES:
        return Ownership.COACH_IMPOSED, f"Turn {first.n - 1} told the client what to do, and the client said yes to it."
    if proposed and len(proposed) >= len(own) and not any(a.length >= ELABORATES for a in thread.answers):
        return Ownership.COACH_SHAPED, f"The client named it in turn {first.n}; the coach reshaped it."
    return Ownership.CLIENT_OWNED, f"The client named it first, in turn {first.n}."


def _asks_openly(turn: HeardTurn) -> bool:
    asked = turn.found.question
    return asked is not None and asked.form is Form.OPEN and not asked.leading


def _about(thread: Thread, *manners: Manner) -> frozenset[str]:
    return frozenset().union(*(m.about for m in thread.said(*manners)))


def _seeded(heard: Heard, thread: Thread) -> bool:
    """Whether the client, in the few turns before the proposal, had spoken of what it is about."""
    proposed = _about(thread, Manner.PROPOSES)
    before = [t for t in heard.client if 0 < thread.opener.n - t.n <= 3]
    return any(len(t.said.content & proposed) >= 2 for t in before)


def status(thread: Thread) -> Status:
    """Agreed, complied with, offered, or let go."""
    if thread.promised:
        return Status.AGREED
    last = thread.answers[-1] if thread.answers else None
    if last is not None and LETS_GO.search(last.said.plain):
        return Status.LET_GO
    if any(not thread.by_coach or m.turn.length >= ELABORATES for m in thread.said(Manner.WILL)):
        return Status.AGREED
    if not thread.by_coach:
        return Status.AGREED if thread.recapped or thread.followed or len(thread.turns) > 2 else Status.OFFERED
    if last is None or REFUSES.search(last.said.plain):
        return Status.OFFERED
    return Status.AGREED if last.length >= ELABORATES else Status.COMPLIED


LETS_GO = re.compile(r"\b(?:leave it|let it go|scrap that|forget (?:it|that)|not that one|drop that)\b")
REFUSES = re.compile(
    r"\b(?:i don't (?:think|want)|not really|i can't|i'd rather not|doesn't sound|i doubt|i won't|not sure|no thanks"
    r"|not (?:yet|there|today))\b|^\W*no\b"
)


def commitment(thread: Thread) -> Commitment:
    """Strong where a will has a time or is said twice, moderate where there is one, weak otherwise: mere assent binds little."""
    wills = [m for m in thread.said(Manner.WILL) if m.turn.turn.role is Role.CLIENT]
    if wills and (len(wills) > 1 or any(DATED.search(m.turn.said.plain) for m in wills)):
        return Commitment.STRONG
    own = thread.said(Manner.WOULD)
    return Commitment.MODERATE if wills or (own and not thread.by_coach) else Commitment.WEAK
