"""Agreements: in force when all have accepted; versions stay; a sponsor is asked about their own parts alone."""

from datetime import timedelta

import pytest

from tests.people import NOW, gather
from tilth.coaching import terms
from tilth.coaching.agreement import Acceptance, Agreement, Proposal
from tilth.coaching.content import Outdated
from tilth.coaching.engagement import Engagement, NotNow
from tilth.coaching.insight import Insight
from tilth.coaching.step import Step
from tilth.organisation.disclosure import Withheld

pytestmark = pytest.mark.django_db


def test_it_is_in_force_when_every_party_has_accepted_and_not_before():
    cast = gather().with_sponsor()
    agreement = cast.agreement()
    assert agreement.waits_for() == [cast.client, cast.sponsor]
    agreement.accept(by=cast.client, now=NOW)
    assert agreement.in_force_since is None
    agreement.accept(by=cast.sponsor, now=NOW + timedelta(days=1))
    assert agreement.in_force_since == NOW + timedelta(days=1)
    cast.engagement.refresh_from_db()
    assert cast.engagement.state == Engagement.State.AGREED
    assert [a.accepted_at for a in agreement.acceptances.all()] == [NOW, NOW, NOW + timedelta(days=1)]


def test_accepting_twice_changes_nothing():
    cast = gather()
    agreement = cast.agreement()
    for days in (0, 3):
        agreement.accept(by=cast.client, now=NOW + timedelta(days=days))
    assert agreement.in_force_since == NOW
    assert Acceptance.objects.filter(agreement=agreement, person=cast.client).get().accepted_at == NOW


def test_only_parties_propose_and_accept():
    cast = gather()
    agreement = cast.agreement()
    for outsider in (cast.sponsor, cast.administrator, cast.stranger):
        with pytest.raises(Withheld):
            agreement.accept(by=outsider, now=NOW)
        with pytest.raises(Withheld):
            Agreement.propose(cast.engagement, by=outsider, values={"purpose": "x"}, now=NOW)


def test_the_version_in_force_holds_until_the_next_is_accepted_by_all():
    cast = gather().with_sponsor()
    first = cast.agreement(purpose="To lead.", tells_sponsor_of_sessions=True)
    for person in (cast.client, cast.sponsor):
        first.accept(by=person, now=NOW)
    second = cast.agreement(by="client", purpose="To lead.", tells_sponsor_of_sessions=False)
    assert cast.engagement.terms().sessions_told_to_sponsor
    second.accept(by=cast.coach, now=NOW)
    second.accept(by=cast.sponsor, now=NOW)
    assert not cast.engagement.terms().sessions_told_to_sponsor
    assert (first.number, second.number) == (1, 2)
    assert Agreement.objects.count() == 2


def test_an_overtaken_version_is_accepted_by_nobody():
    cast = gather()
    first = cast.agreement(purpose="To lead.")
    cast.agreement(purpose="To lead better.")
    with pytest.raises(NotNow, match="newer version"):
        first.accept(by=cast.client, now=NOW)


def test_a_sponsor_is_not_asked_again_where_only_parts_between_the_two_changed():
    cast = gather().with_sponsor()
    first = cast.agreement(purpose="To lead.", themes="Answers first.")
    for person in (cast.client, cast.sponsor):
        first.accept(by=person, now=NOW)
    second = cast.agreement(purpose="To lead.", themes="Is afraid of not being needed.")
    assert second.waits_for() == [cast.client]
    assert second.changed_for_sponsor() == []
    second.accept(by=cast.client, now=NOW)
    assert second.in_force_since
    third = cast.agreement(purpose="To lead through others.", themes="Is afraid of not being needed.")
    assert third.waits_for() == [cast.client, cast.sponsor]
    assert [d.part.name for d in third.changed_for_sponsor()] == ["purpose"]


def test_goals_go_into_an_agreement_as_they_stand_that_day():
    cast = gather()
    goal = cast.goal()
    agreement = cast.agreement()
    goal.rewrite(by=cast.client, version=1, words="Wait", ladder=[], weight=1, why="", now=NOW)
    (written,) = agreement.values()["goals"]
    assert written.splitlines()[0] == "Let Marta speak"
    assert "0  Marta answers" in written


