"""The thread of an engagement: the whole of it as a story over months, the questions it asks, and the same as Markdown."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from tilth.coaching.engagement import Engagement
from tilth.coaching.lead import Lead, lead
from tilth.coaching.thread import Thread
from tilth.coaching.told import as_markdown
from tilth.conversation.reading.findings import Level
from tilth.web.page import page
from tilth.web.person import PersonRequest, reauthenticate
from tilth.web.story import story

ASKED = 3
"""How many of each list stand beside the story; the rest is a link away."""

RECENT = 10
"""Sessions whose levels stand side by side; more would not fit beside the story."""

WIDEST = 40.0
"""Points of a bar that stands for all of a session's turns."""


def thread(request: PersonRequest, id: UUID) -> HttpResponse:
    """The story, with what matters, where the work has been and what it asks beside it."""
    told = _thread(request, id)
    return page(
        request,
        "threads/thread.html",
        thread=told,
        story=[(month, story(beads)) for month, beads in told.months],
        engagement=told.engagement,
        is_coach=told.is_coach,
        lists=[(asks, rows[:ASKED], len(rows)) for asks, rows in _lists(told)],
        levels=_levels(told),
        lead=_lead(told),
    )


def asking(request: PersonRequest, id: UUID) -> HttpResponse:
    """The lists that ask, whole."""
    told = _thread(request, id)
    return page(
        request,
        "threads/asking.html",
        thread=told,
        engagement=told.engagement,
        is_coach=told.is_coach,
        lists=[(asks, rows, len(rows)) for asks, rows in _lists(told)],
    )


@reauthenticate
def markdown(request: PersonRequest, id: UUID) -> HttpResponse:
    """The thread as a file that any program can read."""
    told = _thread(request, id)
    answer = HttpResponse(as_markdown(told), content_type="text/markdown; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="thread.md"'
    return answer


@dataclass(frozen=True, slots=True)
class Asked:
    """One line of a list that asks: the words, where they lead, and the signs that put it there."""

    words: str
    url: str
    signs: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """The share of one session's turns that was spoken at one level."""

    session: int
    x: int
    width: float
    words: str


def _thread(request: PersonRequest, id: UUID) -> Thread:
    engagements = Engagement.visible_to(request.person).select_related("coach", "client")
    return Thread(get_object_or_404(engagements, id=id), request.person)


def _lists(told: Thread) -> list[tuple[str, list[Asked]]]:
    lists = [
        ("insight", [Asked(each.words, each.get_absolute_url()) for each in told.insights_without_step()]),
        ("step", [Asked(each.what, each.get_absolute_url()) for each in told.steps_without_insight()]),
        ("coach", [Asked(s.what, s.get_absolute_url(), " ".join(why)) for s, why in told.leaning_steps()]),
    ]
    return [(asks, rows) for asks, rows in lists if rows]


def _levels(told: Thread) -> list[tuple[str, list[Bar]]]:
    """For each level, from the top, a bar a session; nothing where no session was read, or for anyone but the coach."""
    if not told.readings:
        return []
    by_session = {reading.session_id: reading.standing for reading in told.readings}
    read = [session for session in told.sessions if session.id in by_session][-RECENT:]
    rows: list[tuple[str, list[Bar]]] = []
    for level in reversed(Level):
        bars = []
        for at, session in enumerate(read):
            found = by_session[session.id]
            share = found["levels"].get(level.value, 0) / max(1, sum(found["levels"].values()))
            bars.append(Bar(session.number, at, round(WIDEST * share, 1), f"{share:.0%}"))
        rows.append((level.value, bars))
    return rows


def _lead(told: Thread) -> Lead:
    standings = [(told.numbers[reading.session_id], reading.standing) for reading in told.readings]
    return lead([step.ownership for step in told.steps], sorted(standings, key=lambda each: each[0]))
