"""Google Meet's transcript."""

import pytest

from tilth.conversation.formats import NotATranscript, read_file
from tilth.conversation.transcript import Timing

MEET = """Coaching (2026-03-03 14:03 GMT) - Transcript
Attendees
Daniel Berg, Ruth Meyer, Fireflies.ai Notetaker Ruth, Ruth Meyer's Presentation

00:00:00

Ruth Meyer: So the thing that
Daniel Berg: Okay.
Ruth Meyer: matters is what you want. Note: nothing else.

00:05:00

Daniel Berg: I want one thing: rest.

Transcription ended after 00:27:42

This editable transcript was computer generated and might contain errors. People can also change the text after it was created.
"""


def test_names_stand_on_every_line_and_times_only_where_the_file_has_them() -> None:
    transcript = read_file(MEET.encode()).transcript
    assert [(u.speaker, u.text, u.start, u.end) for u in transcript.utterances] == [
        ("Ruth Meyer", "So the thing that", 0.0, None),
        ("Daniel Berg", "Okay.", None, None),
        ("Ruth Meyer", "matters is what you want. Note: nothing else.", None, None),
        ("Daniel Berg", "I want one thing: rest.", 300.0, None),
    ]
    assert transcript.timing is Timing.ROUNDED


def test_bots_and_shared_screens_are_named_as_present_and_not_as_speakers() -> None:
    report = read_file(MEET.encode()).report
    assert report.present == ("Fireflies.ai Notetaker Ruth", "Ruth Meyer's Presentation")
    assert report.speakers == ("Ruth Meyer", "Daniel Berg")


def test_the_lines_of_the_tool_are_left_out() -> None:
    report = read_file(MEET.encode()).report
    assert [s.place.where for s in report.skipped] == ["line 1", "line 2", "line 3", "line 15", "line 17"]


def test_minutes_that_list_who_attended_are_no_transcript() -> None:
    with pytest.raises(NotATranscript):
        read_file(
            b"Attendees\nRuth, Daniel\n\nSummary\nThey met.\n\nAction items\nRuth: report\nDaniel: call\nRuth: book\n"
        )


def test_markdown_from_a_google_doc_loses_its_marks_and_no_words() -> None:
    text = (
        "# Coaching - Transcript\n\n### Attendees\n\nDaniel Berg, Ruth Meyer\n\n### 00:00:00\n\n"
        "**Ruth Meyer:** Well\\! What's \\[here\\]?  \n**Daniel Berg:** Yes.  \n**Ruth Meyer:** Yes?  \n"
    )
    transcript = read_file(text.encode()).transcript
    assert transcript.words == "Well! What's [here]? Yes. Yes?"
    assert transcript.speakers == ("Ruth Meyer", "Daniel Berg")


def test_the_notes_of_gemini_are_left_out_and_the_transcript_below_them_is_read() -> None:
    text = (
        "📝 Notes\n\nMar 3, 2026\n\nSummary\nDaniel Berg discussed rest.\n\nNext steps\n\nDaniel Berg: will rest.\n\n"
        "📖 Transcript\n\nMar 3, 2026\n\n00:00:00\n\nRuth Meyer: What is it?\nDaniel Berg: Rest.\nRuth Meyer: Rest?\n"
    )
    imported = read_file(text.encode())
    assert imported.transcript.words == "What is it? Rest. Rest?"
    assert imported.report.words_in_file > imported.report.words_kept
