"""Engagements: how one begins, who has a part in it, and how the work rests, goes on and ends."""

import pytest
from django.db import IntegrityError, transaction

from tests.people import NOW, gather
from tilth.coaching.engagement import Engagement, NotNow
from tilth.organisation.disclosure import Withheld
from tilth.organisation.people import Membership, Person

pytestmark = pytest.mark.django_db


def test_a_coach_begins_with_a_client_and_a_sponsor_who_cannot_sign_in_yet():
    cast = gather()
    begun = Engagement.begin(
        by=cast.coach,
        organisation=cast.organisation,
        client_name="Noor",
        client_contact="noor@example.org",
        sponsor_name="Karen",
        kind=Engagement.Kind.CAREER,
        now=NOW,
    )
    assert (begun.client.name, begun.client.contact, begun.client.can_sign_in) == ("Noor", "noor@example.org", False)
    assert begun.sponsor.has_role(cast.organisation.id, Membership.Role.SPONSOR)
    assert (begun.kind, begun.state) == ("career", "drafted")


def test_nobody_but_a_coach_of_that_organisation_begins():
    cast = gather()
    people = Person.objects.count()
    for outsider in (cast.client, cast.sponsor, cast.stranger, cast.administrator):
        with pytest.raises(Withheld):
            Engagement.begin(by=outsider, organisation=cast.organisation, client_name="Noor", now=NOW)
    assert Person.objects.count() == people


@pytest.mark.parametrize("person", ["coach", "client"])
def test_a_sponsor_is_a_third_person(person):
    cast = gather()
    cast.engagement.sponsor = getattr(cast, person)
    with pytest.raises(IntegrityError), transaction.atomic():
        cast.engagement.save()


def test_a_sponsor_knows_the_work_and_is_not_in_the_room():
    cast = gather().with_sponsor()
    assert Engagement.sponsored_by(cast.sponsor).get() == cast.engagement
    assert Engagement.party_to(cast.sponsor).get() == cast.engagement
    assert not Engagement.visible_to(cast.sponsor).exists()
    cast.engagement.part_with_sponsor(by=cast.coach, now=NOW)
    assert not Engagement.party_to(cast.sponsor).exists()


def test_there_is_one_sponsor_at_a_time():
    cast = gather().with_sponsor()
    with pytest.raises(NotNow, match="Part with them first"):
        cast.engagement.name_sponsor(by=cast.coach, name="Another", now=NOW)


def test_the_work_rests_goes_on_and_ends():
    cast = gather()
    work = cast.engagement
    with pytest.raises(NotNow, match="being agreed"):
        work.pause(by=cast.client, now=NOW)
    work.held()
    work.pause(by=cast.client, now=NOW)
    assert work.state == "paused"
    with pytest.raises(NotNow, match="paused"):
        work.pause(by=cast.coach, now=NOW)
    work.resume(by=cast.coach, now=NOW)
    assert work.state == "under_way"
    with pytest.raises(NotNow, match="no pause"):
        work.resume(by=cast.coach, now=NOW)
    work.close(by=cast.client, now=NOW)
    assert (work.state, work.closed_at) == ("closed", NOW)
    with pytest.raises(NotNow, match="closed"):
        work.pause(by=cast.client, now=NOW)


@pytest.mark.parametrize("verb", ["pause", "resume", "close"])
def test_a_sponsor_moves_nothing(verb):
    cast = gather().with_sponsor()
    cast.engagement.held()
    with pytest.raises(Withheld):
        getattr(cast.engagement, verb)(by=cast.sponsor, now=NOW)


def test_sessions_are_told_to_a_sponsor_only_where_the_agreement_in_force_says_so():
    cast = gather().with_sponsor()
    cast.session(read=False)
    assert cast.engagement.sessions_told_to_sponsor() is None
    agreement = cast.agreement(purpose="To lead.", tells_sponsor_of_sessions=True)
    agreement.accept(by=cast.client, now=NOW)
    assert cast.engagement.sessions_told_to_sponsor() is None
    agreement.accept(by=cast.sponsor, now=NOW)
    assert cast.engagement.sessions_told_to_sponsor() == 1
