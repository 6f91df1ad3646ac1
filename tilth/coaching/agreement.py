"""Agreements: what coach, client and sponsor agree, version by version, each accepted by each party or not at all."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import models, transaction

from tilth.coaching import terms
from tilth.coaching.content import Content, Revisable
from tilth.coaching.differences import Difference, differences
from tilth.coaching.engagement import Engagement, NotNow
from tilth.coaching.growth import Goal
from tilth.coaching.parts import PARTS, SHARING, Step
from tilth.organisation.disclosure import Audience, Terms, Verb
from tilth.organisation.people import Person
from tilth.vault.fields import SealedJSON


class Agreement(Content):
    """One version of what is agreed. Its words are sealed; what it says of sharing is plain, because every query obeys it."""

    engagement = models.ForeignKey(Engagement, models.CASCADE, related_name="agreements")
    number = models.PositiveIntegerField()
    terms = SealedJSON()
    proposed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    tells_sponsor_of_sessions = models.BooleanField(default=False)
    goals_may_be_released = models.BooleanField(default=False)
    client_shares_with_coach = models.BooleanField(default=True)
    in_force_since = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-number",)
        constraints = (models.UniqueConstraint(fields=["engagement", "number"], name="agreements_are_numbered_once"),)

    def __str__(self) -> str:
        return f"agreement {self.number} of {self.engagement_id}"

    @classmethod
    def visible_to(cls, person: Person) -> "models.QuerySet[Agreement]":
        """The agreements of a person's own engagements; a sponsor reads the parts addressed to three through their own page."""
        return cls.objects.filter(engagement__in=Engagement.visible_to(person))

    @classmethod
    def propose(cls, engagement: Engagement, *, by: Person, values: Mapping[str, Any], now: datetime) -> "Agreement":
        """A new version, accepted by whoever proposes it and waiting for the others; the one in force stays so until then.

        `values` are parts of terms.py by name; the goals as they stand are written into it. Raises NotNow.
        """
        engagement.require(by, Verb.PROPOSE_AGREEMENT)
        if engagement.is_closed():
            raise NotNow("The work is closed; what was agreed stays as it was.")
        whole = terms.kept(dict(values) | {"goals": Goal.as_agreed(engagement)})
        sharing = {name: bool(whole.pop(name)) for name in SHARING if name in whole}
        if not whole:
            raise NotNow("There is nothing in it yet. Write the purpose, at least, and propose it then.")
        with transaction.atomic():
            Engagement.objects.select_for_update().get(id=engagement.id)
            last = cls.objects.filter(engagement=engagement).first()
            if last and last.values() == terms.kept(whole | sharing):
                raise NotNow(f"This says what version {last.number} says. Change something, or accept that one.")
            agreement = cls.objects.create(
                organisation_id=engagement.organisation_id,
                compartment_id=engagement.shared_id,
                engagement=engagement,
                number=last.number + 1 if last else 1,
                terms=whole,
                proposed_by=by,
                made_at=now,
                **sharing,
            )
            agreement.accept(by=by, now=now)
        return agreement

    def values(self) -> dict[str, Any]:
        """All that it says, by the names of its parts; choices about a sponsor only where there is one."""
        sponsored = self.engagement.sponsor_id is not None
        sharing = {name: getattr(self, name) for name in SHARING if sponsored or not PARTS[name].needs_sponsor}
        return terms.kept(self.terms | sharing)

    def before(self) -> "Agreement | None":
        """The version that this one follows."""
        return self.engagement.agreements.filter(number__lt=self.number).first()

    def for_the_wall(self) -> Terms:
        """Its sharing choices, as the wall needs them."""
        return Terms(
            sessions_told_to_sponsor=self.tells_sponsor_of_sessions,
            goals_released=self.goals_may_be_released,
            insights_shared_with_coach=self.client_shares_with_coach,
        )

    def accept(self, *, by: Person, now: datetime) -> None:
        """A party accepts this version; when all have, it is in force. Accepting twice changes nothing. Raises NotNow once overtaken."""
        self.engagement.require(by, Verb.ACCEPT_AGREEMENT)
        with transaction.atomic():
            Engagement.objects.select_for_update().get(
                id=self.engagement_id
            )  # the last two at once: one of them sees both
            if self.engagement.agreements.filter(number__gt=self.number).exists():
                raise NotNow("A newer version was proposed since. Read that one; nothing was accepted.")
            Acceptance.objects.get_or_create(agreement=self, person=by, defaults={"accepted_at": now})
            if self.in_force_since is None and not self.waits_for():
                self.in_force_since = now
                self.save(update_fields=["in_force_since"])
                self.engagement.agreed(now=now)

    def last_accepted_by(self, party: Person) -> "Agreement | None":
        """The latest version of this engagement that a party accepted."""
        return self.engagement.agreements.filter(acceptances__person=party).first()

    def changed_for_sponsor(self) -> list[Difference]:
        """What changed in the parts for three since the sponsor last accepted; nothing where they accepted none yet."""
        sponsor = self.engagement.sponsor
        accepted = self.last_accepted_by(sponsor) if sponsor else None
        return differences(terms.to_three(accepted.values()), terms.to_three(self.values())) if accepted else []

    def waits_for(self) -> list[Person]:
        """The parties who have not accepted this version yet."""
        accepted = {acceptance.person_id for acceptance in self.acceptances.all()}
        missing = [party for party in self.engagement.parties() if party.pk not in accepted]
        return [party for party in missing if not self._says_to_sponsor_what_they_accepted(party)]

    def _says_to_sponsor_what_they_accepted(self, party: Person) -> bool:
        """A sponsor is not asked again, and learns nothing, where only parts between the two changed."""
        if self.engagement.audience(party) is not Audience.SPONSOR:
            return False
        accepted = self.last_accepted_by(party)
        return accepted is not None and terms.to_three(accepted.values()) == terms.to_three(self.values())


