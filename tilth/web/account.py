"""How you sign in: a person's passkeys, password, app and codes, where they are signed in, and what changed lately."""

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.sessions.models import Session as BrowserSession
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_POST
from django.views.generic import RedirectView

from tilth.web.page import page
from tilth.web.person import PersonRequest

BROWSERS = (
    "Edg",
    "OPR",
    "Firefox",
    "Chrome",
    "Safari",
)  # the order matters: Edge and Opera also say Chrome, and Chrome says Safari
SYSTEMS = {
    "iPhone": "an iPhone",
    "iPad": "an iPad",
    "Android": "Android",
    "Windows": "Windows",
    "Mac OS": "a Mac",
    "Linux": "Linux",
}
NAMES = {"Edg": "Edge", "OPR": "Opera"}
LATELY = 5

moved = [
    path("factors/", RedirectView.as_view(pattern_name="account"), name="mfa_index"),
    path("factors/webauthn/", RedirectView.as_view(pattern_name="account"), name="mfa_list_webauthn"),
]
"""Pages of allauth that are parts of ours."""


def account(request: PersonRequest) -> HttpResponse:
    """Everything about a person's sign-in on one page."""
    factors = list(Authenticator.objects.filter(user=request.person).order_by("created_at"))
    return page(
        request,
        "account/account.html",
        passkeys=[factor for factor in factors if factor.type == Authenticator.Type.WEBAUTHN],
        app=next((factor for factor in factors if factor.type == Authenticator.Type.TOTP), None),
        codes=next((factor for factor in factors if factor.type == Authenticator.Type.RECOVERY_CODES), None),
        sessions=_sessions(request),
        changes=request.person.sign_in_changes.all()[:LATELY],
    )


@require_POST
def end(request: PersonRequest, number: int) -> HttpResponse:
    """End one session of one's own: who sits there is signed out with their next click."""
    get_object_or_404(UserSession, user=request.person, pk=number).end()
    messages.success(request, "That session has ended.")
    return redirect("account")


@require_POST
def end_others(request: PersonRequest) -> HttpResponse:
    """End every session but this one."""
    for session in UserSession.objects.filter(user=request.person).exclude(session_key=request.session.session_key):
        session.end()
    messages.success(request, "Every other session has ended.")
    return redirect("account")


def _sessions(request: PersonRequest) -> list[UserSession]:
    """Where the person is signed in now, this place first; each with the name of what it is."""
    alive = BrowserSession.objects.filter(expire_date__gt=timezone.now()).values("session_key")
    sessions = list(UserSession.objects.filter(user=request.person, session_key__in=alive).order_by("-created_at"))
    for session in sessions:
        session.is_here = session.session_key == request.session.session_key
        session.device = device(session.user_agent)
    return sorted(sessions, key=lambda session: not session.is_here)


def device(user_agent: str) -> str:
    """A browser's own account of itself in four words: "Firefox on a Mac"."""
    browser = next((name for name in BROWSERS if name in user_agent), None)
    system = next((name for sign, name in SYSTEMS.items() if sign in user_agent), None)
    return f"{NAMES.get(browser, browser) if browser else 'A browser'}{f' on {system}' if system else ''}"
