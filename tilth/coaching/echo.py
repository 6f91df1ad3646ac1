"""Echoes: that a step, an insight or a value was spoken of again in a session, with the words, as coach or client confirmed it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import models, transaction

from tilth.coaching.content import Content
from tilth.coaching.insight import Insight
from tilth.coaching.session import Session
from tilth.coaching.step import Step
from tilth.coaching.value import Value
from tilth.organisation.disclosure import Verb
from tilth.organisation.people import Person
from tilth.vault.fields import SealedJSON

Earlier = Step | Insight | Value
"""What can be heard again."""


class Echo(models.Model):
    """One thing in one session, judged once. It holds no word: what was said lies apart, and goes with the transcript; that they met stays."""

    class State(models.TextChoices):
        CONFIRMED = "confirmed", "heard again"
        DISMISSED = "dismissed", "something else"

    session = models.ForeignKey(Session, models.CASCADE, related_name="echoes")
    step = models.ForeignKey(Step, models.CASCADE, null=True, blank=True, related_name="echoes")
    insight = models.ForeignKey(Insight, models.CASCADE, null=True, blank=True, related_name="echoes")
    value = models.ForeignKey(Value, models.CASCADE, null=True, blank=True, related_name="echoes")
    state = models.CharField(max_length=9, choices=State)
    made_at = models.DateTimeField()

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
        found = cls.objects.filter(seen | models.Q(value__in=Value.visible_to(person)))
        return found.select_related("session", "quote")

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
        with transaction.atomic():
            about: dict[str, Any] = {of._meta.model_name or "": of}
            echo, _ = cls.objects.update_or_create(session=session, **about, defaults={"state": state, "made_at": now})
            EchoQuote.objects.filter(echo=echo).delete()
            if quote is not None:
                EchoQuote.keep(echo, said=quote | {"level": level}, now=now)
        return echo

    @property
    def said(self) -> dict[str, Any] | None:
        """The words it rests on, their turn and their level; None where the transcript is gone or there were none."""
        quote: EchoQuote | None = getattr(self, "quote", None)
        return None if quote is None else dict(quote.said)

    @property
    def level(self) -> str:
        """The level at which the thing was spoken of; empty where it is not known."""
        return str((self.said or {}).get("level", ""))


class EchoQuote(Content):
    """The words in which a thing was heard again, sealed under the session's key."""

    echo = models.OneToOneField(Echo, models.CASCADE, related_name="quote")
    session = models.ForeignKey(Session, models.CASCADE, related_name="quotes")
    said = SealedJSON()

    def __str__(self) -> str:
        return f"quote of {self.echo_id}"

    @classmethod
    def keep(cls, echo: Echo, *, said: dict[str, Any], now: datetime) -> None:
        """Seal the words beside their echo."""
        session = echo.session
        cls.objects.create(
            organisation_id=session.organisation_id,
            compartment_id=session.compartment_id,
            echo=echo,
            session=session,
            said=said,
            made_at=now,
        )