class Acceptance(models.Model):
    """That a party accepted a version of an agreement, and when."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="acceptances")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    accepted_at = models.DateTimeField()

    class Meta:
        ordering = ("accepted_at",)
        constraints = (models.UniqueConstraint(fields=["agreement", "person"], name="accepted_once_by_each"),)

    def __str__(self) -> str:
        return f"{self.person} accepted {self.agreement}"


class Proposal(Revisable):
    """What one of the two is preparing to propose: theirs alone, half-empty for as long as they like, gone once it is proposed."""

    engagement = models.ForeignKey(Engagement, models.CASCADE, related_name="+")
    by = models.ForeignKey(Person, models.CASCADE, related_name="+")
    values = SealedJSON()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["engagement", "by"], name="one_proposal_in_preparation_each"),)

    def __str__(self) -> str:
        return f"proposal for {self.engagement_id}"

    @classmethod
    def visible_to(cls, person: Person) -> "models.QuerySet[Proposal]":
        """A person's own, nobody else's."""
        return cls.objects.filter(by=person, engagement__in=Engagement.visible_to(person))

    @classmethod
    def of(cls, engagement: Engagement, *, by: Person, now: datetime) -> "Proposal":
        """What that person is preparing; begun from the latest version where nothing is in preparation."""
        engagement.require(by, Verb.PROPOSE_AGREEMENT)
        mine = cls.visible_to(by).filter(engagement=engagement)
        return mine.first() or cls._begun(engagement, by=by, now=now)

    @classmethod
    def _begun(cls, engagement: Engagement, *, by: Person, now: datetime) -> "Proposal":
        with transaction.atomic():
            Engagement.objects.select_for_update().get(id=engagement.id)  # two tabs at once begin one
            latest = engagement.agreements.first()
            proposal, _ = cls.objects.get_or_create(
                engagement=engagement,
                by=by,
                defaults={
                    "organisation_id": engagement.organisation_id,
                    "compartment_id": engagement.of_coach_id
                    if by.pk == engagement.coach_id
                    else engagement.of_client_id,
                    "values": latest.values() if latest else {},
                    "made_at": now,
                    "changed_at": now,
                },
            )
        return proposal

    def fill(self, step: Step, *, by: Person, version: int, now: datetime, **values: Any) -> "Proposal":
        """Keep what was written into one step, over the version that was read; raises Outdated."""
        self.engagement.require(by, Verb.PROPOSE_AGREEMENT)
        mine = {part.name: values[part.name] for part in step.parts if part.name in values}
        return self.revise(version=version, now=now, values=self.values | mine)

    def propose(self, *, by: Person, after: int, now: datetime) -> Agreement:
        """Put it to the others as the version that follows `after`, the latest that was read; raises NotNow where there is a later one."""
        latest = self.engagement.agreements.first()
        if latest and latest.number != after:
            raise NotNow(
                f"Version {latest.number} was proposed while you were preparing yours. Look at it first; yours is kept."
            )
        with transaction.atomic():
            agreement = Agreement.propose(self.engagement, by=by, values=self.values, now=now)
            self.delete()
        return agreement
