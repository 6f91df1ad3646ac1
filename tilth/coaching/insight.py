"""Moments that were proposed, insights that the client kept in their own words, and the values and assumptions they touch."""

from datetime import datetime
from typing import Any

from django.db import models, transaction

from tilth.coaching.content import Content, Revisable
from tilth.coaching.engagement import Engagement
from tilth.coaching.growth import Goal
from tilth.coaching.session import Session
from tilth.conversation.reading.findings import Level
from tilth.organisation.disclosure import Audience, Verb
from tilth.organisation.people import Person
from tilth.vault.fields import SealedJSON, SealedText

LEVELS = [(level.value, level.value) for level in Level]


class Moment(Content):
    """Words or a silence that may become an insight, if the client keeps it. Proposed by the reading, the coach or the client; it claims nothing.

    `source` holds the quote and its place in the file where it came from a reading; `noticed` what no transcript holds;
    `heard_as_insight` says that whoever proposed it heard an insight, not only words worth staying with.
    """

    class Origin(models.TextChoices):
        READING = "reading", "found by the reading"
        COACH = "coach", "marked by the coach"
        CLIENT = "client", "marked by the client"

    class State(models.TextChoices):
        PROPOSED = "proposed", "waiting for the client"
        KEPT = "kept", "kept as an insight"
        PASSED = "passed", "let pass by the client"

    engagement = models.ForeignKey(Engagement, models.CASCADE, related_name="moments")
    session = models.ForeignKey(Session, models.CASCADE, null=True, blank=True, related_name="moments")
    origin = models.CharField(max_length=7, choices=Origin)
    state = models.CharField(max_length=8, choices=State, default=State.PROPOSED)
    at = models.FloatField(null=True, blank=True)
    heard_as_insight = models.BooleanField(default=False)
    words = SealedText()
    noticed = SealedText()
    source = SealedJSON(null=True)

    class Meta:
        ordering = ("made_at",)

    def __str__(self) -> str:
        return f"moment of {self.engagement_id}"

    @classmethod
    def visible_to(cls, person: Person) -> "models.QuerySet[Moment]":
        """The moments of a person's own engagements."""
        return cls.objects.filter(engagement__in=Engagement.visible_to(person))

    @classmethod
    def propose(
        cls,
        engagement: Engagement,
        *,
        by: Person,
        words: str,
        now: datetime,
        session: Session | None = None,
        at: float | None = None,
        noticed: str = "",
        heard_as_insight: bool = False,
        source: dict[str, Any] | None = None,
    ) -> "Moment":
        """Propose a moment; one with a `source` comes from the reading. Words that came from a session lie under that session's key."""
        engagement.require(by, Verb.PROPOSE_MOMENT)
        by_client = engagement.audience(by) is Audience.CLIENT
        return cls.objects.create(
            organisation_id=engagement.organisation_id,
            compartment_id=session.compartment_id if session and source else engagement.shared_id,
            engagement=engagement,
            session=session,
            origin=cls.Origin.READING if source else cls.Origin.CLIENT if by_client else cls.Origin.COACH,
            at=at,
            words=words,
            noticed=noticed,
            heard_as_insight=heard_as_insight,
            source=source,
            made_at=now,
        )

    def keep(self, *, by: Person, words: str, now: datetime, level: str = "") -> "Insight":
        """The client keeps it as an insight, in their own words. Refuses anyone else."""
        with transaction.atomic():
            insight = Insight.name(
                self.engagement, by=by, words=words, now=now, session=self.session, moment=self, level=level
            )
            type(self).objects.filter(pk=self.pk).update(state=self.State.KEPT)
        return insight

    def let_pass(self, *, by: Person, now: datetime) -> None:
        """The client lets it pass: a choice, not a loss."""
        self.engagement.require(by, Verb.WORD_INSIGHT)
        type(self).objects.filter(pk=self.pk).update(state=self.State.PASSED)


