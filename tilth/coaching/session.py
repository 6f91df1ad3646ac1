"""Sessions: planned, moved, held, closed; a transcript may come in with the client's consent, is read, judged, and goes when consent goes."""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any
from uuid import uuid4

from django.db import models, transaction
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localdate

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

LONGEST_CONVERSATION = 6 * 3600
"""Seconds after which a clock that still runs says nothing about a conversation any more."""


class ConsentMissing(ValueError):
    """A transcript without the client's consent: it is not kept."""


class OutOfTurn(ValueError):
    """What was asked does not fit where the session stands; the sentence says where that is, and what can be done."""


class Session(models.Model):
    """One conversation of an engagement. Its material is sealed under a key of its own."""

    class State(models.TextChoices):
        PLANNED = "planned", "planned"
        HELD = "held", "held"
        CLOSED = "closed", "closed"
        CANCELLED = "cancelled", "cancelled"

    class Ending(models.TextChoices):
        STEPS = "steps", "with what was chosen"
        NO_ACTION = "no_action", "with no action, by choice"

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
    held_on = models.DateField()  # while it is planned: the day it is planned for
    starts_at = models.TimeField(null=True, blank=True)
    first_planned_for = models.DateField(null=True, blank=True)
    moved = models.PositiveSmallIntegerField(default=0)
    state = models.CharField(max_length=9, choices=State, default=State.PLANNED)
    began_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    ending = models.CharField(max_length=9, choices=Ending, blank=True)
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
    def plan(
        cls, engagement: Engagement, *, by: Person, held_on: date, now: datetime, starts_at: time | None = None
    ) -> "Session":
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
                starts_at=starts_at,
                made_at=now,
            )

    def move(self, *, by: Person, held_on: date, starts_at: time | None, moved: int, now: datetime) -> None:
        """Another day or time; a cancelled session is planned again by it. `moved` is how often it had been moved when `by` looked.

        Raises OutOfTurn when it has taken place, or when somebody else moved it since.
        """
        self.engagement.require(by, Verb.PLAN_SESSION)
        with transaction.atomic():
            row = Session.objects.select_for_update().get(id=self.id)
            if row.state not in (self.State.PLANNED, self.State.CANCELLED):
                raise OutOfTurn(f"{self} has taken place; what took place is not moved. You can plan the next one.")
            if row.moved != moved:
                raise OutOfTurn(
                    f"Somebody moved {self} while you were looking: it is now on {date_format(row.held_on, 'j F Y')}. "
                    "Nothing was changed by you; choose again if that day does not suit."
                )
            self._came_to(
                held_on=held_on,
                starts_at=starts_at,
                first_planned_for=row.first_planned_for or row.held_on,
                moved=row.moved + 1,
                state=self.State.PLANNED,
            )

    def cancel(self, *, by: Person, now: datetime) -> None:
        """It will not take place. Its number and what was prepared stay; moving it plans it again."""
        self.engagement.require(by, Verb.PLAN_SESSION)
        if self.state not in (self.State.PLANNED, self.State.CANCELLED):
            raise OutOfTurn(f"{self} has taken place; it cannot be cancelled any more.")
        self._came_to(state=self.State.CANCELLED)

    def begin(self, *, by: Person, now: datetime) -> None:
        """The conversation begins, and with it the clock; beginning twice changes nothing."""
        self.engagement.require(by, Verb.HOLD_SESSION)
        if self.state == self.State.CANCELLED:
            raise OutOfTurn(f"{self} was cancelled. Move it to a day, and it can be held.")
        if self.began_at is None and self.state == self.State.PLANNED:
            self._came_to(began_at=now, held_on=localdate(now), state=self.State.HELD)
            self.engagement.held()

    def took_place(self, *, by: Person, now: datetime) -> None:
        """It was held elsewhere, with no clock and no recording."""
        self.engagement.require(by, Verb.HOLD_SESSION)
        if self.state in (self.State.PLANNED, self.State.CANCELLED):
            self._came_to(state=self.State.HELD, held_on=min(self.held_on, localdate(now)))
            self.engagement.held()

    def close(self, *, by: Person, ending: str, now: datetime) -> None:
        """It is done, with steps, with no action by choice, or with nothing said of it; all are good endings. May be said anew."""
        self.engagement.require(by, Verb.CLOSE_SESSION)
        if self.state == self.State.CANCELLED:
            raise OutOfTurn(f"{self} was cancelled; there is nothing to close.")
        self._came_to(
            state=self.State.CLOSED,
            held_on=min(self.held_on, localdate(now)),
            ending=self.Ending(ending).value if ending else "",
            closed_at=self.closed_at or now,
        )
        self.engagement.held()

    def seconds_in(self, now: datetime) -> float | None:
        """How long ago the conversation began; None where nobody started its clock, or nobody stopped it."""
        since = None if self.began_at is None else (now - self.began_at).total_seconds()
        return since if since is not None and 0 <= since <= LONGEST_CONVERSATION else None

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
        _read_first(data, filename, consented=consented, client=engagement.client)
        with transaction.atomic():
            session = cls.plan(engagement, by=by, held_on=held_on, now=now)
            session._seal(data, filename, by=by, now=now)
        return session

    def keep(self, data: bytes, filename: str, *, by: Person, consented: bool, now: datetime) -> None:
        """Take in the file of a session that was planned or held: read first, then sealed with the client's consent recorded beside it.

        Raises NotATranscript with a sentence for the coach, ConsentMissing, OutOfTurn, or Withheld; then nothing is kept.
        """
        self.engagement.require(by, Verb.RECEIVE_TRANSCRIPT)
        if self.transcript_state != self.TranscriptState.NONE:
            raise OutOfTurn(f"{self} has, or had, a transcript. Hand this file in as a session of its own.")
        _read_first(data, filename, consented=consented, client=self.engagement.client)
        self._seal(data, filename, by=by, now=now)

    def _seal(self, data: bytes, filename: str, *, by: Person, now: datetime) -> None:
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
            closed = self.state == Session.State.CLOSED
            self._came_to(
                state=Session.State.CLOSED if closed else Session.State.HELD,
                held_on=min(self.held_on, localdate(now)),
                transcript_state=Session.TranscriptState.UNREAD,
            )
            self.engagement.held()

    def _came_to(self, **states: Any) -> None:
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
        if finding.kind == "level":
            self.readings.latest().stand()

    def withdraw_consent(self, *, by: Person, now: datetime) -> None:
        """Close the material at once and destroy its key: transcript, reading and verdicts are gone, also from backups of the database."""
        self.engagement.require(by, Verb.WITHDRAW_CONSENT)
        with transaction.atomic():
            Consent.objects.filter(consent.standing(self.id, Consent.Purpose.KEEP)).update(withdrawn_at=now)
            erased = erase(self.compartment, now=now)
            Receipt.give(engagement=self.engagement_id, about=self.id, why=Receipt.Why.CONSENT, erased=erased, now=now)
            self._came_to(transcript_state=Session.TranscriptState.WITHDRAWN)


def _read_first(data: bytes, filename: str, *, consented: bool, client: Person) -> None:
    """Before anything is written: what is no transcript, or has no consent, leaves no trace."""
    if not consented:
        raise ConsentMissing(f"Without {client}'s consent the transcript is not kept.")
    read_file(data, filename)
