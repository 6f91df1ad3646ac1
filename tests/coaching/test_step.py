"""A step's card is optional in every field; its report is the client's, and "not done" is as good an answer as any."""

import pytest

from tests.people import NOW, gather
from tests.weave import weave
from tilth.coaching.content import Outdated
from tilth.coaching.insight import Insight
from tilth.coaching.step import Report, Step
from tilth.organisation.disclosure import Withheld

pytestmark = pytest.mark.django_db


def step(cast, by=None, **fields):
    return Step.choose(cast.engagement, by=by or cast.client, card=fields.pop("card", {}), now=NOW, **fields)


def test_an_empty_card_is_a_step():
    cast = gather()
    assert step(cast).what == ""
    assert Step.objects.get().card == {}


def test_a_card_keeps_its_own_fields_and_nothing_else():
    cast = gather()
    kept = step(cast, card={"what": "Ask Marta", "where": "", "mark": "good"})
    assert kept.card == {"what": "Ask Marta"}


def test_a_coach_may_write_a_step_down_and_only_the_client_reports_it():
    cast = gather()
    written = step(cast, by=cast.coach, ownership="coach_shaped")
    with pytest.raises(Withheld):
        written.report(by=cast.coach, outcome="done", now=NOW)
    with pytest.raises(Withheld):
        written.let_go(by=cast.coach, now=NOW)
    written.report(by=cast.client, outcome="not_done", now=NOW)
    assert Report.objects.get().outcome == "not_done"


def test_a_step_kept_from_the_coach_is_neither_seen_nor_changed_by_them():
    cast = gather()
    own = step(cast, shared_with_coach=False)
    assert not Step.visible_to(cast.coach).exists()
    with pytest.raises(Withheld):
        own.rewrite(by=cast.coach, version=1, card={"what": "Mine now"}, now=NOW)


def test_a_coach_cannot_say_who_sees_a_step():
    cast = gather()
    shared = step(cast)
    shared.rewrite(by=cast.coach, version=1, card={}, shared_with_coach=False, now=NOW)
    assert Step.objects.get().shared_with_coach


def test_not_done_leaves_the_insight_where_it_was():
    cast = gather()
    insight = Insight.name(cast.engagement, by=cast.client, words="I am quick", now=NOW)
    step(cast, insight=insight).report(by=cast.client, outcome="not_done", now=NOW)
    assert Insight.objects.get().state == "linked"


@pytest.mark.parametrize(
    ("after", "state"), [("", "reported"), ("keep", "reported"), ("drop", "let_go"), ("repeat", "chosen")]
)
def test_what_comes_after_a_report_is_the_clients_choice(after, state):
    cast = gather()
    step(cast).report(by=cast.client, outcome="partly", after=after, now=NOW)
    assert Step.objects.get().state == state


def test_a_step_that_was_let_go_can_be_taken_up_again():
    cast = gather()
    gone = step(cast)
    gone.let_go(by=cast.client, now=NOW)
    assert Step.objects.get().state == "let_go"
    gone.let_go(by=cast.client, now=NOW)
    assert Step.objects.get().state == "chosen"


def test_a_new_insight_grows_from_a_report():
    cast = gather()
    woven = weave(cast, cast.session())
    with pytest.raises(Withheld):
        woven.report.grow(by=cast.coach, words="Yours", now=NOW)
    grown = woven.report.grow(by=cast.client, words="They had it in them.", now=NOW)
    assert grown.grew_from == woven.report


def test_an_older_card_is_refused_with_what_stands():
    cast = gather()
    shared = step(cast, card={"what": "One"})
    shared.rewrite(by=cast.coach, version=1, card={"what": "Two"}, now=NOW)
    with pytest.raises(Outdated) as met:
        shared.rewrite(by=cast.client, version=1, card={"what": "Three"}, now=NOW)
    assert met.value.now.card == {"what": "Two"}
