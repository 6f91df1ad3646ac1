"""Pure. A reading as JSON (`tilth-reading/1`) and back again; nothing in it but what the reading and the transcript hold."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from tilth.conversation.reading.findings import (
    Action,
    Arc,
    Commitment,
    Evidence,
    Form,
    Level,
    MarkerFinding,
    Measures,
    Moment,
    Move,
    Note,
    Outcome,
    Ownership,
    Question,
    Reading,
    Shift,
    SpeakerFinding,
    Stage,
    Status,
    StepKind,
    Strength,
    Talk,
    TurnFinding,
)
from tilth.conversation.rubrics import CORE_2019, CORE_2025
from tilth.conversation.transcript import Quote, Role, Transcript, Turn

FORMAT = "tilth-reading/1"


def as_document(transcript: Transcript, reading: Reading) -> dict[str, Any]:
    """The reading as plain JSON values, beside the words it rests on."""
    return {
        "format": FORMAT,
        "engine": reading.engine,
        "model": reading.model,
        "transcript": _transcript(transcript, reading),
        "turns": [
            _turn(turn, found, reading.silence_readable)
            for turn, found in zip(transcript.turns, reading.turns, strict=True)
        ],
        "shifts": [_shift(transcript, shift) for shift in reading.shifts],
        "moments": [_moment(transcript, moment) for moment in reading.moments],
        "actions": [_action(transcript, action) for action in reading.actions],
        "markers": {number: _marker(found) for number, found in reading.markers.items()},
        "competencies": _competencies(reading, CORE_2019),
        "competencies_2025": _competencies(reading, CORE_2025),
        "measures": {name: list(v) if isinstance(v, tuple) else v for name, v in asdict(reading.measures).items()},
    }


def _transcript(transcript: Transcript, reading: Reading) -> dict[str, Any]:
    names = {label: voice.name for label, voice in transcript.voices.items()}
    return {
        "format": transcript.format,
        "timing": transcript.timing.value,
        "silence_readable": reading.silence_readable,
        "duration": transcript.duration,
        "language": transcript.language,
        "speakers": [
            {
                "name": names.get(s.label, s.label),
                "label": s.label,
                "role": s.role,
                "confidence": s.confidence,
                "why": s.why,
            }
            for s in reading.speakers
        ],
        "warnings": list(reading.warnings),
    }


def _turn(turn: Turn, found: TurnFinding, silence_readable: bool) -> dict[str, Any]:
    return {
        "n": turn.n,
        "speaker": turn.speaker,
        "role": turn.role,
        "start": turn.start,
        "end": turn.end,
        "gap": turn.gap if silence_readable else None,
        "pauses": [{"at": p.at, "seconds": p.seconds} for p in turn.pauses] if silence_readable else [],
        "text": turn.text,
        "place": {"from": turn.offset, "to": turn.offset + len(turn.text)},
        "stage": found.stage,
        "level": found.level,
        "moves": list(found.moves),
        "question": asdict(found.question) if found.question else None,
        "talk": list(found.talk),
        "notes": [
            {"label": n.label, "quote": _quote(n.quote), "why": n.why, "probability": n.probability}
            for n in found.notes
        ],
    }


def _shift(transcript: Transcript, shift: Shift) -> dict[str, Any]:
    return {
        "turn": shift.turn,
        "span": list(shift.span),
        "strength": shift.strength,
        "cues": list(shift.cues),
        "quotes": [_quote(q) for q in shift.quotes],
        "place": _place(transcript, shift.quotes),
        "why": shift.why,
        "confidence": shift.confidence,
        "arc": asdict(shift.arc),
        "outcome": shift.outcome,
    }


def _moment(transcript: Transcript, moment: Moment) -> dict[str, Any]:
    return {
        "turns": list(moment.turns),
        "quotes": [_quote(q) for q in moment.quotes],
        "place": _place(transcript, moment.quotes),
        "shift": moment.shift,
        "why": moment.why,
    }


def _action(transcript: Transcript, action: Action) -> dict[str, Any]:
    return {
        "turns": list(action.turns),
        "quotes": [_quote(q) for q in action.quotes],
        "place": _place(transcript, action.quotes),
        "status": action.status,
        "why": action.why,
        "ownership": action.ownership,
        "kind": action.kind,
        "when": action.when,
        "with_whom": action.with_whom,
        "if_then": action.if_then,
        "moment": action.moment,
        "value": action.value,
        "commitment": action.commitment,
    }


def _competencies(reading: Reading, edition: str) -> dict[str, Any]:
    found = reading.competencies.get(edition, {})
    return {"edition": edition} | {number: _marker(line) for number, line in found.items()}


def _marker(found: MarkerFinding) -> dict[str, Any]:
    return {"reading": found.reading, "turns": list(found.turns), "counter": list(found.counter), "why": found.why}


def _quote(quote: Quote) -> dict[str, int]:
    return {"turn": quote.turn, "from": quote.start, "to": quote.end}


def _place(transcript: Transcript, quotes: Sequence[Quote]) -> dict[str, int]:
    """Where the finding's first words stand in the file's running words: what knows it again in another reading."""
    spans = [transcript.span(q) for q in quotes if q.turn == quotes[0].turn]
    return {"from": min(start for start, _ in spans), "to": max(end for _, end in spans)}


def from_document(document: Mapping[str, Any]) -> Reading:
    """The reading that a document holds; raises KeyError or ValueError where it is none."""
    if document["format"] != FORMAT:
        raise ValueError(f"not a {FORMAT}: {document['format']}")
    return Reading(
        engine=document["engine"],
        model=document["model"],
        silence_readable=document["transcript"]["silence_readable"],
        speakers=tuple(_read_speaker(s) for s in document["transcript"]["speakers"]),
        warnings=tuple(document["transcript"]["warnings"]),
        turns=tuple(_read_turn(t) for t in document["turns"]),
        shifts=tuple(_read_shift(s) for s in document["shifts"]),
        moments=tuple(
            Moment(tuple(m["turns"]), _read_quotes(m["quotes"]), m["why"], m["shift"]) for m in document["moments"]
        ),
        actions=tuple(_read_action(a) for a in document["actions"]),
        markers=_read_markers(document["markers"]),
        competencies={
            lines["edition"]: found
            for lines in (document["competencies"], document["competencies_2025"])
            if (found := _read_markers(lines))
        },
        measures=_read_measures(document["measures"]),
    )


def _read_speaker(said: Mapping[str, Any]) -> SpeakerFinding:
    return SpeakerFinding(said["label"], Role(said["role"]) if said["role"] else None, said["confidence"], said["why"])


def _read_turn(turn: Mapping[str, Any]) -> TurnFinding:
    asked = turn["question"]
    return TurnFinding(
        n=turn["n"],
        stage=Stage(turn["stage"]) if turn["stage"] else None,
        level=Level(turn["level"]) if turn["level"] else None,
        moves=tuple(Move(m) for m in turn["moves"]),
        question=Question(**asked | {"form": Form(asked["form"])}) if asked else None,
        talk=tuple(Talk(t) for t in turn["talk"]),
        notes=tuple(Note(n["label"], _read_quote(n["quote"]), n["why"], n["probability"]) for n in turn["notes"]),
    )


def _read_shift(shift: Mapping[str, Any]) -> Shift:
    first, last = shift["span"]
    return Shift(
        turn=shift["turn"],
        span=(first, last),
        strength=Strength(shift["strength"]),
        cues=tuple(shift["cues"]),
        quotes=_read_quotes(shift["quotes"]),
        why=shift["why"],
        confidence=shift["confidence"],
        arc=Arc(**shift["arc"]),
        outcome=Outcome(shift["outcome"]),
    )


def _read_action(action: Mapping[str, Any]) -> Action:
    return Action(
        turns=tuple(action["turns"]),
        quotes=_read_quotes(action["quotes"]),
        why=action["why"],
        status=Status(action["status"]),
        ownership=Ownership(action["ownership"]),
        kind=StepKind(action["kind"]),
        commitment=Commitment(action["commitment"]),
        when=action["when"],
        with_whom=action["with_whom"],
        if_then=action["if_then"],
        moment=action["moment"],
        value=action["value"],
    )


def _read_markers(lines: Mapping[str, Any]) -> dict[str, MarkerFinding]:
    return {
        number: MarkerFinding(Evidence(line["reading"]), tuple(line["turns"]), tuple(line["counter"]), line["why"])
        for number, line in lines.items()
        if number != "edition"
    }


def _read_measures(figures: Mapping[str, Any]) -> Measures:
    alone = ("moments_without_action", "actions_without_moment")
    return Measures(**dict(figures) | {name: tuple(figures[name]) for name in alone})


def _read_quotes(quotes: Iterable[Mapping[str, int]]) -> tuple[Quote, ...]:
    return tuple(_read_quote(q) for q in quotes)


def _read_quote(quote: Mapping[str, int]) -> Quote:
    return Quote(quote["turn"], quote["from"], quote["to"])
