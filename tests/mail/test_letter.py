"""Letters: they leave once through a real mail server, wait where there is none, and fail without a word."""

import pytest

from tests.mail.postbox import mail_server
from tests.people import NOW, gather
from tilth.mail.letter import Letter, Unsent
from tilth.organisation.personal import PersonalCompartment
from tilth.queue.job import Job

pytestmark = pytest.mark.django_db


@pytest.fixture
def postbox(settings):
    with mail_server(settings) as box:
        yield box


def write(cast, occasion="digest 1", **words):
    own = PersonalCompartment.of(cast.client, organisation=cast.organisation.id, now=NOW)
    return Letter.write(
        to=cast.client.pk,
        organisation=cast.organisation.id,
        compartment=own.pk,
        occasion=occasion,
        purpose=Letter.Purpose.DIGEST,
        now=NOW,
        **{"subject": "A note", "plain": "Ask Marta – first.", "html": "<p>Ask Marta.</p>", **words},
    )


def test_a_letter_leaves_plain_and_html_and_says_that_it_left(postbox):
    letter = write(gather(), stop="https://tilth.example/reply/x")
    letter.send(now=NOW)
    (arrived,) = postbox.arrived
    assert arrived["Message-ID"] == letter.message_id
    assert arrived["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    plain, html = arrived.get_payload()
    assert plain.get_payload(decode=True).decode().strip() == "Ask Marta – first."
    assert html.get_content_type() == "text/html"
    assert Letter.objects.get().state == Letter.State.SENT


def test_a_sent_letter_is_not_sent_again_and_one_interrupted_has_the_same_message_id(postbox):
    letter = write(gather())
    letter.send(now=NOW)
    letter.send(now=NOW)
    assert len(postbox.arrived) == 1
    Letter.objects.update(state=Letter.State.WAITING)  # killed between the server's yes and our note of it
    letter.send(now=NOW)
    assert {message["Message-ID"] for message in postbox.arrived} == {letter.message_id}


def test_an_occasion_has_one_letter_and_one_job():
    cast = gather()
    assert write(cast).id == write(cast).id
    assert Job.objects.filter(name="send a letter").count() == 1


def test_without_a_mail_server_letters_wait_and_leave_when_there_is_one(postbox, settings):
    settings.SENDS_MAIL = False
    letter = write(gather())
    Job.claim(now=NOW).run(lambda job, now: letter.send(now=now), clock=lambda: NOW)
    assert (Letter.objects.get().state, Job.objects.count()) == (Letter.State.WAITING, 0)
    settings.SENDS_MAIL = True
    Letter.send_what_waits(now=NOW)
    Job.claim(now=NOW).run(lambda job, now: letter.send(now=now), clock=lambda: NOW)
    assert len(postbox.arrived) == 1


def test_a_server_that_is_away_is_said_without_a_word_and_tried_again(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.SENDS_MAIL = "127.0.0.1", 1, True
    letter = write(gather())
    with pytest.raises(Unsent) as unsent:
        letter.send(now=NOW)
    assert "Marta" not in str(unsent.value)
    kept = Letter.objects.get()
    assert (kept.state, kept.cause) == (Letter.State.FAILED, Letter.Cause.UNREACHABLE)


def test_a_person_without_an_address_is_not_tried_again(postbox):
    cast = gather()
    letter = write(cast)
    type(cast.client).objects.filter(pk=cast.client.pk).update(email=None)
    letter.send(now=NOW)
    assert Letter.objects.get().cause == Letter.Cause.NO_ADDRESS
    assert postbox.arrived == []


def test_a_letter_is_sealed_and_its_owners_alone():
    cast = gather()
    letter = write(cast)
    assert b"Marta" not in bytes(Letter.objects.values_list("plain", flat=True).get())
    assert list(Letter.visible_to(cast.client)) == [letter]
    for other in (cast.coach, cast.administrator, cast.stranger):
        assert not Letter.visible_to(other).exists()
