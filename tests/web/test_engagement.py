"""The engagement's own page: how one begins, what waits, and the verbs that move it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.people import gather
from tilth.coaching.assessment import Assessment
from tilth.coaching.engagement import Engagement

pytestmark = pytest.mark.django_db


def begin(cast, **fields):
    form = {"client_name": "Noor", "kind": "career", "organisation": cast.organisation.id} | fields
    return cast.browser("coach").post(reverse("begin-engagement"), form)


def test_a_coach_begins_with_a_name_alone():
    cast = gather()
    answer = begin(cast)
    begun = Engagement.objects.get(client__name="Noor")
    assert answer["Location"] == begun.get_absolute_url()
    assert (begun.kind, begun.sponsor) == ("career", None)


def test_a_sponsors_address_without_a_name_is_asked_about():
    cast = gather()
    answer = begin(cast, sponsor_contact="karen@example.org")
    assert answer.status_code == 422
    assert b"Whose address is this?" in answer.content
    assert Engagement.objects.count() == 1


def test_a_leader_who_coaches_in_their_team_names_no_sponsor():
    answer = begin(gather(), kind="leader_as_coach", sponsor_name="Karen")
    assert answer.status_code == 422
    assert b"reports to nobody" in answer.content


@pytest.mark.parametrize(
    ("field", "value"), [("client_contact", "no address"), ("kind", "therapy"), ("client_name", "")]
)
def test_what_cannot_be_is_refused(field, value):
    assert begin(gather(), **{field: value}).status_code == 422


def moved(cast, part, move):
    address = reverse("move-engagement", args=[cast.engagement.id])
    answer = cast.browser(part).post(address, {"move": move}, follow=True)
    cast.engagement.refresh_from_db()
    return answer


def test_either_of_the_two_lets_the_work_rest_and_goes_on():
    cast = gather()
    cast.engagement.held()
    moved(cast, "client", "pause")
    assert cast.engagement.state == "paused"
    moved(cast, "coach", "resume")
    assert cast.engagement.state == "under_way"


def test_a_move_that_does_not_fit_is_answered_with_a_sentence():
    cast = gather()
    assert b"only what is under way can be paused" in moved(cast, "coach", "pause").content
    assert cast.engagement.state == "drafted"
    assert moved(cast, "coach", "fly").status_code == 200


def test_ending_is_asked_once_more_and_offers_a_closing_review():
    cast = gather()
    cast.engagement.held()
    address = reverse("close-engagement", args=[cast.engagement.id])
    assert b"Open a closing review" in cast.browser("client").get(address).content
    cast.browser("client").post(address)
    cast.engagement.refresh_from_db()
    assert cast.engagement.state == "closed"


def test_a_result_is_brought_opened_by_both_and_saved_never_shown():
    cast = gather()
    address = reverse("assessments", args=[cast.engagement.id])
    cast.browser("client").post(address, {"file": SimpleUploadedFile("strengths.pdf", b"%PDF-1.7 words")})
    brought = Assessment.objects.get()
    assert b"strengths.pdf" in cast.browser("coach").get(address).content
    answer = cast.browser("coach").get(reverse("assessment", args=[brought.id]))
    assert answer.content == b"%PDF-1.7 words"
    assert answer["Content-Disposition"] == 'attachment; filename="result.pdf"'
    assert "sandbox" in answer["Content-Security-Policy"]
    assert b"Take it away" not in cast.browser("coach").get(address).content
    cast.browser("client").post(reverse("take-away-assessment", args=[brought.id]))
    assert not Assessment.objects.exists()


def test_a_file_that_is_none_of_these_is_refused_and_leaves_no_trace():
    cast = gather()
    address = reverse("assessments", args=[cast.engagement.id])
    answer = cast.browser("coach").post(address, {"file": SimpleUploadedFile("strengths.pdf", b"MZ\x90\xff")})
    assert answer.status_code == 422
    assert b"Nothing was stored" in answer.content
    assert not Assessment.objects.exists()


def test_a_sponsor_is_named_and_parted_with():
    cast = gather()
    address = reverse("invite", args=[cast.engagement.id])
    cast.browser("coach").post(address, {"act": "name", "name": "Karen", "contact": ""})
    cast.engagement.refresh_from_db()
    assert cast.engagement.sponsor.name == "Karen"
    again = cast.browser("coach").post(address, {"act": "name", "name": "Karl", "contact": ""})
    assert b"Part with them first" in again.content
    cast.browser("coach").post(address, {"act": "part"})
    cast.engagement.refresh_from_db()
    assert cast.engagement.sponsor is None
