"""Your letters: one's own alone, wishes that are kept and obeyed, and counts for whoever looks after the post."""

from datetime import date

import pytest
from django.urls import reverse

from tests.people import NOW, gather
from tilth.coaching import digest
from tilth.coaching.step import Step
from tilth.mail.letter import Letter
from tilth.mail.wish import Wish
from tilth.queue.job import Job

pytestmark = pytest.mark.django_db
CHOSEN = {
    "zone": "Europe/Berlin",
    "rhythm": "on_the_day",
    "weekday": "2",
    "hour": "18",
    "cap": "2",
    "quiet_from": "20",
    "quiet_until": "8",
    "remind_of": ["step", "prepare"],
}


def wrote(cast):
    """A letter to the client about a step, waiting: there is no mail server."""
    Step.choose(cast.engagement, by=cast.client, card={"what": "Ask Marta"}, due_on=date(2026, 11, 22), now=NOW)
    Wish.objects.create(person=cast.client, look_at=NOW, rhythm="on_the_day", cap=1)
    digest.remind(now=NOW)
    return Letter.objects.get()


def test_a_letter_waits_in_sight_of_the_one_it_is_for_and_of_nobody_else():
    cast = gather()
    letter = wrote(cast)
    page = cast.browser("client").get(reverse("letters")).content.decode()
    assert "waiting to leave" in page
    assert "How did your step go?" in cast.browser("client").get(reverse("letter", args=[letter.id])).content.decode()
    for other in ("coach", "administrator", "stranger"):
        assert cast.browser(other).get(reverse("letter", args=[letter.id])).status_code == 404


def test_wishes_are_kept():
    cast = gather()
    browser = cast.browser("client")
    assert browser.post(reverse("letters"), CHOSEN).status_code == 302
    wish = Wish.objects.get(person=cast.client)
    assert (wish.zone, wish.hour, wish.cap, wish.quiet_from) == ("Europe/Berlin", 18, 2, 20)
    assert set(wish.off) == {"review", "reflect", "next_session", "insight"}
    assert digest.wishes_of(wish).off == set(wish.off)


def test_a_wish_that_cannot_be_is_refused_with_a_sentence():
    cast = gather()
    answer = cast.browser("client").post(reverse("letters"), CHOSEN | {"cap": "8"})
    assert answer.status_code == 422
    assert "Nothing was saved" in answer.content.decode()
    assert not Wish.objects.exists()


def test_an_administrator_sees_counts_and_kinds_and_no_words():
    cast = gather()
    wrote(cast)
    Job.objects.update(state=Job.State.FAILED, cause="tilth.mail.letter.Unsent")
    browser = cast.browser("administrator")
    page = browser.get(reverse("letters")).content.decode()
    assert "tilth.mail.letter.Unsent" in page
    assert cast.client.name not in page.partition('id="post"')[2]
    assert browser.post(reverse("job-again", args=[Job.objects.get().id])).status_code == 302
    assert Job.objects.get().state == Job.State.WAITING


def test_only_an_administrator_reaches_the_post():
    cast = gather()
    wrote(cast)
    Job.objects.update(state=Job.State.FAILED)
    for other in ("client", "coach", "sponsor", "programme_lead"):
        assert 'id="post"' not in cast.browser(other).get(reverse("letters")).content.decode()
        assert cast.browser(other).post(reverse("job-again", args=[Job.objects.get().id])).status_code == 404
