"""Every format gives back what was said: all words, none invented, in order, by whom and when."""

import pytest
from hypothesis import given

from tests.conversation.formats.writers import TOOLS, Conversation, Tool, conversations
from tilth.conversation.formats import read_file
from tilth.conversation.transcript import Transcript, Utterance

EVERY_TOOL = pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool.write.__name__)


@EVERY_TOOL
@given(said=conversations())
def test_every_word_is_kept_and_none_invented(tool: Tool, said: Conversation) -> None:
    imported = read_file(tool.write(said))
    assert imported.transcript.format == tool.format
    assert imported.transcript.words.split() == [word for s in said for word in s.words]
    assert imported.report.words_kept == sum(len(s.words) for s in said)


@EVERY_TOOL
@given(said=conversations())
def test_every_word_stays_with_whoever_said_it(tool: Tool, said: Conversation) -> None:
    transcript = read_file(tool.write(said)).transcript
    if not tool.names:
        assert transcript.speakers == ()
        return
    heard = [utterance.speaker for utterance in transcript.utterances for _ in utterance.text.split()]
    assert _renamed(heard) == _renamed([s.speaker for s in said for _ in s.words])


@EVERY_TOOL
@given(said=conversations())
def test_times_are_those_of_the_file_and_unknown_where_it_has_none(tool: Tool, said: Conversation) -> None:
    transcript = read_file(tool.write(said)).transcript
    first_of_each = _first_cues(transcript, said)
    if not tool.starts:
        assert all(cue.start in (None, 0.0, 300.0) for cue in transcript.utterances)
    elif not tool.ends:
        assert [cue.start for cue in first_of_each] == [int(s.start) for s in said]
        assert all(cue.end is None for cue in transcript.utterances)
    else:
        assert [cue.start for cue in first_of_each] == [s.start for s in said]
        assert {s.end for s in said} <= {cue.end for cue in transcript.utterances}


@EVERY_TOOL
@given(said=conversations())
def test_a_place_in_the_text_holds_the_words(tool: Tool, said: Conversation) -> None:
    imported = read_file(tool.write(said))
    for utterance in imported.transcript.utterances:
        assert utterance.place is not None
        if utterance.place.start is not None:
            there = imported.text[utterance.place.start : utterance.place.end]
            assert there.split()[0][:1] == utterance.text[:1]
            assert len(there.split()) >= len(utterance.text.split())


def _renamed(labels: list[str | None]) -> list[int]:
    """Labels by order of appearance: some formats number their speakers."""
    order = list(dict.fromkeys(labels))
    return [order.index(label) for label in labels]


def _first_cues(transcript: Transcript, said: Conversation) -> list[Utterance]:
    """For each thing said, the cue that holds its first word."""
    owners = [utterance for utterance in transcript.utterances for _ in utterance.text.split()]
    starts, at = [], 0
    for s in said:
        starts.append(owners[at])
        at += len(s.words)
    return starts
