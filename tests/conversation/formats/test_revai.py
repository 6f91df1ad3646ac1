"""Rev.ai's JSON: white space is an element, numbers of speakers have holes."""

import json
from typing import Any

from tilth.conversation.formats import read_file
from tilth.conversation.transcript import Transcript


def text(value: str, start: float) -> dict[str, Any]:
    return {"type": "text", "value": value, "ts": start, "end_ts": start + 0.3, "confidence": 0.9}


def punct(value: str) -> dict[str, Any]:
    return {"type": "punct", "value": value}


def read(*monologues: dict[str, Any], **more: Any) -> Transcript:
    return read_file(json.dumps({"monologues": monologues, **more}).encode()).transcript


def test_elements_are_joined_as_they_are() -> None:
    elements = [
        text("So", 1.1),
        punct(","),
        punct(" "),
        text("don", 1.6),
        punct("'"),
        text("t", 1.9),
        punct(" "),
        punct("“"),
        text("worry", 2.3),
        punct("”"),
        punct("."),
    ]
    transcript = read({"speaker": 0, "elements": elements}, {"speaker": 2, "elements": [text("Yes", 3.9), punct("? ")]})
    assert [(u.speaker, u.text) for u in transcript.utterances] == [
        ("Speaker 0", "So, don't “worry”."),
        ("Speaker 2", "Yes?"),
    ]


def test_silences_inside_a_monologue_can_be_read_and_empty_ones_are_reported() -> None:
    imported = read_file(
        json.dumps(
            {
                "monologues": [
                    {"speaker": 0, "elements": [text("So", 1.0), punct(" "), text("then", 5.0)]},
                    {"speaker": 1, "elements": [punct(" ")]},
                ]
            }
        ).encode()
    )
    assert [pause.seconds for pause in imported.transcript.turns[0].pauses] == [3.7]
    assert [s.place.where for s in imported.report.skipped] == ["monologues[1]"]


def test_names_are_used_where_the_file_has_them() -> None:
    monologue = {"speaker": 1, "elements": [text("Yes", 1.2)]}
    assert read(monologue, speakers=[{"id": 1, "name": "Ruth"}]).speakers == ("Ruth",)
    assert read({**monologue, "speaker_info": {"display_name": "Ben"}}).speakers == ("Ben",)
