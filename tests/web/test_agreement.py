"""The agreement at the door: prepared in steps, proposed, read and accepted by each; a sponsor reads what is theirs and no more."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.people import NOW, gather
from tilth.coaching.agreement import Agreement, Proposal
from tilth.coaching.parts import PARTS, STEPS
from tilth.web.draft import LongForm
from tilth.web.own_words import LIMIT

pytestmark = pytest.mark.django_db


def at(cast, name, **more):
    return reverse(name, kwargs={"id": cast.engagement.id} | more)


def fill(cast, part, step, **values):
    version = Proposal.of(cast.engagement, by=getattr(cast, part), now=NOW).version
    return cast.browser(part).post(at(cast, "prepare-step", step=step), {"version": version} | values)


def test_the_steps_lead_from_one_to_the_next_and_to_the_overview():
    cast = gather()
    places = [fill(cast, "coach", step.name)["Location"] for step in STEPS]
    assert places == [at(cast, "prepare-step", step=s.name) for s in STEPS[1:]] + [at(cast, "prepare-agreement")]


def test_what_was_filled_is_proposed_and_stands_on_the_page_of_both():
    cast = gather()
    fill(cast, "coach", "purpose", purpose="Lead through others.", tied_to=["organisation", "role"])
    fill(cast, "coach", "rhythm", cadence="fortnightly", sessions="8", minutes="")
    answer = cast.browser("coach").post(at(cast, "prepare-agreement"), {"after": "0"})
    assert answer["Location"] == at(cast, "agreement")
    for part in ("coach", "client"):
        page = cast.browser(part).get(at(cast, "agreement")).content.decode()
        assert "Lead through others." in page
        assert "goals of the organisation, what the role expects" in page
        assert "every two weeks" in page


def test_what_is_in_preparation_is_not_shown_to_the_other():
    cast = gather()
    fill(cast, "coach", "purpose", purpose="Lead through others.")
    assert b"Lead through others" in cast.browser("coach").get(at(cast, "prepare-step", step="purpose")).content
    assert b"Lead through others" not in cast.browser("client").get(at(cast, "prepare-step", step="purpose")).content


def test_accepting_is_recorded_and_the_agreement_comes_into_force():
    cast = gather()
    cast.agreement()
    page = cast.browser("client").get(at(cast, "agreement"))
    assert b"I accept this version" in page.content
    cast.browser("client").post(at(cast, "agreement"), {"number": "1"})
    assert Agreement.objects.get().in_force_since
    assert b"I accept this version" not in cast.browser("client").get(at(cast, "agreement")).content


def test_an_overtaken_version_is_not_accepted_from_an_old_page():
    cast = gather()
    cast.agreement(purpose="To lead.")
    cast.agreement(purpose="To lead better.")
    answer = cast.browser("client").post(at(cast, "agreement"), {"number": "1"}, follow=True)
    assert b"A newer version was proposed since" in answer.content
    assert not Agreement.objects.filter(in_force_since__isnull=False).exists()


@pytest.mark.parametrize("number", ["", "x", "99", "-1", "1e3", "²"])
def test_a_number_that_is_none_is_not_found(number):
    cast = gather()
    cast.agreement()
    assert cast.browser("client").post(at(cast, "agreement"), {"number": number}).status_code == 404


def test_a_second_version_shows_what_changed_and_the_first_stays_to_be_read():
    cast = gather()
    cast.agreement(purpose="We meet every two weeks.")
    cast.agreement(by="client", purpose="We meet every three weeks.")
    page = cast.browser("coach").get(at(cast, "agreement")).content.decode()
    assert "<del>two </del><ins>three </ins>" in page
    earlier = cast.browser("client").get(at(cast, "agreement-version", number=1)).content.decode()
    assert "every two weeks" in earlier
    assert "I accept" not in earlier


def test_a_text_over_the_limit_is_refused_with_a_sentence_and_stands_in_its_field():
    cast = gather()
    long = "word " * (LIMIT // 5 + 1)
    answer = fill(cast, "coach", "purpose", purpose=long + "the end")
    assert answer.status_code == 422
    assert b"longer than 20,000 characters" in answer.content
    assert b"the end" in answer.content


@pytest.mark.parametrize(
    ("field", "value"), [("sessions", "0"), ("sessions", "many"), ("minutes", "9999"), ("cadence", "hourly")]
)
def test_a_rhythm_that_cannot_be_is_refused(field, value):
    assert fill(gather(), "coach", "rhythm", **{field: value}).status_code == 422


def test_two_tabs_on_one_step_lose_no_word():
    cast = gather()
    address = at(cast, "prepare-step", step="purpose")
    browser = cast.browser("coach")
    browser.get(address)
    browser.post(address, {"version": 1, "purpose": "From the first tab."})
    answer = browser.post(address, {"version": 1, "purpose": "From the second tab."})
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "From the first tab." in page
    assert "From the second tab." in page
    assert 'name="version" value="2"' in page


def test_a_step_that_is_none_is_not_found():
    cast = gather()
    assert cast.browser("coach").get(at(cast, "prepare-step", step="elsewhere")).status_code == 404


TO_TWO = "Is afraid of not being needed."


def sponsored():
    cast = gather().with_sponsor()
    cast.goal()
    cast.agreement(purpose="Lead through others.", themes=TO_TWO, tells_sponsor_of_sessions=True)
    return cast


def test_the_sponsor_reads_and_accepts_only_what_is_addressed_to_three():
    cast = sponsored()
    browser = cast.browser("sponsor")
    page = browser.get(at(cast, "agreement-for-three")).content.decode()
    assert "Lead through others." in page
    assert "I accept these parts" in page
    for kept in (TO_TWO, "Let Marta speak", "Where you begin", "took place."):
        assert kept not in page.replace("told how many sessions took place", "")
    browser.post(at(cast, "agreement-for-three"), {"number": "1"})
    assert "I accept these parts" not in browser.get(at(cast, "agreement-for-three")).content.decode()


def test_the_sponsor_opens_no_other_page_of_the_work():
    cast = sponsored()
    browser = cast.browser("sponsor")
    for name in ("engagement", "agreement", "prepare-agreement", "goals", "assessments", "begin-review", "invite"):
        assert browser.get(at(cast, name)).status_code == 404, name
    assert browser.post(at(cast, "agreement"), {"number": "1"}).status_code == 404
    assert f'"{cast.engagement.get_absolute_url()}"'.encode() not in browser.get(reverse("home")).content


def test_the_sponsors_home_leads_to_their_page():
    cast = sponsored()
    assert at(cast, "agreement-for-three").encode() in cast.browser("sponsor").get(reverse("home")).content


def test_coach_and_client_look_at_the_sponsors_page_and_accept_nothing_there_by_reading():
    cast = sponsored()
    for part in ("coach", "client"):
        page = cast.browser(part).get(at(cast, "agreement-for-three")).content.decode()
        assert "own page" in page
        assert "I accept these parts" not in page


def test_the_sponsor_is_told_of_sessions_once_the_agreement_says_so_and_is_in_force():
    cast = sponsored()
    cast.session(read=False)
    for person in (cast.client, cast.sponsor):
        Agreement.objects.get().accept(by=person, now=NOW)
    assert b"1 session took place" in cast.browser("sponsor").get(at(cast, "agreement-for-three")).content


def test_no_version_is_shown_to_whoever_left_the_organisation_and_the_coach_is_told():
    cast = gather()
    cast.agreement()
    cast.client.memberships.all().delete()
    assert cast.browser("client").get(at(cast, "agreement")).status_code == 404
    assert b"is no longer a member" in cast.browser("coach").get(at(cast, "engagement")).content


@pytest.mark.parametrize("name", ["agreement", "engagement", "agreement-for-three", "prepare-agreement", "goals"])
def test_pages_ask_the_database_no_more_often_as_the_work_grows(name):
    cast = gather().with_sponsor()
    cast.agreement(purpose="First.")
    cast.goal()
    browser = cast.browser("coach")
    browser.get(at(cast, name))

    def queries():
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert browser.get(at(cast, name)).status_code == 200
        return len(asked)

    before = queries()
    for n in range(12):
        cast.agreement(purpose=f"Version {n}.")
        cast.goal()
        cast.session(read=False)
    assert queries() <= before + 1  # the second version is compared with the one before it


def test_no_part_takes_a_name_that_its_form_has_for_itself():
    assert not set(PARTS) & set(dir(LongForm))
