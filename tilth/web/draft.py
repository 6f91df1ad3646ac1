"""Long forms that outlive a lost connection and an expired sign-in, and two people writing at once.

Each carries a pass: signed by us, it names the writer and the form's address, and lets a browser do one thing, signed in or
not: put what stands in that form into that writer's own sealed draft. It reads nothing. Nothing is ever kept in the browser.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required as open_to_all
from django.contrib.auth.views import redirect_to_login
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.formats import date_format
from django.views.decorators.csrf import csrf_exempt

from tilth.coaching.content import Outdated, Revisable
from tilth.coaching.draft import Draft
from tilth.organisation.people import Person

SALT = "tilth.web.draft"
PASS_LASTS = 14 * 24 * 3600  # as long as a sign-in
NOT_WORDS = {"csrfmiddlewaretoken", "pass"}


class LongForm(forms.Form):
    """A form that is kept while it is written. `version` is the one its words were read at; `saved` the row that somebody else saved since."""

    use_required_attribute = False
    version = forms.IntegerField(widget=forms.HiddenInput, initial=0, min_value=0)

    place = ""
    draft_pass = ""
    restored: datetime | None = None
    saved: Revisable | None = None
    both: Sequence[tuple[str, str, str]] = ()
    """Label, what was saved meanwhile, what was written here: for each field in which they differ."""

    @classmethod
    def from_row(cls, row: Revisable | None) -> dict[str, Any] | None:
        """What a row of content says in the fields of this form; nothing where there is no row yet."""
        return None if row is None else {name: getattr(row, name) for name in cls.base_fields if hasattr(row, name)}

    @property
    def status(self) -> int:
        """The status of the page that shows it: 422 where something is wrong, 409 where somebody saved first."""
        return 422 if self.errors else 409 if self.saved else 200

    def said(self, saved: Revisable, name: str) -> Any:
        """What a saved row says in the field of that name; a form whose fields are parts of one value says so itself."""
        return getattr(saved, name, None)

    def overtaken(self, saved: Revisable) -> None:
        """Somebody saved first. Both texts are shown side by side, and the field holds both, so that saving once more loses neither."""
        sent = dict(self.data.items())
        both = []
        for name in self.fields:
            mine, theirs = self.cleaned_data[name], self.said(saved, name)
            if isinstance(mine, str) and isinstance(theirs, str) and mine != theirs:
                both.append((str(self.fields[name].label), theirs, mine))
                sent[self.add_prefix(name)] = _joined(theirs, mine)
        sent[self.add_prefix("version")] = str(saved.version)
        self.data, self.saved, self.both = sent, saved, both


def _joined(theirs: str, mine: str) -> str:
    if theirs in mine or mine in theirs:
        return max(theirs, mine, key=len)
    return f"{theirs}\n\n{mine}"


Long = TypeVar("Long", bound=LongForm)


def resume(form: Long, *, by: Person, organisation: UUID, place: str) -> Long:
    """Give a form its pass; where it was not sent yet, fill it with what its writer had left in it."""
    form.place, form.draft_pass = place, signing.dumps([str(by.pk), str(organisation), place], salt=SALT)
    left = None if form.is_bound else Draft.visible_to(by).filter(place=place).first()
    if left is not None:
        sent = QueryDict(mutable=True)
        for name, values in left.fields.items():
            sent.setlist(name, values)
        for name, field in form.fields.items():
            form.initial[name] = field.widget.value_from_datadict(sent, {}, form.add_prefix(name))
        form.restored = left.made_at
    return form


def save(form: LongForm, *, by: Person, to: Callable[..., object]) -> bool:
    """Hand what was sent to a verb, with the version it was read at. False where that was not to be; the form then says why."""
    if not form.is_valid():
        return False
    try:
        to(by=by, now=timezone.now(), **form.cleaned_data)
    except Outdated as since:
        form.overtaken(since.now)
        return False
    Draft.clear(by=by, place=form.place)
    return True


def rescue(request: HttpRequest) -> str | None:
    """Keep what was sent with a pass as its writer's draft: the form's address, or None where there was no good pass."""
    writer, organisation, place = _passed(request)
    person = Person.objects.filter(pk=writer, is_active=True).first() if writer else None
    if person is None:
        return None
    fields = {name: [str(v) for v in values] for name, values in request.POST.lists() if name not in NOT_WORDS}
    Draft.keep(by=person, organisation=UUID(organisation), place=place, fields=fields, now=timezone.now())
    return place


def _passed(request: HttpRequest) -> tuple[str, str, str]:
    """Writer, organisation and address that a pass names; all empty where it is missing, forged or too old."""
    try:
        writer, organisation, place = signing.loads(request.POST.get("pass", ""), salt=SALT, max_age=PASS_LASTS)
    except signing.BadSignature:
        return "", "", ""
    return writer, organisation, place


@csrf_exempt  # the pass is proof enough, and a page whose token has grown old must still be able to keep its words
@open_to_all
def draft(request: HttpRequest) -> HttpResponse:
    """Keep a form for later, or throw away what was kept."""
    _, _, place = _passed(request)
    if "throw_away" in request.POST and place and isinstance(request.user, Person):
        Draft.clear(by=request.user, place=place)
        return redirect(place)
    if rescue(request) is None:
        return _nothing_here(request)
    if request.headers.get("X-Draft"):
        return HttpResponse(date_format(timezone.localtime(), "H:i"), content_type="text/plain")
    if isinstance(request.user, Person):
        messages.info(request, "Kept for later. Only you see it, and it is here when you come back.")
    return redirect(place)


def _nothing_here(request: HttpRequest) -> HttpResponse:
    if isinstance(request.user, Person):
        raise Http404
    return redirect_to_login("/")
