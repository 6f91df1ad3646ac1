"""Who opened what: the client reads of everybody, the others of themselves, and nobody's page shows content unlogged."""

import pytest
from django.urls import reverse

from tests.people import NOW, gather
from tests.web.test_stranger import address
from tests.web.walk import patterns
from tilth.coaching.content import sealed_tables
from tilth.coaching.note import Note
from tilth.coaching.opening import KINDS
from tilth.vault.readlog import Opening, Pseudonym

pytestmark = pytest.mark.django_db

WORDS = (
    b"afraid of not being needed",
    b"answering for my team",
    b"make myself needed",
    b"I answer before they get there",
    b"They are not stuck",
    b"Without my answer",
    b"before I say a word",
    b"Tom spoke first",
)
"""What the cast says and weaves: a page that shows one of these shows content."""


def log(cast, part="client", **query):
    return cast.browser(part).get(reverse("openings", args=[cast.engagement.id]), query).content.decode()


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


def test_the_client_reads_who_opened_what_in_which_hour(committed):
    cast = gather()
    session = cast.session()
    with committed():
        cast.browser("coach").get(session.get_absolute_url())
        cast.browser("client").get(session.get_absolute_url())
    shown = log(cast)
    assert "Reading, findings, quotes" in shown
    assert "<td>coach</td>" in shown
    assert "<td>client</td>" in shown
    assert session.get_absolute_url() in shown


def test_a_coach_reads_of_their_own_openings_alone(committed):
    cast = gather()
    session = cast.session()
    with committed():
        cast.browser("client").get(session.get_absolute_url())
    assert "Nobody has yet" in log(cast, "coach")


def test_the_seal_can_be_checked_on_the_page(committed):
    cast = gather()
    session = cast.session()
    with committed():
        cast.browser("coach").get(session.get_absolute_url())
    assert "The seal holds" in log(cast, seal="check")
    Opening.objects.update(page="home")
    assert "The seal does not hold" in log(cast, seal="check")


def test_an_erased_reader_leaves_the_entry_without_a_name(committed):
    cast = gather()
    session = cast.session()
    with committed():
        cast.browser("coach").get(session.get_absolute_url())
    Pseudonym.forget(cast.coach.pk)
    assert "left no name" in log(cast)


def test_the_log_names_no_content_and_keeps_it_to_so_many_queries(django_assert_max_num_queries, committed):
    cast = gather()
    with committed():
        for _ in range(5):
            session = cast.session()
            for name in ("session", "map", "reading-json"):
                cast.browser("coach").get(reverse(name, args=[session.id]))
    browser = cast.browser("client")
    with django_assert_max_num_queries(9):
        shown = browser.get(reverse("openings", args=[cast.engagement.id])).content
    assert not any(words in shown for words in WORDS)


@pytest.mark.parametrize("part", ["coach", "client"])
def test_no_page_shows_content_without_writing_it_down(part):
    cast = gather()
    session = cast.session()
    person = getattr(cast, part)
    for name, needs in patterns():
        answer = cast.browser(part).get(address(cast, session, name, needs))
        if answer.status_code == 200 and any(words in answer.content for words in WORDS):
            logged = Opening.objects.filter(who__in=Pseudonym.objects.filter(person=person.pk).values("id"), page=name)
            assert logged.exists(), (
                f"{name} shows content to the {part}, and the read log does not say so: call opened()"
            )


def test_every_sealed_table_has_its_kind_in_the_log():
    assert {table._meta.db_table.partition("_")[2] for table in sealed_tables()} - KINDS.keys() == set()


def test_a_client_who_reads_the_words_is_not_said_to_have_read_the_coachs_draft():
    cast = gather()
    session = cast.session()
    cast.browser("client").get(session.get_absolute_url())
    cast.browser("coach").get(session.get_absolute_url())
    assert set(Opening.objects.values_list("kind", "about")) >= {("CONVERSATION", session.pk), ("READING", session.pk)}
    who = Pseudonym.of(cast.client.pk)
    assert not Opening.objects.filter(who=who, kind="READING").exists()


def test_a_note_under_ones_own_key_is_logged_as_ones_own():
    cast = gather()
    session = cast.session(read=False)
    Note.write(session, by=cast.coach, kind="coach", words="For me alone.", version=0, now=NOW)
    assert b"For me alone." in cast.browser("coach").get(reverse("workspace", args=[session.id])).content
    assert Opening.objects.filter(page="workspace", kind="COACH_NOTE").exists()


def test_a_page_that_shows_no_content_is_not_in_the_log():
    cast = gather()
    session = cast.session(read=False)
    cast.browser("coach").get(session.get_absolute_url())
    cast.browser("coach").get(reverse("home"))
    assert not Opening.objects.exists()
