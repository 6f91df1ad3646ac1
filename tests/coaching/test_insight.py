"""An insight is the client's alone to word; a moment waits, is kept or passes; states come and stay, with their days."""

from datetime import timedelta

import pytest

from tests.people import NOW, gather
from tests.weave import weave
from tilth.coaching.content import Outdated
from tilth.coaching.engagement import Engagement
from tilth.coaching.insight import Insight, Moment
from tilth.coaching.judged import findings
from tilth.coaching.value import Value
from tilth.organisation.disclosure import Withheld

pytestmark = pytest.mark.django_db


def moment(cast, words="I answer before they get there."):
    return Moment.propose(cast.engagement, by=cast.coach, words=words, now=NOW)


def states(insight):
    return [turning.state for turning in insight.turnings.all()]


def test_only_the_client_keeps_words_and_turns_an_insight():
    cast = gather()
    waiting = moment(cast)
    for outsider in (cast.coach, cast.sponsor, cast.stranger):
        with pytest.raises(Withheld):
            waiting.keep(by=outsider, words="Yours", now=NOW)
        with pytest.raises(Withheld):
            waiting.let_pass(by=outsider, now=NOW)
    insight = waiting.keep(by=cast.client, words="Mine", now=NOW)
    for verb in (
        lambda: insight.reword(by=cast.coach, version=1, words="Yours", now=NOW),
        lambda: insight.turn(by=cast.coach, state="integrated", now=NOW),
        lambda: insight.link(by=cast.coach, touches=[], serves=[], now=NOW),
    ):
        with pytest.raises(Withheld):
            verb()
    assert Insight.objects.get().words == "Mine"


def test_a_moment_is_kept_once_and_a_second_keeping_meets_the_first():
    cast = gather()
    waiting = moment(cast)
    first = waiting.keep(by=cast.client, words="First words", now=NOW)
    with pytest.raises(Outdated) as met:
        waiting.keep(by=cast.client, words="Second words", now=NOW)
    assert met.value.now == first
    assert Moment.objects.get().state == Moment.State.KEPT


def test_what_was_let_pass_can_still_be_kept_and_what_was_kept_stays():
    cast = gather()
    waiting = moment(cast)
    waiting.let_pass(by=cast.client, now=NOW)
    assert Moment.objects.get().state == Moment.State.PASSED
    waiting.keep(by=cast.client, words="After all", now=NOW)
    waiting.let_pass(by=cast.client, now=NOW)
    assert Moment.objects.get().state == Moment.State.KEPT


def test_a_moment_of_the_reading_is_proposed_once_and_lies_under_the_sessions_key():
    cast = gather()
    session = cast.session()
    document, _ = session.reading_as_judged()
    found = next(f for f in findings(document) if f.kind == "moment")
    for _ in range(2):
        Moment.propose_found(session, by=cast.coach, finding=found, document=document, now=NOW)
    proposed = Moment.objects.get()
    assert proposed.compartment_id == session.compartment_id
    assert proposed.origin == Moment.Origin.READING
    said = " ".join(turn["text"] for turn in document["turns"])
    assert all(part in said for part in proposed.words.split(" … "))


def test_an_insight_outlives_the_withdrawal_without_its_quote():
    cast = gather()
    session = cast.session()
    document, _ = session.reading_as_judged()
    found = next(f for f in findings(document) if f.kind == "moment")
    proposed = Moment.propose_found(session, by=cast.coach, finding=found, document=document, now=NOW)
    proposed.keep(by=cast.client, words="I make myself needed.", now=NOW)
    session.withdraw_consent(by=cast.client, now=NOW)
    insight = Insight.objects.get()
    assert insight.words == "I make myself needed."
    assert insight.moment is None
    assert not Moment.objects.exists()


def test_an_insight_kept_from_the_coach_does_not_exist_for_the_coach():
    cast = gather()
    moment(cast).keep(by=cast.client, words="Mine alone", shared_with_coach=False, now=NOW)
    assert Insight.visible_to(cast.client).exists()
    assert not Insight.visible_to(cast.coach).exists()


def test_rewording_an_older_version_is_refused_with_what_stands():
    cast = gather()
    insight = moment(cast).keep(by=cast.client, words="One", now=NOW)
    insight.reword(by=cast.client, version=1, words="Two", now=NOW)
    with pytest.raises(Outdated) as met:
        insight.reword(by=cast.client, version=1, words="Three", now=NOW)
    assert met.value.now.words == "Two"


def test_what_is_done_carries_an_insight_on_and_never_back():
    cast = gather()
    woven = weave(cast, cast.session())
    assert states(woven.insight) == ["named", "explored", "linked", "tried", "reviewed"]
    woven.insight.refresh_from_db()
    woven.insight.turn(by=cast.client, state="integrated", now=NOW)
    woven.step.refresh_from_db()
    woven.step.report(by=cast.client, outcome="done", now=NOW)
    assert Insight.objects.get().state == "integrated"


def test_what_was_let_go_stays_so_and_what_rests_is_woken_by_a_step():
    cast = gather()
    gone = moment(cast).keep(by=cast.client, words="Gone", now=NOW)
    gone.turn(by=cast.client, state="let_go", now=NOW)
    gone.comes_to("tried", now=NOW)
    assert states(gone) == ["named", "let_go"]
    resting = moment(cast, "other").keep(by=cast.client, words="Resting", now=NOW)
    resting.turn(by=cast.client, state="dormant", now=NOW)
    resting.comes_to("linked", now=NOW + timedelta(days=30))
    assert states(resting) == ["named", "dormant", "linked"]


def test_nothing_of_another_engagement_can_be_linked():
    cast = gather()
    other = Engagement.begin(by=cast.coach, organisation=cast.organisation, client_name="Amara", now=NOW)
    theirs = Value.name(other, by=cast.coach, words="Fairness", now=NOW)
    insight = moment(cast).keep(by=cast.client, words="Mine", now=NOW)
    with pytest.raises(Withheld):
        insight.link(by=cast.client, touches=[theirs], serves=[], now=NOW)
