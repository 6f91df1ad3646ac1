"""Sessions: a transcript comes in with the client's consent, is read, is judged by the coach, and goes when consent goes."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import uuid4

from django.db import models, transaction
from django.urls import reverse

from tilth.coaching.content import erase
from tilth.coaching.engagement import Engagement
from tilth.coaching.judged import Found, Judgement, judge
from tilth.coaching.material import SessionReading, SessionTranscript, Verdict
from tilth.conversation.formats import Imported, read_file
from tilth.conversation.transcript import Voice
from tilth.organisation import consent
from tilth.organisation.consent import Consent
from tilth.organisation.disclosure import Decision, Kind, Terms, Verb, decide
from tilth.organisation.people import Organisation, Person
from tilth.vault.models import Compartment, Receipt


class ConsentMissing(ValueError):
    """A transcript without the client's consent: it is not kept."""


class Session(models.Model):
    """One conversation of an engagement. Its material is sealed under a key of its own."""

    class State(models.TextChoices):
        PLANNED = "planned", "planned"
        HELD = "held", "held"
        CLOSED = "closed", "closed"

    class TranscriptState(models.TextChoices):
        NONE = "none", "no transcript"
        UNREAD = "unread", "waiting to hear who is who"
        READ = "read", "read"
        WITHDRAWN = "withdrawn", "transcript destroyed, consent was withdrawn"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    engagement = models.ForeignKey(Engagement, models.PROTECT, related_name="sessions")
    compartment = models.ForeignKey(Compartment, models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    held_on = models.DateField()
    state = models.CharField(max_length=7, choices=State, default=State.PLANNED)
    transcript_state = models.CharField(max_length=9, choices=TranscriptState, default=TranscriptState.NONE)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ("-held_on", "-number")
        constraints = (models.UniqueConstraint(fields=["engagement", "number"], name="sessions_are_numbered_once"),)

    def __str__(self) -> str:
        return f"Session {self.number}"

    def get_absolute_url(self) -> str:
        """The session's own page."""
        return reverse("session", args=[self.id])

    @classmethod
    def visible_to(cls, person: Person) -> "models.QuerySet[Session]":
        """The sessions of the engagements a person is a party to: that they took place, not what was said."""
        return cls.objects.filter(engagement__in=Engagement.visible_to(person))

    @classmethod
    def plan(cls, engagement: Engagement, *, by: Person, held_on: date, now: datetime) -> "Session":
        """Plan the next session: it gets its number and the key of its material."""
        engagement.require(by, Verb.PLAN_SESSION)
        with transaction.atomic():
            Engagement.objects.select_for_update().get(id=engagement.id)  # two at once get two numbers
            last = cls.objects.filter(engagement=engagement).aggregate(n=models.Max("number"))["n"] or 0
            return cls.objects.create(
                organisation_id=engagement.organisation_id,
                engagement=engagement,
                compartment=Compartment.make(
                    tenant=engagement.organisation_id, purpose=Compartment.Purpose.SESSION, now=now
                ),
                number=last + 1,
                held_on=held_on,
                made_at=now,
            )

    @classmethod
    def receive(
        cls,
        engagement: Engagement,
        *,
        by: Person,
        held_on: date,
        data: bytes,
        filename: str,
        consented: bool,
        now: datetime,
    ) -> "Session":
        """Take in a meeting tool's file as a session that was held: recognised and read first, then sealed with the consent it rests on.

        Raises NotATranscript with a sentence for the coach, ConsentMissing, or Withheld; then nothing is kept.
        """
        engagement.require(by, Verb.RECEIVE_TRANSCRIPT)
        if not consented:
            raise ConsentMissing(f"Without {engagement.client}'s consent the transcript is not kept.")
        read_file(data, filename)  # before anything is written: what is no transcript leaves no trace
        with transaction.atomic():
            session = cls.plan(engagement, by=by, held_on=held_on, now=now)
            session.keep(data, filename, by=by, now=now)
        return session

    def keep(self, data: bytes, filename: str, *, by: Person, now: datetime) -> None:
        """Seal a file that was read without complaint, with the client's consent recorded beside it."""
        with transaction.atomic():
            SessionTranscript.objects.create(
                session=self,
                organisation_id=self.organisation_id,
                compartment_id=self.compartment_id,
                source=data,
                filename=filename,
                voices={},
                made_at=now,
            )
            consent.record(
                organisation=self.engagement.organisation,
                client=self.engagement.client,
                by=by,
                subject=self.id,
                purpose=Consent.Purpose.KEEP,
                now=now,
            )
            self._came_to(state=Session.State.HELD, transcript_state=Session.TranscriptState.UNREAD)
            self.engagement.held()

    def _came_to(self, **states: str) -> None:
        Session.objects.filter(id=self.id).update(**states)
        for name, value in states.items():
            setattr(self, name, value)

    def imported(self) -> Imported:
        """The kept file, read anew, as the file has it."""
        return read_file(self.transcript.source, self.transcript.filename)

    def disclosed(self, person: Person, kind: Kind) -> Decision:
        """Whether that person may see that kind of thing of this session, and why."""
        audience = self.engagement.audience(person)
        return decide(kind, audience, Terms(consent_to_keep=self.consent_stands()))

    def consent_stands(self) -> bool:
        """Whether the client's consent to keep the transcript stands today."""
        return Consent.objects.filter(consent.standing(self.id, Consent.Purpose.KEEP)).exists()

    def say_who_is_who(self, *, by: Person, voices: Mapping[str, Voice], now: datetime) -> None:
        """The coach confirms who each label is, and the conversation is read, here and now."""
        self.engagement.require(by, Verb.SAY_WHO_IS_WHO)
        kept = self.transcript
        kept.voices = {label: {"name": v.name, "role": v.role and v.role.value} for label, v in voices.items()}
        reading, document = SessionReading.of(self.imported().transcript.cast(voices))
        with transaction.atomic():
            kept.save(update_fields=["voices"])
            SessionReading.keep(self, engine=reading.engine, document=document, now=now)
            self._came_to(transcript_state=Session.TranscriptState.READ)

    def read_again(self, *, by: Person, now: datetime) -> None:
        """Read the kept transcript with today's engine; what the coach has judged stays judged."""
        self.say_who_is_who(by=by, voices=self.transcript.cast(), now=now)

    def reading_as_judged(self) -> tuple[dict[str, Any], list[Judgement]]:
        """The latest reading with the coach's verdicts on it, and the verdicts that no finding of it fits."""
        return judge(self.readings.latest().document, [verdict.judgement() for verdict in self.verdicts.all()])

    def judge(self, *, by: Person, finding: Found, choice: str | None, correction: str = "", now: datetime) -> None:
        """The coach accepts, corrects or dismisses a finding, or takes that back (`choice` None).

        Raises ValueError for a correction that this kind of finding cannot take.
        """
        self.engagement.require(by, Verb.JUDGE_FINDING)
        Verdict.give(self, finding=finding, choice=choice, correction=correction, now=now)

    def withdraw_consent(self, *, by: Person, now: datetime) -> None:
        """Close the material at once and destroy its key: transcript, reading and verdicts are gone, also from backups of the database."""
        self.engagement.require(by, Verb.WITHDRAW_CONSENT)
        with transaction.atomic():
            Consent.objects.filter(consent.standing(self.id, Consent.Purpose.KEEP)).update(withdrawn_at=now)
            erased = erase(self.compartment, now=now)
            Receipt.give(engagement=self.engagement_id, about=self.id, why=Receipt.Why.CONSENT, erased=erased, now=now)
            self._came_to(transcript_state=Session.TranscriptState.WITHDRAWN)
