"""The core competencies, read through the markers."""

from tilth.conversation.reading.competencies import read_competencies
from tilth.conversation.reading.findings import Evidence, MarkerFinding
from tilth.conversation.rubrics import CORE_2019, CORE_2025, MARKERS, load


def marker(reading: Evidence, turns: tuple[int, ...] = (), counter: tuple[int, ...] = ()) -> MarkerFinding:
    return MarkerFinding(reading, turns, counter, "Because.")


def every(**known: MarkerFinding) -> dict[str, MarkerFinding]:
    """All markers without evidence but those named, as m3_1."""
    found = {line["number"]: marker(Evidence.NO_EVIDENCE) for line in load(MARKERS)["lines"]}
    return found | {name.removeprefix("m").replace("_", "."): finding for name, finding in known.items()}


def test_both_editions_are_read_line_by_line() -> None:
    found = read_competencies(every())
    assert (len(found[CORE_2019]), len(found[CORE_2025])) == (63, 68)


def test_a_line_has_the_evidence_of_the_markers_that_speak_for_it_in_both_numberings() -> None:
    found = read_competencies(every(m5_5=marker(Evidence.EVIDENCE, (9, 13))))
    assert found[CORE_2019]["5.6"].reading is Evidence.EVIDENCE
    assert found[CORE_2025]["5.07"].turns == (9, 13)


def test_evidence_in_one_marker_and_counter_evidence_in_another_are_mixed() -> None:
    found = read_competencies(
        every(m8_5=marker(Evidence.EVIDENCE, (5,)), m8_7=marker(Evidence.COUNTER_EVIDENCE, (), (7,)))
    )
    assert found[CORE_2019]["8.2"].reading is Evidence.MIXED


def test_what_belongs_to_the_engagement_is_not_observable_in_one_session() -> None:
    found = read_competencies(every())
    assert all(found[CORE_2019][n].reading is Evidence.NOT_OBSERVABLE for n in ("2.2", "3.1", "3.4", "3.11", "6.6"))
    assert found[CORE_2025]["3.12"].reading is Evidence.NOT_OBSERVABLE


def test_where_its_markers_are_not_observable_neither_is_the_line() -> None:
    found = read_competencies(every(m7_5=marker(Evidence.NOT_OBSERVABLE)))
    assert found[CORE_2019]["7.11"].reading is Evidence.NOT_OBSERVABLE


def test_without_markers_there_is_nothing_to_read() -> None:
    assert read_competencies({}) == {}
