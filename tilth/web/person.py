"""Who is at the door: the person signed in as `request.person`, and nobody further without one."""

from collections.abc import Callable
from functools import wraps
from time import time
from typing import Any
from urllib.parse import urlencode

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import AddEmailForm
from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.models import EmailAddress
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.core.internal import ratelimit
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required as open_to_all
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html

from tilth.organisation.disclosure import Withheld
from tilth.organisation.people import Person
from tilth.organisation.sign_in import SignInChange
from tilth.vault.secret import open_secret, seal_secret
from tilth.web.draft import rescue
from tilth.web.page import page, too_often

__all__ = [
    "ByInvitation",
    "NewAddressForm",
    "PersonRequest",
    "SealedFactors",
    "SignedIn",
    "open_to_all",
    "reauthenticate",
]

BY_LETTER = {
    "account_confirm_email",
    "account_confirm_login_code",
    "account_email",
    "account_email_verification_sent",
    "account_request_login_code",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
}
"""Doors that lead nowhere without a letter: where no mail is sent they say so."""

BY_ADDRESS = {"feed", "reply"}
"""Doors that open by a secret in their address."""


class PersonRequest(HttpRequest):
    """A request of somebody who is signed in."""

    person: Person


class SignedIn:
    """Lets only people who are signed in past, except where a page is `open_to_all`; what is withheld from them does not exist."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self.answer(request)
        if answer.status_code == 404 and _opens_by_its_address(request):
            _count_guess(request)
        return answer

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        """Names the person, or sends a visitor to sign in."""
        if isinstance(request.user, Person):
            request.person = request.user  # type: ignore[attr-defined]
        if _opens_by_its_address(request) and not _count_guess(request, dry_run=True):
            return too_often(request)
        if not settings.SENDS_MAIL and request.resolver_match and request.resolver_match.url_name in BY_LETTER:
            return page(request, "account/no_letters.html", status=404)
        is_open = not getattr(view, "login_required", True) or view.__module__.startswith("allauth.")
        if is_open or hasattr(request, "person"):
            return None
        kept_at = rescue(request) if request.method == "POST" else None  # what a person wrote outlives their sign-in
        if request.headers.get("HX-Request"):
            return HttpResponse(status=401)  # a sign-in page has no place inside another page
        return redirect_to_login(kept_at or request.get_full_path())

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        """Missing and forbidden look the same."""
        if isinstance(exception, Withheld):
            raise Http404 from exception


def _opens_by_its_address(request: HttpRequest) -> bool:
    return request.resolver_match is not None and request.resolver_match.url_name in BY_ADDRESS


def _count_guess(request: HttpRequest, *, dry_run: bool = False) -> bool:
    """Only what opened nothing is counted: a calendar service fetches many people's sessions from one place."""
    limit = {"app": "allauth.account", "action": "guess", "limit_get": True}
    return ratelimit.consume(request, **limit, dry_run=dry_run) is not None


def reauthenticate(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A door that asks once more who is there, unless they said so in the last ten minutes.

    What was being sent is not kept for afterwards, as it may hold somebody's words: the page opens again instead.
    """

    @wraps(view)
    def asked(request: PersonRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if _said_who_they_are_lately(request):
            return view(request, *args, **kwargs)
        methods = ByInvitation(request).get_reauthentication_methods(request.person)
        door = methods[0]["url"] if methods else reverse("account_set_password")
        return redirect(f"{door}?{urlencode({'next': request.path})}")

    return asked


def _said_who_they_are_lately(request: HttpRequest) -> bool:
    records = get_authentication_records(request, request.user)
    return bool(records) and time() - records[-1]["at"] < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT


class ByInvitation(DefaultAccountAdapter):  # type: ignore[misc]
    """How allauth behaves in this house: accounts by invitation only, passkeys first, and no change in silence."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts are made by invitation or on the machine itself, never by whoever comes along."""
        return False

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Who has just signed in has just said who they are."""
        return not _said_who_they_are_lately(context.request)

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """A passkey first, for nobody can be talked out of one."""
        methods: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        return sorted(methods, key=lambda method: method["id"] != "mfa_reauthenticate:webauthn")

    def validation_error(self, code: str, *args: Any) -> ValidationError:
        """A form's error; that there were too many tries is a page of its own, with its own status."""
        if code in ("too_many_login_attempts", "rate_limited"):
            raise ImmediateHttpResponse(too_often(context.request))
        error: ValidationError = super().validation_error(code, *args)
        return error

    def login(self, request: HttpRequest, user: Person) -> None:
        """Signs in, and tells what changed in how one signs in."""
        changes = list(SignInChange.to_tell(user, before=user.last_login)) if user.last_login else []
        super().login(request, user)
        for change in changes:
            at = date_format(timezone.localtime(change.at), "j F, H:i")
            told = format_html(
                'On {}, {}. If that was not you, <a href="{}">look here at once</a>.', at, change, reverse("account")
            )
            messages.warning(request, told)

    def set_password(self, user: Person, password: str) -> None:
        """A new password ends every other session: whoever knew the old one is out."""
        super().set_password(user, password)
        here = context.request.session.session_key
        for session in UserSession.objects.filter(user=user).exclude(session_key=here):
            session.end()

    def can_delete_email(self, email_address: EmailAddress) -> bool:
        """The address somebody signs in by is replaced, never removed."""
        return bool(email_address.email != email_address.user.email.lower())

    def send_notification_mail(self, template_prefix: str, user: Person, *args: Any, **kwargs: Any) -> None:
        """Every change that a letter would tell is told at the next sign-in too, with or without mail."""
        what = template_prefix.rpartition("/")[2]
        if what in SignInChange.What:
            SignInChange.note(user, what, now=timezone.now())
        super().send_notification_mail(template_prefix, user, *args, **kwargs)


class NewAddressForm(AddEmailForm):  # type: ignore[misc]
    """A new address to sign in by; the old one stands until the letter to the new one was answered."""

    def save(self, request: HttpRequest) -> EmailAddress:
        """Writes down that the old one is the person's, for allauth drops at once an address nobody vouched for."""
        email = self.user.email.lower()
        EmailAddress.objects.update_or_create(user=self.user, email=email, defaults={"verified": True, "primary": True})
        return super().save(request)


class SealedFactors(DefaultMFAAdapter):  # type: ignore[misc]
    """Second factors, with their secrets sealed: a stolen database makes no codes."""

    def encrypt(self, text: str) -> str:
        """What is written to the database."""
        return seal_secret(text, purpose="second factor")

    def decrypt(self, encrypted_text: str) -> str:
        """What the authenticator app shares with us."""
        return open_secret(encrypted_text, purpose="second factor")

    def generate_authenticator_name(self, user: Person, type: Any) -> str:
        """What a new passkey is called until the person says otherwise."""
        return f"Passkey of {date_format(timezone.localdate(), 'j F Y')}"
