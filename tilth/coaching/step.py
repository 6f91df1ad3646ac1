"""Steps that the client chose, the report of each, and what was learned from it."""

from datetime import date, datetime
from typing import Any

from django.core.validators import MaxValueValidator
from django.db import models, transaction
from django.urls import reverse

from tilth.coaching.content import Content, Revisable
from tilth.coaching.engagement import Engagement
from tilth.coaching.insight import Insight
from tilth.coaching.session import Session
from tilth.coaching.value import Value
from tilth.conversation.reading.findings import Ownership
from tilth.conversation.wording import OWNERSHIP
from tilth.organisation.disclosure import Audience, Verb, Withheld
from tilth.organisation.people import Person
from tilth.vault.fields import SealedJSON, SealedText

CARD = ("what", "question", "when", "where", "with_whom", "if_then", "support", "watch_for", "who_knows")
"""What the card of a step can hold besides its links; every field may stay empty."""

OWNERSHIPS = [(o.value, OWNERSHIP[o.value]) for o in list(Ownership)[:5]]
"""Whose a step can be; a coach's own promise or an arrangement is none."""


TO_THE_CLIENT = {
    "client_owned": "my own",
    "co_created": "made together",
    "coach_shaped": "my seed in my coach’s shape",
    "coach_imposed": "my coach’s",
    "role_requirement": "asked for by my role",
}
"""The same in the words that the client reads."""


class Step(Revisable):
    """An experiment, a reflection or an adjustment. Its card is sealed; kind, ownership, dates and certainty are plain."""

    class Kind(models.TextChoices):
        EXPERIMENT = "experiment", "experiment"
        REFLECTION = "reflection", "reflection"
        ADJUSTMENT = "adjustment", "adjustment"

    class State(models.TextChoices):
        CHOSEN = "chosen", "chosen"
        REPORTED = "reported", "reported"
        LET_GO = "let_go", "let go"

    engagement = models.ForeignKey(Engagement, models.CASCADE, related_name="steps")
    session = models.ForeignKey(Session, models.SET_NULL, null=True, blank=True, related_name="steps")
    insight = models.ForeignKey(Insight, models.SET_NULL, null=True, blank=True, related_name="steps")
    tests = models.ForeignKey(Value, models.SET_NULL, null=True, blank=True, related_name="tested_by")
    serves = models.ForeignKey(Value, models.SET_NULL, null=True, blank=True, related_name="served_by")
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.EXPERIMENT)
    ownership = models.CharField(max_length=16, choices=OWNERSHIPS, default=Ownership.CLIENT_OWNED.value)
    state = models.CharField(max_length=8, choices=State, default=State.CHOSEN)
    card = SealedJSON()
    certainty = models.PositiveSmallIntegerField(null=True, blank=True, validators=[MaxValueValidator(10)])
    due_on = models.DateField(null=True, blank=True)
    review_on = models.DateField(null=True, blank=True)
    shared_with_coach = models.BooleanField(default=True)

    class Meta:
        ordering = ("made_at",)

    def __str__(self) -> str:
        return f"step of {self.engagement_id}"

    def get_absolute_url(self) -> str:
        """The step's own page."""
        return reverse("step", args=[self.id])

    @classmethod
    def visible_to(cls, person: Person) -> "models.QuerySet[Step]":
        """The client's own, and of a coach's engagements those that the client shares."""
        mine = models.Q(engagement__client=person) | models.Q(engagement__coach=person, shared_with_coach=True)
        return cls.objects.filter(mine, engagement__in=Engagement.visible_to(person))

    @property
    def what(self) -> str:
        """What is to be done, or the question it asks where that is all it says."""
        return str(self.card.get("what") or self.card.get("question") or "")

    def whose(self, person: Person) -> str:
        """Whose the step is, in words for that person."""
        to_client = self.engagement.client_id == person.pk
        return TO_THE_CLIENT[self.ownership] if to_client else OWNERSHIP[self.ownership]

    @classmethod
    def choose(
        cls,
        engagement: Engagement,
        *,
        by: Person,
        card: dict[str, Any],
        now: datetime,
        session: Session | None = None,
        insight: Insight | None = None,
        tests: Value | None = None,
        serves: Value | None = None,
        kind: str = Kind.EXPERIMENT,
        ownership: str = Ownership.CLIENT_OWNED.value,
        certainty: int | None = None,
        due_on: date | None = None,
        review_on: date | None = None,
        shared_with_coach: bool | None = None,
    ) -> "Step":
        """Write down a step. An insight that it tests is linked from now on."""
        engagement.require(by, Verb.CHOOSE_STEP)
        engagement.require_its_own(session, insight, tests, serves)
        by_coach = engagement.audience(by) is Audience.COACH
        with transaction.atomic():
            step = cls.objects.create(
                organisation_id=engagement.organisation_id,
                compartment_id=engagement.shared_id,
                engagement=engagement,
                session=session,
                insight=insight,
                tests=tests,
                serves=serves,
                kind=kind,
                ownership=ownership,
                card=_filled(card),
                certainty=certainty,
                due_on=due_on,
                review_on=review_on,
                shared_with_coach=by_coach or engagement.shares_with_coach(shared_with_coach),
                made_at=now,
                changed_at=now,
            )
            if insight is not None:
                insight.comes_to(Insight.State.LINKED, now=now)
        return step

    def rewrite(self, *, by: Person, version: int, card: dict[str, Any], now: datetime, **plain: Any) -> "Step":
        """Change the card: `plain` may hold the links, the dates, kind, ownership, certainty. Raises Outdated, and Withheld where it is kept from `by`."""
        self._require(by, Verb.CHOOSE_STEP)
        self.engagement.require_its_own(*(plain.get(link) for link in ("insight", "tests", "serves")))
        if self.engagement.audience(by) is not Audience.CLIENT:
            plain.pop("shared_with_coach", None)  # who sees it is the client's to say
        with transaction.atomic():
            step = self.revise(version=version, now=now, card=_filled(card), **plain)
            if step.insight is not None:
                step.insight.comes_to(Insight.State.LINKED, now=now)
        return step

    def report(self, *, by: Person, outcome: str, now: datetime, after: str = "", **words: str) -> "Report":
        """The client says how it went; "not done" is data. An insight that was tested is tried from now on, and reviewed where something was learned."""
        self._require(by, Verb.REPORT_STEP)
        with transaction.atomic():
            report = Report.objects.create(
                organisation_id=self.organisation_id,
                compartment_id=self.compartment_id,
                step=self,
                outcome=outcome,
                after=after,
                happened=words.get("happened", ""),
                surprised=words.get("surprised", ""),
                says=words.get("says", ""),
                learned=words.get("learned", ""),
                made_at=now,
            )
            self._becomes(_AFTER.get(after, self.State.REPORTED))
            if self.insight and outcome != Report.Outcome.NOT_DONE:
                self.insight.comes_to(Insight.State.TRIED, now=now)
                if report.says or report.learned:
                    self.insight.comes_to(Insight.State.REVIEWED, now=now)
        return report

    def let_go(self, *, by: Person, now: datetime) -> None:
        """The client lets it go, or takes it up again where it was let go."""
        self._require(by, Verb.REPORT_STEP)
        self._becomes(self.State.CHOSEN if self.state == self.State.LET_GO else self.State.LET_GO)

    def _require(self, by: Person, verb: Verb) -> None:
        self.engagement.require(by, verb)
        if not self.shared_with_coach and self.engagement.audience(by) is not Audience.CLIENT:
            raise Withheld

    def _becomes(self, state: str) -> None:
        Step.objects.filter(pk=self.pk).update(state=state)
        self.state = state


