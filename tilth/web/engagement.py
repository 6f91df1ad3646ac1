"""An engagement: its sessions, and how one begins."""

from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from tilth.coaching.engagement import Engagement
from tilth.coaching.session import Session
from tilth.organisation.people import Membership, Organisation, organisations_of
from tilth.web.page import page
from tilth.web.person import PersonRequest


class BeginForm(forms.Form):
    """Whom the coach begins to work with."""

    client_name = forms.CharField(label="The client's name, as you want to read it here", max_length=200)
    organisation = forms.ModelChoiceField(Organisation.objects.none(), label="In which organisation", empty_label=None)


def engagement(request: PersonRequest, id: UUID) -> HttpResponse:
    """The sessions of one engagement, the latest first."""
    found = get_object_or_404(Engagement.visible_to(request.person).select_related("coach", "client"), id=id)
    sessions = Session.visible_to(request.person).filter(engagement=found)
    return page(
        request,
        "engagements/engagement.html",
        engagement=found,
        sessions=sessions,
        is_coach=found.coach_id == request.person.id,
    )


def begin(request: PersonRequest) -> HttpResponse:
    """A coach begins to work with somebody."""
    places = organisations_of(request.person).filter(
        memberships__person=request.person, memberships__role=Membership.Role.COACH
    )
    form = BeginForm(request.POST or None)
    form.fields["organisation"].queryset = places  # type: ignore[attr-defined]
    form.fields["organisation"].initial = get_object_or_404(places.distinct()[:1])
    if form.is_valid():
        begun = Engagement.begin(by=request.person, now=timezone.now(), **form.cleaned_data)
        return redirect("engagement", id=begun.id)
    return page(request, "engagements/begin.html", form=form, one_place=places.distinct().count() == 1)
