"""The card of a step in the browser: nothing must be filled, nothing is lost, and what the coach does not see stays linked."""

import pytest
from django.urls import reverse

from tests.people import NOW, gather
from tests.weave import weave
from tilth.coaching.insight import Insight
from tilth.coaching.judged import findings
from tilth.coaching.step import Step

pytestmark = pytest.mark.django_db

PLAIN = {"kind": "experiment", "ownership": "client_owned", "shared_with_coach": "on"}


def post(cast, part, name, thing, **form):
    return cast.browser(part).post(reverse(name, args=[thing.id]), PLAIN | form)


def page(cast, step, part="client"):
    return cast.browser(part).get(step.get_absolute_url()).content.decode()


@pytest.mark.parametrize("part", ["coach", "client"])
def test_an_empty_card_is_written_down_and_asked_gently(part):
    cast = gather()
    assert post(cast, part, "choose-step", cast.engagement).status_code == 302
    shown = page(cast, Step.objects.get(), part)
    assert "Worth asking, perhaps" in shown
    assert "What would somebody see you do?" in shown


def test_a_step_grows_from_an_insight():
    cast = gather()
    insight = Insight.name(cast.engagement, by=cast.client, words="I am quick", now=NOW)
    address = f"{reverse('choose-step', args=[cast.engagement.id])}?insight={insight.id}"
    assert f'value="{insight.id}" selected' in cast.browser("client").get(address).content.decode()
    post(cast, "client", "choose-step", cast.engagement, what="Ask Marta", insight=str(insight.id))
    assert Step.objects.get().insight == insight
    assert Insight.objects.get().state == "linked"


def test_a_changed_step_starts_from_the_card_it_changes():
    cast = gather()
    step = weave(cast, cast.session()).step
    address = f"{reverse('choose-step', args=[cast.engagement.id])}?like={step.id}"
    assert "before I say a word." in cast.browser("client").get(address).content.decode()


def test_a_step_that_the_reading_heard_is_written_down_in_its_words():
    cast = gather()
    session = cast.session()
    key = next(f.key for f in findings(session.reading_as_judged()[0]) if f.kind == "action")
    assert "Write it down as a step" in cast.browser("coach").get(session.get_absolute_url()).content.decode()
    address = f"{reverse('choose-step', args=[cast.engagement.id])}?session={session.id}&action={key}"
    assert "I will ask Marta what she sees" in cast.browser("coach").get(address).content.decode()
    assert "I will ask Marta" not in cast.browser("client").get(address).content.decode()
    cast.browser("coach").post(address, {"kind": "experiment", "ownership": "client_owned", "what": "Ask Marta"})
    assert Step.objects.get().session == session


@pytest.mark.parametrize("nonsense", ["?insight=nonsense", "?like=7", "?insight=00000000-0000-0000-0000-000000000000"])
def test_a_link_to_nothing_is_an_empty_card(nonsense):
    cast = gather()
    address = reverse("choose-step", args=[cast.engagement.id]) + nonsense
    assert cast.browser("client").get(address).status_code == 200


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("certainty", "11", "from 0 to 10"),
        ("certainty", "quite", "from 0 to 10"),
        ("due_on", "tomorrow", "2026-11-24"),
        ("what", "word " * 5000, "20,000 characters"),
    ],
)
def test_what_cannot_be_kept_is_refused_with_a_sentence_and_the_rest_stays_in_the_form(field, value, sentence):
    cast = gather()
    answer = post(cast, "client", "choose-step", cast.engagement, **{"support": "my partner", field: value})
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert b"my partner" in answer.content
    assert not Step.objects.exists()


def test_a_day_in_the_past_is_fine():
    cast = gather()
    assert post(cast, "client", "choose-step", cast.engagement, due_on="2020-01-01").status_code == 302


def test_two_people_at_one_card_lose_no_word():
    cast = gather()
    step = weave(cast, cast.session()).step
    assert post(cast, "coach", "rewrite-step", step, what="From the coach", version=1).status_code == 302
    answer = post(cast, "client", "rewrite-step", step, what="From the client", version=1)
    assert answer.status_code == 409
    assert b"From the coach" in answer.content
    assert b"From the client" in answer.content
    assert post(cast, "client", "rewrite-step", step, what="Both", version=2).status_code == 302
    assert Step.objects.get().what == "Both"


def test_the_coach_changes_a_card_without_undoing_a_link_they_do_not_see():
    cast = gather()
    secret = Insight.name(cast.engagement, by=cast.client, words="I want to leave.", shared_with_coach=False, now=NOW)
    step = Step.choose(cast.engagement, by=cast.client, card={"what": "Look"}, insight=secret, now=NOW)
    assert "I want to leave." not in page(cast, step, "coach")
    post(cast, "coach", "rewrite-step", step, what="Look around", version=1)
    step.refresh_from_db()
    assert step.what == "Look around"
    assert step.insight == secret


def test_a_step_kept_from_the_coach_is_not_there_for_them():
    cast = gather()
    cast.browser("client").post(
        reverse("choose-step", args=[cast.engagement.id]), {"kind": "reflection", "ownership": "client_owned"}
    )
    step = Step.objects.get()
    assert cast.browser("coach").get(step.get_absolute_url()).status_code == 404
    assert cast.browser("coach").get(reverse("rewrite-step", args=[step.id])).status_code == 404


def test_letting_go_is_the_clients_and_can_be_taken_back():
    cast = gather()
    step = Step.choose(cast.engagement, by=cast.client, card={}, now=NOW)
    assert post(cast, "coach", "let-go", step).status_code == 404
    post(cast, "client", "let-go", step)
    assert "Take it up again" in page(cast, step)
