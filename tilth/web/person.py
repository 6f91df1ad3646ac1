"""Who is at the door: the person signed in as `request.person`, and nobody further without one."""

from collections.abc import Callable
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib.auth.decorators import login_not_required as open_to_all
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse

from tilth.organisation.disclosure import Withheld
from tilth.organisation.people import Person
from tilth.web.draft import rescue

__all__ = ["ByInvitation", "PersonRequest", "SignedIn", "open_to_all"]


class PersonRequest(HttpRequest):
    """A request of somebody who is signed in."""

    person: Person


class SignedIn:
    """Lets only people who are signed in past, except where a page is `open_to_all`; what is withheld from them does not exist."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.answer(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        """Names the person, or sends a visitor to sign in."""
        if isinstance(request.user, Person):
            request.person = request.user  # type: ignore[attr-defined]
            return None
        is_open = not getattr(view, "login_required", True) or view.__module__.startswith("allauth.")
        if is_open:
            return None
        kept_at = rescue(request) if request.method == "POST" else None  # what a person wrote outlives their sign-in
        if request.headers.get("HX-Request"):
            return HttpResponse(status=401)  # a sign-in page has no place inside another page
        return redirect_to_login(kept_at or request.get_full_path())

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        """Missing and forbidden look the same."""
        if isinstance(exception, Withheld):
            raise Http404 from exception


class ByInvitation(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are made by invitation or on the machine itself, never by whoever comes along."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
