"""Otter's text, and what shares its shape."""

import pytest

from tilth.conversation.formats import read_file
from tilth.conversation.transcript import Timing, Transcript

OTTER = """Ruth Meyer  0:03~
Where shall we begin?
And with what?

Unknown Speaker  0:11~
Who is that at 10:30

Daniel  1:02:03~
Note: I said: begin.

Ruth Meyer  1:02:09~
Thank you.

Transcribed by https://otter.ai
""".replace("~", "  ")  # Otter ends each head in two spaces


def read(text: str) -> Transcript:
    return read_file(text.encode()).transcript


def said(text: str) -> list[tuple[str | None, str, float | None]]:
    return [(u.speaker, u.text, u.start) for u in read(text).utterances]


def test_a_name_and_a_time_head_the_words_until_the_next() -> None:
    assert said(OTTER) == [
        ("Ruth Meyer", "Where shall we begin? And with what?", 3.0),
        ("Unknown Speaker", "Who is that at 10:30", 11.0),
        ("Daniel", "Note: I said: begin.", 3723.0),
        ("Ruth Meyer", "Thank you.", 3729.0),
    ]


def test_only_whole_seconds_and_no_ends_are_rounded_times() -> None:
    transcript = read(OTTER)
    assert transcript.timing is Timing.ROUNDED
    assert all(turn.gap is None for turn in transcript.turns)


def test_the_line_of_the_tool_is_left_out_and_a_thank_you_is_not() -> None:
    report = read_file(OTTER.encode()).report
    assert [(s.place.where, s.text) for s in report.skipped] == [("line 14", "Transcribed by https://otter.ai")]


def test_a_file_without_names_keeps_its_times() -> None:
    assert said("0:01  \nHello there.\n\n0:09  \nHello.\n") == [(None, "Hello there.", 1.0), (None, "Hello.", 9.0)]


@pytest.mark.parametrize(
    "head",
    [
        "{name} {time}",
        "{name} ({time})",
        "{name} [{time}]",
        "{name} | {time}",
        "[{time}] - {name}",
        "**{name}** {time}",
    ],
)
def test_the_time_may_stand_beside_the_name_in_other_ways(head: str) -> None:
    blocks = [("Ruth Meyer", "0:03"), ("Daniel", "0:07"), ("Ruth Meyer", "0:12"), ("Daniel", "1:00")]
    text = "\n\n".join(head.format(name=name, time=time) + "\nWell." for name, time in blocks)
    assert said(text) == [
        ("Ruth Meyer", "Well.", 3.0),
        ("Daniel", "Well.", 7.0),
        ("Ruth Meyer", "Well.", 12.0),
        ("Daniel", "Well.", 60.0),
    ]


def test_captions_that_zoom_saved_have_their_names_in_brackets() -> None:
    text = "[Ruth Meyer] 10:32:05\nHello there.\n\n[Daniel] 10:32:09\nHi.\n\n[Ruth Meyer] 10:32:15\nWell.\n"
    assert [speaker for speaker, _, _ in said(text)] == ["Ruth Meyer", "Daniel", "Ruth Meyer"]


def test_a_sentence_that_ends_in_a_time_is_no_head() -> None:
    text = "Ruth 0:03\nHello.\n\nDaniel 0:05\nLet us meet\nat 10:30\n\nRuth 0:09\nFine.\n"
    assert said(text)[1] == ("Daniel", "Let us meet at 10:30", 5.0)


def test_a_conversation_damaged_by_a_converter_keeps_its_words_and_times() -> None:
    text = "0:00 Hello there.\n0:04 Hi: good to be here.\n0:09 Okay.\n0:12 Okay.\n"
    transcript = read(text)
    assert transcript.words == "Hello there. Hi: good to be here. Okay. Okay."
    assert [u.start for u in transcript.utterances] == [0.0, 4.0, 9.0, 12.0]
