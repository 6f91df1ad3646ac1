"""A person's own compartment in an organisation: what seals their journal, their practice and their drafts."""

from datetime import datetime
from uuid import UUID

from django.db import models, transaction

from tilth.organisation.people import Organisation, Person
from tilth.vault.models import Compartment


class PersonalCompartment(models.Model):
    """Which key is a person's own in an organisation."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, related_name="compartments")
    compartment = models.OneToOneField(Compartment, models.PROTECT, related_name="+")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["organisation", "person"], name="one_own_key_a_person"),)

    def __str__(self) -> str:
        return f"own compartment of {self.person_id}"

    @classmethod
    def of(cls, person: Person, *, organisation: UUID, now: datetime) -> Compartment:
        """A person's own compartment, made when it is first needed."""
        with transaction.atomic():
            Person.objects.select_for_update().get(pk=person.pk)  # two requests at once make one
            own = cls.objects.select_related("compartment").filter(person=person, organisation_id=organisation).first()
            if own is None:
                compartment = Compartment.make(tenant=organisation, purpose=Compartment.Purpose.PERSON, now=now)
                own = cls.objects.create(person=person, organisation_id=organisation, compartment=compartment)
        return own.compartment
