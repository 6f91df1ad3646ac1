"""Invitations: the coach makes a link, shown once; whoever it is for takes their place by it, with a new account or their own."""

from hashlib import sha256
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.password_validation import validate_password
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters

from tilth.coaching.engagement import Engagement, NotNow
from tilth.organisation.disclosure import Verb, Withheld
from tilth.organisation.invitation import Invitation, NotJoined, Unusable
from tilth.organisation.people import Person
from tilth.web.engagement import found
from tilth.web.page import page
from tilth.web.person import PersonRequest, open_to_all

TRIES, WINDOW = 20, 3600
"""How many failures an address, or one link, may have, and for how many seconds it then has to wait."""
OPENED = "invitation"


class SponsorForm(forms.Form):
    """A third party."""

    name = forms.CharField(label="The sponsor's name", max_length=200)
    contact = forms.EmailField(label="Their e-mail", required=False, help_text="Only to invite them. May stay empty.")


class AccountForm(forms.Form):
    """The address and password that somebody will sign in by."""

    email = forms.EmailField(label="Your e-mail", widget=forms.EmailInput(attrs={"autocomplete": "username"}))
    password = forms.CharField(
        label="A password of your own",
        strip=False,
        help_text="Ten characters or more. A few words are easier to keep than signs.",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean_password(self) -> str:
        """Refuses what is too short or too common."""
        password: str = self.cleaned_data["password"]
        validate_password(password)
        return password


def invite(request: PersonRequest, id: UUID) -> HttpResponse:
    """Who has a part in this work, who can sign in, and a link for whoever cannot yet."""
    engagement = found(request, id)
    engagement.require(request.person, Verb.INVITE)
    act = request.POST.get("act", "")
    form = SponsorForm(request.POST if act == "name" else None)
    link, invited = "", None
    try:
        if act == "name" and form.is_valid():
            engagement.name_sponsor(by=request.person, now=timezone.now(), **form.cleaned_data)
            return redirect("invite", id=engagement.id)
        if act == "part":
            engagement.part_with_sponsor(by=request.person, now=timezone.now())
            return redirect("invite", id=engagement.id)
        if act in ("client", "sponsor"):
            invited = getattr(engagement, act)
            link = _link(request, engagement, act)
    except NotNow as refusal:
        messages.info(request, str(refusal))
    return page(
        request,
        "invitations/invite.html",
        status=422 if form.errors else 200,
        engagement=engagement,
        parties=[(part, person, _waiting(person)) for part, person in _invitable(engagement)],
        form=form,
        link=link,
        invited=invited,
    )


def _link(request: PersonRequest, engagement: Engagement, part: str) -> str:
    person = getattr(engagement, part)
    if person is None:
        raise Withheld
    token = engagement.invite(person, by=request.person, now=timezone.now())
    return request.build_absolute_uri(reverse("invitation", args=[token]))


def _invitable(engagement: Engagement) -> list[tuple[str, Person]]:
    return [(part, person) for part in ("client", "sponsor") if (person := getattr(engagement, part)) is not None]


def _waiting(person: Person) -> Invitation | None:
    return Invitation.objects.filter(invited=person, used_at=None, withdrawn_at=None).first()


@open_to_all
def invitation(request: HttpRequest, link: str) -> HttpResponse:
    """A link is opened: its token leaves the address at once, so that no history, log or referrer keeps it."""
    try:
        request.session[OPENED] = str(Invitation.opened(link, now=timezone.now()).id)
    except Unusable as refusal:
        return _refused(request, refusal)
    return redirect("take-up")


@open_to_all
@sensitive_post_parameters("password")
def take_up(request: HttpRequest) -> HttpResponse:
    """Whoever opened a good link sets a password, or joins with the account they are signed in with."""
    people = Invitation.objects.select_related("by", "invited", "organisation")
    invitation = people.filter(id=request.session.get(OPENED) or UUID(int=0)).first()
    if invitation is None:
        return _refused(request, Unusable("Open the link that was sent to you; this page is reached by it."))
    person = getattr(request, "person", None)
    form = AccountForm(request.POST or None, initial={"email": invitation.invited.contact})
    try:
        invitation.require_good(now=timezone.now())
        if request.method == "POST" and _failures(invitation.id) >= TRIES:
            return page(request, "invitations/wait.html", status=429)
        if request.method == "POST" and person is not None:
            invitation.join(person, now=timezone.now())
            return _in(request, invitation)
        if person is None and form.is_valid():
            login(request, invitation.take_up(now=timezone.now(), **form.cleaned_data))
            return _in(request, invitation)
    except Unusable as refusal:
        return _refused(request, refusal)
    except NotJoined as refusal:
        _count(invitation.id)
        return _taking_up(request, invitation, form, why=str(refusal), status=422)
    return _taking_up(request, invitation, form, status=422 if form.errors else 200)


def _taking_up(
    request: HttpRequest, invitation: Invitation, form: AccountForm, *, status: int, why: str = ""
) -> HttpResponse:
    return page(request, "invitations/take_up.html", status=status, invitation=invitation, form=form, why=why)


def _in(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    request.session.pop(OPENED, None)
    return redirect(invitation.place)


def _refused(request: HttpRequest, refusal: Unusable) -> HttpResponse:
    """A helpful page, the same status for every reason; nothing changed. Whoever tries too many waits; a good link always opens."""
    address = request.META.get("REMOTE_ADDR", "")
    if _failures(address) >= TRIES:
        return page(request, "invitations/wait.html", status=429)
    _count(address)
    return page(request, "invitations/unusable.html", status=404, why=str(refusal))


def _failures(whose: object) -> int:
    return int(cache.get(_key(whose), 0))


def _count(whose: object) -> None:
    cache.set(_key(whose), _failures(whose) + 1, WINDOW)


def _key(whose: object) -> str:
    return "invitation:" + sha256(str(whose).encode()).hexdigest()[:32]
