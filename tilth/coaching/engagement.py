"""Engagements: who coaches whom, in which organisation, and in which state the work is."""

from datetime import datetime
from typing import Any
from uuid import uuid4

from django.db import models, transaction

from tilth.organisation.disclosure import Audience, Verb, Withheld, may
from tilth.organisation.people import Membership, Organisation, Person, organisations_of
from tilth.vault.models import Compartment


class Engagement(models.Model):
    """A coach and a client at work: what everything else in the thread hangs on."""

    class Kind(models.TextChoices):
        LEADERSHIP = "leadership", "leadership coaching"
        EXECUTIVE = "executive", "executive coaching"
        CAREER = "career", "career coaching"
        LEADER_AS_COACH = "leader_as_coach", "a leader coaching in their team"

    class State(models.TextChoices):
        DRAFTED = "drafted", "being agreed"
        AGREED = "agreed", "agreed"
        UNDER_WAY = "under_way", "under way"
        PAUSED = "paused", "paused"
        IN_REVIEW = "in_review", "in review"
        CLOSED = "closed", "closed"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="engagements")
    coach = models.ForeignKey(Person, models.PROTECT, related_name="engagements_as_coach")
    client = models.ForeignKey(Person, models.PROTECT, related_name="engagements_as_client")
    sponsor = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="engagements_as_sponsor")
    kind = models.CharField(max_length=15, choices=Kind, default=Kind.LEADERSHIP)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFTED)
    shared = models.OneToOneField(Compartment, models.PROTECT, related_name="+")
    of_client = models.OneToOneField(Compartment, models.PROTECT, related_name="+")
    of_coach = models.OneToOneField(Compartment, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ("-made_at",)
        constraints = (
            models.CheckConstraint(condition=~models.Q(coach=models.F("client")), name="nobody_is_their_own_coach"),
        )

    def __str__(self) -> str:
        return f"{self.coach} and {self.client}"

    @classmethod
    def visible_to(cls, person: Person) -> "models.QuerySet[Engagement]":
        """The engagements a person is a party to, inside the organisations they belong to today."""
        mine = models.Q(coach=person) | models.Q(client=person)
        return cls.objects.filter(mine, organisation__in=organisations_of(person))

    @classmethod
    def begin(cls, *, by: Person, organisation: Organisation, client_name: str, now: datetime) -> "Engagement":
        """A coach begins to work with a client they name; the client can be invited later. Raises Withheld for anyone but a coach there."""
        if not by.has_role(organisation.id, Membership.Role.COACH):
            raise Withheld
        with transaction.atomic():
            client = Person.objects.create_user(None, name=client_name, made_at=now)
            client.joins(organisation, Membership.Role.CLIENT, now=now)
            return cls.between(by, client, organisation=organisation, now=now)

    @classmethod
    def between(cls, coach: Person, client: Person, *, organisation: Organisation, now: datetime) -> "Engagement":
        """A new engagement with a key for each of its compartments: what both share, what is the client's, what is the coach's."""
        keys = {
            field: Compartment.make(tenant=organisation.id, purpose=purpose, now=now)
            for field, purpose in (
                ("shared", Compartment.Purpose.SHARED),
                ("of_client", Compartment.Purpose.CLIENT),
                ("of_coach", Compartment.Purpose.COACH),
            )
        }
        return cls.objects.create(organisation=organisation, coach=coach, client=client, made_at=now, **keys)

    def audience(self, person: Person) -> Audience:
        """What a person is to this engagement; a stranger where nothing else."""
        parts = {self.sponsor_id: Audience.SPONSOR, self.client_id: Audience.CLIENT, self.coach_id: Audience.COACH}
        return parts.get(person.pk, Audience.STRANGER)

    def parties(self) -> list[Person]:
        """Who has to accept the agreement: coach, client, and the sponsor where there is one."""
        return [party for party in (self.coach, self.client, self.sponsor) if party is not None]

    def agreed(self, *, now: datetime) -> None:
        """Every party has accepted an agreement; one that was still being agreed is agreed from now on."""
        self._move(self.State.AGREED, only_from=[self.State.DRAFTED])

    def held(self) -> None:
        """A session took place; what was only agreed is under way from now on."""
        self._move(self.State.UNDER_WAY, only_from=[self.State.DRAFTED, self.State.AGREED])

    def _move(self, state: str, *, only_from: list[str]) -> None:
        Engagement.objects.filter(pk=self.pk, state__in=only_from).update(state=state)
        self.refresh_from_db(fields=["state"])

    def require(self, person: Person, verb: Verb) -> None:
        """Raises Withheld unless that person may do that here."""
        if not may(self.audience(person), verb):
            raise Withheld

    def require_its_own(self, *things: Any) -> None:
        """Raises Withheld unless each thing, where there is one, is of this engagement."""
        if any(thing is not None and thing.engagement_id != self.id for thing in things):
            raise Withheld
