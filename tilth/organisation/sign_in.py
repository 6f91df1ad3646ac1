"""What changed in how a person signs in: told to them when they next do, for who changes it need not be who signs in."""

from datetime import datetime, timedelta
from typing import Self

from django.db import models

from tilth.organisation.people import Person

REPEATED_FOR = timedelta(days=7)
"""A change is told again at every sign-in of this long, so that an intruder who signs in first cannot use the telling up."""


class SignInChange(models.Model):
    """That one thing about a person's sign-in changed, and when. Never to what: no address, no secret."""

    class What(models.TextChoices):
        PASSWORD_CHANGED = "password_changed", "the password was changed"
        PASSWORD_SET = "password_set", "a password was set"
        PASSWORD_RESET = "password_reset", "the password was set anew by letter"
        EMAIL_CHANGED = "email_changed", "the e-mail address was changed"
        PASSKEY_ADDED = "webauthn_added", "a passkey was added"
        PASSKEY_REMOVED = "webauthn_removed", "a passkey was removed"
        APP_ADDED = "totp_activated", "an authenticator app was added"
        APP_REMOVED = "totp_deactivated", "the authenticator app was removed"
        CODES_MADE = "recovery_codes_generated", "new recovery codes were made"

    person = models.ForeignKey(Person, models.CASCADE, related_name="sign_in_changes")
    what = models.CharField(max_length=24, choices=What)
    at = models.DateTimeField()

    class Meta:
        ordering = ("-at",)

    def __str__(self) -> str:
        return self.get_what_display()

    @classmethod
    def note(cls, person: Person, what: str, *, now: datetime) -> Self:
        """Write down that it changed."""
        return cls.objects.create(person=person, what=cls.What(what), at=now)

    @classmethod
    def to_tell(cls, person: Person, *, before: datetime | None) -> models.QuerySet[Self]:
        """What changed since a week before the person last signed in, which was at `before`."""
        told = cls.objects.filter(person=person)
        return told.filter(at__gt=before - REPEATED_FOR) if before else told
