"""A one-tap link of a letter: a page that asks, then one thing appended. It needs no sign-in and shows nothing of anybody's."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from tilth.coaching.answer import LONGEST_LINE, NothingSaid, answer
from tilth.coaching.step import Report
from tilth.mail.link import Link, NotFollowed, Refusal
from tilth.organisation.disclosure import Withheld
from tilth.web.page import page
from tilth.web.person import open_to_all

WORDED = (Link.Purpose.REPORT, Link.Purpose.REFLECT)


@open_to_all
@csrf_exempt  # what is signed in the address is all the right there is: no cookie adds to it
def reply(request: HttpRequest, token: str) -> HttpResponse:
    """Mail scanners open links: opening one changes nothing, the button on its page does."""
    try:
        link, tapped = Link.opened(token, now=timezone.now())
        if request.method == "POST":
            return _said(request, link, tapped)
    except NotFollowed as refused:
        status = 404 if refused.reason is Refusal.FORGED else 410
        return _private(page(request, "replies/refused.html", status=status, reason=refused.reason.value))
    except Withheld:
        return _private(page(request, "replies/refused.html", status=410, reason="gone"))
    return _asked(request, link, tapped)


def _asked(request: HttpRequest, link: Link, tapped: str, *, missing: bool = False) -> HttpResponse:
    asked = page(
        request,
        "replies/reply.html",
        status=422 if missing else 200,
        purpose=link.purpose,
        tapped=tapped,
        outcomes=Report.Outcome.choices,
        worded=link.purpose in WORDED,
        longest=LONGEST_LINE,
        missing=missing,
    )
    return _private(asked)


def _said(request: HttpRequest, link: Link, tapped: str) -> HttpResponse:
    choice = request.POST.get("choice", tapped)
    try:
        answer(link, choice=choice, line=request.POST.get("line", ""), now=timezone.now())
    except NothingSaid:
        return _asked(request, link, tapped, missing=True)
    return _private(page(request, "replies/thanks.html", purpose=link.purpose))


def _private(response: HttpResponse) -> HttpResponse:
    """The address is the right: it goes to no other site, into no cache and no index."""
    response["Referrer-Policy"] = "no-referrer"
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    return response
