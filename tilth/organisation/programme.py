"""Programmes: what an organisation offers coaching for, its cohorts, and who is enrolled in them."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID, uuid4

from django.core.validators import MinValueValidator
from django.db import models, transaction
from django.urls import reverse

from tilth.organisation.disclosure import Withheld
from tilth.organisation.people import Membership, Organisation, Person

LOWEST_FLOOR = 5
"""No report rests on fewer people, whatever an organisation would like."""


class NotPossible(ValueError):
    """Something that a programme does not take; the sentence says why, and what can be done."""


class Programme(models.Model):
    """A programme of one organisation. Its lead sees who takes part and how far the work is; of the work itself, groups above the floor."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="programmes")
    lead = models.ForeignKey(Person, models.PROTECT, related_name="programmes_led")
    name = models.CharField(max_length=200)
    floor = models.PositiveSmallIntegerField(default=8, validators=[MinValueValidator(LOWEST_FLOOR)])
    made_at = models.DateTimeField()

    class Meta:
        ordering = ("name", "made_at")
        constraints = (
            models.CheckConstraint(condition=models.Q(floor__gte=LOWEST_FLOOR), name="no_floor_is_under_five"),
        )

    def __str__(self) -> str:
        return self.name

    @classmethod
    def visible_to(cls, person: Person) -> "models.QuerySet[Programme]":
        """The programmes that a person leads, while leading programmes is their part in that organisation."""
        leads_in = Organisation.objects.filter(
            memberships__person=person, memberships__role=Membership.Role.PROGRAMME_LEAD
        )
        return cls.objects.filter(lead=person, organisation__in=leads_in)

    @classmethod
    def begin(cls, *, by: Person, organisation: Organisation, name: str, now: datetime, floor: int = 8) -> "Programme":
        """A programme lead begins a programme. Raises Withheld for anyone else, NotPossible for a floor that protects nobody."""
        if not by.has_role(organisation.id, Membership.Role.PROGRAMME_LEAD):
            raise Withheld
        if floor < LOWEST_FLOOR:
            raise NotPossible(f"Figures rest on {LOWEST_FLOOR} people at least; {floor} would show too few.")
        return cls.objects.create(organisation=organisation, lead=by, name=name, floor=floor, made_at=now)

    def open_cohort(
        self, *, by: Person, name: str, now: datetime, groups: Sequence[str] = (), sessions_each: int = 6
    ) -> "Cohort":
        """People who begin together. The groups that a report compares are fixed now: a second way to part them would lay people bare."""
        self.require_lead(by)
        return Cohort.objects.create(
            programme=self, name=name, groups=list(groups), sessions_each=sessions_each, made_at=now
        )

    def require_lead(self, person: Person) -> None:
        """Raises Withheld unless that person leads this programme today."""
        if not Programme.visible_to(person).filter(pk=self.pk).exists():
            raise Withheld


class Cohort(models.Model):
    """The people of a programme who begin together: what one report is about."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="cohorts")
    name = models.CharField(max_length=200)
    groups = models.JSONField(default=list)
    sessions_each = models.PositiveSmallIntegerField()
    made_at = models.DateTimeField()

    class Meta:
        ordering = ("-made_at",)

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The cohort's report."""
        return reverse("programme-report", args=[self.id])

    @classmethod
    def visible_to(cls, person: Person) -> "models.QuerySet[Cohort]":
        """The cohorts of the programmes that a person leads."""
        return cls.objects.filter(programme__in=Programme.visible_to(person))

    def enrol(self, person: Person, *, by: Person, now: datetime, group: str = "") -> "Enrolment":
        """The lead enrols somebody of the organisation. Raises NotPossible with the reason where a report could not count them once."""
        self.programme.require_lead(by)
        self._refuse(person, group)
        with transaction.atomic():
            person.joins(self.programme.organisation, Membership.Role.CLIENT, now=now)
            return Enrolment.objects.create(
                programme_id=self.programme_id, cohort=self, person=person, group=group, enrolled_at=now
            )

    def _refuse(self, person: Person, group: str) -> None:
        if not person.memberships.filter(organisation=self.programme.organisation_id).exists():
            raise NotPossible(f"{person} is not a member of {self.programme.organisation}. Invite them first.")
        if (group or self.groups) and group not in self.groups:
            raise NotPossible(
                f"Say which group {person} belongs to: {', '.join(self.groups) or 'this cohort has none'}."
            )
        earlier = Enrolment.objects.filter(programme=self.programme_id, person=person).select_related("cohort").first()
        if earlier is not None:
            raise NotPossible(
                f"{person} is in {earlier.cohort} already. Somebody who was in two cohorts of a programme would be counted twice, "
                "and two reports held side by side could give them away."
            )


class Enrolment(models.Model):
    """That somebody takes part, how far the work is, and whether they let their answers be counted. Its number is their pseudonym in reports."""

    class Stage(models.IntegerChoices):
        ENROLLED = 0, "enrolled"
        MATCHED = 1, "matched with a coach"
        UNDER_WAY = 2, "under way"
        COMPLETED = 3, "completed"

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="enrolments")
    cohort = models.ForeignKey(Cohort, models.PROTECT, related_name="enrolments")
    person = models.ForeignKey(Person, models.PROTECT, related_name="enrolments")
    group = models.CharField(max_length=100, blank=True)
    engagement = models.UUIDField(null=True, blank=True, unique=True)
    stage = models.PositiveSmallIntegerField(choices=Stage, default=Stage.ENROLLED)
    enrolled_at = models.DateTimeField()
    counted_since = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["programme", "person"], name="enrolled_once_in_a_programme"),)

    def __str__(self) -> str:
        return f"enrolment {self.pk}"

    @classmethod
    def of(cls, engagement: UUID) -> "Enrolment | None":
        """The enrolment that an engagement belongs to, where it belongs to any."""
        return cls.objects.filter(engagement=engagement).select_related("cohort__programme").first()

    def match(self, engagement: UUID, *, by: Person) -> None:
        """A coach was found: from now on this engagement is the programme's. Raises NotPossible where it belongs to another enrolment."""
        self.programme.require_lead(by)
        if Enrolment.objects.filter(engagement=engagement).exclude(pk=self.pk).exists():
            raise NotPossible("That engagement belongs to another enrolment already; each is counted once.")
        self.engagement = engagement
        self.save(update_fields=["engagement"])
        self.comes_to(self.Stage.MATCHED)

    def comes_to(self, stage: int) -> None:
        """The work has come this far; it never goes back."""
        if stage > self.stage:
            self.stage = stage
            self.save(update_fields=["stage"])
