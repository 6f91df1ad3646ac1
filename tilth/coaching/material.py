"""What is kept of a session's conversation: the file as it came, the reading of it, and the coach's verdict on each finding; all of it sealed."""

from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from django.db import models, transaction

from tilth.coaching.content import Content
from tilth.coaching.engagement import Engagement
from tilth.coaching.judged import Found, Judgement, judge
from tilth.coaching.standing import standing
from tilth.conversation.ear.hearing import Ear
from tilth.conversation.ear.model import FOLDER, TrainedEar
from tilth.conversation.reading import read
from tilth.conversation.reading.document import as_document
from tilth.conversation.reading.findings import Reading
from tilth.conversation.transcript import Role, Transcript, Voice
from tilth.organisation.consent import Consent
from tilth.organisation.people import Person
from tilth.vault.fields import SealedBytes, SealedJSON, SealedText

if TYPE_CHECKING:
    from tilth.coaching.session import Session


class SessionTranscript(Content):
    """The file as it came, byte for byte, and who each of its labels is."""

    session = models.OneToOneField("coaching.Session", models.CASCADE, related_name="transcript")
    source = SealedBytes()
    filename = SealedText()
    voices = SealedJSON()

    def __str__(self) -> str:
        return f"transcript of {self.session_id}"

    def cast(self) -> dict[str, Voice]:
        """The people behind the labels, as the coach said."""
        return {label: Voice(v["name"], Role(v["role"]) if v["role"] else None) for label, v in self.voices.items()}


@cache
def own_ear() -> Ear | None:
    """The ear that comes with Tilth, loaded once a process; None where its files were left out of this copy: then the rules read alone."""
    return TrainedEar() if (FOLDER / "ear.onnx").exists() else None


class SessionReading(Content):
    """All that one engine version says of a session: the coach's draft, as the JSON of READING.md; `standing` is what a thread over months shows of it."""

    session = models.ForeignKey("coaching.Session", models.CASCADE, related_name="readings")
    engine = models.CharField(max_length=40)
    document = SealedJSON()
    standing = SealedJSON()

    class Meta:
        get_latest_by = "made_at"
        constraints = (models.UniqueConstraint(fields=["session", "engine"], name="one_reading_an_engine"),)

    def __str__(self) -> str:
        return f"reading of {self.session_id} by {self.engine}"

    @classmethod
    def visible_to(cls, person: Person) -> "models.QuerySet[SessionReading]":
        """The readings of the sessions that a person coaches, where the consent to keep the transcript stands; they are the coach's drafts."""
        kept = Consent.objects.filter(purpose=Consent.Purpose.KEEP, withdrawn_at=None).values("subject")
        mine = Engagement.visible_to(person).filter(coach=person)
        return cls.objects.filter(session__engagement__in=mine, session__in=kept)

    @staticmethod
    def of(transcript: Transcript) -> tuple[Reading, dict[str, Any]]:
        """What the engine says of a transcript, as values and as the document that is kept."""
        reading = read(transcript, ear=own_ear())
        return reading, as_document(transcript, reading)

    @classmethod
    def keep(cls, session: "Session", *, engine: str, document: dict[str, Any], now: datetime) -> None:
        """Keep a reading in place of an earlier one by the same engine."""
        kept = cls.objects.filter(session=session, engine=engine).first() or cls(
            session=session,
            engine=engine,
            organisation_id=session.organisation_id,
            compartment_id=session.compartment_id,
        )
        kept.document, kept.made_at = document, now
        kept.stand()

    def stand(self) -> None:
        """Save it with where the work stands after the coach's verdicts."""
        judged, _ = judge(self.document, [verdict.judgement() for verdict in self.session.verdicts.all()])
        self.standing = standing(judged)
        self.save()


class Verdict(Content):
    """The coach's word on one finding. The finding is known by its kind and the characters of the file it rests on, so it survives a new reading."""

    class Choice(models.TextChoices):
        ACCEPTED = "accepted"
        CORRECTED = "corrected"
        DISMISSED = "dismissed"

    session = models.ForeignKey("coaching.Session", models.CASCADE, related_name="verdicts")
    choice = models.CharField(max_length=9, choices=Choice)
    finding = SealedJSON()
    correction = SealedText()

    def __str__(self) -> str:
        return f"{self.choice} in {self.session_id}"

    def judgement(self) -> Judgement:
        """The verdict in plain values."""
        return Judgement(**self.finding, choice=self.choice, correction=self.correction)

    @classmethod
    def give(cls, session: "Session", *, finding: Found, choice: str | None, correction: str, now: datetime) -> None:
        """Keep one verdict a finding: a new one takes the place of the old, None takes it back."""
        if choice == cls.Choice.CORRECTED and not finding.takes(correction):
            raise ValueError(f"a {finding.kind} cannot be corrected to {correction!r}")
        with transaction.atomic():
            type(session)._default_manager.select_for_update().get(id=session.id)  # two tabs at once leave one verdict
            for verdict in cls.objects.filter(session=session):
                if verdict.judgement().fits(finding):
                    verdict.delete()
            if choice is not None:
                cls.objects.create(
                    session=session,
                    organisation_id=session.organisation_id,
                    compartment_id=session.compartment_id,
                    choice=cls.Choice(choice),
                    finding=finding.identity(),
                    correction=correction if choice == cls.Choice.CORRECTED else "",
                    made_at=now,
                )
