"""Moments: proposed by the coach or marked by either, waiting for the client to keep one as an insight or let it pass."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from tilth.coaching.content import Outdated
from tilth.coaching.engagement import Engagement
from tilth.coaching.insight import LEVELS, Insight, Moment
from tilth.coaching.judged import Found, Judgement
from tilth.coaching.session import Session
from tilth.conversation.wording import clock
from tilth.organisation.disclosure import Verb
from tilth.organisation.people import Person
from tilth.web.conversation import Note, Row
from tilth.web.own_words import Line, Words
from tilth.web.page import page
from tilth.web.person import PersonRequest

SIGNS = ("gaze", "energy", "a breath", "stillness", "a change of voice", "something else")
"""What no transcript holds and a coach may notice; what it means is for the client to say."""


class KeepForm(forms.Form):
    """The client's own words for a moment."""

    words = Words(rows=4, required=True, label="In your own words", help_text="As you would say it to yourself.")
    level = forms.ChoiceField(
        choices=[("", "I leave that open"), *LEVELS],
        required=False,
        label="What it is about, if you like to say",
        help_text="From the ground up: surroundings, what I do, what I can, what I believe, what matters, who I am, what for.",
    )
    shared_with_coach = forms.BooleanField(required=False, initial=True, label="My coach may see it")


class MarkForm(forms.Form):
    """A moment that no transcript holds, at its time."""

    at = forms.RegexField(
        r"^\s*(?:\d{1,2}:)?\d{1,3}:\d{2}\s*$",
        required=False,
        label="At what time of the session",
        help_text="Minutes and seconds, as 12:30; leave it empty if you do not know.",
        error_messages={"invalid": "Write the time as minutes and seconds, like 12:30, or leave it empty."},
    )
    noticed = forms.ChoiceField(choices=[(sign, sign) for sign in SIGNS], label="What was there")
    words = Line(label="What you saw or heard, in a line", help_text="Only what could be seen or heard.")


def moments(request: PersonRequest, id: UUID) -> HttpResponse:
    """Every moment that was proposed in an engagement: what waits, then what was kept, then what was let pass."""
    engagement = get_object_or_404(Engagement.visible_to(request.person).select_related("coach", "client"), id=id)
    found = (
        Moment.visible_to(request.person).filter(engagement=engagement).select_related("session").order_by("-made_at")
    )
    insights = {i.moment_id: i for i in Insight.visible_to(request.person).filter(moment__in=found)}
    shown = [(moment, insights.get(moment.id)) for moment in found]
    return page(
        request,
        "moments/moments.html",
        engagement=engagement,
        is_coach=engagement.coach_id == request.person.id,
        waiting=[m for m, _ in shown if m.state == Moment.State.PROPOSED],
        kept=[(m, insight) for m, insight in shown if insight],
        looked_at=[m for m, insight in shown if m.state != Moment.State.PROPOSED and not insight],
    )


def moment(request: PersonRequest, id: UUID) -> HttpResponse:
    """One moment; the client keeps it as an insight here, in their own words."""
    found = _found(request, id)
    insight = Insight.visible_to(request.person).filter(moment=found).first()
    words = found.words if found.origin != Moment.Origin.COACH else ""
    shares = found.engagement.shares_with_coach(None)
    form = KeepForm(request.POST or None, initial={"words": words, "shared_with_coach": shares})
    kept = None
    if request.method == "POST" and form.is_valid():
        try:
            return redirect(found.keep(by=request.person, now=timezone.now(), **form.cleaned_data))
        except Outdated as outdated:
            kept = outdated.now
    return page(
        request,
        "moments/moment.html",
        status=409 if kept else 422 if form.errors else 200,
        moment=found,
        engagement=found.engagement,
        is_coach=found.engagement.coach_id == request.person.id,
        insight=insight,
        at=clock(found.at),
        form=form,
        kept=kept,
    )


@require_POST
def let_pass(request: PersonRequest, id: UUID) -> HttpResponse:
    """The client lets a moment pass."""
    found = _found(request, id)
    found.let_pass(by=request.person, now=timezone.now())
    messages.info(request, "It was let pass. It stays on this page, should you come back to it.")
    return redirect("moments", id=found.engagement_id)


def mark(request: PersonRequest, id: UUID) -> HttpResponse:
    """Mark what no transcript holds, at its time in a session."""
    sessions = Session.visible_to(request.person).select_related("engagement__coach", "engagement__client")
    session = get_object_or_404(sessions, id=id)
    session.engagement.require(request.person, Verb.PROPOSE_MOMENT)
    form = MarkForm(request.POST or None)
    if form.is_valid():
        Moment.propose(
            session.engagement,
            by=request.person,
            session=session,
            words=form.cleaned_data["words"],
            noticed=form.cleaned_data["noticed"],
            at=_seconds(form.cleaned_data["at"]),
            now=timezone.now(),
        )
        return redirect("moments", id=session.engagement_id)
    return page(
        request,
        "moments/mark.html",
        status=422 if form.errors else 200,
        session=session,
        engagement=session.engagement,
        is_coach=session.engagement.coach_id == request.person.id,
        form=form,
    )


def join(rows: Sequence[Row], session: Session, *, by: Person) -> None:
    """Put what was marked beside the turn it fell in, and say of each moment of the reading what became of its proposal."""
    if session.engagement.coach_id != by.pk:
        return
    marked = list(Moment.visible_to(by).filter(session=session))
    for row in rows:
        row.notes[:] = [_said(note, marked, by) for note in row.notes]
    starts = [_seconds(row.at) if ":" in row.at else None for row in rows]
    times = [start or 0.0 for start in starts]
    for each in marked:
        if each.at is not None and each.origin != Moment.Origin.READING and rows and any(starts):
            rows[max(0, bisect_right(times, each.at) - 1)].notes.append(Note(_marked(each), each.words, "leaf"))


def proposed(note: Note, session: Session, *, by: Person) -> Note:
    """A note with what became of its proposal to the client."""
    return _said(note, list(Moment.visible_to(by).filter(session=session)), by)


def _said(note: Note, marked: Sequence[Moment], by: Person) -> Note:
    place = re.fullmatch(r"moment:(\d+)-(\d+)", note.key)
    if place is None:
        return note
    here = Judgement("moment", int(place[1]), int(place[2]), "")
    for each in marked:
        if each.source and here.fits(Found("moment", each.source["start"], each.source["end"], {})):
            return replace(note, proposal=_became(each, by))
    return replace(note, proposal="open")


def _became(found: Moment, by: Person) -> str:
    """What the coach may know: that it waits, was kept and shared, or was looked at; kept in private and let pass look the same."""
    if found.state == Moment.State.PROPOSED:
        return "proposed"
    return "kept" if Insight.visible_to(by).filter(moment=found).exists() else "looked at"


def _marked(found: Moment) -> str:
    who = "you" if found.origin == Moment.Origin.COACH else str(found.engagement.client)
    return f"{(found.noticed or 'A moment').capitalize()}, marked by {who}"


def _found(request: PersonRequest, id: UUID) -> Moment:
    seen = Moment.visible_to(request.person).select_related("engagement__coach", "engagement__client", "session")
    return get_object_or_404(seen, id=id)


def _seconds(at: str) -> float | None:
    """12:30 or 1:02:30 in seconds; None where nothing is written."""
    if not at.strip():
        return None
    seconds = 0.0
    for part in at.strip().split(":"):
        seconds = 60 * seconds + int(part)
    return seconds
