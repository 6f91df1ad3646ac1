"""A programme's report, for whoever leads it: groups above the floor, as they were published; a file with the same values."""

import csv
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.db.models import Count, Max
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from tilth.coaching.pulse import NOT_VALIDATED, OURS
from tilth.organisation.programme import Cohort
from tilth.organisation.released import THEMES
from tilth.sponsor.published import CANNOT_SAY, HIDDEN, WHY_HIDDEN, Line, Published
from tilth.sponsor.report import latest, publish_report
from tilth.web import charts
from tilth.web.page import page
from tilth.web.person import PersonRequest

WORDS = {f"{pulse.key}/{item.key}": item.words for pulse in OURS.values() for item in pulse.items}


def programmes(request: PersonRequest) -> HttpResponse:
    """The cohorts of the programmes a person leads."""
    cohorts = Cohort.visible_to(request.person).select_related("programme")
    return page(
        request,
        "programmes/programmes.html",
        cohorts=cohorts.annotate(people=Count("enrolments", distinct=True), last=Max("reports__published_at")),
    )


def report(request: PersonRequest, id: UUID) -> HttpResponse:
    """The report as it was published last; before the first, what will live there."""
    cohort = _found(request, id)
    kept = latest(cohort)
    found = kept and Published.from_json(kept.published)
    return page(
        request, "programmes/report.html", cohort=cohort, kept=kept, report=found, **(_shown(found) if found else {})
    )


@require_POST
def publish(request: PersonRequest, id: UUID) -> HttpResponse:
    """Publish what is safe to say today."""
    cohort = _found(request, id)
    publish_report(cohort, by=request.person, now=timezone.now())
    return redirect(cohort)


def table(request: PersonRequest, id: UUID) -> HttpResponse:
    """The same values as a file for a spreadsheet."""
    kept = latest(_found(request, id))
    if kept is None:
        raise Http404
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="report-{kept.published_at:%Y-%m-%d}.csv"'
    csv.writer(answer).writerows(_rows(Published.from_json(kept.published)))
    return answer


def _found(request: PersonRequest, id: UUID) -> Cohort:
    return get_object_or_404(Cohort.visible_to(request.person).select_related("programme"), id=id)


def _shown(found: Published) -> dict[str, Any]:
    """The lines in the order of the page, each with its words."""
    measures = [key.removesuffix(":latest") for key in found.lines if key.endswith(":latest")]
    changes = [(_words(m), found.lines[f"{m}:first"], found.lines[f"{m}:latest"]) for m in measures]
    drawn = [
        (words, first.upper, after.upper, after.n)
        for m, (words, first, after) in zip(measures, changes, strict=True)
        if m in found.paired and first.upper and after.upper and after.n
    ]
    return {
        "stage": found.lines["stage"],
        "answered": found.lines["answered"],
        "ladder": found.lines["ladder"],
        "themes": [(words, found.lines[f"theme:{key}"]) for key, words in THEMES.items()],
        "changes": changes,
        "dumbbells": charts.dumbbells(drawn),
        "height": charts.height(drawn),
        "left": charts.LEFT,
        "right": charts.RIGHT,
        "not_validated": NOT_VALIDATED,
        "hidden": HIDDEN,
        "why_hidden": WHY_HIDDEN,
        "cannot_say": CANNOT_SAY,
    }


def _words(key: str) -> str:
    measure, _, which = key.partition(":")
    if measure == "theme":
        return f"Theme: {THEMES[which]}"
    names = {"stage": "How far the work is", "answered": "Answered a pulse", "ladder": "Progress on goals"}
    return names.get(measure) or f"{WORDS.get(measure, measure)}{f' ({which})' if which else ''}"


def _rows(found: Published) -> Iterator[tuple[object, ...]]:
    yield ("question", "group", "answer", "per cent", "from", "to", "people", "as of")
    yield ("People enrolled", "everybody", "", "", "", "", found.enrolled, found.as_of)
    yield (
        "Sessions held",
        "everybody",
        f"of {found.sessions_agreed} agreed",
        "",
        "",
        "",
        found.sessions_held,
        found.as_of,
    )
    for key, line in found.lines.items():
        yield from ((_words(key), *rest) for rest in _of_line(line))
    for sentence in CANNOT_SAY:
        yield ("What this report cannot say", "", sentence)


def _of_line(line: Line) -> Iterator[tuple[object, ...]]:
    if line.hidden:
        yield ("everybody", HIDDEN)
    for share in line.shares:
        yield ("everybody", share.label, share.percent, share.low, share.high, line.n, line.as_of)
    for group in line.groups:
        if group.share is None:
            yield (group.name, HIDDEN)
        else:
            yield (
                group.name,
                group.share.label,
                group.share.percent,
                group.share.low,
                group.share.high,
                group.n,
                line.as_of,
            )
