"""What others see: the client checks the promise, with today's data and by the rules that every page obeys."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from tilth.coaching import opening
from tilth.coaching import others as seen_by
from tilth.coaching.engagement import Engagement
from tilth.coaching.growth import Goal
from tilth.coaching.session import Session
from tilth.organisation.consent import Consent
from tilth.organisation.disclosure import Audience, Withheld
from tilth.organisation.programme import Enrolment
from tilth.sponsor.published import HIDDEN, Published
from tilth.sponsor.report import latest
from tilth.vault.models import Receipt
from tilth.web.page import page
from tilth.web.person import PersonRequest

LATEST = 5
"""Openings on this page; the rest have one of their own."""


def others(request: PersonRequest, id: UUID) -> HttpResponse:
    """Who sees what of this engagement, and why; which consents stand, what was destroyed, and who opened what."""
    seen = Engagement.visible_to(request.person).select_related("coach", "client", "sponsor", "organisation")
    engagement = get_object_or_404(seen, id=id)
    if engagement.audience(request.person) is not Audience.CLIENT:
        raise Withheld
    names, rows = [_called(engagement, a) for a in seen_by.audiences(engagement)], seen_by.matrix(engagement)
    recent = opening.visible_to(request.person, engagement)[:LATEST]
    return page(
        request,
        "others/others.html",
        engagement=engagement,
        today=timezone.localdate(),
        rows=rows,
        audiences=names,
        told=[(name, [(row.kind, row.cells[n].why) for row in rows]) for n, name in enumerate(names) if n],
        sponsor_sessions=engagement.sessions_told_to_sponsor(),
        sponsor_goals=Goal.shown_to_sponsor(engagement),
        sponsor_agreement=engagement.agreements.first(),
        **_in_programme(engagement),
        outside=list(seen_by.outside(engagement)),
        consents=_consents(request, engagement),
        receipts=Receipt.objects.filter(engagement=engagement.pk),
        openings=list(opening.told(list(recent), to=request.person)),
    )


def _in_programme(engagement: Engagement) -> dict[str, Any]:
    """The programme this engagement is counted in, and the report as its lead reads it; nothing where there is none."""
    enrolment = Enrolment.of(engagement.pk)
    kept = latest(enrolment.cohort) if enrolment else None
    return {"enrolment": enrolment, "published": kept and Published.from_json(kept.published), "hidden": HIDDEN}


def _called(engagement: Engagement, audience: Audience) -> str:
    names = {Audience.CLIENT: "You", Audience.COACH: engagement.coach.name, Audience.PROGRAMME_LEAD: "Programme lead"}
    if audience is Audience.SPONSOR and engagement.sponsor:
        return engagement.sponsor.name
    return names.get(audience, audience.value.capitalize())


def _consents(request: PersonRequest, engagement: Engagement) -> list[tuple[Session, Consent]]:
    """The sessions whose transcript is kept today, each with the consent it rests on."""
    sessions = {s.pk: s for s in Session.visible_to(request.person).filter(engagement=engagement)}
    standing = Consent.objects.filter(subject__in=sessions, purpose=Consent.Purpose.KEEP, withdrawn_at=None)
    return [(sessions[consent.subject], consent) for consent in standing.order_by("-given_at")]
