"""Lenses: one kind of canvas, never complete, described by data and tied to the same thread."""

from django.db import models

from tilth.coaching.content import Revisable
from tilth.coaching.engagement import Engagement
from tilth.organisation.people import Person
from tilth.vault.fields import SealedJSON


class Lens(Revisable):
    """A canvas that coach and client look through together. `kind` names its description (lenses/*.json), `canvas` holds what stands on it."""

    engagement = models.ForeignKey(Engagement, models.CASCADE, related_name="lenses")
    kind = models.CharField(max_length=40)
    canvas = SealedJSON()
    shared_with_coach = models.BooleanField(default=True)

    class Meta:
        ordering = ("made_at",)

    def __str__(self) -> str:
        return f"{self.kind} of {self.engagement_id}"

    @classmethod
    def visible_to(cls, person: Person) -> "models.QuerySet[Lens]":
        """The client's own, and of a coach's engagements those that are shared."""
        mine = models.Q(engagement__client=person) | models.Q(engagement__coach=person, shared_with_coach=True)
        return cls.objects.filter(mine, engagement__in=Engagement.visible_to(person))
