"""What a one-tap link of a letter appends to the thread, in the name of the person it was sent to."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction

from tilth.coaching.digest import Reminded
from tilth.coaching.insight import Insight
from tilth.coaching.reflection import Entry
from tilth.coaching.session import Session
from tilth.coaching.step import Report, Step
from tilth.mail.link import Link
from tilth.mail.wish import Wish
from tilth.organisation.disclosure import Withheld

LONGEST_LINE = 1_000


class NothingSaid(ValueError):
    """A line was asked for and none came."""


def answer(link: Link, *, choice: str, line: str, now: datetime) -> None:
    """Append what the link is for, and use it up, together. Raises NotFollowed where it was used meanwhile, Withheld where the thing is gone."""
    append = {
        Link.Purpose.REPORT: _report,
        Link.Purpose.REFLECT: _reflect,
        Link.Purpose.NOT_NOW: _not_now,
        Link.Purpose.STOP: _stop,
    }[Link.Purpose(link.purpose)]
    with transaction.atomic():
        link.use(now=now)
        append(link, choice, line.strip()[:LONGEST_LINE], now)


def _report(link: Link, choice: str, line: str, now: datetime) -> None:
    step = Step.visible_to(link.person).filter(id=link.about).first()
    if step is None or choice not in Report.Outcome.values:
        raise Withheld
    step.report(by=link.person, outcome=choice, happened=line, now=now)


def _reflect(link: Link, choice: str, line: str, now: datetime) -> None:
    if not line:
        raise NothingSaid
    kinds: dict[str, type[Session] | type[Step] | type[Insight]] = {
        "session": Session,
        "step": Step,
        "insight": Insight,
    }
    for name, kind in kinds.items():
        thing = kind.visible_to(link.person).filter(id=link.about).select_related("engagement").first()
        if thing is not None:
            tied: dict[str, Any] = {name: thing}
            Entry.write(thing.engagement, by=link.person, words=line, now=now, **tied)
            return
    raise Withheld


def _not_now(link: Link, choice: str, line: str, now: datetime) -> None:
    Reminded.put_off(link.person, thing=link.about, now=now)


def _stop(link: Link, choice: str, line: str, now: datetime) -> None:
    Wish.objects.update_or_create(
        person=link.person,
        defaults={"paused": True},
        create_defaults={"paused": True, "look_at": now, "zone": settings.TIME_ZONE},
    )
