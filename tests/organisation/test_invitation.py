"""Invitations: one link, one person, once, within fourteen days; whoever has an account is joined, and no account is ever taken over."""

from datetime import timedelta

import pytest

from tests.people import NOW, gather
from tilth.coaching.engagement import Engagement, NotNow
from tilth.mail.wish import Wish
from tilth.organisation.consent import Consent
from tilth.organisation.disclosure import Withheld
from tilth.organisation.invitation import Invitation, NotJoined, Unusable
from tilth.organisation.people import Person

pytestmark = pytest.mark.django_db


def begun(cast, name="Noor"):
    return Engagement.begin(by=cast.coach, organisation=cast.organisation, client_name=name, now=NOW)


def invited(cast, work):
    return work.invite(work.client, by=cast.coach, now=NOW)


def take_up(link, *, email="noor@example.org", now=NOW):
    return Invitation.opened(link, now=now).take_up(email=email, password="a quiet garden", now=now)


def test_whoever_takes_it_up_signs_in_as_who_was_written_down():
    cast = gather()
    work = begun(cast)
    person = take_up(invited(cast, work))
    assert person == work.client
    assert person.can_sign_in
    assert Engagement.visible_to(person).get() == work


def test_the_link_is_kept_nowhere():
    cast = gather()
    link = invited(cast, begun(cast))
    token = link.split(":")[0]
    row = Invitation.objects.values().get()
    assert all(token not in str(value) for value in row.values())


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda link: link[:-1], "altered"),
        (lambda link: "x" + link[1:], "altered"),
        (lambda link: link.split(":")[0], "altered"),
        (lambda link: "", "altered"),
    ],
)
def test_an_altered_link_opens_nothing(spoil, says):
    cast = gather()
    with pytest.raises(Unusable, match=says):
        Invitation.opened(spoil(invited(cast, begun(cast))), now=NOW)


def test_a_link_works_once_and_for_fourteen_days():
    cast = gather()
    link = invited(cast, begun(cast))
    with pytest.raises(Unusable, match="older than fourteen days"):
        take_up(link, now=NOW + timedelta(days=14))
    take_up(link, now=NOW + timedelta(days=13, hours=23))
    with pytest.raises(Unusable, match="used already"):
        take_up(link, email="other@example.org")


def test_a_newer_link_takes_the_place_of_an_older_one():
    cast = gather()
    work = begun(cast)
    first, second = invited(cast, work), invited(cast, work)
    with pytest.raises(Unusable, match="newer link"):
        take_up(first)
    take_up(second)


def test_of_two_who_take_it_up_at_once_one_gets_in():
    cast = gather()
    link = invited(cast, begun(cast))
    one, other = Invitation.opened(link, now=NOW), Invitation.opened(link, now=NOW)
    one.take_up(email="noor@example.org", password="a quiet garden", now=NOW)
    with pytest.raises(Unusable, match="used already"):
        other.take_up(email="thief@example.org", password="a quiet garden", now=NOW)
    assert Person.objects.get(name="Noor").email == "noor@example.org"


def test_an_address_somebody_signs_in_with_is_not_taken_and_the_link_stays_good():
    cast = gather()
    link = invited(cast, begun(cast))
    with pytest.raises(NotJoined, match="sign in"):
        take_up(link, email="Client@Example.org")
    take_up(link)


def test_who_has_an_account_is_joined_and_everything_written_down_becomes_theirs():
    cast = gather()
    work = begun(cast)
    invitation = Invitation.opened(invited(cast, work), now=NOW)
    Consent.objects.create(
        organisation=cast.organisation,
        client=work.client,
        recorded_by=cast.coach,
        subject=work.id,
        purpose="keep",
        wording="keep-2026-11",
        given_at=NOW,
    )
    written_down = work.client_id
    invitation.join(cast.stranger, now=NOW)
    work.refresh_from_db()
    assert work.client == cast.stranger
    assert Consent.objects.get().client == cast.stranger
    assert cast.stranger.has_role(cast.organisation.id, "client")
    assert not Person.objects.filter(id=written_down).exists()
    assert Invitation.objects.get().invited == cast.stranger


def test_where_a_person_has_one_row_at_most_their_own_stays():
    cast = gather()
    work = begun(cast)
    for person, hour in ((work.client, 7), (cast.stranger, 18)):
        Wish.objects.create(person=person, hour=hour, look_at=NOW)
    Invitation.opened(invited(cast, work), now=NOW).join(cast.stranger, now=NOW)
    assert [(wish.person, wish.hour) for wish in Wish.objects.all()] == [(cast.stranger, 18)]


def test_a_coach_does_not_become_their_own_client_by_opening_the_link():
    cast = gather()
    work = begun(cast)
    link = invited(cast, work)
    with pytest.raises(NotJoined, match="another part"):
        Invitation.opened(link, now=NOW).join(cast.coach, now=NOW)
    work.refresh_from_db()
    assert work.client.name == "Noor"
    take_up(link)


def test_an_account_that_exists_is_never_invited_nor_taken_over():
    cast = gather()
    with pytest.raises(NotNow, match="account already"):
        cast.engagement.invite(cast.client, by=cast.coach, now=NOW)
    work = begun(cast)
    link = invited(cast, work)
    work.client.email = "noor@example.org"
    work.client.save()
    with pytest.raises(NotJoined, match="account already"):
        take_up(link, email="thief@example.org")
    with pytest.raises(NotJoined, match="account already"):
        Invitation.opened(link, now=NOW).join(cast.stranger, now=NOW)
    assert not cast.stranger.has_role(cast.organisation.id, "client")


def test_only_the_coach_invites_and_only_who_has_a_part():
    cast = gather()
    work = begun(cast)
    for person, by in ((work.client, cast.client), (work.client, cast.stranger), (cast.stranger, cast.coach)):
        with pytest.raises(Withheld):
            work.invite(person, by=by, now=NOW)
