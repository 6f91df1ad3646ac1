"""The journal at the door: private, shared entry by entry, searched without an address that tells, and never losing a word."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.people import NOW, gather
from tilth.coaching.reflection import Entry
from tilth.coaching.step import Step

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return gather()


def write(cast, words="Marta was glad that I asked."):
    return Entry.write(cast.engagement, by=cast.client, words=words, now=NOW)


def journal(cast, part, **search):
    browser = cast.browser(part)
    at = reverse("journal", args=[cast.engagement.id])
    return (browser.post(at, search) if search else browser.get(at)).content.decode()


def test_an_entry_is_the_clients_alone_until_it_is_shared(cast):
    entry = write(cast)
    assert "Marta" in journal(cast, "client")
    assert "Marta" not in journal(cast, "coach")
    cast.browser("client").post(reverse("share-entry", args=[entry.id]), {"shared": "yes"})
    assert "Marta" in journal(cast, "coach")
    cast.browser("client").post(reverse("share-entry", args=[entry.id]), {"shared": "no"})
    assert "Marta" not in journal(cast, "coach")


def test_the_coach_neither_writes_nor_shares_nor_removes(cast):
    entry = write(cast)
    entry.share(by=cast.client, shared=True)
    coach = cast.browser("coach")
    assert coach.post(reverse("journal", args=[cast.engagement.id]), {"words": "mine"}).status_code == 404
    for name in ("share-entry", "remove-entry"):
        assert coach.post(reverse(name, args=[entry.id])).status_code == 404
    assert coach.post(reverse("entry", args=[entry.id]), {"words": "mine", "version": "1"}).status_code == 404
    assert Entry.objects.get().words == "Marta was glad that I asked."


def test_a_search_finds_every_word_of_it_in_ones_own_entries(cast):
    write(cast)
    write(cast, "A quiet week.")
    assert "A quiet week." not in journal(cast, "client", search="glad MARTA")
    assert "0 entries" in journal(cast, "client", search="glad week")
    assert "0 entries" in journal(cast, "coach", search="Marta")


def test_an_entry_is_tied_to_a_step_of_the_same_work_and_to_no_other(cast):
    step = Step.choose(cast.engagement, by=cast.client, card={"what": "x"}, now=NOW)
    at = reverse("journal", args=[cast.engagement.id])
    cast.browser("client").post(f"{at}?about=step&id={step.id}", {"words": "I did.", "prompt": "What surprised you?"})
    assert Entry.objects.get().step == step
    assert cast.browser("client").get(f"{at}?about=step&id=nonsense").status_code == 200


def test_two_pages_open_at_once_lose_no_word(cast):
    entry = write(cast)
    at = reverse("entry", args=[entry.id])
    browser = cast.browser("client")
    assert browser.post(at, {"words": "first", "version": "1"}).status_code == 302
    second = browser.post(at, {"words": "second", "version": "1"})
    assert second.status_code == 409
    assert "first" in second.content.decode()
    assert "second" in second.content.decode()


def test_an_entry_that_is_too_long_is_not_cut(cast):
    answer = cast.browser("client").post(reverse("journal", args=[cast.engagement.id]), {"words": "a" * 20_001})
    assert answer.status_code == 422
    assert "a" * 20_001 in answer.content.decode()


def test_the_journal_asks_the_database_the_same_however_long_it_is(cast):
    write(cast)
    browser, at = cast.browser("client"), reverse("journal", args=[cast.engagement.id])
    with CaptureQueriesContext(connection) as few:
        browser.get(at)
    for _ in range(20):
        write(cast)
    with CaptureQueriesContext(connection) as many:
        browser.get(at)
    assert len(many) == len(few)
