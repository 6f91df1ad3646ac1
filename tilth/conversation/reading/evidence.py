"""Pure. What one turn of the coach shows for a marker, and what it shows against it."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tilth.conversation.reading.findings import Form, Level, Move, Talk
from tilth.conversation.reading.heard import Heard, HeardTurn, gives_back
from tilth.conversation.reading.silences import LONG
from tilth.conversation.reading.wording import WORDS
from tilth.conversation.transcript import Role

DEEP = (Level.BELIEF, Level.VALUE, Level.IDENTITY, Level.PURPOSE)
TELLS = (Move.ADVICE, Move.INFORMATION)
STAYS = (Move.REFLECTION, Move.SPACE, Move.ACKNOWLEDGEMENT, Move.INVITATION, Move.OBSERVATION)


@dataclass(frozen=True)
class Reply:
    """A coach's turn with the client's turns around it.

    `place` runs from 0 to 1 through the session; `weighty` says that the client's turn before held a shift or a feeling;
    `recent` and `earlier` are the content words of that turn and of the client's turns before it.
    """

    turn: HeardTurn
    before: HeardTurn | None
    after: HeardTurn | None
    place: float
    weighty: bool
    recent: frozenset[str]
    earlier: frozenset[str]

    @property
    def asks(self) -> bool:
        """Whether it asks."""
        return self.turn.found.question is not None

    @property
    def asks_openly(self) -> bool:
        """Whether it asks one open question that leans on no answer."""
        asked = self.turn.found.question
        return asked is not None and asked.form is Form.OPEN and not asked.stacked and not asked.leading

    def does(self, *moves: Move) -> bool:
        """Whether it makes any of these moves."""
        return self.turn.does(*moves)

    def says(self, wording: str) -> bool:
        """Whether it is worded so."""
        return WORDS[wording].search(self.turn.said.plain) is not None


def replies(heard: Heard, weighty: frozenset[int]) -> Iterator[Reply]:
    """The coach's turns in order; `weighty` are the client turns at which something shifted."""
    earlier: frozenset[str] = frozenset()
    recent: frozenset[str] = frozenset()
    last = max(len(heard.turns) - 1, 1)
    for turn in heard.turns:
        if turn.turn.role is Role.CLIENT:
            earlier, recent = earlier | recent, turn.said.content
        elif turn.turn.role is Role.COACH:
            before = next(heard.before(turn.n, Role.CLIENT), None)
            after = next(heard.after(turn.n, Role.CLIENT), None)
            heavy = before is not None and (before.n in weighty or Talk.FEELING in before.found.talk)
            yield Reply(turn, before, after, (turn.n - 1) / last, heavy, recent, earlier)


Shows = Callable[[Reply], bool]
"""Whether a turn of the coach shows something."""


def _asked(wording: str, *, first: float = 0.0, last: float = 1.0) -> Shows:
    """A question worded so, in that part of the session."""
    return lambda r: first <= r.place <= last and r.asks and r.says(wording)


def _said(wording: str, *, first: float = 0.0, last: float = 1.0) -> Shows:
    return lambda r: first <= r.place <= last and r.says(wording)


def _stays(r: Reply) -> bool:
    """It stays with what the client has just said."""
    if r.before is None or r.does(*TELLS) or r.says("minimises"):
        return False
    return r.does(*STAYS) or gives_back(r.turn, r.before)


def _credits(r: Reply) -> bool:
    """It credits something particular, in more than a word of praise."""
    if r.turn.length < 5 or r.does(*TELLS, Move.PLANNING) or r.says("praises") or r.says("minimises"):
        return False
    particular = not r.turn.said.content.isdisjoint(r.earlier | r.recent)
    return particular and (r.says("credits") or r.does(Move.ACKNOWLEDGEMENT))


def _waits(r: Reply) -> bool:
    """It leaves a silence, a shorter one after something weighty; one spent on typing or explaining is not left to the client."""
    if r.turn.wait is None or r.does(*TELLS) or (r.asks and not r.asks_openly):
        return False
    return r.turn.wait >= LONG or (r.weighty and (r.turn.wait >= 2 or r.does(Move.SPACE)))


