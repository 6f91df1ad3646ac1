"""The ear is given each turn's words, the words around it, and facts that stay within bounds whatever the file."""

from tilth.conversation.ear.grams import BUCKETS, grams
from tilth.conversation.ear.inputs import BEFORE, BEGINNING, END, FACTS, inputs
from tilth.conversation.transcript import Role, Timing, Transcript, Utterance, Voice

VOICES = {"R": Voice("Ruth", Role.COACH), "D": Voice("Daniel", Role.CLIENT)}


def conversation(*said, timing=Timing.NONE):
    return Transcript(tuple(said), format="plain", timing=timing, voices=VOICES)


def fact(given, name):
    return given.facts[FACTS.index(name)]


def test_every_turn_is_given_with_the_words_around_it():
    first, second, third = inputs(conversation(Utterance("Hello.", "R"), Utterance("Hi.", "D"), Utterance("So?", "R")))
    assert (first.before, first.words, first.after) == ("", "Hello.", "Hi.")
    assert (second.before, second.after) == ("Hello.", "So?")
    assert third.after == ""
    assert [fact(each, "coach") for each in (first, second, third)] == [1.0, 0.0, 1.0]


def test_of_a_long_turn_the_ear_gets_how_it_begins_and_how_it_ends():
    words = [f"w{n}" for n in range(300)]
    given, after = inputs(conversation(Utterance(" ".join(words), "D"), Utterance("Mm.", "R")))
    assert given.words.split() == [*words[:BEGINNING], "…", *words[-END:]]
    assert after.before.split() == words[-BEFORE:]


def test_silence_is_given_only_where_times_can_carry_it():
    cues = [Utterance("a b c", "RD"[n % 2], start=10.0 * n, end=10.0 * n + 6) for n in range(8)]
    timed = inputs(conversation(*cues, timing=Timing.SPANS))
    rounded = inputs(conversation(*cues, timing=Timing.ROUNDED))
    assert fact(timed[3], "timed") == 1.0
    assert fact(timed[3], "gap over 3.0 s") == 1.0
    assert fact(rounded[3], "timed") == fact(rounded[3], "gap") == 0.0


def test_facts_stay_between_nought_and_about_one():
    cues = [Utterance("word " * n, "RD"[n % 2], start=100.0 * n, end=100.0 * n + 1) for n in range(1, 30)]
    for given in inputs(conversation(*cues, timing=Timing.SPANS)):
        assert len(given.facts) == len(FACTS)
        assert all(0.0 <= f <= 1.5 for f in given.facts)


def test_an_empty_conversation_gives_nothing():
    assert inputs(conversation()) == ()


def test_the_same_word_is_another_gram_in_the_turn_before():
    here, there = inputs(conversation(Utterance("maybe", "R"), Utterance("yes", "D")))
    assert set(grams(here)) != set(grams(there))
    assert all(0 <= bucket < BUCKETS for bucket in grams(here))


def test_marks_and_capitals_change_no_gram_but_the_question_mark_does():
    plain, dressed, asked = (
        grams(inputs(conversation(Utterance(words, "R")))[0])
        for words in ("so you stayed", "So, you STAYED.", "so you stayed?")
    )
    assert plain == dressed != asked
