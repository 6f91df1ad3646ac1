"""The wording: every label has its words, and nobody else's words act on a terminal or a page."""

import pytest

from tilth.conversation import wording
from tilth.conversation.reading import findings
from tilth.conversation.wording import clock, counted, excerpt, lasting, names, percent, visible


@pytest.mark.parametrize(
    ("labels", "words"),
    [
        (findings.Stage, wording.STAGES),
        (findings.Move, wording.MOVES),
        (findings.Talk, wording.TALK),
        (findings.Outcome, wording.OUTCOMES),
        (findings.Ownership, wording.OWNERSHIP),
        (findings.Status, wording.STATUS),
        (findings.StepKind, wording.KINDS),
        (findings.Commitment, wording.COMMITMENT),
        (findings.Evidence, wording.EVIDENCE),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_every_label_of_a_reading_has_its_words(labels, words):
    assert set(words) == {label.value for label in labels}


def test_times_are_said_as_a_person_writes_them():
    assert [clock(t) for t in (0.4, 65, 3725, None)] == ["00:00", "01:05", "1:02:05", ""]
    assert (lasting(20), lasting(70), lasting(1071)) == ("less than a minute", "1 minute", "18 minutes")
    assert (percent(0.317), counted(1, "turn"), counted(1200, "turn")) == ("32 %", "1 turn", "1,200 turns")


def test_control_characters_are_seen_and_not_obeyed():
    assert visible("\x1b[31mred\x07") == "␛[31mred␇"
    assert visible("a\u202eb\x9bc") == "a<202E>b<9B>c"
    assert visible("plain – „words“, ١٢٣, 日本\n\t") == "plain – „words“, ١٢٣, 日本\n\t"
    visible("\ud83d").encode()


def test_an_excerpt_keeps_whole_words_and_says_that_more_follows():
    assert excerpt("one two three four", 12) == "one two…"
    assert excerpt("one two", 12) == "one two"


def test_people_are_named_where_one_person_has_the_role():
    speakers = [{"name": "Ruth", "role": "coach"}, {"name": "A", "role": "client"}, {"name": "B", "role": "client"}]
    assert names({"transcript": {"speakers": speakers}}) == {"coach": "Ruth", "client": "the client"}
