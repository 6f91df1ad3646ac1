"""Values and assumptions: what matters to the client or is taken to be true, named in their words and met again over sessions."""

from datetime import datetime

from django.db import models
from django.urls import reverse

from tilth.coaching.content import Revisable
from tilth.coaching.engagement import Engagement
from tilth.coaching.session import Session
from tilth.organisation.disclosure import Verb
from tilth.organisation.people import Person
from tilth.vault.fields import SealedText


class Value(Revisable):
    """One value or assumption; `session` is where it was first named, its echoes say where it was met again."""

    class Kind(models.TextChoices):
        VALUE = "value", "what matters"
        ASSUMPTION = "assumption", "what is taken to be true"

    engagement = models.ForeignKey(Engagement, models.CASCADE, related_name="values")
    session = models.ForeignKey(Session, models.SET_NULL, null=True, blank=True, related_name="values")
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.VALUE)
    words = SealedText()
    shared_with_coach = models.BooleanField(default=True)

    class Meta:
        ordering = ("made_at",)

    def __str__(self) -> str:
        return f"{self.kind} of {self.engagement_id}"

    def get_absolute_url(self) -> str:
        """The value's own page."""
        return reverse("value", args=[self.id])

    @classmethod
    def visible_to(cls, person: Person) -> "models.QuerySet[Value]":
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
        kind: str = Kind.VALUE,
        session: Session | None = None,
        shared_with_coach: bool = True,
    ) -> "Value":
        """Name a value or an assumption in the client's words; the client may reword it at any time."""
        engagement.require(by, Verb.PROPOSE_MOMENT)
        engagement.require_its_own(session)
        return cls.objects.create(
            organisation_id=engagement.organisation_id,
            compartment_id=engagement.shared_id,
            engagement=engagement,
            session=session,
            kind=kind,
            words=words,
            shared_with_coach=shared_with_coach,
            made_at=now,
            changed_at=now,
        )

    def reword(
        self, *, by: Person, version: int, words: str, kind: str, shared_with_coach: bool, now: datetime
    ) -> "Value":
        """The client finds better words for it. Refuses anyone else; raises Outdated."""
        self.engagement.require(by, Verb.WORD_INSIGHT)
        return self.revise(version=version, now=now, words=words, kind=kind, shared_with_coach=shared_with_coach)
