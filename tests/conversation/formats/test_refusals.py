"""What is no transcript is refused with one sentence that says what to do."""

import json
from contextlib import suppress

import pytest

from tilth.conversation.formats import LIMIT, NotATranscript, read_file


def refusal(data: bytes, name: str = "") -> str:
    with pytest.raises(NotATranscript) as refused:
        read_file(data, name)
    return refused.value.sentence


@pytest.mark.parametrize("data", [b"", b" \r\n\t\n", b"\0\0\0\0"])
def test_an_empty_file(data: bytes) -> None:
    assert refusal(data).startswith("This file is empty.")


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "picture (PNG)"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "picture (JPEG)"),
        (b"GIF89a\1\0\1\0", "picture (GIF)"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "picture (WebP)"),
        (b"%PDF-1.7\n", "PDF"),
        (b"\0\0\0\x20ftypisom", "video recording (MP4)"),
        (b"\0\0\0\x20ftypM4A ", "sound recording (M4A)"),
        (b"ID3\3\0\0\0", "sound recording (MP3)"),
        (b"RIFF\0\0\0\0WAVEfmt ", "sound recording (WAV)"),
        (b"{\\rtf1\\ansi Ruth: Hi}", "rich text document"),
        (b"\x1f\x8b\x08\0", "packed file"),
        (b"<!DOCTYPE html><html><p>Ruth: Hi</p>", "web page"),
        (b"<?xml version='1.0'?><tt/>", "XML"),
    ],
)
def test_a_picture_a_recording_and_other_files_are_called_by_their_name(data: bytes, what: str) -> None:
    assert what in refusal(data)


def test_bytes_that_are_nothing_known_are_no_text() -> None:
    assert "not a text file" in refusal(bytes(range(32)) * 40)


def test_eighty_megabytes_are_refused_at_once() -> None:
    assert refusal(b"Ruth: Hello there.\n" * (80_000_000 // 19)).startswith("This file has 79 MB")
    assert refusal(b"a" * (LIMIT + 1)).startswith("This file has 20 MB")


def test_a_file_of_line_breaks_is_refused() -> None:
    assert "lines" in refusal(b"a\n" * 500_000)


@pytest.mark.parametrize("text", ["...\n---\n", "WEBVTT\n", "♪ ♪ ♪"])
def test_a_file_without_words(text: str) -> None:
    assert refusal(text.encode())


def test_captions_without_words_say_so() -> None:
    assert "no one says a word" in refusal(b"WEBVTT\n\n00:01.000 --> 00:02.500\n...\n")


def test_a_summary_is_called_a_summary() -> None:
    sentence = refusal(
        b"# Session summary\n\nDaniel explored what keeps him from resting.\n\n## Next steps\n- Daniel will rest on Friday.\n"
    )
    assert "summary" in sentence
    assert "full transcript" in sentence


def test_a_report_without_headings_is_called_a_summary() -> None:
    report = (
        "Daniel discussed the pressure at work and described how the team brings every decision to the desk of the director. "
        * 2
    )
    assert "summary" in refusal(
        (
            report
            + "He explored what it would take to let go, and committed to a first step by Friday with Marta. " * 3
        ).encode()
    )


def test_prose_without_names_or_times_cannot_be_told_apart() -> None:
    assert "who says what" in refusal(
        b"Once upon a time there was a coach. She asked you and me about it, and I said yes.\n"
    )


@pytest.mark.parametrize(
    "data", [b'{"segments": 3}', b"[1, 2, 3]", b'{"summary": "They met."}', b'"Ruth: Hi"', b'{"a": {"b": []}}', b"[]"]
)
def test_json_of_an_unknown_shape(data: bytes) -> None:
    assert refusal(data)


def test_json_that_is_cut_off_says_so() -> None:
    assert "cut off" in refusal(b'{"segments": [{"start": 1.0, "text": "So')


@pytest.mark.parametrize("data", [b'["a",' * 200_000, b'{"a":' * 200_000, b"[" * 200_000 + b"1" + b"]" * 200_000])
def test_json_nested_without_end(data: bytes) -> None:
    assert "nested" in refusal(data)


def test_json_with_a_number_without_end() -> None:
    assert refusal(b'{"segments": [{"text": "a", "start": ' + b"9" * 6000 + b"}]}")


@pytest.mark.parametrize(
    "piece", ["<", "[", "(", "a:", "&", "**", "<v ", "00:", "-->", " ", "_", "a ", "{\\", "Ruth  "]
)
def test_a_long_line_of_one_sign_takes_no_time(piece: str) -> None:
    """Were any pattern to go over the rest of the line again at each sign, this test would not end."""
    for head in ("WEBVTT\n\n00:01.000 --> 00:02.500\n", "Ruth: Hi\nBen: Hi\nRuth: "):
        with suppress(NotATranscript):
            read_file((head + piece * (2_000_000 // len(piece))).encode())


def test_the_name_of_the_file_stands_before_the_sentence_where_it_is_given() -> None:
    assert refusal(b"", "notes.txt").startswith("notes.txt: This file is empty.")


def test_the_suffix_is_never_looked_at() -> None:
    assert read_file(b"WEBVTT\n\n00:01.000 --> 00:02.500\nHello.\n", "picture.png").transcript.format == "webvtt"


@pytest.mark.parametrize("reading", [{"format": "tilth-reading/1"}, {"schema": "expert-reading/1"}])
def test_a_reading_is_no_transcript(reading):
    words = {"utterances": [{"speaker": "A", "start": 1, "end": 2, "text": "hello there", "words": []}], "turns": []}
    with pytest.raises(NotATranscript, match="a reading"):
        read_file(json.dumps(reading | words).encode())
