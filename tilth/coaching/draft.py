"""Half-filled forms: kept sealed on the server, so that a lost connection or an expired sign-in loses no word."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import models, transaction

from tilth.coaching.content import Content
from tilth.organisation.people import Person
from tilth.organisation.personal import PersonalCompartment
from tilth.vault.fields import SealedJSON


class Draft(Content):
    """What a person had written into a form that was not sent yet; `place` is the form's address."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    place = models.CharField(max_length=200)
    fields = SealedJSON()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["person", "place"], name="one_draft_a_form"),)

    def __str__(self) -> str:
        return f"draft of {self.person_id} at {self.place}"

    @classmethod
    def visible_to(cls, person: Person) -> "models.QuerySet[Draft]":
        """A person's own drafts, nobody else's."""
        return cls.objects.filter(person=person)

    @classmethod
    def keep(cls, *, by: Person, organisation: UUID, place: str, fields: dict[str, Any], now: datetime) -> "Draft":
        """Keep what stands in a form, in place of what was kept before."""
        with transaction.atomic():
            cls.objects.filter(person=by, place=place).delete()
            return cls.objects.create(
                organisation_id=organisation,
                compartment=PersonalCompartment.of(by, organisation=organisation, now=now),
                person=by,
                place=place,
                fields=fields,
                made_at=now,
            )

    @classmethod
    def clear(cls, *, by: Person, place: str) -> None:
        """The form was sent: its draft is done with."""
        cls.objects.filter(person=by, place=place).delete()
