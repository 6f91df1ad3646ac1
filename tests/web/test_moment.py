"""Moments: proposed beside the reading, waiting for the client, kept in their words or let pass; what the coach learns of it."""

import pytest
from django.urls import reverse

from tests.people import NOW, gather
from tilth.coaching.insight import Insight, Moment
from tilth.coaching.judged import findings

pytestmark = pytest.mark.django_db


def key(session):
    document, _ = session.reading_as_judged()
    return next(f.key for f in findings(document) if f.kind == "moment")


def propose(cast, session, **headers):
    return cast.browser("coach").post(reverse("propose", args=[session.id]), {"finding": key(session)}, headers=headers)


def get(cast, part, name, thing):
    return cast.browser(part).get(reverse(name, args=[thing.id])).content.decode()


def post(cast, part, name, thing, **form):
    return cast.browser(part).post(reverse(name, args=[thing.id]), form)


def test_a_coach_proposes_a_moment_and_the_margin_says_so():
    cast = gather()
    session = cast.session()
    assert "Propose to client" in get(cast, "coach", "session", session)
    assert propose(cast, session).status_code == 302
    assert "Proposed to client" in get(cast, "coach", "session", session)
    assert "Propose to client" not in get(cast, "client", "session", session)


def test_htmx_gets_the_note_alone():
    cast = gather()
    session = cast.session()
    answer = propose(cast, session, **{"hx-request": "true"})
    assert b"<html" not in answer.content
    assert b"Proposed to client" in answer.content


def test_only_a_moment_can_be_proposed():
    cast = gather()
    session = cast.session()
    question = next(f.key for f in findings(session.reading_as_judged()[0]) if f.kind == "question")
    answer = cast.browser("coach").post(reverse("propose", args=[session.id]), {"finding": question})
    assert answer.status_code == 422
    assert not Moment.objects.exists()


def test_the_client_keeps_it_in_their_own_words():
    cast = gather()
    propose(cast, cast.session())
    moment = Moment.objects.get()
    assert "Proposed to you" in get(cast, "client", "moments", cast.engagement)
    answer = post(
        cast, "client", "moment", moment, words="I make myself needed.", level="identity", shared_with_coach="on"
    )
    insight = Insight.objects.get()
    assert answer["Location"] == insight.get_absolute_url()
    assert (insight.words, insight.level, insight.shared_with_coach) == ("I make myself needed.", "identity", True)
    assert "Kept as an insight" in get(cast, "coach", "session", moment.session)


@pytest.mark.parametrize("kept", [True, False])
def test_what_is_kept_in_private_and_what_is_let_pass_look_the_same_to_the_coach(kept):
    cast = gather()
    propose(cast, cast.session())
    moment = Moment.objects.get()
    if kept:
        post(cast, "client", "moment", moment, words="Mine alone")
    else:
        post(cast, "client", "let-pass", moment)
    for name, thing in (("session", moment.session), ("moments", cast.engagement), ("moment", moment)):
        shown = get(cast, "coach", name, thing)
        assert "has looked at" in shown
        assert "Mine alone" not in shown
        assert "let pass" not in shown.lower()


def test_a_second_keeping_shows_both_texts_and_loses_neither():
    cast = gather()
    propose(cast, cast.session())
    moment = Moment.objects.get()
    post(cast, "client", "moment", moment, words="First words")
    answer = post(cast, "client", "moment", moment, words="Second words")
    assert answer.status_code == 409
    assert b"First words" in answer.content
    assert b"Second words" in answer.content


def test_nothing_kept_without_words_and_nothing_cut_off():
    cast = gather()
    moment = Moment.propose(cast.engagement, by=cast.coach, words="Here", now=NOW)
    assert post(cast, "client", "moment", moment, words=" ").status_code == 422
    long = "word " * 5000
    answer = post(cast, "client", "moment", moment, words=long)
    assert answer.status_code == 422
    assert b"20,000 characters" in answer.content
    assert long.strip().encode() in answer.content
    assert b"maxlength" not in answer.content
    assert not Insight.objects.exists()


def test_what_no_transcript_holds_stands_at_its_time():
    cast = gather()
    session = cast.session()
    form = {"noticed": "a breath", "at": "0:36", "words": "He looked out of the window"}
    assert post(cast, "coach", "mark", session, **form).status_code == 302
    assert Moment.objects.get().at == 36
    shown = get(cast, "coach", "session", session)
    assert shown.index('id="turn-4"') < shown.index("A breath, marked by you") < shown.index('id="turn-5"')
    assert "He looked out of the window" in get(cast, "client", "moments", cast.engagement)


def test_a_time_that_is_none_is_refused_with_a_sentence():
    cast = gather()
    session = cast.session()
    answer = post(cast, "coach", "mark", session, noticed="energy", at="soon", words="x")
    assert answer.status_code == 422
    assert b"like 12:30" in answer.content


def test_an_empty_page_says_what_will_live_there():
    cast = gather()
    assert "stands here" in get(cast, "client", "moments", cast.engagement)
    assert "stand here" in get(cast, "coach", "moments", cast.engagement)
