"""A pulse: four sentences, twenty seconds, the client's own; shared with the coach or not, as the client likes."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from tilth.coaching.engagement import Engagement
from tilth.coaching.pulse import HIGHEST, LOWEST, OURS, NotAnAnswer, Pulse
from tilth.coaching.pulse_answer import PulseAnswer
from tilth.organisation.disclosure import Verb
from tilth.organisation.programme import Enrolment
from tilth.organisation.released import THEMES, be_counted, choose_themes, stop_being_counted
from tilth.web.page import page
from tilth.web.person import PersonRequest

LONGEST = 20_000


def pulse(request: PersonRequest, id: UUID, key: str) -> HttpResponse:
    """The sentences, each to be placed between 0 and 10; none has to be."""
    engagement, asked = _asked(request, id, key)
    if request.method != "POST":
        return _form(request, engagement, asked)
    try:
        PulseAnswer.give(
            engagement,
            by=request.person,
            pulse=asked.key,
            numbers={item.key: _number(request.POST.get(item.key, "")) for item in asked.items},
            words=request.POST.get("words", "")[:LONGEST],
            shared="shared" in request.POST,
            now=timezone.now(),
        )
    except NotAnAnswer as refused:
        return _form(request, engagement, asked, error=str(refused), status=422)
    messages.success(request, "Kept. It stands beside your earlier answers.")
    return redirect("growth", id=engagement.id)


@require_POST
def counted(request: PersonRequest, id: UUID) -> HttpResponse:
    """The client lets their answers be counted in groups, with themes if they like, or takes that back."""
    engagement = _client_of(request, id)
    enrolment = Enrolment.of(engagement.id)
    if enrolment is None:
        raise Http404
    if "stop" in request.POST:
        stop_being_counted(enrolment, by=request.person)
        messages.success(request, "Your answers are no longer counted, and the numbers that were are destroyed.")
        return redirect("growth", id=engagement.id)
    be_counted(enrolment, by=request.person, now=timezone.now())
    choose_themes(enrolment, set(request.POST.getlist("theme")) & THEMES.keys(), by=request.person, now=timezone.now())
    messages.success(request, "Thank you. From now on your answers are counted in groups, and only there.")
    return redirect("growth", id=engagement.id)


def _asked(request: PersonRequest, id: UUID, key: str) -> tuple[Engagement, Pulse]:
    if key not in OURS:
        raise Http404
    return _client_of(request, id), OURS[key]


def _client_of(request: PersonRequest, id: UUID) -> Engagement:
    engagement = get_object_or_404(Engagement.visible_to(request.person).select_related("coach", "client"), id=id)
    engagement.require(request.person, Verb.ANSWER_PULSE)
    return engagement


def _form(
    request: PersonRequest, engagement: Engagement, asked: Pulse, *, error: str = "", status: int = 200
) -> HttpResponse:
    marked = [(item, _number(request.POST.get(item.key, ""))) for item in asked.items]
    shared = "shared" in request.POST if request.method == "POST" else asked.shared_by_default
    return page(
        request,
        "pulses/pulse.html",
        status=status,
        engagement=engagement,
        pulse=asked,
        marked=marked,
        scale=range(LOWEST, HIGHEST + 1),
        words=request.POST.get("words", ""),
        shared=shared,
        error=error,
    )


def _number(text: str) -> int | None:
    """What was marked; what is no number at all was not marked on our page, and is out of every range."""
    if not text:
        return None
    return int(text) if text.isascii() and text.lstrip("-").isdigit() and len(text) < 5 else -1
