"""Every format gives back what was said: all words, none invented, in order, by whom, when and where."""

import pytest
from hypothesis import given, settings

from tests.conversation.formats.writers import TOOLS, Conversation, Tool, conversations
from tilth.conversation.formats import read_file

EVERY_TOOL = pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool.write.__name__)


@EVERY_TOOL
@settings(max_examples=8)
@given(said=conversations())
def test_every_word_is_kept_and_none_invented_and_stays_with_whoever_said_it(tool: Tool, said: Conversation) -> None:
    imported = read_file(tool.write(said))
    transcript = imported.transcript
    assert transcript.format == tool.format
    assert transcript.words.split() == [word for s in said for word in s.words]
    assert imported.report.words_kept == sum(len(s.words) for s in said)
    heard = [utterance.speaker for utterance in transcript.utterances for _ in utterance.text.split()]
    assert _renamed(heard) == _renamed([s.speaker if tool.names else None for s in said for _ in s.words])


@EVERY_TOOL
@settings(max_examples=4)
@given(said=conversations())
def test_times_are_those_of_the_file_and_unknown_where_it_has_none(tool: Tool, said: Conversation) -> None:
    transcript = read_file(tool.write(said)).transcript
    if not tool.starts:
        assert {cue.start for cue in transcript.utterances} <= {None, 0.0, 300.0}
        return
    owners = [utterance for utterance in transcript.utterances for _ in utterance.text.split()]
    at = 0
    for before, s in zip([None, *said], said, strict=False):
        # Two things said by one person in a row are one run of words where a file knows only words.
        if before is None or before.speaker != s.speaker:
            assert owners[at].start == (s.start if tool.ends else int(s.start))
        at += len(s.words)
    assert all((cue.end is not None) == tool.ends for cue in transcript.utterances)


@EVERY_TOOL
@settings(max_examples=4)
@given(said=conversations())
def test_the_place_of_an_utterance_holds_its_words(tool: Tool, said: Conversation) -> None:
    imported = read_file(tool.write(said))
    for utterance in imported.transcript.utterances:
        assert utterance.place is not None
        if utterance.place.start is not None:
            there = imported.text[utterance.place.start : utterance.place.end]
            assert there.split()[0] == utterance.text.split()[0]
            assert there.split()[-1][:1] == utterance.text.split()[-1][:1]


def _renamed(labels: list[str | None]) -> list[int]:
    """Labels by order of appearance: some formats number their speakers."""
    order = list(dict.fromkeys(labels))
    return [order.index(label) for label in labels]
