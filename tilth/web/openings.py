"""Who opened what: every opening of content is written before it is shown, and those it was said to can read it here."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from tilth.coaching import opening
from tilth.coaching.engagement import Engagement
from tilth.organisation.disclosure import Audience
from tilth.vault import readlog, witness
from tilth.web.page import page
from tilth.web.person import PersonRequest

AT_ONCE = 60
"""Entries on one page; older ones stand on the next."""

NOTHING_SHOWN = (404, 405, 500)
"""Answers that carry no content, whatever was unsealed on the way to them."""


class WrittenDown:
    """Whatever a page unsealed is in the read log before the page is sent; no door has to think of it, so none can forget."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with witness.watching() as unsealed:
            response = self.answer(request)
        if unsealed and response.status_code not in NOTHING_SHOWN and request.resolver_match:
            person = getattr(request, "person", None)
            opening.note(
                unsealed,
                by=person.pk if person else readlog.LINK,
                page=request.resolver_match.url_name or "",
                shown=[value for value in request.resolver_match.kwargs.values() if isinstance(value, UUID)],
                now=timezone.now(),
            )
        return response


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
