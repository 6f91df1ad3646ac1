"""How long silences were, and whether the file's times can say so."""

from dataclasses import replace

from tests.conversation.reading.scenes import needs_shared, scene, session
from tilth.conversation.reading.silences import latencies, readable, silences, usual, weight
from tilth.conversation.transcript import Role, Timing, Transcript, Utterance

SLOW = """
c | What is it about?
k +2.0 | The team. (3.5) And me.
c +4.0 | And you.
k +9.0 | I am always there first.
c +2.0 | Stay with that.
k +1.5 | Yes.
"""


def contiguous() -> Transcript:
    cues = tuple(
        Utterance("Some words that were said.", "Coach" if n % 2 else "Client", n * 5.0, n * 5.0 + 5) for n in range(20)
    )
    return replace(scene(SLOW), utterances=cues)


def test_silences_before_and_inside_turns_are_found_with_their_place() -> None:
    found = silences(scene(SLOW))
    assert [(s.turn, s.seconds, s.inside) for s in found] == [(2, 3.5, True), (3, 4.0, False), (4, 9.0, False)]
    turns = scene(SLOW).turns
    assert found[1].at == turns[1].end


def test_shorter_silences_are_found_when_asked_for() -> None:
    assert len(silences(scene(SLOW), least=1.0)) == 6


def test_latencies_are_the_waits_of_one_role_with_the_words_on_both_sides() -> None:
    conversation = scene(SLOW)
    found = list(latencies(conversation, Role.CLIENT))
    assert [latency.seconds for latency in found] == [2.0, 9.0, 1.5]
    assert conversation.said(found[1].evidence[0]) == "And you."
    assert usual(conversation, Role.CLIENT) == 2.0
    assert usual(conversation, Role.OTHER) is None


def test_a_silence_weighs_where_it_is_long_in_itself_and_for_its_speaker() -> None:
    turns = scene(SLOW).turns
    assert weight(turns[3], usual=2.0) == 4.5
    assert weight(turns[1], usual=2.0) == 0.0
    assert weight(turns[3], usual=None) == 0.0


def test_times_without_ends_or_without_silences_are_not_read_as_silence() -> None:
    timed = scene(SLOW)
    assert readable(timed)
    for unreadable in (
        replace(timed, timing=Timing.STARTS),
        replace(timed, timing=Timing.ROUNDED),
        scene(SLOW, timed=False),
        contiguous(),
    ):
        assert not readable(unreadable)
        assert silences(unreadable) == ()
        assert list(latencies(unreadable, Role.CLIENT)) == []
        assert usual(unreadable, Role.CLIENT) is None


def test_a_quarter_of_an_hour_with_hardly_a_silence_has_had_them_cut_away() -> None:
    lines = "\n".join(f"{'ck'[n % 2]} +0.3 | {'word ' * 60}" for n in range(40))
    assert not readable(scene(f"{lines}\nc +2 | Yes.\nk +2 | No."))


@needs_shared
def test_the_silences_of_a_slow_session_are_all_there() -> None:
    found = silences(session("a_masterly_operations_director"))
    assert len(found) >= 46
    assert max(s.seconds for s in found) == 9.5
