"""Receipts: what was destroyed, when and why, its fingerprint, and how much of it had left by then; never what it said."""

from datetime import datetime
from uuid import UUID, uuid4

from django.db import models

from tilth.vault.readlog import Opening

EXPORTS = ("reading-json", "archive")
"""The pages that hand content out as a file: what left that way cannot be called back, and a receipt says so."""


class Receipt(models.Model):
    """That something was destroyed for good."""

    class Why(models.TextChoices):
        CONSENT = "consent", "consent was withdrawn"
        RESTORED = "restored", "it had been destroyed before an older backup was put back"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    engagement = models.UUIDField(db_index=True)
    about = models.UUIDField()
    why = models.CharField(max_length=8, choices=Why)
    what = models.JSONField()
    fingerprint = models.CharField(max_length=64)
    left_before = models.PositiveIntegerField()
    at = models.DateTimeField()

    class Meta:
        ordering = ("-at",)

    def __str__(self) -> str:
        return f"receipt of {self.at}: {self.get_why_display()}"

    @classmethod
    def give(
        cls, *, engagement: UUID, about: UUID, why: str, erased: tuple[dict[str, int], str], now: datetime
    ) -> "Receipt":
        """A receipt for what was erased: how many rows of what, and their fingerprint."""
        what, fingerprint = erased
        left = Opening.objects.filter(chain=engagement, about__in=(about, engagement), page__in=EXPORTS).count()
        return cls.objects.create(
            engagement=engagement, about=about, why=why, what=what, fingerprint=fingerprint, left_before=left, at=now
        )