def _hurries(r: Reply) -> bool:
    return r.weighty and r.turn.wait is not None and r.turn.wait < 1.0 and r.turn.length >= 6


def _objected(r: Reply) -> bool:
    """The client has just said no, or but."""
    return r.before is not None and (Talk.SUSTAIN in r.before.found.talk or NO.match(r.before.said.plain) is not None)


NO = re.compile(r"\W*(?:no\b|not (?:really|exactly|quite)|maybe not|well, no|but\b|it's quite a lot|i don't)")


def _takes_answer(r: Reply) -> bool:
    """It checks its own words with the client, or takes the client's no."""
    if r.says("checks") and not r.does(*TELLS):
        return True
    return _objected(r) and (
        r.says("takes a no") or (r.does(Move.ACKNOWLEDGEMENT, Move.REFLECTION) and not r.does(*TELLS))
    )


def _built_from(r: Reply, *, least: float) -> bool:
    """An open question of which so much is in words that the client had used."""
    asked = r.turn.found.question
    return r.asks_openly and asked is not None and asked.own_words is not None and asked.own_words >= least


def _breaks_in(r: Reply) -> bool:
    """It begins before the client's sentence has ended."""
    ended = r.before is None or r.before.turn.text.rstrip().endswith((".", "?", "!", "]", '"', "”"))
    return r.turn.wait is not None and r.turn.wait < 0 and not ended


def _lets_finish(r: Reply) -> bool:
    """After a long turn, or one with a pause in it, the coach still waited."""
    if r.before is None or r.turn.wait is None or r.turn.wait < 1:
        return False
    return r.before.length >= 25 or any(pause.seconds >= 2 for pause in r.before.turn.pauses)


def _to_the_person(r: Reply) -> bool:
    """It turns to the person rather than to the matter."""
    if r.does(*TELLS):
        return False
    if r.does(*STAYS) and (r.turn.found.level in (Level.IDENTITY, Level.VALUE) or r.says("of the person")):
        return True
    return r.says("who") and r.asks_openly


def _runs_on(r: Reply) -> bool:
    return r.turn.length >= 50


FOR: dict[str, Shows] = {
    "3.1": lambda r: r.place <= 0.3 and r.asks and (r.says("wish") or (r.asks_openly and r.does(Move.CONTRACTING))),
    "3.2": _asked("measure", last=0.35),
    "3.3": _asked("weight", last=0.4),
    "3.4": _asked("address", last=0.6),
    "4.1": _credits,
    "4.2": lambda r: r.weighty and r.does(Move.ACKNOWLEDGEMENT, Move.SPACE) and not r.says("minimises"),
    "4.3": lambda r: r.weighty and _stays(r),
    "4.4": _takes_answer,
    "5.1": _to_the_person,
    "5.2": lambda r: r.place >= 0.25 and r.says("returns") and not r.does(*TELLS),
    "5.3": _asked("chooses"),
    "5.4": lambda r: r.asks_openly and r.does(Move.QUESTION, Move.INVITATION) and r.turn.length <= 30,
    "5.5": _waits,
    "6.1": lambda r: _built_from(r, least=0.5) and not r.turn.said.content.isdisjoint(r.earlier - r.recent),
    "6.2": lambda r: _built_from(r, least=0.5) and r.turn.length <= 20 and not r.turn.said.content.isdisjoint(r.recent),
    "6.3": lambda r: r.before is not None and Talk.FEELING in r.before.found.talk and r.asks_openly,
    "6.4": _said("body"),
    "6.5": lambda r: r.asks_openly and (r.turn.found.level in DEEP or r.does(Move.INVITATION)),
    "6.6": _lets_finish,
    "6.7": lambda r: r.does(Move.REFLECTION) and r.turn.length <= 25 and not r.does(*TELLS),
    "7.1": lambda r: r.asks_openly and r.does(Move.QUESTION, Move.INVITATION),
    "7.2": lambda r: r.asks_openly and (r.says("who") or r.does(Move.INVITATION)),
    "7.3": _asked("other eyes", first=0.1),
    "7.4": lambda r: r.place > 0.3 and r.asks_openly and r.says("ahead"),
    "7.5": lambda r: r.does(Move.OBSERVATION) and (r.says("notices") or r.says("body")) and not r.does(*TELLS),
    "7.6": lambda r: r.asks_openly and r.turn.length <= 20,
    "7.7": lambda r: 3 <= r.turn.length <= 20 and not r.does(*TELLS),
    "8.1": lambda r: r.place > 0.4 and r.asks and r.says("progress") and not r.does(*TELLS),
    "8.2": lambda r: r.place > 0.7 and r.asks and r.says("of self"),
    "8.3": lambda r: r.place > 0.5 and r.asks_openly and r.says("learned") and not r.says("of self"),
    "8.4": lambda r: r.place > 0.35 and r.asks_openly and r.says("use"),
    "8.5": lambda r: r.place > 0.4 and r.asks_openly and r.does(Move.PLANNING),
    "8.6": lambda r: r.place > 0.4 and r.asks and not r.does(*TELLS) and r.says("in the way"),
    "8.7": lambda r: r.place > 0.5 and r.asks and r.says("held") and not r.says("checks up"),
    "8.8": lambda r: r.place > 0.6 and _credits(r),
    "8.9": lambda r: r.place > 0.8 and r.asks and r.says("ending"),
}
"""For each marker what one turn shows for it; 7.8 is read from the whole conversation."""

