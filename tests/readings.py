"""Readings for the tests of whatever shows them: one made by hand, so that every figure is known, one by the engine."""

from pathlib import Path
from typing import Any

import pytest

from tilth.conversation.formats import read_file
from tilth.conversation.reading import read
from tilth.conversation.reading.document import as_document
from tilth.conversation.roles import cast, guess

SHARED = Path(__file__).parents[2] / "shared"
needs_shared = pytest.mark.skipif(not (SHARED / "data/sessions").is_dir(), reason="../shared is not on this machine")

VTT = """WEBVTT

00:01.000 --> 00:04.000
<v Ruth>Good morning. What would you like to take away from our hour today?

00:05.000 --> 00:14.000
<v Daniel>I keep answering for my team, and I want to understand what I am getting out of it.

00:15.500 --> 00:18.000
<v Ruth>What happens in you, just before you answer?

00:24.000 --> 00:34.000
<v Daniel>I feel useful. Oh. It was never about them being slow. It is that I am afraid of not being needed.

00:40.000 --> 00:43.000
<v Ruth>You have gone quiet. What are you noticing?

00:48.000 --> 00:57.000
<v Daniel>That I make myself needed. On Tuesday I will ask Marta what she sees, before I say a word.

00:58.500 --> 01:01.000
<v Ruth>How would you like to finish?

01:02.000 --> 01:03.000
<v Daniel>Like this. Thank you.
"""


def by_engine(text: str = VTT) -> dict[str, Any]:
    """What the engine says of a file's words."""
    transcript = read_file(text.encode()).transcript
    transcript = cast(transcript, guess(transcript))
    return as_document(transcript, read(transcript))


def by_hand(**changed: Any) -> dict[str, Any]:
    """Eight turns of ten seconds, a shift in turn 4 with its arc, a moment and a step; `changed` replaces parts."""
    stages = ["opening"] * 2 + ["explore_perspective"] * 2 + ["generate_insight"] * 2 + ["translate_to_action"] * 2
    turns = [_turn(n, stages[n - 1]) for n in range(1, 9)]
    turns[3]["gap"], turns[3]["start"] = 5.0, 35.0
    return {
        "format": "tilth-reading/1",
        "engine": "tilth 9",
        "model": None,
        "transcript": {
            "format": "webvtt",
            "timing": "spans",
            "silence_readable": True,
            "duration": 80.0,
            "language": "en",
            "speakers": [
                {"name": "Ruth", "label": "Ruth", "role": "coach", "confidence": 0.9, "why": "Says you more."},
                {"name": "Daniel", "label": "Daniel", "role": "client", "confidence": 0.9, "why": "Says I more."},
            ],
            "warnings": [],
        },
        "turns": turns,
        "shifts": [shift()],
        "moments": [{"turns": [4], "quotes": [quote(4)], "shift": 0, "why": "Own words where something shifted."}],
        "actions": [action()],
        "markers": {
            "3.1": {"reading": "evidence", "turns": [1], "counter": [], "why": "An early question."},
            "5.5": {"reading": "not_observable", "turns": [], "counter": [], "why": "No times."},
        },
        "competencies": {"edition": "icf-core-2019"},
        "measures": {
            "coach_word_share": 0.4,
            "coach_time_share": 0.4,
            "open_question_share": 1.0,
            "stacked": 0,
            "silences_3s": 1,
            "longest_silence": 5.0,
            "median_coach_latency": 2.0,
            "learning_turn_share": 0.5,
            "action_turn_share": 0.25,
            "moments_without_action": [],
            "actions_without_moment": [],
        },
    } | changed


def _turn(n: int, stage: str) -> dict[str, Any]:
    coach = n % 2 == 1
    asks = {"form": "open", "stacked": False, "leading": False, "own_words": None}
    return {
        "n": n,
        "speaker": "Ruth" if coach else "Daniel",
        "role": "coach" if coach else "client",
        "start": 10.0 * (n - 1),
        "end": 10.0 * n,
        "gap": 0.0 if n > 1 else None,
        "pauses": [],
        "text": " ".join([f"word{n}"] * n),
        "stage": stage,
        "level": None,
        "moves": ["question"] if coach else [],
        "question": asks if coach else None,
        "talk": [] if coach else ["insight"],
        "notes": [],
    }


def quote(turn: int, start: int = 0, end: int = 5) -> dict[str, int]:
    return {"turn": turn, "from": start, "to": end}


def shift(**changed: Any) -> dict[str, Any]:
    return {
        "turn": 4,
        "span": [4, 4],
        "strength": "strong",
        "cues": ["surprise"],
        "quotes": [quote(4)],
        "why": "A new thought after a silence.",
        "confidence": 0.8,
        "arc": {"sown": 3, "paused": 4.0, "nurtured": 5, "harvested": 7},
        "outcome": "harvested",
    } | changed


def action(**changed: Any) -> dict[str, Any]:
    return {
        "turns": [8],
        "quotes": [quote(8)],
        "status": "agreed",
        "why": "Named by the client.",
        "ownership": "client_owned",
        "kind": "experiment",
        "when": "Tuesday",
        "with_whom": "Marta",
        "if_then": False,
        "moment": 0,
        "value": None,
        "commitment": "strong",
    } | changed
