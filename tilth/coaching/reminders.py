"""Pure. What was agreed, what was told before, what the person wishes, the time: the reminders of the one letter that may leave now.

Silence is information for the next session: each occasion is told once and never again, and nobody is told that something is late.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from uuid import UUID
from zoneinfo import ZoneInfo


class Subject(StrEnum):
    """What a reminder can be about; each has a switch of its own. The order is the order in a letter."""

    PREPARE = "prepare"
    STEP = "step"
    REVIEW = "review"
    REFLECT = "reflect"
    NEXT_SESSION = "next_session"
    INSIGHT = "insight"


SWITCHES: dict[Subject, str] = {
    Subject.PREPARE: "before a session: what do I want to bring?",
    Subject.STEP: "on the day that I chose for a step",
    Subject.REVIEW: "on the day that I chose to look back at a step",
    Subject.REFLECT: "after a session: what stays with me?",
    Subject.NEXT_SESSION: "when no next session is planned",
    Subject.INSIGHT: "when an insight has rested for some sessions (asked once)",
}
"""What stands beside each switch."""


class Rhythm(StrEnum):
    """How letters come: gathered into one a week, or on the day of each thing."""

    WEEKLY = "weekly"
    ON_THE_DAY = "on_the_day"


UTC_ZONE = ZoneInfo("UTC")


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a person chose about letters. `cap`: letters in any seven days, whatever happens. Quiet hours may pass midnight; equal ends mean none."""

    zone: ZoneInfo = UTC_ZONE
    hour: int = 8
    weekday: int = 0
    rhythm: Rhythm = Rhythm.WEEKLY
    cap: int = 1
    quiet_from: int = 21
    quiet_until: int = 7
    paused: bool = False
    paused_until: date | None = None
    off: frozenset[Subject] = frozenset()
    rests_after: int = 3

    def quiet(self, hour: int) -> bool:
        """Whether that hour of the day is one in which nothing comes."""
        if self.quiet_from <= self.quiet_until:
            return self.quiet_from <= hour < self.quiet_until
        return hour >= self.quiet_from or hour < self.quiet_until

    @property
    def opens(self) -> int:
        """The chosen hour; where it is a quiet one, the hour at which the quiet ends."""
        return self.quiet_until % 24 if self.quiet(self.hour) else self.hour

    @property
    def most(self) -> int:
        """Letters in any seven days."""
        return min(self.cap, 1) if self.rhythm is Rhythm.WEEKLY else self.cap


@dataclass(frozen=True, slots=True)
class StepAhead:
    """A step that waits for a word, and its days."""

    id: UUID
    due_on: date | None = None
    review_on: date | None = None
    reported: bool = False


@dataclass(frozen=True, slots=True)
class Meeting:
    """A session, planned or held, and whether the person prepared for it or looked back at it."""

    id: UUID
    on: date
    held: bool = False
    prepared: bool = False
    reflected: bool = False


@dataclass(frozen=True, slots=True)
class RestingInsight:
    """An insight that nothing came of yet: the day it was named, and the sessions held since it last moved."""

    id: UUID
    named_on: date
    sessions_since: int


@dataclass(frozen=True, slots=True)
class Thread:
    """What one engagement holds that a person may be reminded of. `goes_on` is false while it is paused, closed or not begun."""

    id: UUID
    goes_on: bool = True
    steps: tuple[StepAhead, ...] = ()
    sessions: tuple[Meeting, ...] = ()
    insights: tuple[RestingInsight, ...] = ()


@dataclass(frozen=True, slots=True)
class Reminder:
    """One thing a person is reminded of: which, for which day, and why now."""

    subject: Subject
    thing: UUID
    on: date
    thread: UUID
    why: str

    @property
    def occasion(self) -> tuple[Subject, UUID, date]:
        """What is told once: another day for the same thing is another occasion."""
        return self.subject, self.thing, self.on


@dataclass(frozen=True, slots=True)
class Told:
    """That a person was told of an occasion, or said "not now" to it, and when."""

    at: datetime
    subject: Subject
    thing: UUID
    on: date


@dataclass(frozen=True, slots=True)
class History:
    """When letters left for a person, and what they told."""

    letters: tuple[datetime, ...] = ()
    told: tuple[Told, ...] = ()


WEEK = timedelta(days=7)
DAY = timedelta(days=1)
CATCHES_UP = 2
"""Days after the chosen weekday on which a weekly letter still leaves, where the machine slept or the cap held it back."""
STALE = timedelta(days=14)
"""After this a day that passed is no occasion any more: it waits for the session."""
SOON = {Rhythm.WEEKLY: timedelta(days=7), Rhythm.ON_THE_DAY: timedelta(days=2)}
"""How long before a session its preparation is mentioned."""
WITHOUT_NEXT = timedelta(days=14)
"""How long after the last session nothing is said of the next."""
AT_ONCE = 5
"""Reminders in one letter; what finds no room waits for the next."""