def _filled(card: dict[str, Any]) -> dict[str, Any]:
    return {name: card[name] for name in CARD if card.get(name)}


class Report(Content):
    """How a step went: what happened, what surprised, what it says about the assumption, and what was learned; all in the client's words."""

    class Outcome(models.TextChoices):
        DONE = "done", "did it"
        PARTLY = "partly", "partly"
        NOT_DONE = "not_done", "not done"
        SOMETHING_ELSE = "something_else", "did something else"

    class After(models.TextChoices):
        KEEP = "keep", "keep it"
        CHANGE = "change", "change it"
        DROP = "drop", "drop it"
        REPEAT = "repeat", "do it again"

    step = models.ForeignKey(Step, models.CASCADE, related_name="reports")
    outcome = models.CharField(max_length=14, choices=Outcome)
    after = models.CharField(max_length=6, choices=After, blank=True)
    happened = SealedText()
    surprised = SealedText()
    says = SealedText()
    learned = SealedText()

    class Meta:
        ordering = ("made_at",)

    def __str__(self) -> str:
        return f"report of {self.step_id}"

    @classmethod
    def visible_to(cls, person: Person) -> "models.QuerySet[Report]":
        """The reports of the steps a person may see."""
        return cls.objects.filter(step__in=Step.visible_to(person))

    def grow(
        self, *, by: Person, words: str, now: datetime, level: str = "", shared_with_coach: bool | None = None
    ) -> Insight:
        """The client names what grew from it as a new insight. Refuses anyone else."""
        return Insight.name(
            self.step.engagement,
            by=by,
            words=words,
            now=now,
            session=self.step.session,
            grew_from=self,
            level=level,
            shared_with_coach=shared_with_coach,
        )


_AFTER = {Report.After.DROP.value: Step.State.LET_GO, Report.After.REPEAT.value: Step.State.CHOSEN}
