"""Organisations, the people in them, and the part each plays there."""

from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID, uuid4

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models


class Organisation(models.Model):
    """A tenant: one coach on a laptop, or a company. Nothing of one is ever seen in another."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    name = models.CharField(max_length=200)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class People(BaseUserManager["Person"]):
    """Makes people, with an address to sign in by or without one."""

    def create_user(self, email: str | None, password: str | None = None, *, name: str, **fields: Any) -> "Person":
        """A person; without a password nobody can sign in as them."""
        person = self.model(email=self.normalize_email(email) if email else None, name=name, **fields)
        person.set_password(password)
        person.save()
        return person


class Person(AbstractBaseUser):
    """Somebody: coach, client, sponsor or several of these.

    Whom a coach writes down has no e-mail to sign in by until they take up an invitation; `contact` is where to write until then.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    email = models.EmailField(unique=True, null=True, blank=True)
    contact = models.EmailField(blank=True)
    name = models.CharField(max_length=200)
    is_active = models.BooleanField(default=True)
    made_at = models.DateTimeField()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    objects: ClassVar[People] = People()

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        """The name as it is written on a page."""
        return self.name

    @classmethod
    def written_down(
        cls, name: str, *, contact: str = "", organisation: Organisation, role: str, now: datetime
    ) -> "Person":
        """Somebody whom a member names: they have their part in the organisation, and cannot sign in until they are invited."""
        person = cls.objects.create_user(None, name=name, contact=contact, made_at=now)
        person.joins(organisation, role, now=now)
        return person

    @property
    def can_sign_in(self) -> bool:
        """Whether there is an account that opens."""
        return bool(self.email) and self.is_active and self.has_usable_password()

    def belongs_to(self, organisation: UUID) -> bool:
        """Whether this person is a member there today, in whatever part."""
        return self.memberships.filter(organisation_id=organisation).exists()

    def joins(self, organisation: Organisation, *roles: str, now: datetime) -> None:
        """Become a member with these roles; those one has already stay as they are."""
        for role in roles:
            Membership.objects.get_or_create(
                organisation=organisation, person=self, role=role, defaults={"made_at": now}
            )

    def was_written_down_as(self, other: "Person", *, now: datetime) -> None:
        """All that was written down for `other`, who never had an account, becomes this person's: it was them all along."""
        for membership in other.memberships.select_related("organisation"):
            self.joins(membership.organisation, membership.role, now=now)
        other.memberships.all().delete()
        for relation in Person._meta.get_fields(include_hidden=True):
            if isinstance(relation, models.ManyToOneRel):
                self._takes_over(other, relation.field)
        other.delete()  # refused by the database where a row of theirs was left behind

    def _takes_over(self, other: "Person", field: "models.ForeignKey[Any, Any]") -> None:
        """The rows of one table; where a person has one row at most, their own stays."""
        rows = field.model._default_manager.filter(**{field.name: other})
        if field.unique and field.model._default_manager.filter(**{field.name: self}).exists():
            rows.delete()
        else:
            rows.update(**{field.name: self})

    def has_role(self, organisation: UUID, role: str) -> bool:
        """Whether this person plays that role in that organisation today."""
        return self.memberships.filter(organisation_id=organisation, role=role).exists()


class Membership(models.Model):
    """The part a person plays in an organisation; one row for each part."""

    class Role(models.TextChoices):
        COACH = "coach", "coach"
        CLIENT = "client", "client"
        SPONSOR = "sponsor", "sponsor"
        PROGRAMME_LEAD = "programme_lead", "programme lead"
        SUPERVISOR = "supervisor", "supervisor or mentor coach"
        ADMINISTRATOR = "administrator", "administrator"

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="memberships")
    person = models.ForeignKey(Person, models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=16, choices=Role)
    made_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["organisation", "person", "role"], name="a_part_is_played_once"),
        )

    def __str__(self) -> str:
        return f"{self.person}, {self.get_role_display()}"


def organisations_of(person: Person) -> models.QuerySet[Organisation]:
    """The organisations a person belongs to: the outer wall of everything they may see."""
    return Organisation.objects.filter(memberships__person=person).distinct()