AGAINST: dict[str, Shows] = {
    "3.1": _said("tells the topic", last=0.25),
    "4.1": lambda r: r.place > 0.1 and r.says("praises"),
    "4.2": lambda r: r.weighty and r.says("minimises"),
    "4.3": lambda r: r.weighty and (r.does(*TELLS) or r.says("minimises")),
    "4.4": lambda r: _objected(r) and r.does(Move.ADVICE),
    "5.1": lambda r: r.weighty and r.does(*TELLS, Move.PLANNING),
    "5.2": _said("tells the topic", first=0.1, last=0.5),
    "5.3": _said("directs"),
    "5.4": lambda r: r.turn.found.question is not None and r.turn.found.question.leading,
    "5.5": _hurries,
    "6.1": lambda r: r.does(*TELLS) and r.turn.length > 8 and r.turn.said.content.isdisjoint(r.earlier | r.recent),
    "6.2": lambda r: r.weighty and r.does(*TELLS),
    "6.3": lambda r: r.weighty and r.does(*TELLS, Move.PLANNING),
    "6.5": lambda r: r.weighty and r.does(*TELLS),
    "6.6": _breaks_in,
    "6.7": lambda r: r.does(Move.REFLECTION) and _runs_on(r),
    "7.5": lambda r: r.says("tells them who") and not r.asks_openly,
    "7.6": lambda r: r.asks and not r.asks_openly and (r.turn.length >= 30 or _leads_or_stacks(r)),
    "7.7": _runs_on,
    "8.2": lambda r: r.place > 0.6 and r.weighty and r.does(*TELLS),
    "8.5": lambda r: r.place > 0.3 and r.does(Move.ADVICE) and not r.asks_openly,
    "8.6": lambda r: r.place > 0.3 and _objected(r) and r.does(*TELLS),
    "8.7": lambda r: r.place > 0.3 and r.says("checks up"),
    "8.8": lambda r: r.place > 0.6 and r.says("praises"),
    "8.9": lambda r: r.place > 0.93 and r.does(Move.SOCIAL) and not r.asks,
}
"""For some markers what one turn shows against them; where a marker is missing, its absence says nothing."""


def _leads_or_stacks(r: Reply) -> bool:
    asked = r.turn.found.question
    return asked is not None and (asked.leading or asked.stacked)
