"""Agreements: what coach, client and sponsor agree, version by version, each accepted by each party or not at all."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import models, transaction

from tilth.coaching.content import Content
from tilth.coaching.engagement import Engagement
from tilth.organisation.disclosure import Verb, Withheld
from tilth.organisation.people import Person
from tilth.vault.fields import SealedJSON


class Agreement(Content):
    """One version of what is agreed. Its words are sealed; what it says of sharing is plain, because every query obeys it."""

    engagement = models.ForeignKey(Engagement, models.CASCADE, related_name="agreements")
    number = models.PositiveIntegerField()
    terms = SealedJSON()
    proposed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    tells_sponsor_of_sessions = models.BooleanField(default=False)
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
    def propose(
        cls,
        engagement: Engagement,
        *,
        by: Person,
        terms: Mapping[str, Any],
        tells_sponsor_of_sessions: bool,
        now: datetime,
    ) -> "Agreement":
        """A new version, accepted by whoever proposes it and waiting for the others; the one in force stays so until then."""
        engagement.require(by, Verb.PROPOSE_AGREEMENT)
        with transaction.atomic():
            Engagement.objects.select_for_update().get(id=engagement.id)
            last = cls.objects.filter(engagement=engagement).aggregate(n=models.Max("number"))["n"] or 0
            agreement = cls.objects.create(
                organisation_id=engagement.organisation_id,
                compartment_id=engagement.shared_id,
                engagement=engagement,
                number=last + 1,
                terms=dict(terms),
                proposed_by=by,
                tells_sponsor_of_sessions=tells_sponsor_of_sessions,
                made_at=now,
            )
            agreement.accept(by=by, now=now)
        return agreement

    def accept(self, *, by: Person, now: datetime) -> None:
        """A party accepts this version; when all have, it is in force. Accepting twice changes nothing; an overtaken version cannot be accepted."""
        self.engagement.require(by, Verb.ACCEPT_AGREEMENT)
        if self.engagement.agreements.filter(number__gt=self.number).exists():
            raise Withheld
        with transaction.atomic():
            Acceptance.objects.get_or_create(agreement=self, person=by, defaults={"accepted_at": now})
            if not self.waits_for() and self.in_force_since is None:
                self.in_force_since = now
                self.save(update_fields=["in_force_since"])
                self.engagement.agreed(now=now)

    def waits_for(self) -> list[Person]:
        """The parties who have not accepted this version yet."""
        accepted = set(self.acceptances.values_list("person_id", flat=True))
        return [party for party in self.engagement.parties() if party.pk not in accepted]


class Acceptance(models.Model):
    """That a party accepted a version of an agreement, and when."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="acceptances")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    accepted_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["agreement", "person"], name="accepted_once_by_each"),)

    def __str__(self) -> str:
        return f"{self.person} accepted {self.agreement}"
