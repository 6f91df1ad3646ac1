"""What was heard again is proposed with its words, confirmed with one click, and the report of a step stays the client's."""

from importlib.resources import files

import pytest
from django.urls import reverse

from tests.people import NOW, gather
from tilth.coaching.echo import Echo
from tilth.coaching.insight import Insight
from tilth.coaching.session import Session
from tilth.coaching.step import Report, Step
from tilth.coaching.value import Value
from tilth.conversation.wording import visible

pytestmark = pytest.mark.django_db


def story(cast):
    """Two sessions of one client, and what was agreed after the first."""
    first, then = (
        cast.session(conversation=files("tilth.cli").joinpath("demo_sessions", f"{name}.vtt").read_text())
        for name in ("operations_director", "operations_director_follow_up")
    )
    Session.objects.filter(id=first.id).update(held_on="2026-11-05")
    card = {
        "what": "When Marta asks what I want to do about Hartwell, I ask what she is seeing",
        "if_then": "pen down, feet flat",
    }
    step = Step.choose(cast.engagement, by=cast.client, card=card, session=first, now=NOW)
    insight = Insight.name(
        cast.engagement,
        by=cast.client,
        words="With Karen watching I am Marta, with the pen out",
        session=first,
        now=NOW,
    )
    value = Value.name(cast.engagement, by=cast.client, words="Being useful", session=first, now=NOW)
    return then, step, insight, value


def page(cast, session, part="coach"):
    return cast.browser(part).get(reverse("heard-again", args=[session.id])).content.decode()


def choose(cast, session, thing, choice, part="coach"):
    form = {"about": str(thing.id), "choice": choice}
    return cast.browser(part).post(reverse("confirm-heard-again", args=[session.id]), form)


def test_each_is_proposed_with_words_that_were_said():
    cast = gather()
    then, step, insight, value = story(cast)
    for part in ("coach", "client"):
        shown = page(cast, then, part)
        for words in (step.what, insight.words, value.words, "feet flat, pen down"):
            assert visible(words) in shown


def test_one_click_confirms_and_the_proposal_is_done_with():
    cast = gather()
    then, _, insight, _ = story(cast)
    assert choose(cast, then, insight, "confirmed").status_code == 302
    echo = Echo.objects.get()
    assert echo.insight == insight
    assert echo.level == "identity"
    assert "pen out" in echo.said["words"]
    assert echo.quote.compartment_id == then.compartment_id
    assert "now at identity" in cast.browser("client").get(insight.get_absolute_url()).content.decode()


def test_something_else_is_remembered_and_leaves_no_quote():
    cast = gather()
    then, _, insight, _ = story(cast)
    choose(cast, then, insight, "dismissed")
    assert Echo.objects.get().said is None
    assert insight.words not in page(cast, then)


def test_the_client_reports_a_step_with_one_click_in_the_words_of_the_session():
    cast = gather()
    then, step, _, _ = story(cast)
    choose(cast, then, step, "partly", "client")
    report = Report.objects.get()
    assert report.outcome == "partly"
    assert report.happened == Echo.objects.get().said["words"]


def test_the_coach_confirms_that_a_step_was_spoken_of_and_reports_nothing():
    cast = gather()
    then, step, _, _ = story(cast)
    assert choose(cast, then, step, "done").status_code == 404
    assert not Report.objects.exists()
    assert not Echo.objects.exists()
    choose(cast, then, step, "confirmed")
    assert Echo.objects.get().step == step


def test_what_was_not_proposed_cannot_be_confirmed():
    cast = gather()
    then, step, insight, _ = story(cast)
    other = Value.name(cast.engagement, by=cast.client, words="Quite something else", now=NOW)
    for thing, choice in ((other, "confirmed"), (insight, "splendid"), (step, "")):
        assert choose(cast, then, thing, choice).status_code == 422
    assert choose(cast, then, insight, "done", "client").status_code == 404
    assert not Echo.objects.exists()


def test_what_the_client_keeps_is_not_listened_for_on_the_coachs_behalf():
    cast = gather()
    then, _, insight, _ = story(cast)
    Insight.objects.update(shared_with_coach=False)
    assert insight.words not in page(cast, then)
    assert insight.words in page(cast, then, "client")


def test_a_first_session_has_nothing_to_hear_again():
    cast = gather()
    assert "Nothing of what was named or agreed before" in page(cast, cast.session())


def test_without_consent_there_is_no_page():
    cast = gather()
    then, *_ = story(cast)
    then.withdraw_consent(by=cast.client, now=NOW)
    assert cast.browser("coach").get(reverse("heard-again", args=[then.id])).status_code == 404


def test_the_session_leads_there():
    cast = gather()
    then, *_ = story(cast)
    for part in ("coach", "client"):
        shown = cast.browser(part).get(then.get_absolute_url()).content.decode()
        assert reverse("heard-again", args=[then.id]) in shown
