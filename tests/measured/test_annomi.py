"""Real conversations: the 99 practice sessions of AnnoMI, written out as files, are read with every word, and the coach is found."""

import csv
from collections import Counter
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from tests.conversation.formats.writers import Conversation, Said, plain, srt, webvtt_zoom
from tilth.conversation.formats import read_file
from tilth.conversation.roles import guess
from tilth.conversation.transcript import Role

FILE = Path(__file__).parents[3] / "shared/data/annomi/annomi_practice.csv"

pytestmark = pytest.mark.skipif(not FILE.exists(), reason="measures on AnnoMI, which is not part of this repository")


@cache
def sessions() -> tuple[Conversation, ...]:
    """Each session under names that say nothing, with the start of each turn as its time and the next start as its end."""
    with FILE.open(newline="", encoding="utf-8") as file:
        rows = {(row["transcript_id"], int(row["utterance_id"])): row for row in csv.DictReader(file)}
    found: dict[str, list[dict[str, str]]] = {}
    for (transcript, _), row in sorted(rows.items(), key=lambda item: item[0]):
        found.setdefault(transcript, []).append(row)
    return tuple(_said(session) for session in found.values())


def _said(rows: list[dict[str, str]]) -> Conversation:
    starts = [_seconds(row["timestamp"]) for row in rows]
    spans = [*pairwise(starts), (starts[-1], starts[-1] + 1)]
    names = {"therapist": "Ruth", "client": "Daniel"}
    return [
        Said(names[row["interlocutor"]], row["utterance_text"], start, end)
        for row, (start, end) in zip(rows, spans, strict=True)
    ]


def _seconds(clock: str) -> float:
    hours, minutes, seconds = clock.split(":")
    return int(hours) * 3600.0 + int(minutes) * 60 + int(seconds)


@pytest.mark.parametrize("write", [webvtt_zoom, srt, plain], ids=lambda write: write.__name__)
def test_every_word_of_every_session_is_kept_with_whoever_said_it(write) -> None:
    assert len(sessions()) == 99
    for said in sessions():
        imported = read_file(write(said))
        heard = [(u.speaker, word) for u in imported.transcript.utterances for word in u.text.split()]
        assert heard == [(s.speaker, word) for s in said for word in s.words]
        assert imported.report.words_kept == imported.report.words_in_file
        assert imported.transcript.language == "en"


def test_the_coach_is_found_by_the_words_alone_and_never_wrongly() -> None:
    found = Counter(
        guess(read_file(plain(said)).transcript)[0 if said[0].speaker == "Ruth" else 1].role for said in sessions()
    )
    assert found[Role.COACH] >= 98
    assert found[Role.CLIENT] == found[Role.OTHER] == 0
