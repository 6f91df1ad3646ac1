"""The words of a digest: each reminder with its reason and its links; a person's own words only where they chose that."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from tilth.coaching.insight import Insight
from tilth.coaching.reminders import Reminder, Subject
from tilth.coaching.step import Report, Step
from tilth.mail.link import Link
from tilth.organisation.people import Person

SUBJECT = "A note from your coaching"
"""The same for every letter: who looks over a shoulder learns that there is one, and nothing else."""

HEADINGS: dict[Subject, str] = {
    Subject.PREPARE: "What do you want to bring to your session?",
    Subject.STEP: "How did your step go?",
    Subject.REVIEW: "You wanted to look back at a step",
    Subject.REFLECT: "What stays with you from your session?",
    Subject.NEXT_SESSION: "Is it time for a next session?",
    Subject.INSIGHT: "One of your insights has rested for a while. Let it rest, or look at it once more?",
}
PAGES: dict[Subject, str] = {
    Subject.PREPARE: "session",
    Subject.REVIEW: "journal",
    Subject.REFLECT: "journal",
    Subject.NEXT_SESSION: "engagement",
    Subject.INSIGHT: "journal",
}
WRITES_A_LINE = (Subject.REVIEW, Subject.REFLECT, Subject.INSIGHT)


def letter(person: Person, chosen: Iterable[Reminder], *, quotes: bool, now: datetime) -> dict[str, Any]:
    """Subject, plain text, HTML and the link that stops letters, for these reminders."""
    stop = _tap(Link.make(to=person.pk, purpose=Link.Purpose.STOP, now=now))
    context = {
        "name": person.name,
        "items": [_item(person, reminder, quotes=quotes, now=now) for reminder in chosen],
        "stop": stop,
        "wishes": settings.TILTH_ADDRESS + reverse("letters"),
    }
    return {
        "subject": SUBJECT,
        "plain": render_to_string("letters/digest.txt", context),
        "html": render_to_string("letters/digest.html", context),
        "stop": stop,
    }


def _item(person: Person, reminder: Reminder, *, quotes: bool, now: datetime) -> dict[str, Any]:
    return {
        "heading": HEADINGS[reminder.subject],
        "why": reminder.why,
        "words": _own_words(person, reminder) if quotes else "",
        "taps": list(_taps(person, reminder, now=now)),
        "page": _page(reminder),
    }


def _taps(person: Person, reminder: Reminder, *, now: datetime) -> Iterable[tuple[str, str]]:
    def link(purpose: str) -> Link:
        return Link.make(to=person.pk, purpose=purpose, about=reminder.thing, now=now)

    if reminder.subject is Subject.STEP:
        report = link(Link.Purpose.REPORT)
        yield from ((label.capitalize(), _tap(report, outcome)) for outcome, label in Report.Outcome.choices)
    if reminder.subject in WRITES_A_LINE:
        yield "Write one line", _tap(link(Link.Purpose.REFLECT))
    if reminder.subject in (Subject.STEP, Subject.REVIEW, Subject.INSIGHT):
        yield "Not now", _tap(link(Link.Purpose.NOT_NOW))


def _tap(link: Link, choice: str = "") -> str:
    return settings.TILTH_ADDRESS + reverse("reply", args=[link.token(choice)])


def _page(reminder: Reminder) -> str:
    name = PAGES.get(reminder.subject)
    if name is None:
        return ""
    id: UUID = reminder.thing if name == "session" else reminder.thread
    return settings.TILTH_ADDRESS + reverse(name, args=[id])


def _own_words(person: Person, reminder: Reminder) -> str:
    """The step or the insight in the person's words, as they may see it today."""
    if reminder.subject in (Subject.STEP, Subject.REVIEW):
        step = Step.visible_to(person).filter(id=reminder.thing).first()
        return str(step.card.get("what") or step.card.get("question") or "") if step else ""
    if reminder.subject is Subject.INSIGHT:
        insight = Insight.visible_to(person).filter(id=reminder.thing).first()
        return str(insight.words) if insight else ""
    return ""
