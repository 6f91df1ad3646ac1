"""A person's private calendar address, and what a calendar program reads there."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from tilth.coaching import calendar as sessions
from tilth.coaching.calendar import Feed
from tilth.web.page import page
from tilth.web.person import PersonRequest, open_to_all


def calendar(request: PersonRequest) -> HttpResponse:
    """Make the address, or a new one; it is shown once, on the page that made it."""
    address = ""
    if request.method == "POST":
        secret = Feed.renew(request.person, now=timezone.now())
        address = settings.TILTH_ADDRESS + reverse("feed", args=[secret])
    made = Feed.objects.filter(person=request.person).first()
    answer = page(request, "calendars/calendar.html", address=address, made=made)
    answer["Cache-Control"] = "no-store"
    return answer


@open_to_all
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """The sessions behind an address: days and hours, nobody's name."""
    person = Feed.holder(secret)
    if person is None:
        raise Http404
    answer = HttpResponse(sessions.feed(person, now=timezone.now()), content_type="text/calendar; charset=utf-8")
    answer["Cache-Control"] = "private, no-store"
    answer["X-Robots-Tag"] = "noindex"
    return answer
