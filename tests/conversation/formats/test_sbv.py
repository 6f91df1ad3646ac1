"""SubViewer captions."""

from tilth.conversation.formats import read_file

SBV = """0:00:01.500,0:00:04.000
Ruth: Where shall we
begin?

0:00:05.250,0:00:07.000
Ben: Here.

0:00:08.250,0:00:09.100
Ruth: Here.
"""


def test_two_times_on_a_line_head_the_words_under_them() -> None:
    transcript = read_file(SBV.encode()).transcript
    assert transcript.format == "sbv"
    assert [(u.speaker, u.text, u.start, u.end) for u in transcript.utterances] == [
        ("Ruth", "Where shall we begin?", 1.5, 4.0),
        ("Ben", "Here.", 5.25, 7.0),
        ("Ruth", "Here.", 8.25, 9.1),
    ]