def due(threads: Iterable[Thread], history: History, wishes: Wishes, now: datetime) -> tuple[Reminder, ...]:
    """The reminders of the letter that may leave for a person now; empty where none may, or nothing is due."""
    here = now.astimezone(wishes.zone)
    if not may_leave(history.letters, wishes, now):
        return ()
    before = {(told.subject, told.thing, told.on) for told in history.told}
    today = {told.thing for told in history.told if _same_day(told.at, now, wishes.zone)}
    chosen: dict[UUID, Reminder] = {}
    for reminder in sorted(_occasions(threads, wishes, here.date()), key=_rank):
        if reminder.occasion not in before and reminder.thing not in today:
            chosen.setdefault(reminder.thing, reminder)  # one thing has one place in a letter
    return tuple(chosen.values())[:AT_ONCE]


def may_leave(letters: Iterable[datetime], wishes: Wishes, now: datetime) -> bool:
    """Whether any letter may leave for a person now: not paused, at their hour, outside their quiet hours, under their cap.

    The cap counts seven days to both sides: a clock that jumped back must not make room for more.
    """
    here = now.astimezone(wishes.zone)
    if wishes.paused or (wishes.paused_until is not None and here.date() < wishes.paused_until):
        return False
    if wishes.quiet(here.hour) or here.hour < wishes.opens or not _is_the_day(here.date(), wishes):
        return False
    apart = [abs(at.astimezone(wishes.zone).date() - here.date()) for at in letters]
    near = [days for days in apart if days < WEEK]
    return len(near) < wishes.most and all(days >= DAY for days in near)


def next_look(wishes: Wishes, now: datetime) -> datetime:
    """When to look again whether this person has a letter: the next time it is their hour."""
    here = now.astimezone(wishes.zone)
    day = here.date() if here.hour < wishes.opens else here.date() + DAY
    return datetime.combine(day, time(wishes.opens), wishes.zone).astimezone(UTC)


def _is_the_day(today: date, wishes: Wishes) -> bool:
    since = (today.weekday() - wishes.weekday) % 7
    return wishes.rhythm is Rhythm.ON_THE_DAY or since <= CATCHES_UP


def _same_day(at: datetime, now: datetime, zone: ZoneInfo) -> bool:
    return abs(at - now) < DAY or at.astimezone(zone).date() == now.astimezone(zone).date()


def _rank(reminder: Reminder) -> tuple[int, date, str]:
    return list(Subject).index(reminder.subject), reminder.on, str(reminder.thing)


def _occasions(threads: Iterable[Thread], wishes: Wishes, today: date) -> Iterator[Reminder]:
    for thread in threads:
        if not thread.goes_on:
            continue
        found = (*_of_steps(thread, today), *_of_sessions(thread, wishes, today), *_of_insights(thread, wishes))
        yield from (reminder for reminder in found if reminder.subject not in wishes.off)


def _of_steps(thread: Thread, today: date) -> Iterator[Reminder]:
    for step in thread.steps:
        if step.due_on and not step.reported and today - STALE <= step.due_on <= today:
            why = f"You chose {spoken(step.due_on)} as its day."
            yield Reminder(Subject.STEP, step.id, step.due_on, thread.id, why)
        if step.review_on and today - STALE <= step.review_on <= today:
            why = f"You chose {spoken(step.review_on)} to look back at it."
            yield Reminder(Subject.REVIEW, step.id, step.review_on, thread.id, why)


def _of_sessions(thread: Thread, wishes: Wishes, today: date) -> Iterator[Reminder]:
    for session in thread.sessions:
        if not session.held and not session.prepared and today <= session.on <= today + SOON[wishes.rhythm]:
            why = f"Your session is on {spoken(session.on)}."
            yield Reminder(Subject.PREPARE, session.id, session.on, thread.id, why)
        if session.held and not session.reflected and today - WEEK <= session.on < today:
            why = f"Your session was on {spoken(session.on)}."
            yield Reminder(Subject.REFLECT, session.id, session.on, thread.id, why)
    yield from _of_no_session(thread, today)


def _of_no_session(thread: Thread, today: date) -> Iterator[Reminder]:
    held = [session.on for session in thread.sessions if session.held]
    ahead = any(not session.held and session.on >= today for session in thread.sessions)
    if held and not ahead and max(held) <= today - WITHOUT_NEXT:
        why = f"Your last session was on {spoken(max(held))}, and no next one is planned."
        yield Reminder(Subject.NEXT_SESSION, thread.id, max(held), thread.id, why)


def _of_insights(thread: Thread, wishes: Wishes) -> Iterator[Reminder]:
    for insight in thread.insights:
        if insight.sessions_since >= wishes.rests_after:
            why = (
                f"You named it on {spoken(insight.named_on)}, and it has rested for {insight.sessions_since} sessions."
            )
            yield Reminder(Subject.INSIGHT, insight.id, insight.named_on, thread.id, why)


def spoken(day: date) -> str:
    """A day as a person says it."""
    return f"{day:%A} {day.day} {day:%B}"
