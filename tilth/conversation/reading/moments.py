"""Pure. What may become an insight, if the client keeps it: the client's own words at a shift, and what they say they have learned."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tilth.conversation.reading.findings import Moment, Move, Outcome, Shift, Stage, Strength
from tilth.conversation.reading.heard import Heard, HeardTurn
from tilth.conversation.reading.wording import WORDS
from tilth.conversation.transcript import Quote, Role

SAYS_SOMETHING = 6
"""Words from which a client's turn can hold a statement of its own."""

MOST_QUOTED = 45
"""Words of one turn that are quoted."""

MANY = 4
"""A moment rests on at most so many turns around its shift."""

LATE = 0.7
"""The part of a session after which a question of what was learned gathers it in."""

COMES_BACK = 2
"""So many content words of a moment in a later answer say that it is spoken of again."""


def read_moments(heard: Heard, shifts: Sequence[Shift]) -> tuple[Moment, ...]:
    """The moments of a conversation, in order of their first turn."""
    found = [_at(heard, index, shift) for index, shift in enumerate(shifts) if _may_be_kept(shift)]
    lesson = next(_lessons(heard), None)
    if lesson is not None and all(lesson.n not in m.turns for m in found):
        _learned(heard, found, lesson)
    return tuple(sorted(found, key=lambda m: m.turns))


def _may_be_kept(shift: Shift) -> bool:
    """A faint shift that was let be, or that became a step at once, leaves nothing of its own to keep."""
    return shift.strength is not Strength.MINOR or shift.outcome not in (
        Outcome.LEFT_TO_REST,
        Outcome.ABSORBED_INTO_ACTION,
    )


def _at(heard: Heard, index: int, shift: Shift) -> Moment:
    nearest = sorted(_statements(heard, shift), key=lambda t: abs(t.n - shift.turn))[:MANY]
    turns = sorted(nearest, key=lambda t: t.n)
    return Moment(
        turns=tuple(t.n for t in turns),
        quotes=tuple(_point(t) for t in turns),
        shift=index,
        why="The client's own words where something seemed to shift.",
    )


def _statements(heard: Heard, shift: Shift) -> Iterator[HeardTurn]:
    """The peak, what the client said around it, and the answer to what asked for its meaning."""
    first, last = shift.span
    asked = shift.arc.harvested
    answer = next(heard.after(asked, Role.CLIENT), None) if asked is not None and asked <= shift.turn + 6 else None
    for turn in heard.client:
        meant = first <= turn.n <= last or (answer is not None and turn.n == answer.n)
        if turn.n == shift.turn or (meant and turn.length >= SAYS_SOMETHING):
            yield turn


def _point(turn: HeardTurn) -> Quote:
    """The whole of a turn, or the last sentences of a long one: the point stands at its end."""
    words = turn.said.words
    ends = [s for s in turn.said.sentences if sum(w.start >= s.start for w in words) <= MOST_QUOTED]
    return (
        turn.said.whole() if turn.length <= MOST_QUOTED or not ends else turn.said.quote(ends[0].start, words[-1].end)
    )


def _lessons(heard: Heard) -> Iterator[HeardTurn]:
    """What the client answers, late in the session, when asked what they learned."""
    for coach in heard.coach:
        looks_back = coach.does(Move.REVIEW) or WORDS["learned"].search(coach.said.plain) is not None
        if looks_back and coach.found.question is not None and coach.n > len(heard.turns) * LATE:
            answer = next(heard.after(coach.n, Role.CLIENT), None)
            if answer is not None and answer.length >= 12 and answer.stage is not Stage.OPENING:
                yield answer


def _learned(heard: Heard, found: list[Moment], lesson: HeardTurn) -> None:
    """The lesson belongs to the moment whose words come back in it; where none do, it is a moment of its own."""
    shared = [len(lesson.said.content & _content(heard, m)) for m in found]
    best = max(range(len(found)), key=lambda i: shared[i], default=None)
    if best is not None and shared[best] >= COMES_BACK:
        m = found[best]
        found[best] = replace(m, turns=(*m.turns, lesson.n), quotes=(*m.quotes, _point(lesson)))
    else:
        found.append(Moment((lesson.n,), (_point(lesson),), "The client's answer when asked what they have learned."))


def _content(heard: Heard, moment: Moment) -> frozenset[str]:
    return frozenset().union(*(heard.at(n).said.content for n in moment.turns))
