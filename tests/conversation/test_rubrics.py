"""The rubrics as data."""

from datetime import date

import pytest

from tilth.conversation.rubrics import CORE_2019, CORE_2025, EDITIONS, MARKERS, load

ALL = (MARKERS, *EDITIONS)


@pytest.mark.parametrize("name", ALL)
def test_a_rubric_says_whose_it_is_since_when_and_that_it_is_not_endorsed(name: str) -> None:
    rubric = load(name)
    assert rubric["rubric"] == name
    assert date.fromisoformat(rubric["valid_from"])
    assert rubric["valid_to"] is None or date.fromisoformat(rubric["valid_to"]) > date.fromisoformat(
        rubric["valid_from"]
    )
    assert rubric["link"].startswith("https://coachingfederation.org/")
    assert "not endorsed" in rubric["notice"]


@pytest.mark.parametrize("name", ALL)
def test_every_line_says_something_short_and_what_it_takes_to_see_it(name: str) -> None:
    rubric = load(name)
    for line in rubric["lines"]:
        assert 2 <= len(line["says"].split()) <= 22
        assert line["observability"] in rubric["observability"]
    numbers = [line["number"] for line in rubric["lines"]]
    assert len(numbers) == len(set(numbers))


def test_the_markers_are_the_37_of_2020() -> None:
    numbers = [line["number"] for line in load(MARKERS)["lines"]]
    assert numbers == [
        f"{c}.{i}" for c, last in ((3, 4), (4, 4), (5, 5), (6, 7), (7, 8), (8, 9)) for i in range(1, last + 1)
    ]


def test_the_editions_have_63_and_68_lines_and_five_are_new() -> None:
    old, new = load(CORE_2019)["lines"], load(CORE_2025)["lines"]
    assert (len(old), len(new)) == (63, 68)
    assert [line["number"] for line in new if line["change"] == "new"] == ["2.09", "2.10", "3.12", "5.03", "8.07"]


def test_the_crosswalk_leads_there_and_back() -> None:
    new = {line["number"]: line for line in load(CORE_2025)["lines"]}
    for line in load(CORE_2019)["lines"]:
        other = new[line[CORE_2025]]
        assert other[CORE_2019] == line["number"]
        assert other["markers"] == line["markers"]


def test_the_new_lines_move_the_numbers_after_them() -> None:
    crosswalk = {line["number"]: line[CORE_2025] for line in load(CORE_2019)["lines"]}
    assert (crosswalk["5.2"], crosswalk["5.3"], crosswalk["5.6"]) == ("5.02", "5.04", "5.07")
    assert (crosswalk["8.6"], crosswalk["8.7"], crosswalk["8.8"]) == ("8.06", "8.08", "8.09")


def test_lines_are_read_through_markers_that_exist() -> None:
    known = {line["number"] for line in load(MARKERS)["lines"]}
    assert all(set(line["markers"]) <= known for name in EDITIONS for line in load(name)["lines"])


def test_an_unknown_rubric_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        load("icf-core-1999")
