"""Reviews, half-way and at the close: the client prepares first, for themselves, until they share it; then both say what comes of it."""

from datetime import datetime

from django.db import models, transaction
from django.urls import reverse

from tilth.coaching.content import Revisable
from tilth.coaching.engagement import Engagement, NotNow
from tilth.organisation.disclosure import Verb
from tilth.organisation.people import Person
from tilth.vault.fields import SealedJSON, SealedText

QUESTIONS: dict[str, tuple[tuple[str, str], ...]] = {
    "mid_point": (
        ("goals", "Are these still the goals that matter?"),
        ("different", "What is different by now, and who would notice?"),
        ("missing", "Which support is missing: from your coach, from others, from yourself?"),
        ("between_us", "How is it for you to work with each other? What would you like more of, or less?"),
    ),
    "closing": (
        ("learned", "What have you learned, about yourself and about your situation?"),
        ("share", "What of it would you like to tell others, in your own words and by yourself?"),
        ("next", "What will hold it up from here: which people, which habits?"),
        ("ending", "What would make this a good ending between the two of you?"),
    ),
}
"""What a client may think about beforehand, by the kind of review; every answer may stay empty."""


class Review(Revisable):
    """A look back that coach and client take together; `outcome` is what both write down of it."""

    class Kind(models.TextChoices):
        MID_POINT = "mid_point", "mid-point review"
        CLOSING = "closing", "closing review"

    engagement = models.ForeignKey(Engagement, models.CASCADE, related_name="reviews")
    kind = models.CharField(max_length=9, choices=Kind)
    opened_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    outcome = SealedText()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-made_at",)
        constraints = (
            models.UniqueConstraint(
                fields=["engagement"], condition=models.Q(ended_at=None), name="one_review_is_open_at_a_time"
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()} of {self.engagement_id}"

    def get_absolute_url(self) -> str:
        """The review's own page."""
        return reverse("review", args=[self.id])

    @classmethod
    def visible_to(cls, person: Person) -> "models.QuerySet[Review]":
        """The reviews of a person's own engagements."""
        return cls.objects.filter(engagement__in=Engagement.visible_to(person))

    @classmethod
    def open(cls, engagement: Engagement, *, kind: str, by: Person, now: datetime) -> "Review":
        """Coach or client opens a review: the client is asked to prepare. Raises NotNow where the work is not under way."""
        engagement.require(by, Verb.OPEN_REVIEW)
        with transaction.atomic():
            engagement.comes_to_review()
            return cls.objects.create(
                organisation_id=engagement.organisation_id,
                compartment_id=engagement.shared_id,
                engagement=engagement,
                kind=kind,
                opened_by=by,
                outcome="",
                made_at=now,
                changed_at=now,
            )

    @classmethod
    def is_near(cls, engagement: Engagement) -> bool:
        """Whether half of the agreed sessions are behind the two, and they have not looked back yet: a good moment, nothing more."""
        in_force = engagement.agreements.filter(in_force_since__isnull=False).first()
        agreed = in_force.terms.get("sessions") if in_force else None
        if not agreed or engagement.state != Engagement.State.UNDER_WAY:
            return False
        held = engagement.sessions.filter(state__in=("held", "closed")).count()
        return 2 * held >= agreed and not cls.objects.filter(engagement=engagement).exists()

    def questions(self) -> tuple[tuple[str, str], ...]:
        """What the client is asked to think about."""
        return QUESTIONS[self.kind]

    def prepare(self, *, by: Person, version: int, now: datetime, **answers: str) -> "ReviewPreparation":
        """The client writes for themselves, over the version that was read (0: none yet). Refuses anyone else; raises Outdated."""
        self.engagement.require(by, Verb.PREPARE_REVIEW)
        self._require_open()
        words = {name: answers.get(name, "") for name, _ in self.questions()}
        with transaction.atomic():
            Review.objects.select_for_update().get(id=self.id)
            kept = ReviewPreparation.objects.filter(review=self).first()
            if kept is not None:
                return kept.revise(version=version, now=now, answers=words)
            return ReviewPreparation.objects.create(
                organisation_id=self.organisation_id,
                compartment_id=self.engagement.of_client_id,
                review=self,
                answers=words,
                made_at=now,
                changed_at=now,
            )

    def write_down(self, *, by: Person, outcome: str, version: int, now: datetime) -> "Review":
        """Coach or client writes down what came of it, for both. Raises Outdated."""
        self.engagement.require(by, Verb.OPEN_REVIEW)
        self._require_open()
        return self.revise(version=version, now=now, outcome=outcome)

    def end(self, *, by: Person, now: datetime) -> None:
        """The look back is done. After a mid-point the work goes on; a closing review closes it. Ending twice changes nothing."""
        self.engagement.require(by, Verb.OPEN_REVIEW)
        with transaction.atomic():
            if not Review.objects.filter(id=self.id, ended_at=None).update(ended_at=now):
                return
            self.ended_at = now
            if self.kind == self.Kind.CLOSING:
                self.engagement.close(by=by, now=now)
            else:
                self.engagement.reviewed()

    def _require_open(self) -> None:
        if self.ended_at is not None:
            raise NotNow("This review has ended; what was written in it stays as it is.")


class ReviewPreparation(Revisable):
    """What the client thought of beforehand: under the client's own key until they share it, then under the key of both."""

    review = models.OneToOneField(Review, models.CASCADE, related_name="preparation")
    answers = SealedJSON()
    shared_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"preparation of {self.review_id}"

    @classmethod
    def visible_to(cls, person: Person) -> "models.QuerySet[ReviewPreparation]":
        """The client's own, and of a coach's engagements those that were shared."""
        mine = models.Q(review__engagement__client=person)
        mine |= models.Q(review__engagement__coach=person, shared_at__isnull=False)
        return cls.objects.filter(mine, review__engagement__in=Engagement.visible_to(person))

    def answered(self) -> list[tuple[str, str]]:
        """Each question that has an answer, with it."""
        return [(prompt, self.answers[name]) for name, prompt in self.review.questions() if self.answers.get(name)]

    def share(self, *, by: Person, now: datetime) -> None:
        """The client lets the coach read it. Refuses anyone else; sharing twice changes nothing."""
        self.review.engagement.require(by, Verb.PREPARE_REVIEW)
        with transaction.atomic():
            row = type(self).objects.select_for_update().get(pk=self.pk)
            if row.shared_at is None:
                row.answers = row.answers  # opened under the client's key, sealed anew under the key of both
                row.compartment_id = self.review.engagement.shared_id
                row.shared_at = now
                row.save()
        self.refresh_from_db()
