"""Moments that were proposed, and the insights that the client kept of them in their own words, with what became of each."""

from collections.abc import Collection
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from django.urls import reverse

from tilth.coaching.content import Content, Outdated, Revisable
from tilth.coaching.engagement import Engagement
from tilth.coaching.growth import Goal
from tilth.coaching.judged import Document, Found
from tilth.coaching.session import Session
from tilth.coaching.value import Value
from tilth.conversation.reading.findings import Level
from tilth.conversation.wording import visible
from tilth.organisation.disclosure import Audience, Verb
from tilth.organisation.people import Person
from tilth.vault.fields import SealedJSON, SealedText

if TYPE_CHECKING:
    from tilth.coaching.step import Report

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

    def get_absolute_url(self) -> str:
        """The moment's own page."""
        return reverse("moment", args=[self.id])

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
        """Propose a moment; one with a `source` comes from the reading and is proposed once. Its words lie under the session's key."""
        engagement.require(by, Verb.PROPOSE_MOMENT)
        engagement.require_its_own(session)
        by_client = engagement.audience(by) is Audience.CLIENT
        with transaction.atomic():
            if session and source:
                Session.objects.select_for_update().get(id=session.id)  # two clicks at once propose one
                if before := cls.proposed_from(session, source):
                    return before
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

    @classmethod
    def propose_found(
        cls, session: Session, *, by: Person, finding: Found, document: Document, now: datetime
    ) -> "Moment":
        """Propose a moment that the reading found, in the words it rests on."""
        quotes, turns = finding.value["quotes"], document["turns"]
        words = (visible(turns[q["turn"] - 1]["text"][q["from"] : q["to"]]) for q in quotes)
        first = turns[quotes[0]["turn"] - 1]
        source = {"start": finding.start, "end": finding.end, "turn": first["n"], "why": finding.value["why"]}
        return cls.propose(
            session.engagement,
            by=by,
            words=" … ".join(words),
            now=now,
            session=session,
            at=first["start"],
            source=source,
        )

    @classmethod
    def proposed_from(cls, session: Session, source: dict[str, Any]) -> "Moment | None":
        """The moment that was proposed from that place of the session's file, if one was."""
        place = (source["start"], source["end"])
        found = cls.objects.filter(session=session, origin=cls.Origin.READING)
        return next((m for m in found if (m.source["start"], m.source["end"]) == place), None)

    def keep(
        self, *, by: Person, words: str, now: datetime, level: str = "", shared_with_coach: bool | None = None
    ) -> "Insight":
        """The client keeps it as an insight, in their own words. Refuses anyone else; raises Outdated with the insight where it was kept already."""
        self.engagement.require(by, Verb.WORD_INSIGHT)
        with transaction.atomic():
            Moment.objects.select_for_update().get(pk=self.pk)
            if kept := Insight.objects.filter(moment=self).first():
                raise Outdated(kept)
            insight = Insight.name(
                self.engagement,
                by=by,
                words=words,
                now=now,
                session=self.session,
                moment=self,
                level=level,
                shared_with_coach=shared_with_coach,
            )
            self._becomes(self.State.KEPT)
        return insight

    def let_pass(self, *, by: Person, now: datetime) -> None:
        """The client lets it pass: a choice, not a loss; one that was kept stays kept."""
        self.engagement.require(by, Verb.WORD_INSIGHT)
        if self.state == self.State.PROPOSED:
            self._becomes(self.State.PASSED)

    def _becomes(self, state: str) -> None:
        Moment.objects.filter(pk=self.pk).update(state=state)
        self.state = state


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

    def get_absolute_url(self) -> str:
        """The insight's own page."""
        return reverse("insight", args=[self.id])

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
        grew_from: "Report | None" = None,
        level: str = "",
        shared_with_coach: bool | None = None,
    ) -> "Insight":
        """The client names an insight in their own words. Refuses anyone else."""
        engagement.require(by, Verb.WORD_INSIGHT)
        engagement.require_its_own(session, moment)
        with transaction.atomic():
            insight = cls.objects.create(
                organisation_id=engagement.organisation_id,
                compartment_id=engagement.shared_id,
                engagement=engagement,
                session=session,
                moment=moment,
                grew_from=grew_from,
                words=words,
                level=level,
                shared_with_coach=engagement.shares_with_coach(shared_with_coach),
                made_at=now,
                changed_at=now,
            )
            insight.becomes(cls.State.NAMED, now=now)
        return insight

    def reword(self, *, by: Person, version: int, words: str, now: datetime, **plain: Any) -> "Insight":
        """The client finds better words for it, or says its level or who sees it. Refuses anyone else; raises Outdated."""
        self.engagement.require(by, Verb.WORD_INSIGHT)
        return self.revise(version=version, now=now, words=words, **plain)

    def link(self, *, by: Person, touches: Collection[Value], serves: Collection[Goal], now: datetime) -> None:
        """The client says which values, assumptions and goals it touches; a first link is a sign that it was explored."""
        self.engagement.require(by, Verb.WORD_INSIGHT)
        self.engagement.require_its_own(*touches, *serves)
        with transaction.atomic():
            self.touches.set(touches)
            self.serves.set(serves)
            if touches or serves:
                self.comes_to(self.State.EXPLORED, now=now)

    def turn(self, *, by: Person, state: str, now: datetime) -> None:
        """The client says where it stands now. Refuses anyone else."""
        self.engagement.require(by, Verb.WORD_INSIGHT)
        if state != self.state:
            self.becomes(self.State(state), now=now)

    def comes_to(self, state: str, *, now: datetime) -> None:
        """What was done brings it at least so far; it never goes back, and what the client let go stays so."""
        self.refresh_from_db(fields=["state"])
        far = _WAY.index(self.state) if self.state in _WAY else 0
        if self.state != self.State.LET_GO and _WAY.index(state) > far:
            self.becomes(state, now=now)

    def becomes(self, state: str, *, now: datetime) -> None:
        """It comes into another state; when is kept, so that the thread can be shown over months."""
        with transaction.atomic():
            Insight.objects.filter(pk=self.pk).update(state=state)
            Turning.objects.create(insight=self, state=state, at=now)
        self.state = state


_WAY = [state.value for state in list(Insight.State)[:6]]  # named to integrated; dormant and let go lie beside it


class Turning(models.Model):
    """That an insight came into a state, and when."""

    insight = models.ForeignKey(Insight, models.CASCADE, related_name="turnings")
    state = models.CharField(max_length=10, choices=Insight.State)
    at = models.DateTimeField()

    class Meta:
        ordering = ("at", "id")

    def __str__(self) -> str:
        return f"{self.state} at {self.at}"
