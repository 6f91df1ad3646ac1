"""The import report: what became of a file."""

from tilth.conversation.formats import read_file

MEET = "Coaching - Transcript\nAttendees\nRuth, Daniel, Notetaker\n\n00:00:00\n\nRuth: Well?\nDaniel: Yes.\nRuth: So.\n"


def test_it_says_how_the_file_was_read_and_what_it_gave() -> None:
    report = read_file(MEET.encode()).report
    assert list(report.sentences())[:5] == [
        "Read as meet: 3 cues, 3 of 10 words kept.",
        "Left out, 3 places: stands before the first speaker (1), stands above the conversation (2).",
        "Speakers: Ruth, Daniel.",
        "Listed, but never heard: Notetaker.",
        "Times: whole seconds, or only now and then.",
    ]


def test_it_counts_cues_of_nobody() -> None:
    report = read_file(b"WEBVTT\n\n00:01.000 --> 00:02.500\n<v Ruth>Hi.\n\n00:03.000 --> 00:04.500\nHm.\n").report
    assert report.unnamed == 1
    assert "1 cue without a speaker." in report.sentences()


def test_every_warning_of_the_transcript_is_in_it() -> None:
    imported = read_file("Jörg: Hi.\nAnn: Hi.\nJörg: So.\n".encode("cp1252"))
    assert len(imported.transcript.warnings) == 2
    assert set(imported.transcript.warnings) <= set(imported.report.sentences())
