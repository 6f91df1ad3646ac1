"""Before a session: the client says what it is for and what happened since; the coach sees on one page what is open."""

from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.db.models import Prefetch, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from tilth.coaching.insight import Insight, Moment
from tilth.coaching.note import Learning, Note, Preparation
from tilth.coaching.session import Session
from tilth.coaching.step import Report, Step
from tilth.organisation.disclosure import Audience, Withheld
from tilth.web.draft import LongForm, resume, save
from tilth.web.own_words import Words
from tilth.web.page import page
from tilth.web.person import PersonRequest

AT_MOST = 12
"""Rows of a kind on the coach's page: what fits before a session; the thread holds the rest."""

SETTLED = (Insight.State.INTEGRATED, Insight.State.LET_GO)


class PreparationForm(LongForm):
    """What the client brings."""

    focus = Words(label="What would you like to use it for?", help_text="You need not know yet.")
    since = Words(label="What has happened since?", help_text="What you tried, what you noticed, what got in the way.")
    shared_with_coach = forms.BooleanField(required=False, initial=True)


def prepare(request: PersonRequest, id: UUID) -> HttpResponse:
    """The client's own words for today, or the coach's one page before the session."""
    sessions = Session.visible_to(request.person).select_related("engagement__client", "engagement__coach")
    session = get_object_or_404(sessions, id=id)
    audience = session.engagement.audience(request.person)
    if audience is Audience.CLIENT:
        return _by_client(request, session)
    if audience is not Audience.COACH or request.method == "POST":
        raise Withheld
    return page(request, "sessions/before.html", session=session, **_open_things(request, session))


def _by_client(request: PersonRequest, session: Session) -> HttpResponse:
    written = Preparation.visible_to(request.person).filter(session=session).first()
    form = PreparationForm(request.POST or None, initial=PreparationForm.from_row(written))
    form.fields["shared_with_coach"].label = f"{session.engagement.coach} may read it before we meet"
    place = reverse("prepare", args=[session.id])
    resume(form, by=request.person, organisation=session.organisation_id, place=place)
    if save(form, by=request.person, to=partial(Preparation.write, session)):
        messages.success(request, "Kept. You can change it until you meet, and after.")
        return redirect("workspace", id=session.id)
    return page(request, "sessions/prepare.html", status=form.status, session=session, form=form)


def _open_things(request: PersonRequest, session: Session) -> dict[str, Any]:
    """What a coach may want to have seen before the session: all of it through what the client shares."""
    person, engagement = request.person, session.engagement
    steps = Step.visible_to(person).filter(engagement=engagement).exclude(state=Step.State.LET_GO)
    return {
        "preparation": Preparation.visible_to(person).filter(session=session).first(),
        "last": _last_learning(request, session),
        "shared": Note.visible_to(person).filter(session=_before(request, session), kind=Note.Kind.SHARED).first(),
        "steps": steps.select_related("insight")
        .prefetch_related(Prefetch("reports", Report.visible_to(person)))
        .order_by("-made_at")[:AT_MOST],
        "insights": Insight.visible_to(person)
        .filter(engagement=engagement)
        .exclude(state__in=SETTLED)
        .order_by("-made_at")[:AT_MOST],
        "waiting": Moment.visible_to(person).filter(engagement=engagement, state=Moment.State.PROPOSED).count(),
    }


def _before(request: PersonRequest, session: Session) -> QuerySet[Session]:
    """The session before this one that took place."""
    took_place = Session.visible_to(request.person).filter(
        engagement=session.engagement, state__in=(Session.State.HELD, Session.State.CLOSED), number__lt=session.number
    )
    return took_place.order_by("-number")[:1]


def _last_learning(request: PersonRequest, session: Session) -> Learning | None:
    learned = Learning.visible_to(request.person).filter(session__engagement=session.engagement)
    return (
        learned.filter(session__number__lt=session.number)
        .select_related("session__engagement")
        .order_by("-session__number")
        .first()
    )
