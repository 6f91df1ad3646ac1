"""Signed links in letters: each opens one purpose, once, until it expires, for whoever holds the letter; it appends and never reads."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Self
from uuid import UUID, uuid4

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.db import models, transaction

LASTS = timedelta(days=21)
SALT = "tilth.mail.link"
NOTHING = UUID(int=0)
"""What a link is about that is about no one thing."""


class Refusal(StrEnum):
    """Why a link is not followed."""

    FORGED = "forged"
    EXPIRED = "expired"
    USED = "used"


class NotFollowed(ValueError):
    """A link that is forged, altered, expired or used: nothing is changed by it."""

    def __init__(self, reason: Refusal) -> None:
        super().__init__(reason.value)
        self.reason = reason


class Link(models.Model):
    """One thing that a letter lets its reader say. It is nobody: whoever holds the letter holds the link."""

    class Purpose(models.TextChoices):
        REPORT = "report", "say how a step went"
        REFLECT = "reflect", "write a line"
        NOT_NOW = "not_now", "not now"
        STOP = "stop", "no more letters"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="links")
    purpose = models.CharField(max_length=7, choices=Purpose)
    about = models.UUIDField(default=NOTHING)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"link to {self.purpose}"

    @classmethod
    def make(cls, *, to: UUID, purpose: str, now: datetime, about: UUID = NOTHING) -> Self:
        """A link for one person and one purpose; it expires by itself."""
        return cls.objects.create(person_id=to, purpose=purpose, about=about, expires_at=now + LASTS)

    def token(self, choice: str = "") -> str:
        """What stands in the letter: the link, its purpose, what was tapped, and until when, all of it signed."""
        said = [str(self.id), self.purpose, choice, int(self.expires_at.timestamp())]
        return Signer(salt=SALT).sign_object(said)

    @classmethod
    def opened(cls, token: str, *, now: datetime) -> tuple[Self, str]:
        """The link that a token names, and what was tapped; opening changes nothing. Raises NotFollowed, which is counted."""
        try:
            return cls._read(token, now=now)
        except NotFollowed as refused:
            Refused.one_more(refused.reason, now=now)
            raise

    @classmethod
    def _read(cls, token: str, *, now: datetime) -> tuple[Self, str]:
        try:
            id, purpose, choice, _ = Signer(salt=SALT).unsign_object(token)
            link = cls.objects.select_related("person").get(id=UUID(id), purpose=purpose)
        except (BadSignature, ValueError, TypeError, cls.DoesNotExist):
            raise NotFollowed(Refusal.FORGED) from None
        if link.used_at is not None:
            raise NotFollowed(Refusal.USED)
        if now >= link.expires_at:
            raise NotFollowed(Refusal.EXPIRED)
        return link, choice

    def use(self, *, now: datetime) -> None:
        """Follow it, in the transaction of what it appends: of two at once, one is refused."""
        with transaction.atomic():
            unused = type(self).objects.filter(pk=self.pk, used_at__isnull=True)
            if not unused.update(used_at=now):
                raise NotFollowed(Refusal.USED)


class Refused(models.Model):
    """How many links were refused on a day, and why; of whom is not kept."""

    day = models.DateField()
    reason = models.CharField(max_length=7)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["day", "reason"], name="refusals_are_counted_by_day"),)

    def __str__(self) -> str:
        return f"{self.count} {self.reason} on {self.day}"

    @classmethod
    def one_more(cls, reason: Refusal, *, now: datetime) -> None:
        """Count a link that was refused."""
        day, _ = cls.objects.get_or_create(day=now.date(), reason=reason.value)
        cls.objects.filter(pk=day.pk).update(count=models.F("count") + 1)
