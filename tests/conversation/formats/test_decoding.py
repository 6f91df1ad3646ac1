"""Characters: never one replaced in silence."""

import pytest

from tilth.conversation.formats import NotATranscript, read_file
from tilth.conversation.formats.decoding import decode

TEXT = "Jörg: Naïve?\r\nAnaïs: “Ça va” – 你好\r\nJörg: ŝ\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"])
def test_marked_and_plain_encodings_are_read_exactly(encoding: str) -> None:
    decoded = decode(TEXT.encode(encoding))
    assert decoded.text == TEXT
    assert decoded.warnings == ()


def test_utf16_in_another_script_is_known_by_its_spaces() -> None:
    text = "Анна: Что сегодня важно для тебя, Павел?\nПавел: Не знаю, с чего начать.\nАнна: Начни с этого.\n"
    assert decode(text.encode("utf-16-le")).text == text
    assert decode(text.encode("utf-16-be")).text == text


def test_windows_1252_is_read_with_a_warning() -> None:
    text = "Jörg: “Naïve”?\nAnaïs: Ça va – très bien, 5 €\n"
    decoded = decode(text.encode("cp1252"))
    assert decoded.text == text
    assert "Windows-1252" in decoded.warnings[0]


def test_one_foreign_line_does_not_garble_the_others() -> None:
    data = "Jörg: Über\n".encode() + "Jörg: über\n".encode("cp1252") + "Anaïs: Ça\n".encode()
    decoded = decode(data)
    assert decoded.text == "Jörg: Über\nJörg: über\nAnaïs: Ça\n"
    assert "(the first is line 2)" in decoded.warnings[0]


def test_a_byte_that_is_no_character_anywhere_is_refused_with_its_line() -> None:
    with pytest.raises(NotATranscript, match="Line 2 holds a byte \\(0x81\\)"):
        decode(b"Ruth: Hi\nBen: \xe9 \x81\n")


def test_a_file_cut_inside_a_character_is_read_up_to_there_with_a_warning() -> None:
    decoded = decode("Jörg: Hallo ö".encode()[:-1])
    assert decoded.text == "Jörg: Hallo "
    assert "end may be missing" in decoded.warnings[0]
    assert decode("Ruth: café".encode("cp1252")).text == "Ruth: café"


def test_damaged_utf16_is_refused() -> None:
    with pytest.raises(NotATranscript, match="UTF-16"):
        decode(b"\xff\xfe" + "Ruth: Hi".encode("utf-16-le") + b"\x00\xd8" + " there".encode("utf-16-le"))


def test_control_characters_and_zero_bytes_are_left_out_with_a_warning() -> None:
    decoded = decode(b"Ruth: He\x00llo\x0cthere\x1b\nBen: Hi\n")
    assert decoded.text == "Ruth: Hello there\nBen: Hi\n"
    assert decoded.warnings == ("3 control characters that belong to no word were left out.",)


def test_only_line_breaks_part_lines() -> None:
    text = "Ruth: One\x85two\u2028three\vfour\nBen: Five\nRuth: Six\n"
    assert [u.text for u in read_file(text.encode()).transcript.utterances] == ["One two three four", "Five", "Six"]


def test_carriage_returns_alone_are_line_breaks() -> None:
    assert [u.text for u in read_file(b"Ruth: One\rBen: Two\rRuth: Three\r").transcript.utterances] == [
        "One",
        "Two",
        "Three",
    ]
