"""Letters: written once, sealed, waiting until they are sent; a letter that is sent again after an accident has the same message id."""

from datetime import datetime
from email.utils import make_msgid
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException
from typing import Any, Self
from uuid import UUID, uuid4

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import models, transaction

from tilth.queue.job import Job
from tilth.vault.fields import SealedText

SEND = "send a letter"
"""The name of the job that sends one."""


class Letter(models.Model):
    """One letter to one person. The words are sealed; the subject is plain and says no more than that there is a letter."""

    class Purpose(models.TextChoices):
        DIGEST = "digest", "what is coming up"
        INVITATION = "invitation", "an appointment"

    class State(models.TextChoices):
        WAITING = "waiting", "waiting to leave"
        SENT = "sent", "sent"
        FAILED = "failed", "could not be sent"

    class Cause(models.TextChoices):
        NO_ADDRESS = "no_address", "there is no address to send it to"
        REFUSED = "refused", "the mail server did not take it"
        UNREACHABLE = "unreachable", "the mail server could not be reached"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    organisation = models.ForeignKey("organisation.Organisation", models.PROTECT, related_name="+")
    compartment = models.ForeignKey("vault.Compartment", models.PROTECT, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="letters")
    purpose = models.CharField(max_length=10, choices=Purpose)
    occasion = models.CharField(max_length=120, unique=True)
    message_id = models.CharField(max_length=120, unique=True)
    subject = models.CharField(max_length=120)
    plain = SealedText()
    html = SealedText()
    calendar = SealedText()
    stop = models.CharField(max_length=500, blank=True)
    state = models.CharField(max_length=7, choices=State, default=State.WAITING)
    cause = models.CharField(max_length=11, choices=Cause, blank=True)
    made_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-made_at",)
        indexes = (models.Index(fields=["person", "made_at"], name="letters_of_a_person"),)

    def __str__(self) -> str:
        return f"letter {self.id}"

    @classmethod
    def visible_to(cls, person: models.Model) -> "models.QuerySet[Letter]":
        """A person's own letters, and nobody else's."""
        return cls.objects.filter(person=person.pk)

    @classmethod
    def write(
        cls, *, to: UUID, organisation: UUID, compartment: UUID, occasion: str, now: datetime, **words: Any
    ) -> Self:
        """Write a letter and ask for it to be sent, in one transaction. An `occasion` has one letter, however often it is written."""
        with transaction.atomic():
            written = cls.objects.filter(occasion=occasion).first()
            if written is not None:
                return written
            letter = cls.objects.create(
                person_id=to,
                organisation_id=organisation,
                compartment_id=compartment,
                occasion=occasion,
                message_id=make_msgid(domain=settings.TILTH_MAIL_DOMAIN),
                made_at=now,
                **{"html": "", "calendar": "", **words},
            )
            Job.ask(SEND, about=letter.id, now=now)
        return letter

    def send(self, *, now: datetime) -> None:
        """Hand it to the mail server and write down that it left. Raises Unsent, so that its job tries again; a sent letter stays sent."""
        letter = Letter.objects.select_related("person").get(pk=self.pk)
        if letter.state == self.State.SENT or not settings.SENDS_MAIL:
            return
        cause = letter._handed_over()
        if cause:
            letter._comes_to(self.State.FAILED, cause=cause)
            if cause is self.Cause.NO_ADDRESS:
                return  # trying again makes no address
            raise Unsent(cause.label)
        letter._comes_to(self.State.SENT, cause="", sent_at=now)

    @classmethod
    def send_what_waits(cls, *, now: datetime) -> None:
        """Ask again for every letter that waits without a job: those written before there was a mail server. None is lost."""
        if settings.SENDS_MAIL:
            asked = Job.objects.filter(name=SEND).values("about")
            waiting = cls.objects.filter(state=cls.State.WAITING).exclude(id__in=asked)
            for id in waiting.values_list("id", flat=True)[:1000]:
                Job.ask(SEND, about=id, now=now)

    def message(self) -> EmailMultiAlternatives:
        """The letter as a mail program reads it."""
        headers = {"Message-ID": self.message_id, "Auto-Submitted": "auto-generated"}
        if self.stop:
            headers |= {"List-Unsubscribe": f"<{self.stop}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
        message = EmailMultiAlternatives(
            self.subject, self.plain, settings.DEFAULT_FROM_EMAIL, [str(self.person.email)], headers=headers
        )
        if self.html:
            message.attach_alternative(self.html, "text/html")
        if self.calendar:
            message.attach_alternative(self.calendar, f"text/calendar; method={_method(self.calendar)}")
        return message

    def _handed_over(self) -> Cause | None:
        if not self.person.email:
            return self.Cause.NO_ADDRESS
        try:
            self.message().send()
        except (SMTPRecipientsRefused, SMTPResponseException):
            return self.Cause.REFUSED
        except (SMTPException, OSError):
            return self.Cause.UNREACHABLE
        return None

    def _comes_to(self, state: str, **plain: Any) -> None:
        Letter.objects.filter(pk=self.pk).update(state=state, **plain)


class Unsent(RuntimeError):
    """A letter that did not leave; says of which kind the cause is, and nothing of the letter."""


def _method(calendar: str) -> str:
    return "CANCEL" if "METHOD:CANCEL" in calendar else "REQUEST"
