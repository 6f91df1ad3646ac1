"""Compartments: which key seals what, and when that key was destroyed; and this room's other tables, gathered where Django looks for them."""

from datetime import datetime
from typing import Self
from uuid import UUID, uuid4

from django.db import models

from tilth.vault.readlog import Chain, Opening, Pseudonym
from tilth.vault.receipts import Receipt
from tilth.vault.sealing import keystore

__all__ = ["Chain", "Compartment", "Opening", "Pseudonym", "Receipt"]


class Compartment(models.Model):
    """A key's place in the record: whose tenant it is, what it seals, and when it was destroyed. The key itself lives in the keystore."""

    class Purpose(models.TextChoices):
        SESSION = "session", "material of one session"
        SHARED = "shared", "what coach and client share"
        CLIENT = "client", "what is the client's alone"
        COACH = "coach", "what is the coach's alone"
        PERSON = "person", "a person's journal and practice"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    tenant = models.UUIDField(db_index=True)
    purpose = models.CharField(max_length=8, choices=Purpose)
    made_at = models.DateTimeField()
    destroyed_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.purpose} {self.id}"

    @classmethod
    def make(cls, *, tenant: UUID, purpose: str, now: datetime) -> Self:
        """A new compartment with its key. The key comes first: a key without a row harms nobody, a row without a key loses words."""
        compartment = cls(tenant=tenant, purpose=purpose, made_at=now)
        keystore().create(compartment.id)
        compartment.save(force_insert=True)
        return compartment

    def destroy(self, *, now: datetime) -> None:
        """Destroy the key, and with it all that it sealed, here and in every backup of the database."""
        keystore().destroy(self.id)
        self.destroyed_at = self.destroyed_at or now
        self.save(update_fields=["destroyed_at"])
