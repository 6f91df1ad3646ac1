"""Engagements: who coaches whom, in which organisation, for whom besides, and in which state the work is."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import uuid4

from django.db import models, transaction
from django.urls import reverse

from tilth.organisation.disclosure import Audience, Terms, Verb, Withheld, decide, may
from tilth.organisation.disclosure import Kind as Seen
from tilth.organisation.invitation import Invitation
from tilth.organisation.people import Membership, Organisation, Person, organisations_of
from tilth.vault.models import Compartment


class NotNow(ValueError):
    """What was asked does not fit where the work stands; the sentence says why, and what can be done."""


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
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-made_at",)
        constraints = (
            models.CheckConstraint(condition=~models.Q(coach=models.F("client")), name="nobody_is_their_own_coach"),
            models.CheckConstraint(
                condition=models.Q(sponsor=None)
                | (~models.Q(sponsor=models.F("coach")) & ~models.Q(sponsor=models.F("client"))),
                name="a_sponsor_is_a_third_person",
            ),
        )

    def __str__(self) -> str:
        return f"{self.coach} and {self.client}"

    def get_absolute_url(self) -> str:
        """The engagement's own page, for its coach and client."""
        return reverse("engagement", args=[self.id])

    @classmethod
    def visible_to(cls, person: Person) -> "models.QuerySet[Engagement]":
        """The engagements a person is in the room of, inside the organisations they belong to today."""
        mine = models.Q(coach=person) | models.Q(client=person)
        return cls.objects.filter(mine, organisation__in=organisations_of(person))

    @classmethod
    def sponsored_by(cls, person: Person) -> "models.QuerySet[Engagement]":
        """The engagements a person sponsors: that they exist, and the parts addressed to three; never what is in the room."""
        return cls.objects.filter(sponsor=person, organisation__in=organisations_of(person))

    @classmethod
    def party_to(cls, person: Person) -> "models.QuerySet[Engagement]":
        """The engagements of which a person may read what is addressed to three: coach, client and sponsor."""
        return (cls.visible_to(person) | cls.sponsored_by(person)).distinct()

    @classmethod
    def begin(
        cls,
        *,
        by: Person,
        organisation: Organisation,
        client_name: str,
        now: datetime,
        kind: str = Kind.LEADERSHIP,
        client_contact: str = "",
        sponsor_name: str = "",
        sponsor_contact: str = "",
    ) -> "Engagement":
        """A coach begins to work with a client they name; client and sponsor can be invited later.

        Raises Withheld for anyone but a coach there.
        """
        if not by.has_role(organisation.id, Membership.Role.COACH):
            raise Withheld
        with transaction.atomic():
            client = Person.written_down(
                client_name,
                contact=client_contact,
                organisation=organisation,
                role=Membership.Role.CLIENT,
                now=now,
            )
            engagement = cls.between(by, client, organisation=organisation, now=now, kind=kind)
            if sponsor_name:
                engagement.name_sponsor(by=by, name=sponsor_name, contact=sponsor_contact, now=now)
        return engagement

    @classmethod
    def between(
        cls, coach: Person, client: Person, *, organisation: Organisation, now: datetime, kind: str = Kind.LEADERSHIP
    ) -> "Engagement":
        """A new engagement with a key for each of its compartments: what both share, what is the client's, what is the coach's."""
        keys = {
            field: Compartment.make(tenant=organisation.id, purpose=purpose, now=now)
            for field, purpose in (
                ("shared", Compartment.Purpose.SHARED),
                ("of_client", Compartment.Purpose.CLIENT),
                ("of_coach", Compartment.Purpose.COACH),
            )
        }
        return cls.objects.create(organisation=organisation, coach=coach, client=client, kind=kind, made_at=now, **keys)

    def audience(self, person: Person) -> Audience:
        """What a person is to this engagement; a stranger where nothing else."""
        parts = {self.sponsor_id: Audience.SPONSOR, self.client_id: Audience.CLIENT, self.coach_id: Audience.COACH}
        return parts.get(person.pk, Audience.STRANGER)

    def parties(self) -> list[Person]:
        """Who has to accept the agreement: coach, client, and the sponsor where there is one."""
        return [party for party in (self.coach, self.client, self.sponsor) if party is not None]

    def terms(self) -> Terms:
        """What the agreement in force says of sharing, as the wall needs it; where there is none, the wall's own caution holds."""
        in_force = self.agreements.filter(in_force_since__isnull=False).first()
        return in_force.for_the_wall() if in_force else Terms()

    def shares_with_coach(self, said: bool | None) -> bool:
        """Whether the coach may see what the client writes: as the client said, else as the agreement in force says."""
        return self.terms().insights_shared_with_coach if said is None else said

    def sessions_told_to_sponsor(self) -> int | None:
        """How many sessions took place, where the agreement in force tells the sponsor; None where it does not."""
        if self.sponsor is None or not decide(Seen.SESSION_HELD, self.audience(self.sponsor), self.terms()).see:
            return None
        return self.sessions.filter(state__in=("held", "closed")).count()

    def name_sponsor(self, *, by: Person, name: str, now: datetime, contact: str = "") -> Person:
        """A third party comes in: they read and accept the parts addressed to three, and see nothing else."""
        self.require(by, Verb.INVITE)
        if self.kind == self.Kind.LEADER_AS_COACH:
            raise NotNow("Nothing of a leader's coaching in their own team goes to anybody else: it has no sponsor.")
        if self.sponsor is not None:
            raise NotNow(f"{self.sponsor} is the sponsor of this work. Part with them first; nothing was changed.")
        with transaction.atomic():
            self.sponsor = Person.written_down(
                name, contact=contact, organisation=self.organisation, role=Membership.Role.SPONSOR, now=now
            )
            self.save(update_fields=["sponsor"])
        return self.sponsor

    def part_with_sponsor(self, *, by: Person, now: datetime) -> None:
        """From now on nobody sponsors this work; what the sponsor accepted stays on record, and they see nothing more."""
        self.require(by, Verb.INVITE)
        self.sponsor = None
        self.save(update_fields=["sponsor"])

    def invite(self, party: Person, *, by: Person, now: datetime) -> str:
        """The last part of a link by which the client or the sponsor takes their place here; told once, kept nowhere."""
        self.require(by, Verb.INVITE)
        if party.pk not in (self.client_id, self.sponsor_id):
            raise Withheld
        if party.email is not None:
            raise NotNow(f"{party} has an account already and signs in with it.")
        sponsor = party.pk == self.sponsor_id
        return Invitation.issue(
            party,
            organisation=self.organisation,
            part=Membership.Role.SPONSOR if sponsor else Membership.Role.CLIENT,
            by=by,
            place=reverse("agreement-for-three" if sponsor else "agreement", args=[self.id]),
            now=now,
        )

    def work_has_begun(self) -> bool:
        """Whether a session was held: from then on a ladder is not rewritten without saying why."""
        return self.state not in (self.State.DRAFTED, self.State.AGREED)

    def is_closed(self) -> bool:
        """Whether the work has ended."""
        return self.state == self.State.CLOSED

    def agreed(self, *, now: datetime) -> None:
        """Every party has accepted an agreement; one that was still being agreed is agreed from now on."""
        self._move(self.State.AGREED, only_from=[self.State.DRAFTED])

    def held(self) -> None:
        """A session took place; what was only agreed is under way from now on."""
        self._move(self.State.UNDER_WAY, only_from=[self.State.DRAFTED, self.State.AGREED])

    def pause(self, *, by: Person, now: datetime) -> None:
        """Coach or client lets the work rest. Raises NotNow where there is nothing to rest from."""
        self.require(by, Verb.PAUSE)
        if not self._move(self.State.PAUSED, only_from=[self.State.UNDER_WAY]):
            raise NotNow(f"The work is {self.get_state_display()}; only what is under way can be paused.")

    def resume(self, *, by: Person, now: datetime) -> None:
        """Coach or client goes on with it."""
        self.require(by, Verb.PAUSE)
        if not self._move(self.State.UNDER_WAY, only_from=[self.State.PAUSED]):
            raise NotNow(f"The work is {self.get_state_display()}; there is no pause to end.")

    def comes_to_review(self) -> None:
        """A review was opened: the work looks at itself for a while."""
        if not self._move(self.State.IN_REVIEW, only_from=[self.State.UNDER_WAY, self.State.PAUSED]):
            raise NotNow(f"The work is {self.get_state_display()}; a review looks back on work that is under way.")

    def reviewed(self) -> None:
        """The review is done; the work goes on."""
        self._move(self.State.UNDER_WAY, only_from=[self.State.IN_REVIEW])

    def close(self, *, by: Person, now: datetime) -> None:
        """Coach or client ends the work, with or without a closing review. Closing twice changes nothing."""
        self.require(by, Verb.CLOSE)
        if self._move(self.State.CLOSED, only_from=[s for s in self.State.values if s != self.State.CLOSED]):
            self.closed_at = now
            self.save(update_fields=["closed_at"])

    def _move(self, state: str, *, only_from: Sequence[str]) -> bool:
        moved = Engagement.objects.filter(pk=self.pk, state__in=only_from).update(state=state)
        self.refresh_from_db(fields=["state"])
        return bool(moved)

    def require(self, person: Person, verb: Verb) -> None:
        """Raises Withheld unless that person may do that here."""
        if not may(self.audience(person), verb):
            raise Withheld

    def require_its_own(self, *things: Any) -> None:
        """Raises Withheld unless each thing, where there is one, is of this engagement."""
        if any(thing is not None and thing.engagement_id != self.id for thing in things):
            raise Withheld
