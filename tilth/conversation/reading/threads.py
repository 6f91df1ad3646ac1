"""Pure. Mentions of one step gathered into a thread: who spoke of it first, who took it up, what was asked about it, whether it was summed up."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from tilth.conversation.reading.findings import Move
from tilth.conversation.reading.heard import Heard, HeardTurn
from tilth.conversation.reading.mentions import Manner, Mention, mentions
from tilth.conversation.transcript import Role

SAME = 2
"""So many shared stems make two mentions one step."""

LONG_AGO = 16
"""Turns after which one stem more must come back."""

RECAP = 30
"""Words from which a coach's turn that touches several steps sums them up."""


@dataclass
class Thread:
    """One step as it runs through the conversation; `answers` are the client's turns right after a proposal of the coach."""

    opener: HeardTurn
    mentions: list[Mention] = field(default_factory=list)
    answers: list[HeardTurn] = field(default_factory=list)
    turns: set[int] = field(default_factory=set)
    about: set[str] = field(default_factory=set)
    last: frozenset[str] = frozenset()
    planned: bool = False
    followed: bool = False
    recapped: bool = False

    def add(self, turn: HeardTurn, found: Iterable[Mention] = ()) -> None:
        """Take a turn into the thread, with its mentions."""
        found = list(found)
        self.turns.add(turn.n)
        self.mentions += found
        if found:
            self.last = frozenset().union(*(m.about for m in found))
            self.about |= self.last

    @property
    def by_coach(self) -> bool:
        """Whether the coach spoke of it first."""
        return self.opener.turn.role is Role.COACH

    @property
    def promised(self) -> bool:
        """Whether it is the coach's own promise and nothing else."""
        return all(m.manner is Manner.PROMISES for m in self.mentions)

    def said(self, *manners: Manner) -> list[Mention]:
        """The mentions of these manners."""
        return [m for m in self.mentions if m.manner in manners]


def threads(heard: Heard) -> list[Thread]:
    """The steps spoken of, in order of their first mention; many are only talk, `actions` weighs them."""
    found: list[Thread] = []
    current: Thread | None = None
    for turn in heard.turns:
        if turn.turn.role is Role.COACH:
            current = _coach(heard, turn, found, current)
        elif turn.turn.role is Role.CLIENT:
            current = _client(heard, turn, found, current)
    return found


def _coach(heard: Heard, turn: HeardTurn, found: list[Thread], current: Thread | None) -> Thread | None:
    said = mentions(turn)
    promised = [m for m in said if m.manner is Manner.PROMISES]
    proposed = [m for m in said if m.manner in (Manner.PROPOSES, Manner.REQUIRES)]
    if promised:
        found.append(_new(turn, promised))
    if current is not None and turn.does(Move.PLANNING) and turn.n - max(current.turns) == 1:
        current.followed = True
    if not proposed:
        return current
    touched = [t for t in found if not t.promised and len(turn.said.content & t.about) >= SAME]
    if len(touched) >= 2 and turn.length >= RECAP and turn.n > len(heard.turns) / 2:
        _sum_up(turn, touched)
        return None
    if turn.does(*NOT_PROPOSING) and not turn.does(Move.ADVICE, Move.PLANNING, Move.INFORMATION):
        return current
    return _joined(turn, proposed, found, _carried_on(turn, proposed, current))


NOT_PROPOSING = (Move.CONTRACTING, Move.SOCIAL, Move.INVITATION, Move.SPACE)


def _sum_up(turn: HeardTurn, touched: list[Thread]) -> None:
    for thread in touched:
        thread.recapped = True
        thread.add(turn)


def _carried_on(turn: HeardTurn, proposed: list[Mention], current: Thread | None) -> Thread | None:
    """The thread of the turn before, where the coach goes on with something of it."""
    near = current is not None and turn.n - max(current.turns) == 1
    return current if current is not None and near and any(m.about & current.last for m in proposed) else None


def _client(heard: Heard, turn: HeardTurn, found: list[Thread], current: Thread | None) -> Thread | None:
    said = mentions(turn)
    if current is not None and turn.n - 1 in current.turns and heard.at(turn.n - 1).turn.role is Role.COACH:
        current.add(turn, said)
        current.answers.append(turn)
        current.last |= turn.said.content
        return current
    acts = [m for m in said if m.manner in (Manner.WILL, Manner.WOULD)]
    if not acts:
        return current
    goes_on = current is not None and not current.by_coach and turn.n - max(current.turns) <= 2
    joined = _joined(turn, acts, found, current if goes_on else None)
    before = next(heard.before(turn.n, Role.COACH), None)
    joined.planned |= before is not None and before.does(Move.PLANNING, Move.ADVICE)
    return joined


def _joined(turn: HeardTurn, said: list[Mention], found: list[Thread], current: Thread | None) -> Thread:
    """The thread that these mentions belong to: the latest that shares their words, else the current one, else a new one."""
    about = frozenset().union(*(m.about for m in said))
    same = next((t for t in reversed(found) if not t.promised and _same(t, turn, about)), current)
    if same is None:
        same = _new(turn, [])
        found.append(same)
    same.add(turn, said)
    return same


def _same(thread: Thread, turn: HeardTurn, about: frozenset[str]) -> bool:
    """Whether words about a step are about this one: the longer ago it was spoken of, the more must come back."""
    return len(about & thread.about) >= SAME + (turn.n - max(thread.turns) > LONG_AGO)


def _new(turn: HeardTurn, said: list[Mention]) -> Thread:
    thread = Thread(turn)
    if said:
        thread.add(turn, said)
    return thread
