"""Signed links: one purpose, once, until they expire; what is forged or altered does nothing and is counted."""

from datetime import timedelta

import pytest

from tests.people import NOW, gather
from tilth.mail.link import LASTS, Link, NotFollowed, Refusal, Refused

pytestmark = pytest.mark.django_db


def made():
    link = Link.make(to=gather().client.pk, purpose=Link.Purpose.REPORT, now=NOW)
    return link, link.token("done")


def refused(token, *, now=NOW):
    with pytest.raises(NotFollowed) as refusal:
        Link.opened(token, now=now)
    return refusal.value.reason


def test_a_link_says_what_was_tapped():
    link, token = made()
    assert Link.opened(token, now=NOW) == (link, "done")


def test_a_link_altered_anywhere_is_refused_and_counted():
    _, token = made()
    altered = [token[:at] + ("a" if token[at] != "a" else "b") + token[at + 1 :] for at in range(len(token))]
    altered += ["", ":", token[:-1], token + "a", token.partition(":")[0], "é" * 40]
    assert {refused(other) for other in altered} == {Refusal.FORGED}
    assert Refused.objects.get(reason="forged").count == len(altered)


def test_a_link_expires():
    _, token = made()
    assert Link.opened(token, now=NOW + LASTS - timedelta(seconds=1))
    assert refused(token, now=NOW + LASTS) is Refusal.EXPIRED


def test_a_link_is_used_once_also_by_two_at_once():
    link, token = made()
    again, _ = Link.opened(token, now=NOW)
    link.use(now=NOW)
    with pytest.raises(NotFollowed):
        again.use(now=NOW)
    assert refused(token) is Refusal.USED


def test_a_link_serves_the_purpose_it_was_signed_for_and_no_other():
    _, token = made()
    Link.objects.update(purpose=Link.Purpose.STOP)
    assert refused(token) is Refusal.FORGED
