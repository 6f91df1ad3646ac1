"""Consents: given by whom, for what, in which words, until withdrawn."""

from datetime import datetime
from uuid import UUID, uuid4

from django.db import models

from tilth.organisation.people import Organisation, Person


class Consent(models.Model):
    """The client's word that something may be done with one session. `subject` is the id of the session it is about.

    A coach may record one that was given elsewhere: it is marked so, for the client to take over or withdraw.
    """

    class Purpose(models.TextChoices):
        KEEP = "keep", "keep the transcript and read it on this machine"
        QUOTE = "quote", "show it to a supervisor"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    client = models.ForeignKey(Person, models.CASCADE, related_name="consents")
    recorded_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    subject = models.UUIDField(db_index=True)
    purpose = models.CharField(max_length=5, choices=Purpose)
    wording = models.CharField(max_length=40)
    given_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["subject", "purpose"],
                condition=models.Q(withdrawn_at=None),
                name="one_consent_stands_for_a_purpose",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_purpose_display()}, {'withdrawn' if self.withdrawn_at else 'stands'}"

    @property
    def recorded_by_coach(self) -> bool:
        """Whether it was given elsewhere, and only written down here by somebody else."""
        return self.recorded_by_id != self.client_id


WORDINGS = {
    "keep-2026-11": (
        "{client} agreed that I keep the transcript of this session in Tilth and that Tilth reads it on this machine. "
        "Only {client} and I see it; {client} can withdraw this at any time, and the transcript and all that was read from it are then destroyed."
    ),
}
"""The words that were agreed to, by version: a wording is never edited, a new one gets a new name."""

CURRENT = "keep-2026-11"


def standing(subject: UUID, purpose: str) -> models.Q:
    """The consents for a purpose that stand today."""
    return models.Q(subject=subject, purpose=purpose, withdrawn_at=None)


def record(
    *, organisation: Organisation, client: Person, by: Person, subject: UUID, purpose: str, now: datetime
) -> Consent:
    """Write down that consent was given, by the client or by somebody to whom they gave it elsewhere."""
    return Consent.objects.create(
        organisation=organisation,
        client=client,
        recorded_by=by,
        subject=subject,
        purpose=purpose,
        wording=CURRENT,
        given_at=now,
    )
