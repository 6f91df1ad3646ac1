"""Files that were cut, garbled or shuffled: read as far as they go, or refused with a sentence; never a crash."""

from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conversation.formats.writers import TOOLS, Conversation, Tool, conversations
from tilth.conversation.formats import Imported, NotATranscript, read_file
from tilth.conversation.roles import guess

Damage = Callable[[bytes, st.DataObject], bytes]


def cut_off(data: bytes, draw: st.DataObject) -> bytes:
    return data[: draw.draw(st.integers(0, len(data)))]


def flipped(data: bytes, draw: st.DataObject) -> bytes:
    damaged = bytearray(data)
    for at in draw.draw(st.lists(st.integers(0, len(data) - 1), min_size=1, max_size=8)):
        damaged[at] = draw.draw(st.integers(0, 255))
    return bytes(damaged)


def shuffled(data: bytes, draw: st.DataObject) -> bytes:
    """Lines twice, lines gone, lines in another order: times run backwards, headers stand alone."""
    lines = data.split(b"\n")
    return b"\n".join(draw.draw(st.lists(st.sampled_from(lines), max_size=len(lines))))


def spliced(data: bytes, draw: st.DataObject) -> bytes:
    """Something that no tool writes, in the middle."""
    at = draw.draw(st.integers(0, len(data)))
    junk = [
        b"\0",
        b"-->",
        b"<v ",
        b"\n\n",
        b"[[",
        b'"',
        b"{",
        b"&#1;",
        b"\xff",
        b": ",
        b"99:99:99.999 --> 0",
        b"\r",
        b"\\ud800",
        b"1e999",
    ]
    return data[:at] + draw.draw(st.sampled_from(junk)) + data[at:]


@pytest.mark.parametrize("damage", [cut_off, flipped, shuffled, spliced], ids=lambda damage: damage.__name__)
@pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool.write.__name__)
@settings(max_examples=3)
@given(said=conversations(), data=st.data())
def test_a_damaged_file_is_read_or_refused_but_never_crashes(
    tool: Tool, damage: Damage, said: Conversation, data: st.DataObject
) -> None:
    imported = read_or_refused(damage(tool.write(said), data))
    if imported:
        assert imported.report.words_kept == len(imported.transcript.words.split()) > 0
        assert all(turn.quote() for turn in imported.transcript.turns)
        assert len(guess(imported.transcript)) == len(imported.transcript.speakers)
        assert imported.transcript.words.encode()  # no half characters


@settings(max_examples=60)
@given(st.one_of(st.binary(max_size=300), st.text(max_size=300).map(str.encode)))
def test_bytes_and_text_of_any_kind_are_read_or_refused(data: bytes) -> None:
    read_or_refused(data)


def read_or_refused(data: bytes) -> Imported | None:
    with suppress(NotATranscript):
        return read_file(data)
    return None
