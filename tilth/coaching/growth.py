"""Goals in the client's words, each with a ladder of five levels that was written before the work, and the rungs reached on it."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.urls import reverse

from tilth.coaching.attainment import Attainment, attainment
from tilth.coaching.content import Content, Revisable
from tilth.coaching.engagement import Engagement, NotNow
from tilth.organisation.disclosure import Kind, Verb, decide
from tilth.organisation.people import Person
from tilth.vault.fields import SealedJSON, SealedText

LEVELS = (-2, -1, 0, 1, 2)
"""The steps of a ladder: 0 is what is expected, -1 usually where the work begins (goal attainment scaling)."""

SIGNS = {-2: "−2", -1: "−1", 0: "0", 1: "+1", 2: "+2"}
MEANINGS = {
    -2: "much less than hoped",
    -1: "less than hoped, often where it begins",
    0: "what you expect to reach",
    1: "more than expected",
    2: "far more than expected",
}
HEAVIEST = 5


class LadderLevel(NamedTuple):
    """One level of a ladder as a page shows it; `words` may be missing yet."""

    level: int
    sign: str
    meaning: str
    words: str
    here: bool


class Goal(Revisable):
    """What the client wants to be different: words and ladder (five texts, lowest first) are sealed, the level reached is plain."""

    engagement = models.ForeignKey(Engagement, models.CASCADE, related_name="goals")
    words = SealedText()
    ladder = SealedJSON()
    weight = models.PositiveSmallIntegerField(default=1, validators=[MinValueValidator(1), MaxValueValidator(HEAVIEST)])
    level = models.SmallIntegerField(null=True, blank=True, validators=[MinValueValidator(-2), MaxValueValidator(2)])
    released_at = models.DateTimeField(null=True, blank=True)
    let_go_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("made_at",)

    def __str__(self) -> str:
        return f"goal of {self.engagement_id}"

    def get_absolute_url(self) -> str:
        """The goal's own page."""
        return reverse("goal", args=[self.id])

    @classmethod
    def visible_to(cls, person: Person) -> "models.QuerySet[Goal]":
        """The goals of a person's own engagements."""
        return cls.objects.filter(engagement__in=Engagement.visible_to(person))

    @classmethod
    def shown_to_sponsor(cls, engagement: Engagement) -> "models.QuerySet[Goal]":
        """The goals of that engagement which its client released, for as long as the agreement lets them."""
        released = cls.objects.filter(engagement=engagement, released_at__isnull=False, let_go_at=None)
        sponsor = engagement.sponsor
        seen = sponsor is not None and decide(Kind.GOALS, engagement.audience(sponsor), engagement.terms()).see
        return released if seen else released.none()

    @classmethod
    def write(
        cls,
        engagement: Engagement,
        *,
        by: Person,
        words: str,
        now: datetime,
        ladder: Sequence[str] = (),
        weight: int = 1,
    ) -> "Goal":
        """Write down a goal in the client's words; the ladder's levels may stay empty for now."""
        engagement.require(by, Verb.WRITE_GOAL)
        if engagement.is_closed():
            raise NotNow("The work is closed; its goals stay as they were.")
        return cls.objects.create(
            organisation_id=engagement.organisation_id,
            compartment_id=engagement.shared_id,
            engagement=engagement,
            words=words,
            ladder=_five(ladder),
            weight=weight,
            made_at=now,
            changed_at=now,
        )

    @classmethod
    def as_agreed(cls, engagement: Engagement) -> list[str]:
        """The goals as they stand, each with the levels that are written, as an agreement keeps them."""
        return [goal.in_writing() for goal in cls.objects.filter(engagement=engagement, let_go_at=None)]

    def in_writing(self) -> str:
        """The goal and its ladder as lines of text, the highest level first."""
        written = [f"{level.sign}  {level.words}" for level in self.levels() if level.words]
        return "\n".join([self.words, *written])

    def rewrite(
        self, *, by: Person, version: int, words: str, ladder: Sequence[str], weight: int, why: str, now: datetime
    ) -> "Goal":
        """Other words, levels or weight. Once the work has begun it takes a sentence why, and what stood before is kept. Raises Outdated."""
        self.engagement.require(by, Verb.WRITE_GOAL)
        begun = self.engagement.work_has_begun()
        if begun and not why:
            raise NotNow(
                "The work has begun, and a ladder is measured against what was written before it. "
                "Say in a sentence why it changes; what stood before is kept."
            )
        with transaction.atomic():
            before = GoalBefore.of(self, by=by, why=why, now=now) if begun else None
            goal = self.revise(version=version, now=now, words=words, ladder=_five(ladder), weight=weight)
            if before is not None:
                before.save(force_insert=True)
        return goal

    def reach(self, level: int, *, by: Person, now: datetime) -> None:
        """The client says where they stand on the ladder today. Refuses anyone else."""
        self.engagement.require(by, Verb.SET_LEVEL)
        if level not in LEVELS:
            raise ValueError("A ladder has five levels, from -2 to +2.")
        with transaction.atomic():
            type(self).objects.filter(pk=self.pk).update(level=level)
            Rung.objects.create(goal=self, level=level, at=now)
        self.level = level

    def release(self, *, by: Person, now: datetime) -> None:
        """The client shows it to the sponsor, as it stands, until they take that back. Refuses anyone else."""
        self.engagement.require(by, Verb.RELEASE_GOAL)
        if self.engagement.sponsor is None or not self.engagement.terms().goals_released:
            raise NotNow("The agreement in force does not let goals be shown to a sponsor; nothing was released.")
        self._mark(released_at=self.released_at or now)

    def take_back(self, *, by: Person, now: datetime) -> None:
        """The sponsor sees it no longer, from this moment."""
        self.engagement.require(by, Verb.RELEASE_GOAL)
        self._mark(released_at=None)

    def let_go(self, *, by: Person, now: datetime) -> None:
        """It is not pursued any more: it stays to be read, and counts for nothing."""
        self.engagement.require(by, Verb.WRITE_GOAL)
        self._mark(let_go_at=self.let_go_at or now, released_at=None)

    def take_up_again(self, *, by: Person, now: datetime) -> None:
        """A goal that was let go is pursued again."""
        self.engagement.require(by, Verb.WRITE_GOAL)
        self._mark(let_go_at=None)

    def _mark(self, **fields: datetime | None) -> None:
        type(self).objects.filter(pk=self.pk).update(**fields)
        for name, value in fields.items():
            setattr(self, name, value)

    def levels(self) -> list[LadderLevel]:
        """The ladder from the top down."""
        rungs = zip(LEVELS, self.ladder, strict=True)
        return [LadderLevel(n, SIGNS[n], MEANINGS[n], words, n == self.level) for n, words in rungs][::-1]

    def missing(self) -> int:
        """How many of the five levels have no words yet."""
        return sum(not words for words in self.ladder)

    def counts(self) -> bool:
        """Whether it goes into the score: pursued, with all five levels written, and a level said."""
        return self.let_go_at is None and not self.missing() and self.level is not None


