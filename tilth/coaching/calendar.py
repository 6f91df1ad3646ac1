"""Sessions in people's own calendars: invitations, changes and cancellations by letter, and a private feed that names nobody."""

import secrets
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import models, transaction
from django.template.loader import render_to_string
from icalendar import Calendar, Event, vCalAddress

from tilth.coaching.engagement import Engagement
from tilth.coaching.session import Session
from tilth.mail.letter import Letter
from tilth.organisation.people import Person
from tilth.organisation.personal import PersonalCompartment

LASTS = timedelta(hours=1)
AHEAD = timedelta(days=400)
TAKES_PLACE = (Session.State.PLANNED, Session.State.HELD, Session.State.CLOSED)


class Invited(models.Model):
    """What the two were told last of a session: when it is, how often that was said, and whether it was called off."""

    session = models.OneToOneField(Session, models.CASCADE, related_name="invited")
    sequence = models.PositiveIntegerField(default=0)
    said = models.CharField(max_length=40)
    cancelled = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"invitation {self.sequence} to {self.session_id}"


class Feed(models.Model):
    """A person's private calendar address: only the fingerprint of its secret is kept, so that nobody can read it here."""

    person = models.OneToOneField(Person, models.CASCADE, related_name="feed", primary_key=True)
    fingerprint = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"feed of {self.person_id}"

    @classmethod
    def renew(cls, person: Person, *, now: datetime) -> str:
        """A new secret for the address; whoever had the old one sees nothing any more."""
        secret = secrets.token_urlsafe(24)
        cls.objects.update_or_create(person=person, defaults={"fingerprint": _fingerprint(secret), "made_at": now})
        return secret

    @classmethod
    def holder(cls, secret: str) -> Person | None:
        """Whose feed a secret opens."""
        feed = cls.objects.select_related("person").filter(fingerprint=_fingerprint(secret)).first()
        return feed.person if feed and feed.person.is_active else None


def _fingerprint(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()


def tell(*, now: datetime) -> int:
    """Send an invitation for every session that was planned, moved or cancelled since the two were told; returns for how many."""
    coming = Session.objects.filter(held_on__range=(now.date(), now.date() + AHEAD), state=Session.State.PLANNED)
    told = Session.objects.filter(invited__isnull=False, invited__cancelled=False, held_on__gte=now.date())
    count = 0
    for session in (coming | told).distinct().select_related("engagement__coach", "engagement__client", "invited"):
        count += _told_anew(session, now=now)
    return count


def _told_anew(session: Session, *, now: datetime) -> bool:
    said, off = when(session).isoformat(), session.state not in TAKES_PLACE
    with transaction.atomic():
        known = Invited.objects.select_for_update().filter(session=session).first()
        if known and (known.said, known.cancelled) == (said, off):
            return False
        sequence = known.sequence + 1 if known else 0
        Invited.objects.update_or_create(
            session=session, defaults={"sequence": sequence, "said": said, "cancelled": off}
        )
        for person in (session.engagement.client, session.engagement.coach):
            if person.email:
                _write(session, person, sequence=sequence, cancelled=off, now=now)
    return True


def _write(session: Session, person: Person, *, sequence: int, cancelled: bool, now: datetime) -> None:
    own = PersonalCompartment.of(person, organisation=session.organisation_id, now=now)
    context = {"name": person.name, "when": when(session), "cancelled": cancelled, "moved": sequence > 0}
    Letter.write(
        to=person.pk,
        organisation=session.organisation_id,
        compartment=own.pk,
        occasion=f"session {session.id} {sequence} {person.pk}",
        purpose=Letter.Purpose.INVITATION,
        now=now,
        subject="An appointment of your coaching",
        plain=render_to_string("letters/appointment.txt", context),
        calendar=invitation(session, person, sequence=sequence, cancelled=cancelled, now=now),
    )


def when(session: Session) -> datetime | date:
    """When a session begins: an instant where an hour was agreed, else the day."""
    if session.starts_at is None:
        return session.held_on
    return datetime.combine(session.held_on, session.starts_at, ZoneInfo(settings.TIME_ZONE))


def invitation(session: Session, to: Person, *, sequence: int, cancelled: bool, now: datetime) -> str:
    """The iCalendar invitation, change or cancellation of one session for one of the two."""
    engagement: Engagement = session.engagement
    other = engagement.coach if to.pk == engagement.client_id else engagement.client
    event = _event(session, sequence=sequence, cancelled=cancelled, now=now)
    event["summary"] = f"Session with {other.name}"
    event["organizer"] = vCalAddress(f"MAILTO:{settings.DEFAULT_FROM_EMAIL.rpartition('<')[2].rstrip('>')}")
    event.add("attendee", vCalAddress(f"MAILTO:{to.email}"), encode=False)
    return _calendar([event], method="CANCEL" if cancelled else "REQUEST")


def feed(person: Person, *, now: datetime) -> str:
    """A person's sessions as any calendar program reads them: days and hours, and not with whom or about what."""
    ahead = Session.visible_to(person).filter(held_on__gte=now.date() - AHEAD).select_related("invited")
    busy = ahead.filter(state__in=TAKES_PLACE)
    events = []
    for session in busy.order_by("held_on"):
        sequence = session.invited.sequence if hasattr(session, "invited") else 0
        events.append(_event(session, sequence=sequence, cancelled=False, now=now))
    return _calendar(events, method="PUBLISH")


def _event(session: Session, *, sequence: int, cancelled: bool, now: datetime) -> Event:
    begins, event = when(session), Event()
    event.add("uid", f"{session.id}@{settings.TILTH_MAIL_DOMAIN}")  # the same for ever: a change finds what it changes
    event.add("sequence", sequence)
    event.add("dtstamp", now.astimezone(UTC))
    # An instant goes out in UTC: no calendar program has to know our zones, and a change of clocks moves nothing.
    begins = begins.astimezone(UTC) if isinstance(begins, datetime) else begins
    event.add("dtstart", begins)
    event.add("dtend", begins + (LASTS if isinstance(begins, datetime) else timedelta(days=1)))
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    event.add("class", "PRIVATE")
    event.add("summary", "Session")
    return event


def _calendar(events: Iterable[Event], *, method: str) -> str:
    calendar = Calendar()
    calendar.add("prodid", "-//Tilth//between sessions//EN")
    calendar.add("version", "2.0")
    calendar.add("method", method)
    for event in events:
        calendar.add_component(event)
    return str(calendar.to_ical(), "utf-8")
