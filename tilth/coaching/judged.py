"""Pure. A reading and the coach's verdicts go in; the reading as it stands after them, with its figures counted anew, comes out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tilth.conversation.reading.findings import Evidence, Form, Level, Outcome, Ownership, Stage

Document = Mapping[str, Any]

KINDS = {"shift": "shifts", "moment": "moments", "action": "actions"}
CORRECTIONS: dict[str, tuple[str, tuple[str, ...]]] = {
    "shift": ("outcome", tuple(Outcome)),
    "action": ("ownership", tuple(Ownership)),
    "marker": ("reading", tuple(Evidence)),
    "question": ("form", tuple(Form)),
    "level": ("level", tuple(Level)),
    "stage": ("stage", tuple(Stage)),
}
"""What of a finding can be corrected, and to what, by its kind; a moment is kept or dismissed."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict in plain values: on which finding (`kind`, and characters of the file or a marker's number), what was chosen, what is right instead."""

    kind: str
    start: int
    end: int
    choice: str
    correction: str = ""
    number: str = ""

    def fits(self, finding: "Found") -> bool:
        """The same kind over the same characters, or over most of them: a new engine may place a finding a few words off."""
        if self.kind != finding.kind or self.number != finding.number:
            return False
        shared = min(self.end, finding.end) - max(self.start, finding.start)
        return bool(self.number) or 2 * shared >= min(self.end - self.start, finding.end - finding.start) > 0


@dataclass(frozen=True, slots=True)
class Found:
    """A finding of a document, by what identifies it over readings; `value` is the part of the document that holds it."""

    kind: str
    start: int
    end: int
    value: dict[str, Any]
    number: str = ""

    @property
    def key(self) -> str:
        """The finding's name in a page's form."""
        return f"{self.kind}:{self.number or f'{self.start}-{self.end}'}"

    def identity(self) -> dict[str, Any]:
        """What is kept of the finding beside a verdict."""
        return {"kind": self.kind, "start": self.start, "end": self.end, "number": self.number}

    def takes(self, correction: str) -> bool:
        """Whether a finding of this kind can be corrected to that."""
        return self.kind in CORRECTIONS and correction in CORRECTIONS[self.kind][1]


def findings(document: Document) -> Iterator[Found]:
    """Every finding of a document that a coach can judge."""
    for kind, plural in KINDS.items():
        for value in document[plural]:
            yield Found(kind, value["place"]["from"], value["place"]["to"], value)
    for number, value in document["markers"].items():
        yield Found("marker", 0, 0, value, number)
    for turn in document["turns"]:
        start = turn["place"]["from"]
        if turn["question"]:
            yield Found("question", start, start + len(turn["text"]), turn["question"])
        for kind in ("level", "stage"):
            if turn[kind]:
                yield Found(kind, start, start + len(turn["text"]), turn)


def judge(document: Document, verdicts: Sequence[Judgement]) -> tuple[dict[str, Any], list[Judgement]]:
    """The document after the verdicts, each judged finding marked `verdict`; and the verdicts that no finding of it fits."""
    after = _copied(document)
    found = list(findings(after)) if verdicts else []
    stray = []
    for verdict in verdicts:
        match = next((f for f in found if verdict.fits(f)), None)
        if match is None:
            stray.append(verdict)
        else:
            _apply(verdict, match)
    if verdicts:
        after["measures"] |= _counted_anew(after)
    return after, stray


def _copied(document: Document) -> dict[str, Any]:
    """The document with a copy of its own of all that a verdict changes (a deep copy of an hour takes longer than its page)."""
    turns = [turn | {"question": turn["question"] and dict(turn["question"])} for turn in document["turns"]]
    judged = {plural: [dict(value) for value in document[plural]] for plural in KINDS.values()}
    markers = {number: dict(value) for number, value in document["markers"].items()}
    return dict(document) | judged | {"turns": turns, "markers": markers, "measures": dict(document["measures"])}


def _apply(verdict: Judgement, found: Found) -> None:
    found.value.setdefault("verdicts", {})[verdict.kind] = verdict.choice
    if verdict.choice == "corrected":
        part, _ = CORRECTIONS[verdict.kind]
        found.value.setdefault("was", {})[part] = found.value[part]
        found.value[part] = verdict.correction


def dismissed(value: Mapping[str, Any], kind: str) -> bool:
    """Whether the coach dismissed this finding."""
    return bool(value.get("verdicts", {}).get(kind) == "dismissed")


def _counted_anew(document: Document) -> dict[str, Any]:
    """The measures that rest on findings a coach can judge; a dismissed finding counts for nothing."""
    asked = [t["question"] for t in document["turns"] if t["question"] and not dismissed(t["question"], "question")]
    moments = [i for i, m in enumerate(document["moments"]) if not dismissed(m, "moment")]
    actions = [(i, a) for i, a in enumerate(document["actions"]) if not dismissed(a, "action")]
    grown = {a["moment"] for _, a in actions}
    return {
        "open_question_share": round(sum(q["form"] == "open" for q in asked) / len(asked), 4) if asked else None,
        "stacked": sum(q["stacked"] for q in asked),
        "moments_without_action": [i for i in moments if i not in grown],
        "actions_without_moment": [i for i, a in actions if a["moment"] not in moments],
    }
