"""Pure. A reading as judged goes in; what the session page shows of it comes out: the map, rows of turns with their margin, facts, thread."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from html import escape
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from tilth.coaching.judged import CORRECTIONS, Found, dismissed, findings
from tilth.conversation.drawing import draw, key
from tilth.conversation.layout import SILENCE, lay_out
from tilth.conversation.margin import Remark, margin, step, tags
from tilth.conversation.reflection import wonderings
from tilth.conversation.wording import (
    EVIDENCE,
    OUTCOMES,
    OWNERSHIP,
    STAGES,
    Document,
    clock,
    counted,
    heading,
    names,
    percent,
    silent,
    speaker,
    visible,
)

SIEVES = {
    "": "everything",
    "shifts": "shifts",
    "moments": "moments",
    "steps": "steps",
    "questions": "questions",
    "silences": "silences",
}
"""What the page can be narrowed to, by the word in its address."""

WORDS = {"shift": OUTCOMES, "action": OWNERSHIP, "marker": EVIDENCE, "stage": STAGES}
CHOICES = {
    kind: [(value, WORDS.get(kind, {}).get(value, value)) for value in values]
    for kind, (_, values) in CORRECTIONS.items()
}
"""What a finding can be corrected to, in words, by its kind."""


@dataclass(frozen=True, slots=True)
class Note:
    """A remark beside a turn; the one that is the finding itself carries the finding's key, for the coach to judge it.

    `proposal` says what became of a moment that was proposed to the client.
    """

    head: str
    words: str
    kind: str
    key: str = ""
    verdict: str = ""
    options: str = ""
    proposal: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One turn as the page shows it, with the silence before it; `quiet` where one of 3 s or more lies before or inside."""

    n: int
    who: str
    kind: str
    at: str
    words: SafeString
    title: str
    silences: SafeString
    quiet: bool
    notes: list[Note] = field(default_factory=list)


def show(document: Document, *, sieve: str, draft: bool) -> dict[str, Any]:
    """Everything the session page's template names; without `draft` only the words and the times."""
    layout = lay_out(document)
    rows = list(_rows(document, draft=draft))
    shown: dict[str, Any] = {
        "names": names(document),
        "rows": _sieved(rows, document, sieve) if draft else rows,
        "sieve": sieve if sieve in SIEVES else "",
        "sieves": SIEVES.items(),
        "warnings": document["transcript"]["warnings"],
    }
    if draft:
        shown |= {
            "map": mark_safe(draw(layout)),  # noqa: S308  drawing.py escapes every word it draws
            "map_key": [(mark_safe(sign), words) for sign, words in key(layout, document)],  # noqa: S308
            "facts": facts(document),
            "thread": list(thread(document)),
            "wonderings": wonderings(document),
        }
    return shown


def facts(document: Document) -> list[tuple[str, str]]:
    """The row of figures under the map, each with its words; what cannot be known is left out."""
    measures, found = document["measures"], []
    if measures["coach_word_share"] is not None:
        found.append((percent(measures["coach_word_share"]), "of the words were yours"))
    asked = [t["question"] for t in document["turns"] if t["question"] and not dismissed(t["question"], "question")]
    if asked:
        found.append((f"{sum(q['form'] == 'open' for q in asked)} of {len(asked)}", "questions were open"))
    if measures["silences_3s"] is not None:
        found.append((str(measures["silences_3s"]), "silences of 3 s or more"))
    shifts = [s for s in document["shifts"] if not dismissed(s, "shift")]
    if shifts:
        grown = sum(s["outcome"] in ("harvested", "partly_harvested", "absorbed_into_action") for s in shifts)
        found.append((f"{grown} of {len(shifts)}", "shifts were harvested"))
    steps = [a for a in document["actions"] if not dismissed(a, "action") and a["status"] != "let_go"]
    if steps:
        rooted = sum(a["moment"] is not None for a in steps)
        found.append((f"{rooted} of {len(steps)}", "steps grew from a moment"))
    return found


def thread(document: Document) -> Iterator[dict[str, Any]]:
    """What came of it: each moment in its words, and the steps that grew from it; then the steps that stand alone."""
    turns = {t["n"]: t for t in document["turns"]}
    steps = [a for a in document["actions"] if not dismissed(a, "action") and a["status"] != "let_go"]
    for index, moment in enumerate(document["moments"]):
        if not dismissed(moment, "moment"):
            yield _bead(turns, moment, "Moment")
            yield from (_bead(turns, a, heading(", ".join(step(a)[:2]))) for a in steps if a["moment"] == index)
    yield from (_bead(turns, a, heading(", ".join(step(a)[:2]))) for a in steps if a["moment"] is None)


