"""The thread gathers what one person may see, in the order of time; its lists ask, and what was withdrawn is not in it."""

import pytest

from tests.people import NOW, gather
from tests.weave import weave
from tilth.coaching.echo import Echo
from tilth.coaching.insight import Insight
from tilth.coaching.step import Step
from tilth.coaching.thread import Thread
from tilth.coaching.told import as_markdown
from tilth.organisation.disclosure import Withheld

pytestmark = pytest.mark.django_db


def thread(cast, part="client"):
    return Thread(cast.engagement, getattr(cast, part))


def told(thread_):
    return [(bead.kind, bead.words, bead.depth) for _, beads in thread_.months for bead in beads]


def test_the_story_runs_from_session_to_learning():
    cast = gather()
    weave(cast, cast.session())
    assert told(thread(cast)) == [
        ("session", "", 0),
        ("insight", "They are not stuck. I am quick.", 0),
        ("step", "Ask Marta what she is seeing, before I say a word.", 1),
        ("learning", "They had it in them.", 1),
    ]


def test_an_insight_heard_again_shows_the_level_it_has_come_to():
    cast = gather()
    woven = weave(cast, cast.session())
    later = cast.session()
    quote = {"turn": 4, "words": "I make myself needed."}
    Echo.judge(later, by=cast.coach, of=woven.insight, state="confirmed", level="identity", quote=quote, now=NOW)
    heads = [bead.head for _, beads in thread(cast).months for bead in beads]
    assert "session 1 · insight · capability → identity · reviewed" in heads
    assert "heard again in session 2" in heads


def test_what_was_met_again_stays_met_when_the_transcript_goes():
    cast = gather()
    woven = weave(cast, cast.session())
    later = cast.session()
    for thing in (woven.value, woven.step):
        Echo.judge(later, by=cast.coach, of=thing, state="confirmed", quote={"turn": 4, "words": "x"}, now=NOW)
    later.withdraw_consent(by=cast.client, now=NOW)
    assert [echo.said for echo in Echo.objects.all()] == [None, None]
    assert thread(cast).met_in(woven.value) == {woven.value.session_id, later.id}


def test_a_judgement_is_given_once_a_session_and_by_the_two_alone():
    cast = gather()
    woven = weave(cast, cast.session())
    later = cast.session()
    for state in ("confirmed", "dismissed"):
        Echo.judge(later, by=cast.client, of=woven.insight, state=state, now=NOW)
    assert Echo.objects.get().state == "dismissed"
    with pytest.raises(Withheld):
        Echo.judge(later, by=cast.supervisor, of=woven.insight, state="confirmed", now=NOW)


def test_the_lists_ask_what_they_should_and_each_of_whom_they_may():
    cast = gather()
    woven = weave(cast, cast.session())
    bare = Insight.name(cast.engagement, by=cast.client, words="It is a speed problem.", now=NOW)
    Insight.name(cast.engagement, by=cast.client, words="Mine", shared_with_coach=False, now=NOW)
    chart = Step.choose(cast.engagement, by=cast.coach, card={"what": "Send the chart", "who_knows": "coach"}, now=NOW)
    for part, bare_ones, leaning in (("coach", 1, 1), ("client", 2, 0)):
        seen = thread(cast, part)
        assert len(seen.insights_without_step()) == bare_ones
        assert seen.steps_without_insight() == [chart]
        assert len(seen.leaning_steps()) == leaning
    bare.turn(by=cast.client, state="dormant", now=NOW)
    woven.step.let_go(by=cast.client, now=NOW)
    assert thread(cast, "coach").insights_without_step() == []


def test_what_the_client_keeps_is_not_in_the_coachs_thread_nor_in_their_file():
    cast = gather()
    secret = Insight.name(cast.engagement, by=cast.client, words="I want to leave.", shared_with_coach=False, now=NOW)
    Step.choose(cast.engagement, by=cast.client, card={"what": "Look at the notice"}, insight=secret, now=NOW)
    mine, theirs = as_markdown(thread(cast)), as_markdown(thread(cast, "coach"))
    assert "I want to leave." in mine
    assert "I want to leave." not in theirs
    assert "Look at the notice" in theirs
    assert thread(cast, "coach").steps_without_insight() == []


def test_where_the_work_has_been_is_the_coachs_draft_and_goes_with_the_consent():
    cast = gather()
    session = cast.session()
    assert thread(cast).readings == []
    assert thread(cast, "coach").readings[0].standing["levels"]
    session.withdraw_consent(by=cast.coach, now=NOW)
    assert thread(cast, "coach").readings == []


def test_a_corrected_level_changes_where_the_work_has_been():
    cast = gather()
    session = cast.session()
    before = thread(cast, "coach").readings[0].standing["levels"]
    turn = next(t for t in session.reading_as_judged()[0]["turns"] if t["role"] == "client" and t["level"])
    form = {"finding": f"level:{turn['place']['from']}-{turn['place']['to']}", "choice": "dismissed"}
    cast.browser("coach").post(f"{session.get_absolute_url()}finding", form)
    after = thread(cast, "coach").readings[0].standing["levels"]
    assert sum(after.values()) == sum(before.values()) - 1


def test_markdown_signs_in_words_mean_themselves():
    cast = gather()
    Insight.name(cast.engagement, by=cast.client, words="# Not a *head*\n[nor](a link) <b>", now=NOW)
    text = as_markdown(thread(cast))
    assert "  > \\# Not a \\*head\\*\n  > \\[nor\\](a link) \\<b\\>" in text
