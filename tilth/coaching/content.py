"""Rows of content: sealed under a compartment's key, never overwritten unseen, and erased together with that key."""

import hashlib
from collections import Counter
from datetime import datetime
from typing import Any, Self
from uuid import uuid4

from django.apps import apps
from django.db import models, transaction

from tilth.organisation.people import Organisation
from tilth.vault.fields import SealedBytes
from tilth.vault.models import Compartment


class Content(models.Model):
    """A row whose words are sealed: it names its tenant and its key, and has its id before it is saved."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    compartment = models.ForeignKey(Compartment, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        abstract = True


class Outdated(ValueError):
    """Somebody else has saved these words since: `now` is the row as it stands, for both texts to be shown."""

    def __init__(self, now: "Revisable") -> None:
        super().__init__("Somebody saved this while you were writing. Both texts are shown; nothing is lost.")
        self.now = now


class Revisable(Content):
    """Content that is edited: each saving counts up its version, and an edit of an older version is refused, not merged."""

    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField()

    class Meta:
        abstract = True

    def revise(self, *, version: int, now: datetime, **words: Any) -> Self:
        """Save new words over the version that was read; raises Outdated with the row as it stands when another was saved since."""
        with transaction.atomic():
            row = type(self)._default_manager.select_for_update().get(pk=self.pk)
            if row.version != version:
                raise Outdated(row)
            for name, value in words.items():
                setattr(row, name, value)
            row.version, row.changed_at = version + 1, now
            row.save()
        return row


def erase(compartment: Compartment, *, now: datetime) -> tuple[dict[str, int], str]:
    """Remove every row that is sealed under a key, whatever its table, then the key; how many rows of what, and their fingerprint."""
    counts, fingerprint = Counter[str](), hashlib.sha256()
    with transaction.atomic():
        for table in sealed_tables():
            rows = table._default_manager.filter(compartment=compartment).order_by("pk")
            for row in rows:
                counts[str(table._meta.verbose_name)] += 1
                fingerprint.update(b"".join(_sealed(row)))
            rows.delete()
        compartment.destroy(now=now)
    return dict(counts), fingerprint.hexdigest()


def sealed_tables() -> list[type[models.Model]]:
    """Every table of every room that holds something sealed."""
    return [t for t in apps.get_models() if any(isinstance(f, SealedBytes) for f in t._meta.concrete_fields)]


def _sealed(row: models.Model) -> list[bytes]:
    """A row's sealed values as they are kept: what they say is not needed to tell them from any other."""
    return [row.__dict__[f.attname] or b"" for f in row._meta.concrete_fields if isinstance(f, SealedBytes)]
