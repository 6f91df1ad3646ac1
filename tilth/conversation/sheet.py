"""Pure. The marker sheet: what a reading found for and against each PCC Marker, in the words a person reads."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from tilth.conversation.rubrics import MARKERS, load
from tilth.conversation.wording import EVIDENCE, Document, clock

ORDER = ("evidence", "mixed", "counter_evidence", "no_evidence", "not_observable")


@dataclass(frozen=True, slots=True)
class MarkerRow:
    """One marker: its number, what it says, what was found, why, and the turns for and against."""

    number: str
    says: str
    reading: str
    why: str
    turns: tuple[int, ...]
    counter: tuple[int, ...]
    where: str

    @property
    def silent(self) -> bool:
        """Whether the transcript says nothing of it, for whatever reason."""
        return self.reading in ("no_evidence", "not_observable")


@dataclass(frozen=True, slots=True)
class Sheet:
    """All markers of a reading with the rubric's title and whose it is."""

    title: str
    notice: str
    rows: tuple[MarkerRow, ...]

    def grouped(self) -> list[tuple[str, list[MarkerRow]]]:
        """The markers by what was found, in words: evidence first, what could not be observed last."""
        ordered = sorted(self.rows, key=lambda row: ORDER.index(row.reading))
        return [(EVIDENCE[reading], list(rows)) for reading, rows in groupby(ordered, key=lambda row: row.reading)]


def sheet(document: Document) -> Sheet:
    """The markers that the reading speaks of, in the rubric's order."""
    rubric = load(MARKERS)
    starts = {turn["n"]: clock(turn["start"]) or f"turn {turn['n']}" for turn in document["turns"]}
    markers = document["markers"]
    return Sheet(
        title=rubric["title"],
        notice=rubric["notice"],
        rows=tuple(
            _row(line["number"], line["says"], markers[line["number"]], starts)
            for line in rubric["lines"]
            if line["number"] in markers
        ),
    )


def _row(number: str, says: str, found: Mapping[str, Any], starts: Mapping[int, str]) -> MarkerRow:
    places = [_places("For", found["turns"], starts), _places("Against", found["counter"], starts)]
    return MarkerRow(
        number=number,
        says=says,
        reading=found["reading"],
        why=found["why"],
        turns=tuple(found["turns"]),
        counter=tuple(found["counter"]),
        where=" ".join(place for place in places if place),
    )


def _places(head: str, turns: list[int], starts: Mapping[int, str]) -> str:
    return f"{head}: {', '.join(starts[n] for n in turns)}." if turns else ""