def test_nothing_or_nothing_new_is_not_proposed():
    cast = gather()
    with pytest.raises(NotNow, match="nothing in it yet"):
        cast.agreement(nonsense="x")
    cast.agreement(purpose="To lead.")
    with pytest.raises(NotNow, match="what version 1 says"):
        Agreement.propose(cast.engagement, by=cast.client, values=cast.engagement.agreements.get().values(), now=NOW)


def test_after_the_close_nothing_new_is_agreed():
    cast = gather()
    cast.engagement.close(by=cast.client, now=NOW)
    with pytest.raises(NotNow, match="closed"):
        cast.agreement()


def test_what_one_prepares_is_theirs_alone_until_proposed():
    cast = gather()
    proposal = Proposal.of(cast.engagement, by=cast.client, now=NOW)
    proposal.fill(terms.find("purpose"), by=cast.client, purpose="Mine.", version=1, now=NOW)
    assert proposal.compartment_id == cast.engagement.of_client_id
    assert not Proposal.visible_to(cast.coach).exists()
    proposal = Proposal.of(cast.engagement, by=cast.client, now=NOW)
    agreement = proposal.propose(by=cast.client, after=0, now=NOW)
    assert agreement.values()["purpose"] == "Mine."
    assert not Proposal.objects.exists()


def test_a_step_saved_from_an_old_page_is_refused_with_what_stands_now():
    cast = gather()
    step = terms.find("purpose")
    proposal = Proposal.of(cast.engagement, by=cast.coach, now=NOW)
    proposal.fill(step, by=cast.coach, purpose="First.", version=1, now=NOW)
    with pytest.raises(Outdated) as refusal:
        proposal.fill(step, by=cast.coach, purpose="Second.", version=1, now=NOW)
    assert refusal.value.now.values["purpose"] == "First."


def test_a_proposal_waits_where_the_other_was_quicker():
    cast = gather()
    proposal = Proposal.of(cast.engagement, by=cast.client, now=NOW)
    proposal = proposal.fill(terms.find("purpose"), by=cast.client, purpose="Mine.", version=1, now=NOW)
    cast.agreement(purpose="The coach's.")
    with pytest.raises(NotNow, match="Version 1 was proposed"):
        proposal.propose(by=cast.client, after=0, now=NOW)
    assert proposal.propose(by=cast.client, after=1, now=NOW).number == 2


def test_the_next_proposal_begins_from_what_stands():
    cast = gather()
    cast.agreement(purpose="To lead.", client_shares_with_coach=False)
    begun = Proposal.of(cast.engagement, by=cast.client, now=NOW)
    assert begun.values == {"purpose": "To lead.", "client_shares_with_coach": False}


@pytest.mark.parametrize("shares", [True, False])
def test_what_the_client_writes_is_shared_as_the_agreement_in_force_says_unless_they_say_otherwise(shares):
    cast = gather()
    cast.agreement(purpose="To lead.", client_shares_with_coach=shares).accept(by=cast.client, now=NOW)
    insight = Insight.name(cast.engagement, by=cast.client, words="I am quick.", now=NOW)
    Step.choose(cast.engagement, by=cast.client, card={"what": "Wait."}, insight=insight, now=NOW)
    assert Insight.visible_to(cast.coach).exists() is shares
    assert Step.visible_to(cast.coach).exists() is shares
    kept = Insight.name(cast.engagement, by=cast.client, words="x", shared_with_coach=not shares, now=NOW)
    assert Insight.visible_to(cast.coach).filter(pk=kept.pk).exists() is not shares


def test_a_leader_coaching_in_their_own_team_has_no_sponsor():
    cast = gather()
    cast.engagement.kind = Engagement.Kind.LEADER_AS_COACH
    with pytest.raises(NotNow, match="no sponsor"):
        cast.engagement.name_sponsor(by=cast.coach, name="Karen", now=NOW)