class Value(Revisable):
    """Something that matters to the client, or that they take to be true: named in their words, met again over sessions."""

    class Kind(models.TextChoices):
        VALUE = "value", "what matters"
        ASSUMPTION = "assumption", "what is taken to be true"

    engagement = models.ForeignKey(Engagement, models.CASCADE, related_name="values")
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.VALUE)
    words = SealedText()
    met_in = models.ManyToManyField(Session, related_name="values", blank=True)

    class Meta:
        ordering = ("made_at",)

    def __str__(self) -> str:
        return f"{self.kind} of {self.engagement_id}"

    @classmethod
    def visible_to(cls, person: Person) -> "models.QuerySet[Value]":
        """The values and assumptions of a person's own engagements."""
        return cls.objects.filter(engagement__in=Engagement.visible_to(person))

    @classmethod
    def name(
        cls,
        engagement: Engagement,
        *,
        by: Person,
        words: str,
        now: datetime,
        kind: str = Kind.VALUE,
        session: Session | None = None,
    ) -> "Value":
        """Name a value or an assumption in the client's words; the client may reword it at any time."""
        engagement.require(by, Verb.PROPOSE_MOMENT)
        with transaction.atomic():
            value = cls.objects.create(
                organisation_id=engagement.organisation_id,
                compartment_id=engagement.shared_id,
                engagement=engagement,
                kind=kind,
                words=words,
                made_at=now,
                changed_at=now,
            )
            if session:
                value.met_in.add(session)
        return value


class Insight(Revisable):
    """What the client has seen, in the client's words. Nobody else can make or word one; the engine never has one."""

    class State(models.TextChoices):
        NAMED = "named", "named"
        EXPLORED = "explored", "explored"
        LINKED = "linked", "linked to an intention"
        TRIED = "tried", "tried"
        REVIEWED = "reviewed", "reviewed"
        INTEGRATED = "integrated", "integrated"
        DORMANT = "dormant", "dormant"
        LET_GO = "let_go", "let go"

    engagement = models.ForeignKey(Engagement, models.CASCADE, related_name="insights")
    session = models.ForeignKey(Session, models.SET_NULL, null=True, blank=True, related_name="insights")
    moment = models.OneToOneField(Moment, models.SET_NULL, null=True, blank=True, related_name="insight")
    grew_from = models.ForeignKey("coaching.Report", models.SET_NULL, null=True, blank=True, related_name="insights")
    words = SealedText()
    level = models.CharField(max_length=11, choices=LEVELS, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.NAMED)
    shared_with_coach = models.BooleanField(default=True)
    touches = models.ManyToManyField(Value, related_name="insights", blank=True)
    serves = models.ManyToManyField(Goal, related_name="insights", blank=True)

    class Meta:
        ordering = ("made_at",)

    def __str__(self) -> str:
        return f"insight of {self.engagement_id}"

    @classmethod
    def visible_to(cls, person: Person) -> "models.QuerySet[Insight]":
        """The client's own, and of a coach's engagements those that the client shares."""
        mine = models.Q(engagement__client=person) | models.Q(engagement__coach=person, shared_with_coach=True)
        return cls.objects.filter(mine, engagement__in=Engagement.visible_to(person))

    @classmethod
    def name(
        cls,
        engagement: Engagement,
        *,
        by: Person,
        words: str,
        now: datetime,
        session: Session | None = None,
        moment: Moment | None = None,
        level: str = "",
    ) -> "Insight":
        """The client names an insight in their own words. Refuses anyone else."""
        engagement.require(by, Verb.WORD_INSIGHT)
        with transaction.atomic():
            insight = cls.objects.create(
                organisation_id=engagement.organisation_id,
                compartment_id=engagement.shared_id,
                engagement=engagement,
                session=session,
                moment=moment,
                words=words,
                level=level,
                made_at=now,
                changed_at=now,
            )
            insight.becomes(cls.State.NAMED, now=now)
        return insight

    def reword(self, *, by: Person, version: int, words: str, now: datetime) -> "Insight":
        """The client finds better words for it. Refuses anyone else; raises Outdated."""
        self.engagement.require(by, Verb.WORD_INSIGHT)
        return self.revise(version=version, now=now, words=words)

    def becomes(self, state: str, *, now: datetime) -> None:
        """It comes into another state; when is kept, so that the thread can be shown over months."""
        with transaction.atomic():
            type(self).objects.filter(pk=self.pk).update(state=state)
            Turning.objects.create(insight=self, state=state, at=now)
        self.state = state


class Turning(models.Model):
    """That an insight came into a state, and when."""

    insight = models.ForeignKey(Insight, models.CASCADE, related_name="turnings")
    state = models.CharField(max_length=10, choices=Insight.State)
    at = models.DateTimeField()

    class Meta:
        ordering = ("at", "id")

    def __str__(self) -> str:
        return f"{self.state} at {self.at}"
