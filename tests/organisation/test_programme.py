"""Programmes: led by one person, each participant counted once, in one group, and only while they want that."""

import pytest

from tests.people import NOW, gather
from tests.programmes import cohort_of
from tilth.organisation.disclosure import Withheld
from tilth.organisation.programme import Cohort, Enrolment, NotPossible, Programme
from tilth.organisation.released import (
    THEMES,
    Act,
    Released,
    be_counted,
    choose_themes,
    release,
    stop_being_counted,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return gather()


def enrolled(cast):
    cohort = cohort_of(cast, 0, groups=("North", "South"))
    enrolment = cohort.enrol(cast.client, by=cast.programme_lead, group="North", now=NOW)
    enrolment.match(cast.engagement.id, by=cast.programme_lead)
    return enrolment


def test_only_a_programme_lead_begins_a_programme_and_sees_it(cast):
    for part in ("coach", "client", "sponsor", "administrator", "stranger"):
        with pytest.raises(Withheld):
            Programme.begin(by=getattr(cast, part), organisation=cast.organisation, name="x", now=NOW)
    cohort = cohort_of(cast, 2)
    assert list(Cohort.visible_to(cast.programme_lead)) == [cohort]
    for part in ("coach", "client", "sponsor", "administrator", "supervisor", "stranger"):
        assert not Cohort.visible_to(getattr(cast, part)).exists()
        assert not Programme.visible_to(getattr(cast, part)).exists()


def test_who_no_longer_leads_programmes_sees_none(cast):
    cohort_of(cast, 2)
    cast.programme_lead.memberships.filter(role="programme_lead").update(role="client")
    assert not Programme.visible_to(cast.programme_lead).exists()


def test_a_floor_under_five_is_refused_with_a_sentence(cast):
    with pytest.raises(NotPossible, match="5 people at least"):
        Programme.begin(by=cast.programme_lead, organisation=cast.organisation, name="x", floor=4, now=NOW)


def test_nobody_is_in_two_cohorts_of_a_programme(cast):
    first = cohort_of(cast, 0, groups=())
    first.enrol(cast.client, by=cast.programme_lead, now=NOW)
    second = first.programme.open_cohort(by=cast.programme_lead, name="spring cohort", now=NOW)
    with pytest.raises(NotPossible, match="in autumn cohort already"):
        second.enrol(cast.client, by=cast.programme_lead, now=NOW)


def test_a_group_that_the_cohort_does_not_have_is_refused(cast):
    cohort = cohort_of(cast, 0, groups=("North", "South"))
    for group in ("East", ""):
        with pytest.raises(NotPossible, match="North, South"):
            cohort.enrol(cast.client, by=cast.programme_lead, group=group, now=NOW)


def test_somebody_from_elsewhere_is_not_enrolled(cast):
    with pytest.raises(NotPossible, match="not a member"):
        cohort_of(cast, 0, groups=()).enrol(cast.stranger, by=cast.programme_lead, now=NOW)


def test_an_engagement_is_counted_in_one_enrolment_only(cast):
    enrolment = enrolled(cast)
    other = enrolment.cohort.enrol(cast.sponsor, by=cast.programme_lead, group="South", now=NOW)
    with pytest.raises(NotPossible, match="another enrolment"):
        other.match(cast.engagement.id, by=cast.programme_lead)


def test_answers_are_released_only_while_their_client_lets_them_be_counted(cast):
    enrolment = enrolled(cast)
    release(cast.engagement.id, Act.PULSE, {"session/mine": 7}, now=NOW)
    assert not Released.objects.exists()
    be_counted(enrolment, by=cast.client, now=NOW)
    release(cast.engagement.id, Act.PULSE, {"session/mine": 7, "session/new": 4}, now=NOW)
    release(cast.engagement.id, Act.SESSION, {"": 1}, now=NOW)
    assert Released.objects.count() == 3
    stop_being_counted(enrolment, by=cast.client)
    assert [row.act for row in Released.objects.all()] == [Act.SESSION]


def test_nobody_else_says_that_a_clients_answers_may_be_counted(cast):
    enrolment = enrolled(cast)
    for part in ("coach", "programme_lead", "administrator", "stranger"):
        with pytest.raises(Withheld):
            be_counted(enrolment, by=getattr(cast, part), now=NOW)
        with pytest.raises(Withheld):
            choose_themes(enrolment, ["leading"], by=getattr(cast, part), now=NOW)


def test_an_engagement_outside_every_programme_releases_nothing(cast):
    release(cast.engagement.id, Act.SESSION, {"": 1}, now=NOW)
    assert not Released.objects.exists()


def test_a_session_brings_the_work_under_way_and_it_never_goes_back(cast):
    enrolment = enrolled(cast)
    release(cast.engagement.id, Act.SESSION, {"": 1}, now=NOW)
    enrolment.refresh_from_db()
    assert enrolment.stage == Enrolment.Stage.UNDER_WAY
    enrolment.comes_to(Enrolment.Stage.MATCHED)
    assert enrolment.stage == Enrolment.Stage.UNDER_WAY


def test_themes_come_from_the_list_and_a_later_choice_takes_the_place_of_an_earlier_one(cast):
    enrolment = enrolled(cast)
    with pytest.raises(NotPossible, match="wait until you let"):
        choose_themes(enrolment, ["leading"], by=cast.client, now=NOW)
    be_counted(enrolment, by=cast.client, now=NOW)
    with pytest.raises(NotPossible, match="fixed list"):
        choose_themes(enrolment, ["my boss"], by=cast.client, now=NOW)
    choose_themes(enrolment, ["leading", "balance"], by=cast.client, now=NOW)
    choose_themes(enrolment, ["deciding"], by=cast.client, now=NOW)
    assert [row.measure for row in Released.objects.all()] == ["deciding"]
    assert set(THEMES) >= {"leading", "balance", "deciding"}
