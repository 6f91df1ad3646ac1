"""What a client takes along: all that is theirs to see, in every engagement of theirs, gathered into one document."""

import base64
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import models

from tilth.coaching.archive import FORMAT
from tilth.coaching.content import sealed_tables
from tilth.coaching.engagement import Engagement
from tilth.coaching.material import SessionReading, SessionTranscript
from tilth.coaching.session import Session
from tilth.conversation.transcript import Voice
from tilth.organisation.disclosure import Kind
from tilth.organisation.people import Person
from tilth.vault.fields import SealedBytes

OF_THE_CONVERSATION = (SessionTranscript, SessionReading)
"""Told as what was said, session by session, and not as rows."""

NOT_TAKEN = {"organisation", "compartment", "engagement", "id", "made_at"}
"""Where a row lies in this Tilth, and what stands beside its words anyway."""


def gather(client: Person, *, now: datetime) -> dict[str, Any]:
    """One document of everything: what a client may see, and nothing that a page would not show them."""
    mine = (
        Engagement.visible_to(client).filter(client=client).select_related("coach", "organisation").order_by("made_at")
    )
    return {
        "format": FORMAT,
        "made_at": now.isoformat(),
        "client": client.name,
        "engagements": [_engagement(engagement, client) for engagement in mine],
    }


def _engagement(engagement: Engagement, client: Person) -> dict[str, Any]:
    sessions = Session.visible_to(client).filter(engagement=engagement).order_by("number")
    things = {str(table._meta.verbose_name_plural): _things(table, engagement, client) for table in _tables()}
    return {
        "id": str(engagement.pk),
        "coach": engagement.coach.name,
        "organisation": engagement.organisation.name,
        "kind": engagement.kind,
        "state": engagement.state,
        "made_at": engagement.made_at.isoformat(),
        "sessions": [_session(session, client) for session in sessions.select_related("engagement")],
        "things": {name: rows for name, rows in things.items() if rows},
    }


def _session(session: Session, client: Person) -> dict[str, Any]:
    return {
        "id": str(session.pk),
        "number": session.number,
        "held_on": session.held_on.isoformat(),
        "state": session.state,
        "transcript": session.transcript_state,
        "said": list(_said(session, client)),
    }


def _said(session: Session, client: Person) -> Iterator[dict[str, Any]]:
    """The conversation cue by cue, while the consent to keep it stands."""
    kept = SessionTranscript.objects.filter(session=session).first()
    if kept is None or not session.disclosed(client, Kind.CONVERSATION).see:
        return
    voices = kept.cast()
    for cue in session.imported().transcript.utterances:
        voice = voices.get(cue.speaker or "", Voice(cue.speaker or ""))
        role = voice.role.value if voice.role else None
        yield {"speaker": voice.name or None, "role": role, "start": cue.start, "end": cue.end, "text": cue.text}


def _tables() -> list[Any]:
    """The sealed tables whose rows hang on an engagement and say who may see them: a new one is taken along the day it is born."""
    room = set(apps.get_app_config("coaching").get_models())
    return [t for t in sealed_tables() if t in room - set(OF_THE_CONVERSATION) and hasattr(t, "visible_to") and _way(t)]


def _way(table: type[models.Model]) -> str:
    """How a row leads to its engagement; empty where it does not."""
    names = {field.name for field in table._meta.concrete_fields}
    if "engagement" in names:
        return "engagement"
    return next((f"{name}__engagement" for name in ("session", "step", "review", "goal") if name in names), "")


def _things(table: Any, engagement: Engagement, client: Person) -> list[dict[str, Any]]:
    links = [field.name for field in table._meta.many_to_many]
    rows = table.visible_to(client).filter(**{_way(table): engagement}).order_by("made_at").prefetch_related(*links)
    return [_thing(row, links) for row in rows]


def _thing(row: Any, links: list[str]) -> dict[str, Any]:
    """A row as values that JSON can hold: what somebody wrote under `words`, what is plain under `facts`."""
    fields = [field for field in row._meta.concrete_fields if field.name not in NOT_TAKEN]
    words = {f.name: _plain(getattr(row, f.attname)) for f in fields if isinstance(f, SealedBytes)}
    facts = {f.name: _plain(getattr(row, f.attname)) for f in fields if not isinstance(f, SealedBytes)}
    facts |= {name: [str(linked.pk) for linked in getattr(row, name).all()] for name in links}
    return {"id": str(row.pk), "made_at": row.made_at.isoformat(), "words": words, "facts": facts}


def _plain(value: Any) -> Any:
    if isinstance(value, bytes):
        return {"base64": base64.b64encode(value).decode()}
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value
