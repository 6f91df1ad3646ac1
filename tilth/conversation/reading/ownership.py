"""Pure. Whose a step is, how far it was taken up, and how strongly the client's words bind."""

import re

from tilth.conversation.reading.findings import Commitment, Ownership, Status
from tilth.conversation.reading.heard import Heard
from tilth.conversation.reading.mentions import Manner
from tilth.conversation.reading.specifics import DATED
from tilth.conversation.reading.threads import Thread
from tilth.conversation.transcript import Role

ELABORATES = 12
"""Words from which a client's answer to a proposal does more than assent."""


def whose(heard: Heard, thread: Thread) -> tuple[Ownership, str]:
    """Whose the step is, by who spoke of it first and who gave it its shape; and the sentence that says why."""
    if thread.promised:
        return Ownership.COACH_COMMITMENT, "The coach will do it."
    if thread.said(Manner.REQUIRES):
        return Ownership.ROLE_REQUIREMENT, "It is named as something the role, the law or the house asks for."
    if not thread.by_coach:
        return _from_client(thread)
    if _made_own(thread):
        return (
            Ownership.CO_CREATED,
            f"The coach named it in turn {thread.opener.n}; the client changed it and added to it.",
        )
    if _seeded(heard, thread):
        return (
            Ownership.COACH_SHAPED,
            f"The client had touched it before; turn {thread.opener.n} gave it the coach's shape.",
        )
    return Ownership.COACH_IMPOSED, f"The coach named it first, in turn {thread.opener.n}, and the client went along."


def _from_client(thread: Thread) -> tuple[Ownership, str]:
    proposed = thread.said(Manner.PROPOSES)
    own = thread.said(Manner.WILL, Manner.WOULD)
    if proposed and len(proposed) >= len(own) and not any(a.length >= ELABORATES for a in thread.answers):
        return (
            Ownership.COACH_SHAPED,
            f"The client named it in turn {thread.opener.n}; the coach reshaped it and the client went along.",
        )
    return Ownership.CLIENT_OWNED, f"The client named it first, in turn {thread.opener.n}."


def _made_own(thread: Thread) -> bool:
    """Whether the client's answer wills or reshapes the step in words of their own."""
    own = [m for m in thread.said(Manner.WILL, Manner.WOULD) if m.turn.length >= ELABORATES]
    return bool(own) and any(m.about - thread.last for m in own)


def _seeded(heard: Heard, thread: Thread) -> bool:
    """Whether the client, in the few turns before the proposal, had spoken of what it is about."""
    proposed = frozenset().union(*(m.about for m in thread.mentions if m.turn.n == thread.opener.n))
    before = [t for t in heard.client if 0 < thread.opener.n - t.n <= 3]
    return any(len(t.said.content & proposed) >= 2 for t in before)


def status(thread: Thread) -> Status:
    """Agreed, complied with, offered, or let go."""
    if thread.promised:
        return Status.AGREED
    last = thread.answers[-1] if thread.answers else None
    if last is not None and LETS_GO.search(last.said.plain):
        return Status.LET_GO
    if thread.said(Manner.WILL):
        return Status.AGREED
    if not thread.by_coach:
        return Status.AGREED if thread.recapped or thread.followed or len(thread.turns) > 2 else Status.OFFERED
    if last is None or REFUSES.search(last.said.plain):
        return Status.OFFERED
    return Status.AGREED if last.length >= ELABORATES else Status.COMPLIED


LETS_GO = re.compile(r"\b(?:leave it|let it go|scrap that|forget (?:it|that)|not that one|drop that)\b")
REFUSES = re.compile(
    r"\b(?:i don't (?:think|want)|not really|i can't|i'd rather not|doesn't sound|i doubt|i won't|not sure|not (?:yet|there|today)|no thanks)\b|^\W*no\b"
)


def commitment(thread: Thread) -> Commitment:
    """Strong where a will has a time or is said twice, moderate where there is one, weak otherwise: mere assent binds little."""
    wills = [m for m in thread.said(Manner.WILL) if m.turn.turn.role is Role.CLIENT]
    if wills and (len(wills) > 1 or any(DATED.search(m.turn.said.plain) for m in wills)):
        return Commitment.STRONG
    own = thread.said(Manner.WOULD)
    return Commitment.MODERATE if wills or (own and not thread.by_coach) else Commitment.WEAK
