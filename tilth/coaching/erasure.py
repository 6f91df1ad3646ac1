"""What was erased stays erased: after an older backup of the database was put back, the keys that are gone tell what else must go."""

from datetime import datetime

from django.db import transaction

from tilth.coaching.content import erase
from tilth.coaching.session import Session
from tilth.organisation.consent import Consent
from tilth.vault.models import Compartment
from tilth.vault.receipts import Receipt
from tilth.vault.sealing import keystore


def stay_erased(*, now: datetime) -> int:
    """Erase again what had been destroyed before the backup was put back; returns how many compartments."""
    gone = Compartment.objects.filter(pk__in=keystore().destroyed(), destroyed_at=None)
    for compartment in gone:
        with transaction.atomic():
            erased = erase(compartment, now=now)
            for session in Session.objects.filter(compartment=compartment):
                _close(session, erased, now=now)
    return len(gone)


def _close(session: Session, erased: tuple[dict[str, int], str], *, now: datetime) -> None:
    Consent.objects.filter(subject=session.pk, withdrawn_at=None).update(withdrawn_at=now)
    Session.objects.filter(pk=session.pk).update(transcript_state=Session.TranscriptState.WITHDRAWN)
    why = Receipt.Why.RESTORED
    Receipt.give(engagement=session.engagement_id, about=session.pk, why=why, erased=erased, now=now)
