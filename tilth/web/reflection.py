"""The journal: what the client writes between sessions, searched by opening only their own, shared entry by entry."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from tilth.coaching.content import Outdated
from tilth.coaching.engagement import Engagement
from tilth.coaching.reflection import PROMPTS, Entry, found, tied_to
from tilth.organisation.disclosure import Audience
from tilth.web.page import page
from tilth.web.person import PersonRequest

LONGEST = 20_000
WORDS = forms.Textarea(attrs={"rows": 5})


class EntryForm(forms.Form):
    """An entry, and the question it answers where there is one."""

    prompt = forms.ChoiceField(label="A question to begin with, if you like", required=False)
    words = forms.CharField(label="Your entry", widget=WORDS, max_length=LONGEST)

    def __init__(self, data: Any, *, kind: str) -> None:
        super().__init__(data)
        questions = [("", "none"), *((prompt, prompt) for prompt in PROMPTS[kind])]
        self.fields["prompt"] = forms.ChoiceField(label=self.fields["prompt"].label, required=False, choices=questions)


def journal(request: PersonRequest, id: UUID) -> HttpResponse:
    """The entries of one engagement: all of them for the client, the shared ones for the coach. A search is posted: words never stand in an address."""
    engagement = get_object_or_404(Engagement.visible_to(request.person).select_related("coach", "client"), id=id)
    is_client = engagement.audience(request.person) is Audience.CLIENT
    tied = _tied(request, engagement)
    searched = request.POST.get("search", "").strip()
    form = EntryForm(request.POST if "words" in request.POST else None, kind=next(iter(tied), ""))
    if form.is_valid():
        Entry.write(engagement, by=request.person, now=timezone.now(), **form.cleaned_data, **tied)
        return redirect("journal", id=engagement.id)
    entries = (
        Entry.visible_to(request.person).filter(engagement=engagement).select_related("step", "insight", "session")
    )
    return page(
        request,
        "journals/journal.html",
        status=422 if form.errors else 200,
        engagement=engagement,
        is_client=is_client,
        form=form,
        entries=found(entries, searched) if searched else entries,
        searched=searched,
        tied=next(iter(tied.items()), None),
    )


def entry(request: PersonRequest, id: UUID) -> HttpResponse:
    """One entry, to be read or reworded by whoever wrote it; saved over a newer text nowhere."""
    kept = get_object_or_404(Entry.visible_to(request.person).select_related("engagement__coach"), id=id)
    is_client = kept.engagement.audience(request.person) is Audience.CLIENT
    now = None
    if request.method == "POST":
        try:
            kept.reword(
                by=request.person,
                version=int(request.POST.get("version", "0") or 0),
                words=request.POST.get("words", "")[:LONGEST],
                now=timezone.now(),
            )
            return redirect("journal", id=kept.engagement_id)
        except Outdated as outdated:
            now = outdated.now
    return page(
        request,
        "journals/entry.html",
        status=409 if now else 200,
        entry=now or kept,
        is_client=is_client,
        mine=request.POST.get("words", "") if now else None,
    )


@require_POST
def share(request: PersonRequest, id: UUID) -> HttpResponse:
    """The client shares one entry, or takes it back."""
    kept = get_object_or_404(Entry.visible_to(request.person).select_related("engagement"), id=id)
    kept.share(by=request.person, shared=request.POST.get("shared") == "yes")
    return redirect("journal", id=kept.engagement_id)


@require_POST
def remove(request: PersonRequest, id: UUID) -> HttpResponse:
    """The client takes an entry out for good."""
    kept = get_object_or_404(Entry.visible_to(request.person).select_related("engagement"), id=id)
    kept.remove(by=request.person)
    return redirect("journal", id=kept.engagement_id)


def _tied(request: PersonRequest, engagement: Engagement) -> dict[str, Any]:
    kind, id = request.GET.get("about", ""), request.GET.get("id", "")
    try:
        return tied_to(engagement, request.person, kind=kind, id=UUID(id) if id else None)
    except ValueError:
        return {}
