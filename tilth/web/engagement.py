"""An engagement: where the work stands, what waits, its goals and sessions; how one begins, rests, goes on and ends."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from tilth.coaching.agreement import Agreement, Proposal
from tilth.coaching.engagement import Engagement, NotNow
from tilth.coaching.growth import Goal
from tilth.coaching.review import Review
from tilth.coaching.session import Session
from tilth.organisation.people import Membership, Organisation, organisations_of
from tilth.web.page import page
from tilth.web.person import PersonRequest


class BeginForm(forms.Form):
    """Whom the coach begins to work with, what kind of work it is, and who else has a part in it."""

    client_name = forms.CharField(label="The client's name, as you want to read it here", max_length=200)
    client_contact = forms.EmailField(
        label="Their e-mail", required=False, help_text="Only to invite them later. May stay empty."
    )
    kind = forms.ChoiceField(
        label="What kind of work is it?", choices=Engagement.Kind, widget=forms.RadioSelect, initial="leadership"
    )
    sponsor_name = forms.CharField(
        label="A sponsor's name",
        max_length=200,
        required=False,
        help_text="Who commissions the coaching, if somebody does. They read and accept only what is addressed to all three.",
    )
    sponsor_contact = forms.EmailField(label="The sponsor's e-mail", required=False)
    organisation = forms.ModelChoiceField(Organisation.objects.none(), label="In which organisation", empty_label=None)

    def clean(self) -> None:
        """A sponsor's address needs a sponsor's name."""
        if self.cleaned_data.get("sponsor_contact") and not self.cleaned_data.get("sponsor_name"):
            self.add_error("sponsor_name", "Whose address is this? Write the sponsor's name, or leave both empty.")
        if self.cleaned_data.get("sponsor_name") and self.cleaned_data.get("kind") == Engagement.Kind.LEADER_AS_COACH:
            self.add_error(
                "sponsor_name", "A leader coaching in their own team reports to nobody on it: leave this empty."
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
        return redirect(begun)
    status = 422 if form.errors else 200
    return page(request, "engagements/begin.html", status=status, form=form, one_place=places.distinct().count() == 1)


def found(request: PersonRequest, id: UUID) -> Engagement:
    """The engagement of that id with its people, or 404."""
    people = ("coach", "client", "sponsor", "organisation")
    return get_object_or_404(Engagement.visible_to(request.person).select_related(*people), id=id)


def engagement(request: PersonRequest, id: UUID) -> HttpResponse:
    """Where the work stands, and what waits."""
    engagement = found(request, id)
    agreement = Agreement.visible_to(request.person).filter(engagement=engagement).first()
    waits_for = agreement.waits_for() if agreement else []
    reviews = Review.visible_to(request.person).filter(engagement=engagement)
    return page(
        request,
        "engagements/engagement.html",
        engagement=engagement,
        is_coach=engagement.coach_id == request.person.id,
        agreement=agreement,
        waits_for=waits_for,
        waits_for_me=request.person in waits_for,
        preparing=Proposal.visible_to(request.person).filter(engagement=engagement).exists(),
        goals=Goal.visible_to(request.person).filter(engagement=engagement, let_go_at=None),
        reviews=reviews,
        half_way=not reviews and Review.is_near(engagement),
        review=next((review for review in reviews if review.ended_at is None), None),
        sessions=Session.visible_to(request.person).filter(engagement=engagement),
        without_account=[party for party in engagement.parties() if not party.can_sign_in],
        removed=[party for party in engagement.parties() if not party.belongs_to(engagement.organisation_id)],
    )


MOVES = {"pause": Engagement.pause, "resume": Engagement.resume}


@require_POST
def move(request: PersonRequest, id: UUID) -> HttpResponse:
    """Let the work rest, or go on with it."""
    engagement = found(request, id)
    try:
        if verb := MOVES.get(request.POST.get("move", "")):
            verb(engagement, by=request.person, now=timezone.now())
    except NotNow as refusal:
        messages.info(request, str(refusal))
    return redirect(engagement)


def close(request: PersonRequest, id: UUID) -> HttpResponse:
    """End the work: asked once more, for a closing review is offered first."""
    engagement = found(request, id)
    if request.method == "POST":
        engagement.close(by=request.person, now=timezone.now())
        return redirect(engagement)
    return page(request, "engagements/close.html", engagement=engagement)
