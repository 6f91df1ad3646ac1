"""Half-filled forms: kept sealed on the server, so that a lost connection or an expired sign-in loses no word."""

from datetime import datetime
from uuid import UUID

from django.db import models, transaction

from tilth.coaching.content import Content
from tilth.organisation.people import Person
from tilth.organisation.personal import PersonalCompartment
from tilth.vault.fields import SealedJSON

LARGEST = 500_000
"""Characters that one draft may hold in all: room for words that are too long for their field, and a bound for whoever sends rubbish."""


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
    def keep(
        cls, *, by: Person, organisation: UUID, place: str, fields: dict[str, list[str]], now: datetime
    ) -> "Draft | None":
        """Keep what stands in a form, in place of what was kept before; None for more than any form of ours holds."""
        if sum(len(value) for values in fields.values() for value in values) > LARGEST:
            return None
        with transaction.atomic():
            Person.objects.select_for_update().get(pk=by.pk)  # two savings at once leave one draft
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
