"""What a person wishes about letters: whether, when, how often, about what, and how much of their own words stands in them."""

from datetime import datetime
from typing import Self

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models

HOUR = [MaxValueValidator(23)]


class Wish(models.Model):
    """One person's wishes. A person without a row has the defaults: one letter a week, in plain words, nothing quoted."""

    class Rhythm(models.TextChoices):
        WEEKLY = "weekly", "one letter a week"
        ON_THE_DAY = "on_the_day", "on the day of each thing"

    person = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="wish", primary_key=True)
    zone = models.CharField(max_length=60, default="UTC")
    hour = models.PositiveSmallIntegerField(default=8, validators=HOUR)
    weekday = models.PositiveSmallIntegerField(default=0, validators=[MaxValueValidator(6)])
    rhythm = models.CharField(max_length=10, choices=Rhythm, default=Rhythm.WEEKLY)
    cap = models.PositiveSmallIntegerField(default=1, validators=[MaxValueValidator(7)])
    quiet_from = models.PositiveSmallIntegerField(default=21, validators=HOUR)
    quiet_until = models.PositiveSmallIntegerField(default=7, validators=HOUR)
    paused = models.BooleanField(default=False)
    paused_until = models.DateField(null=True, blank=True)
    off = models.JSONField(default=list, blank=True)
    quotes_me = models.BooleanField(default=False)
    look_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"wishes of {self.person_id}"

    @classmethod
    def of(cls, person: models.Model, *, now: datetime) -> Self:
        """A person's wishes, or the defaults where they said nothing yet (not saved)."""
        return cls.objects.filter(person=person.pk).first() or cls(
            person_id=person.pk, look_at=now, zone=settings.TIME_ZONE
        )
