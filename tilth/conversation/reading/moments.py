"""Pure. What may become an insight, if the client keeps it: the client's own words at a shift, and what they say they have learned."""

from collections.abc import Iterator, Sequence

from tilth.conversation.reading.findings import Moment, Move, Outcome, Shift, Stage, Strength
from tilth.conversation.reading.heard import Heard, HeardTurn
from tilth.conversation.transcript import Role

SAYS_SOMETHING = 6
"""Words from which a client's turn can hold a statement of its own."""

MANY = 4
"""A moment rests on at most so many turns."""


def read_moments(heard: Heard, shifts: Sequence[Shift]) -> tuple[Moment, ...]:
    """The moments of a conversation, in order of their first turn."""
    at_shifts = [_at(heard, index, shift) for index, shift in enumerate(shifts) if _may_be_kept(shift)]
    learned = [_learned(turn) for turn in _lessons(heard) if all(turn.n not in m.turns for m in at_shifts)]
    return tuple(sorted((*at_shifts, *learned), key=lambda m: m.turns))


def _may_be_kept(shift: Shift) -> bool:
    """A faint shift that was let be, or that became a step at once, leaves nothing of its own to keep."""
    return shift.strength is not Strength.MINOR or shift.outcome not in (
        Outcome.LEFT_TO_REST,
        Outcome.ABSORBED_INTO_ACTION,
    )


def _at(heard: Heard, index: int, shift: Shift) -> Moment:
    turns = sorted(_statements(heard, shift), key=lambda t: t.n)[:MANY]
    return Moment(
        turns=tuple(t.n for t in turns),
        quotes=tuple(t.said.whole() for t in turns),
        shift=index,
        why="The client's own words where something seemed to shift.",
    )


def _statements(heard: Heard, shift: Shift) -> Iterator[HeardTurn]:
    """The peak, what the client said around it, and the answer to what asked for its meaning."""
    first, last = shift.span
    asked = shift.arc.harvested
    answer = next(heard.after(asked, Role.CLIENT), None) if asked is not None and asked <= shift.turn + 6 else None
    for turn in heard.client:
        close = first <= turn.n <= last and turn.length >= SAYS_SOMETHING
        if (
            turn.n == shift.turn
            or close
            or (answer is not None and turn.n == answer.n and turn.length >= SAYS_SOMETHING)
        ):
            yield turn


def _lessons(heard: Heard) -> Iterator[HeardTurn]:
    """What the client answers, late in the session, when asked what they learned."""
    for coach in heard.coach:
        if coach.does(Move.REVIEW) and coach.found.question is not None and coach.n > len(heard.turns) * 0.6:
            answer = next(heard.after(coach.n, Role.CLIENT), None)
            if answer is not None and answer.length >= 12 and answer.stage is not Stage.OPENING:
                yield answer


def _learned(turn: HeardTurn) -> Moment:
    return Moment(
        turns=(turn.n,), quotes=(turn.said.whole(),), why="The client's answer when asked what they have learned."
    )
