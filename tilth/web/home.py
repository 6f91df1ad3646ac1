"""Home: the engagements a person is a party to, and what waits in each."""

from django.db.models import Count, Max
from django.http import HttpResponse

from tilth.coaching.engagement import Engagement
from tilth.coaching.session import Session
from tilth.organisation.people import Membership, organisations_of
from tilth.web.page import page
from tilth.web.person import PersonRequest


def home(request: PersonRequest) -> HttpResponse:
    """What now? The sessions that wait to be read come first."""
    person = request.person
    engagements = (
        Engagement.visible_to(person)
        .select_related("coach", "client")
        .annotate(count=Count("sessions"), last=Max("sessions__held_on"))
    )
    waiting = Session.visible_to(person).filter(
        transcript_state=Session.TranscriptState.UNREAD, engagement__coach=person
    )
    coaches_in = organisations_of(person).filter(memberships__person=person, memberships__role=Membership.Role.COACH)
    return page(
        request,
        "home.html",
        as_coach=engagements.filter(coach=person),
        as_client=engagements.filter(client=person),
        as_sponsor=Engagement.sponsored_by(person).select_related("coach", "client"),
        waiting=waiting.select_related("engagement__client"),
        coaches_in=coaches_in.distinct(),
    )
