"""Echoes: that a step, an insight or a value was spoken of again in a session, with the words, as coach or client confirmed it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import models

from tilth.coaching.content import Content
from tilth.coaching.insight import LEVELS, Insight
from tilth.coaching.session import Session
from tilth.coaching.step import Step
from tilth.coaching.value import Value
from tilth.organisation.disclosure import Verb
from tilth.organisation.people import Person
from tilth.vault.fields import SealedJSON

Earlier = Step | Insight | Value
"""What can be heard again."""


class Echo(Content):
    """One thing in one session, judged once. The quote lies under the session's key: it goes with the transcript, the meeting stays."""

    class State(models.TextChoices):
        CONFIRMED = "confirmed", "heard again"
        DISMISSED = "dismissed", "something else"

    session = models.ForeignKey(Session, models.CASCADE, related_name="echoes")
    step = models.ForeignKey(Step, models.CASCADE, null=True, blank=True, related_name="echoes")
    insight = models.ForeignKey(Insight, models.CASCADE, null=True, blank=True, related_name="echoes")
    value = models.ForeignKey(Value, models.CASCADE, null=True, blank=True, related_name="echoes")
    state = models.CharField(max_length=9, choices=State)
    level = models.CharField(max_length=11, choices=LEVELS, blank=True)
    quote = SealedJSON(null=True)

    class Meta:
        ordering = ("session__held_on", "session__number", "made_at")
        constraints = (
            models.UniqueConstraint(fields=["session", "step"], name="a_step_echoes_once_a_session"),
            models.UniqueConstraint(fields=["session", "insight"], name="an_insight_echoes_once_a_session"),
            models.UniqueConstraint(fields=["session", "value"], name="a_value_echoes_once_a_session"),
        )

    def __str__(self) -> str:
        return f"{self.state} in {self.session_id}"

    @property
    def of_id(self) -> UUID:
        """The id of what was heard again."""
        return next(each for each in (self.step_id, self.insight_id, self.value_id) if each is not None)

    @classmethod
    def visible_to(cls, person: Person) -> "models.QuerySet[Echo]":
        """The echoes of what a person may see."""
        seen = models.Q(step__in=Step.visible_to(person)) | models.Q(insight__in=Insight.visible_to(person))
        return cls.objects.filter(seen | models.Q(value__in=Value.visible_to(person)))

    @classmethod
    def judge(
        cls,
        session: Session,
        *,
        by: Person,
        of: Earlier,
        state: str,
        now: datetime,
        quote: dict[str, Any] | None = None,
        level: str = "",
    ) -> "Echo":
        """Say whether a thing was heard again in a session, with the words; saying it anew takes the place of what was said before."""
        session.engagement.require(by, Verb.HEAR_AGAIN)
        session.engagement.require_its_own(of)
        echo = cls.objects.filter(session=session, **{of._meta.model_name or "": of}).first() or cls(
            session=session,
            organisation_id=session.organisation_id,
            compartment_id=session.compartment_id,
            **{of._meta.model_name or "": of},
        )
        echo.state, echo.quote, echo.level, echo.made_at = state, quote, level, now
        echo.save()
        return echo
