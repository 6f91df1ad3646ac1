"""A client's answers to a pulse: theirs, seen by the coach where they share them, and counted in groups where they let them be."""

from collections.abc import Mapping
from datetime import datetime

from django.db import models, transaction

from tilth.coaching.content import Content
from tilth.coaching.engagement import Engagement
from tilth.coaching.pulse import OURS
from tilth.organisation.disclosure import Verb
from tilth.organisation.people import Person
from tilth.organisation.released import Act, release
from tilth.vault.fields import SealedJSON, SealedText


class PulseAnswer(Content):
    """One answering: numbers by item, and a line in the client's words. Both are sealed; only groups ever hold the numbers in plain."""

    engagement = models.ForeignKey(Engagement, models.CASCADE, related_name="pulse_answers")
    pulse = models.CharField(max_length=40)
    numbers = SealedJSON()
    words = SealedText()
    shared_with_coach = models.BooleanField(default=False)

    class Meta:
        ordering = ("made_at",)

    def __str__(self) -> str:
        return f"answer of {self.engagement_id}"

    @classmethod
    def visible_to(cls, person: Person) -> "models.QuerySet[PulseAnswer]":
        """The client's own, and of a coach's engagements those that are shared."""
        mine = models.Q(engagement__client=person) | models.Q(engagement__coach=person, shared_with_coach=True)
        return cls.objects.filter(mine, engagement__in=Engagement.visible_to(person))

    @classmethod
    def give(
        cls,
        engagement: Engagement,
        *,
        by: Person,
        pulse: str,
        numbers: Mapping[str, int | None],
        now: datetime,
        words: str = "",
        shared: bool = False,
    ) -> "PulseAnswer":
        """The client answers; what was left out stays out. Raises NotAnAnswer with what the pulse takes."""
        engagement.require(by, Verb.ANSWER_PULSE)
        asked = OURS[pulse]
        answers = asked.take(numbers)
        with transaction.atomic():
            given = cls.objects.create(
                organisation_id=engagement.organisation_id,
                compartment_id=engagement.of_client_id,
                engagement=engagement,
                pulse=pulse,
                numbers=answers,
                words=words,
                shared_with_coach=shared,
                made_at=now,
            )
            if asked.counted:
                release(engagement.id, Act.PULSE, {f"{pulse}/{key}": n for key, n in answers.items()}, now=now)
        return given
