"""Goals in the client's words, each with a ladder of five levels that was written before the work."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from tilth.coaching.content import Revisable
from tilth.coaching.engagement import Engagement
from tilth.organisation.people import Person
from tilth.vault.fields import SealedJSON, SealedText

LEVELS = (-2, -1, 0, 1, 2)
"""The steps of a ladder: 0 is what is expected, -1 usually where the work begins (goal attainment scaling)."""


class Goal(Revisable):
    """What the client wants to be different: the words and the ladder (five texts, lowest first) are sealed, the level reached is plain."""

    engagement = models.ForeignKey(Engagement, models.CASCADE, related_name="goals")
    words = SealedText()
    ladder = SealedJSON()
    weight = models.PositiveSmallIntegerField(default=1)
    level = models.SmallIntegerField(null=True, blank=True, validators=[MinValueValidator(-2), MaxValueValidator(2)])
    released_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("made_at",)

    def __str__(self) -> str:
        return f"goal of {self.engagement_id}"

    @classmethod
    def visible_to(cls, person: Person) -> "models.QuerySet[Goal]":
        """The goals of a person's own engagements."""
        return cls.objects.filter(engagement__in=Engagement.visible_to(person))
