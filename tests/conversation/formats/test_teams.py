"""The text of Teams' Word transcript."""

from tilth.conversation.formats import read_file
from tilth.conversation.transcript import Timing

TEAMS = """Coaching with Daniel-20260303_140312-Meeting Transcript
March 3, 2026, 2:03PM
27m 42s

Ruth Meyer started transcription

Ruth Meyer   0:03
Hi Daniel.
What would help today?

Berg, Daniel (ACME GmbH)   0:09
I don't know.

Ruth Meyer   0:09
Mm.

Berg, Daniel (ACME GmbH)   0:07
Well, one thing.
Ruth Meyer stopped transcription
"""


def test_heads_with_three_spaces_are_teams() -> None:
    imported = read_file(TEAMS.encode())
    assert imported.transcript.format == "teams"
    assert [(u.speaker, u.text, u.start) for u in imported.transcript.utterances] == [
        ("Ruth Meyer", "Hi Daniel. What would help today?", 3.0),
        ("Berg, Daniel (ACME GmbH)", "I don't know.", 9.0),
        ("Ruth Meyer", "Mm.", 9.0),
        ("Berg, Daniel (ACME GmbH)", "Well, one thing.", 7.0),
    ]


def test_title_date_and_the_lines_about_the_transcription_are_left_out_with_the_reason() -> None:
    report = read_file(TEAMS.encode()).report
    assert [s.place.where for s in report.skipped] == ["line 1", "line 2", "line 3", "line 5", "line 19"]


def test_a_head_that_goes_back_in_time_is_kept_with_a_warning() -> None:
    transcript = read_file(TEAMS.encode()).transcript
    assert transcript.timing is Timing.ROUNDED
    assert any("run backwards at one place" in warning for warning in transcript.warnings)
