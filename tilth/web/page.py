"""Renders a page: whole for a browser that asks for it, only its changed part for htmx."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tilth import __version__, places
from tilth.web.draft import rescue


def page(request: HttpRequest, template: str, *, status: int = 200, **context: Any) -> HttpResponse:
    """A page of templates/; `place.html#part` renders only that part of it."""
    return render(request, template, context, status=status)


def everywhere(request: HttpRequest) -> dict[str, Any]:
    """What every page may name."""
    return {
        "person": getattr(request, "person", None),
        "version": __version__,
        "demo": places.DEMO,
        "sends_mail": settings.SENDS_MAIL,
    }


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """What is missing and what is withheld look the same."""
    return page(request, "not_found.html", status=404)


def not_understood(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """A request that no page of ours could have sent."""
    return page(request, "not_understood.html", status=400)


def too_often(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Too many tries at something secret: what to do in the meantime, and when to come back."""
    answer = page(request, "too_often.html", status=429)
    answer["Retry-After"] = "300"
    return answer


def broken(request: HttpRequest) -> HttpResponse:
    """Something failed: said without a word of content."""
    return page(request, "broken.html", status=500)


def form_refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form came back without its token: an old page, or a page that is not ours. What a long form of ours held is kept."""
    return page(request, "form_refused.html", status=403, kept_at=rescue(request))