def _bead(turns: Mapping[int, Mapping[str, Any]], finding: Mapping[str, Any], head: str) -> dict[str, Any]:
    quote = finding["quotes"][0]
    turn = turns[quote["turn"]]
    return {
        "head": " · ".join(part for part in (head, clock(turn["start"]), turn.get("level") or "") if part),
        "words": visible(turn["text"][quote["from"] : quote["to"]]),
        "turn": quote["turn"],
        "role": turn["role"],
    }


def _rows(document: Document, *, draft: bool) -> Iterator[Row]:
    notes = _notes(document) if draft else {}
    marks = _marks(document) if draft else {}
    for turn in document["turns"]:
        gap, inside = turn["gap"] or 0.0, max((p["seconds"] for p in turn["pauses"]), default=0.0)
        words = _marked(turn["text"], marks.get(turn["n"], []))
        heard_in_it = ", ".join(tags(turn)) if draft else ""
        yield Row(
            n=turn["n"],
            who=speaker(turn),
            kind=_kind(turn),
            at=clock(turn["start"]) or str(turn["n"]),
            words=words + _inside(inside) if inside >= SILENCE else words,
            title=f"{speaker(turn)}: {heard_in_it}" if heard_in_it else speaker(turn),
            silences=_gap(gap) if gap >= SILENCE else SafeString(""),
            quiet=max(gap, inside) >= SILENCE,
            notes=notes.get(turn["n"], []),
        )


def _gap(seconds: float) -> SafeString:
    return format_html('<li class="gap">{}</li>', silent(seconds))


def _inside(seconds: float) -> SafeString:
    return format_html(' <small class="pause">· {} inside</small>', silent(seconds))


def _kind(turn: Mapping[str, Any]) -> str:
    if turn["role"] == "coach":
        return "ask" if turn["question"] else "say"
    return "client" if turn["role"] == "client" else "other"


def _notes(document: Document) -> dict[int, list[Note]]:
    """The margin by turn, with the finding's key on the remark that is the finding itself."""
    plural = {"shift": "shifts", "moment": "moments", "action": "actions"}
    found = {id(f.value): f for f in findings(document)}
    beside: dict[int, list[Note]] = {}
    for n, remarks in margin(document).items():
        for remark in remarks:
            value = document[plural[remark.kind]][remark.finding] if remark.finding is not None else None
            whole = found[id(value)] if value is not None and _is_finding(remark, n, value) else None
            beside.setdefault(n, []).append(note(remark, whole))
    return beside


def _is_finding(remark: Remark, n: int, value: Mapping[str, Any]) -> bool:
    """Of a shift's remarks only the one at its peak is the shift itself; the others are its arc."""
    return remark.kind != "shift" or (n == value["turn"] and remark.head.startswith("A "))


def note(remark: Remark, found: Found | None) -> Note:
    """A remark as the page shows it, with what the coach has said of its finding and may say."""
    if found is None:
        return Note(remark.head, remark.words, remark.kind)
    part, _ = CORRECTIONS.get(found.kind, ("", ()))
    return Note(
        remark.head,
        remark.words,
        remark.kind,
        key=found.key,
        verdict=found.value.get("verdicts", {}).get(found.kind, ""),
        options=_options(found.kind, str(found.value[part])) if part else "",
    )


@cache
def _options(kind: str, now: str) -> SafeString:
    """What a finding can be corrected to, as the options of a select; few differ, so each is made once."""
    return format_html_join(
        "",
        '<option value="{}"{}>{}</option>',
        ((value, mark_safe(" selected") if value == now else "", words) for value, words in CHOICES[kind]),
    )


def _marks(document: Document) -> dict[int, list[tuple[int, int]]]:
    """The words that shifts and moments rest on, as ranges by turn."""
    spans: dict[int, list[tuple[int, int]]] = {}
    for kind, plural in (("shift", "shifts"), ("moment", "moments")):
        for value in document[plural]:
            if not dismissed(value, kind):
                for quote in value["quotes"]:
                    spans.setdefault(quote["turn"], []).append((quote["from"], quote["to"]))
    return spans


def _marked(text: str, spans: list[tuple[int, int]]) -> SafeString:
    """The words of a turn, escaped, with what findings rest on marked."""
    parts, at = [], 0
    for start, end in sorted(spans):
        start = max(start, at)
        if end > start:
            parts += [_plain(text[at:start]), "<mark>", _plain(text[start:end]), "</mark>"]
            at = end
    return mark_safe("".join([*parts, _plain(text[at:])]))  # noqa: S308  every part went through escape


