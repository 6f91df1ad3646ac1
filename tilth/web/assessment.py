"""Results of assessments: brought as files by coach or client, opened by the two alone, taken away again."""

from uuid import UUID

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from tilth.coaching.assessment import Assessment, NotTaken
from tilth.coaching.engagement import Engagement
from tilth.web.engagement import found
from tilth.web.page import page
from tilth.web.person import PersonRequest


class AssessmentForm(forms.Form):
    """A result, as a file."""

    file = forms.FileField(
        label="The result",
        allow_empty_file=True,  # our own sentence says more
        help_text="PDF, Word (DOCX), PNG, JPEG or text, up to 10 MB. It is sealed as it is; nothing reads it.",
    )


def assessments(request: PersonRequest, id: UUID) -> HttpResponse:
    """What was brought, and one more."""
    engagement = found(request, id)
    form = AssessmentForm(request.POST or None, request.FILES or None)
    if form.is_valid() and _brought(request, engagement, form):
        return redirect("assessments", id=engagement.id)
    return page(
        request,
        "engagements/assessments.html",
        status=422 if form.errors else 200,
        engagement=engagement,
        is_coach=engagement.coach_id == request.person.id,
        form=form,
        assessments=_unopened(request, engagement),
    )


def _unopened(request: PersonRequest, engagement: Engagement) -> QuerySet[Assessment]:
    """Ten megabytes each stay in the database until one is opened."""
    return (
        Assessment.visible_to(request.person).filter(engagement=engagement).select_related("brought_by").defer("data")
    )


def _brought(request: PersonRequest, engagement: Engagement, form: AssessmentForm) -> bool:
    file: UploadedFile[bytes] = form.cleaned_data["file"]
    try:
        Assessment.bring(engagement, by=request.person, name=file.name or "", data=file.read(), now=timezone.now())
    except NotTaken as refusal:
        form.add_error("file", str(refusal))
        return False
    return True


def assessment(request: PersonRequest, id: UUID) -> HttpResponse:
    """The file, byte for byte, to be saved; it is never shown inside a page of ours."""
    result = get_object_or_404(Assessment.visible_to(request.person), id=id)
    return HttpResponse(
        result.data,
        content_type=result.media,
        headers={
            "Content-Disposition": f'attachment; filename="result.{result.type}"',
            "Content-Security-Policy": "default-src 'none'; sandbox",
            "X-Content-Type-Options": "nosniff",
        },
    )


@require_POST
def take_away(request: PersonRequest, id: UUID) -> HttpResponse:
    """It is gone at once."""
    result = get_object_or_404(Assessment.visible_to(request.person).select_related("engagement"), id=id)
    result.take_away(by=request.person, now=timezone.now())
    return redirect("assessments", id=result.engagement_id)
