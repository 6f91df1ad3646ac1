"""How far the times of a file can be trusted."""

import pytest

from tilth.conversation.formats.clock import number, seconds
from tilth.conversation.formats.timing import doubts, timing, without_impossible_ends
from tilth.conversation.transcript import Timing, Utterance


def cues(*times: tuple[float | None, float | None]) -> list[Utterance]:
    return [Utterance("word", "Ruth", start, end) for start, end in times]


def test_times_are_named_by_what_is_there() -> None:
    assert timing(cues((1.5, 2.0), (3.1, 4.0))) is Timing.SPANS
    assert timing(cues((1.5, None), (3.1, None))) is Timing.STARTS
    assert timing(cues((1.5, None), (3.1, None)), rounded=True) is Timing.ROUNDED
    assert timing(cues((None, None))) is Timing.NONE


def test_a_few_missing_ends_leave_spans_and_many_do_not() -> None:
    assert timing(cues(*[(n + 0.5, n + 0.9) for n in range(19)], (30.5, None))) is Timing.SPANS
    assert timing(cues(*[(n + 0.5, n + 0.9) for n in range(5)], *[(n + 9.5, None) for n in range(5)])) is Timing.STARTS


def test_whole_seconds_are_rounded_once_there_are_too_many_for_chance() -> None:
    assert timing(cues((1.0, 2.0), (3.0, 4.0))) is Timing.SPANS
    assert timing(cues(*[(float(n), n + 1.0) for n in range(12)])) is Timing.ROUNDED


def test_an_end_before_the_start_is_no_end() -> None:
    kept, n = without_impossible_ends(cues((5.0, 4.0), (6.0, 6.0)))
    assert [u.end for u in kept] == [None, 6.0]
    assert n == 1


def test_a_sound_file_has_no_doubts() -> None:
    sound = cues((1.5, 2.0), (3.1, 4.0))
    assert list(doubts(sound, Timing.SPANS)) == []


@pytest.mark.parametrize(
    ("clock", "expected"),
    [
        ("1:02:03.500", 3723.5),
        ("02:03,25", 123.25),
        ("2:03", 123.0),
        ("99:59:59", 359999.0),
        ("2", None),
        ("1:2", None),
        ("٣:٠٥", None),
    ],
)
def test_clock_times(clock: str, expected: float | None) -> None:
    assert seconds(clock) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [(3, 3.0), ("13.66", 13.66), (None, None), (True, None), (-1, None), ("nan", None), (10**400, None), ("1e9", None)],
)
def test_numbers(value: object, expected: float | None) -> None:
    assert number(value) == expected