class GoalBefore(Content):
    """A goal as it stood before it was changed in the middle of the work, who changed it, and why."""

    goal = models.ForeignKey(Goal, models.CASCADE, related_name="befores")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    words = SealedText()
    ladder = SealedJSON()
    why = SealedText()
    weight = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("-made_at",)

    def __str__(self) -> str:
        return f"earlier words of {self.goal_id}"

    @classmethod
    def of(cls, goal: Goal, *, by: Person, why: str, now: datetime) -> "GoalBefore":
        """The goal as it stands now, not saved yet."""
        return cls(
            organisation_id=goal.organisation_id,
            compartment_id=goal.compartment_id,
            goal=goal,
            by=by,
            words=goal.words,
            ladder=goal.ladder,
            weight=goal.weight,
            why=why,
            made_at=now,
        )

    def levels(self) -> list[LadderLevel]:
        """The ladder as it was, from the top down."""
        rungs = zip(LEVELS, self.ladder, strict=True)
        return [LadderLevel(n, SIGNS[n], MEANINGS[n], words, False) for n, words in rungs][::-1]


class Rung(models.Model):
    """Where the client stood on a ladder, and since when: plain numbers, kept to be seen over time."""

    goal = models.ForeignKey(Goal, models.CASCADE, related_name="rungs")
    level = models.SmallIntegerField()
    at = models.DateTimeField()

    class Meta:
        ordering = ("at", "id")

    def __str__(self) -> str:
        return f"{SIGNS[self.level]} at {self.at}"

    @property
    def sign(self) -> str:
        """The level with its sign."""
        return SIGNS[self.level]


def score(goals: Iterable[Goal]) -> Attainment | None:
    """How far the goals that count were attained, as a T score; None where none counts yet."""
    counted = [goal for goal in goals if goal.counts()]
    return (
        attainment([g.level for g in counted if g.level is not None], [g.weight for g in counted]) if counted else None
    )


def _five(ladder: Sequence[str]) -> list[str]:
    if len(ladder) > len(LEVELS):
        raise ValueError("A ladder has five levels.")
    return [*ladder, *[""] * (len(LEVELS) - len(ladder))]
