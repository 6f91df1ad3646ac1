"""Who opened what: every opening of content is written before it is shown, and those it was said to can read it here."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from tilth.coaching import opening
from tilth.coaching.engagement import Engagement
from tilth.coaching.session import Session
from tilth.organisation.disclosure import Audience, Kind
from tilth.vault import readlog
from tilth.web.page import page
from tilth.web.person import PersonRequest

AT_ONCE = 60
"""Entries on one page; older ones stand on the next."""


def opened(request: PersonRequest, kind: Kind, *, engagement: Engagement, session: Session | None = None) -> None:
    """A door is about to show content of that kind: written into the read log, once an hour for a person, kind and page."""
    name = request.resolver_match.url_name if request.resolver_match else None
    opening.note(
        kind,
        by=request.person,
        engagement=engagement,
        page=name or request.path,
        now=timezone.now(),
        session=session,
    )


def openings(request: PersonRequest, id: UUID) -> HttpResponse:
    """The read log of one engagement, the latest first; `?before=` an entry shows older ones, `?seal=check` whether its seal holds."""
    engagement = get_object_or_404(Engagement.visible_to(request.person).select_related("coach", "client"), id=id)
    entries = opening.visible_to(request.person, engagement)
    before = request.GET.get("before", "")
    if before.isdecimal():
        entries = entries.filter(number__lt=int(before[:9]))
    shown = list(entries[: AT_ONCE + 1])
    return page(
        request,
        "openings/openings.html",
        engagement=engagement,
        is_client=engagement.audience(request.person) is Audience.CLIENT,
        entries=list(opening.told(shown[:AT_ONCE], to=request.person)),
        older=shown[AT_ONCE - 1].number if len(shown) > AT_ONCE else None,
        checked=request.GET.get("seal") == "check",
        faults=list(readlog.faults(engagement.pk)) if request.GET.get("seal") == "check" else [],
    )