def _plain(text: str) -> str:
    return escape(visible(text), quote=False)


def _sieved(rows: list[Row], document: Document, sieve: str) -> list[Row]:
    """The rows that a sieve keeps, with a word where others were left out."""
    if sieve not in SIEVES or not sieve:
        return rows
    kept = _kept(rows, document, sieve)
    shown: list[Row] = []
    for row in rows:
        if row.n in kept:
            left_out = row.n - (shown[-1].n if shown else 0) - 1
            shown.append(replace(row, silences=_skipped(left_out) + row.silences) if left_out else row)
    return shown


def _skipped(left_out: int) -> SafeString:
    return format_html('<li class="skipped">{} not shown</li>', counted(left_out, "turn"))


def _kept(rows: list[Row], document: Document, sieve: str) -> set[int]:
    if sieve == "silences":
        return {n for row in rows if row.quiet for n in (row.n - 1, row.n)}
    if sieve == "questions":
        return {row.n for row in rows if row.kind == "ask"}
    if sieve == "shifts":
        return {n for s in document["shifts"] for n in range((s["arc"]["sown"] or s["span"][0]), _end(s) + 1)}
    plural = {"moments": "moments", "steps": "actions"}[sieve]
    return {n for value in document[plural] for n in value["turns"]}


def _end(shift: Mapping[str, Any]) -> int:
    way = shift["arc"]
    return int(max(shift["span"][1] + 1, way["nurtured"] or 0, way["harvested"] or 0))


def heard(document: Document, n: int) -> list[Note]:
    """What is heard in one turn that a coach can correct, for its own page: label by label, each with its reason."""
    turn = document["turns"][n - 1]
    own = [f for f in findings(document) if f.value is turn or f.value is turn["question"]]
    return [note(_remark(turn, f), f) for f in own]


def around(document: Document, n: int) -> list[Row]:
    """A turn between its neighbours."""
    return [row for row in _rows(document, draft=False) if abs(row.n - n) <= 1]


def note_of(document: Document, found: Found) -> Note:
    """The note of one finding, as it stands after a verdict."""
    if found.kind in ("question", "level", "stage"):
        turn = next(t for t in document["turns"] if found.value is t or found.value is t["question"])
        return note(_remark(turn, found), found)
    if found.kind == "marker":
        return note(Remark("", found.value["why"], "marker"), found)
    return next(each for notes in _notes(document).values() for each in notes if each.key == found.key)


def explained(document: Document, n: int) -> list[tuple[str, str, str]]:
    """Why each label of a turn was given: the label in words, the exact words it rests on, the reason."""
    turn = document["turns"][n - 1]
    return [
        (heading(e["label"].replace(":", ": ").replace("_", " ")), _quoted(turn, e["quote"]), e["why"])
        for e in turn.get("notes") or ()
    ]


def _remark(turn: Mapping[str, Any], found: Found) -> Remark:
    value = str(found.value[CORRECTIONS[found.kind][0]])
    why = next((e["why"] for e in turn.get("notes") or () if e["label"] == f"{found.kind}:{value}"), "")
    label = f"about {value}" if found.kind == "level" else dict(CHOICES[found.kind]).get(value, value)
    return Remark(heading(f"{found.kind}: {label}"), why, found.kind)


def _quoted(turn: Mapping[str, Any], quote: Mapping[str, int]) -> str:
    return visible(turn["text"][quote["from"] : quote["to"]])


def markers(document: Document, lines: Sequence[Mapping[str, str]]) -> list[dict[str, Any]]:
    """The markers of a rubric with what was found for and against each, in the rubric's order."""
    found = {f.number: f for f in findings(document) if f.kind == "marker"}
    starts = {t["n"]: clock(t["start"]) or f"turn {t['n']}" for t in document["turns"]}
    return [
        {
            "number": line["number"],
            "says": line["says"],
            "reading": EVIDENCE[found[line["number"]].value["reading"]],
            "is": found[line["number"]].value["reading"],
            "turns": [(n, starts[n]) for n in found[line["number"]].value["turns"]],
            "counter": [(n, starts[n]) for n in found[line["number"]].value["counter"]],
            "note": note(Remark("", found[line["number"]].value["why"], "marker"), found[line["number"]]),
        }
        for line in lines
        if line["number"] in found
    ]
