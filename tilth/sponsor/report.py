"""The only queries that a programme's page may run: they read the released table, and end in Published."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from tilth.organisation.people import Person
from tilth.organisation.programme import Cohort, Enrolment
from tilth.organisation.released import THEMES, Act, Released
from tilth.sponsor import answers
from tilth.sponsor.anonymity import Entry, Question, Release, publish
from tilth.sponsor.answers import Answers, Row
from tilth.sponsor.models import PublishedReport
from tilth.sponsor.published import Published, line


def latest(cohort: Cohort) -> PublishedReport | None:
    """The report as it was published last, read and not counted anew."""
    return cohort.reports.select_related("by").defer("releases").first()


def publish_report(cohort: Cohort, *, by: Person, now: datetime) -> PublishedReport:
    """Publish what is safe to say of a cohort today; what is not stays as it was published before, or is not shown. Raises Withheld."""
    cohort.programme.require_lead(by)
    with transaction.atomic():
        Cohort.objects.select_for_update().get(pk=cohort.pk)  # two at once would not know of each other
        counted = _counted(cohort)
        past = _past(cohort, {each.question.key for each in counted})
        floor = cohort.programme.floor
        released = {
            each.question: publish(
                each.question, each.entries, each.cells, floor=floor, past=past[each.question.key], as_of=now.date()
            )
            for each in counted
        }
        new = [found for found in released.values() if found is not None and found not in past[found.question]]
        return PublishedReport.objects.create(
            cohort=cohort,
            by=by,
            published_at=now,
            published=_published(cohort, released, as_of=now.date()).as_json(),
            releases=[_kept(found) for found in new],
        )


def _counted(cohort: Cohort) -> list[Answers]:
    enrolled = list(Enrolment.objects.filter(cohort=cohort).values_list("pk", "group", "stage"))
    groups = {person: group for person, group, _ in enrolled}
    rows = _rows(cohort)
    return [
        answers.stages({person: stage for person, _, stage in enrolled}, groups),
        answers.answered(rows[Act.PULSE], groups),
        *answers.pulses(rows[Act.PULSE], groups),
        answers.ladders(rows[Act.LADDER], groups),
        *answers.themes(rows[Act.THEME], groups, THEMES),
    ]


def _rows(cohort: Cohort) -> Mapping[str, list[Row]]:
    rows: dict[str, list[Row]] = defaultdict(list)
    released = Released.objects.filter(enrolment__cohort=cohort).exclude(act=Act.SESSION).order_by("pk")
    # At once, not by a cursor: for one, PostgreSQL plans to have the first row soon, and the last one late.
    for act, number, person, measure, value in released.values_list("act", "pk", "enrolment_id", "measure", "value"):
        rows[act].append((number, person, measure, value))
    return rows


def _published(cohort: Cohort, released: Mapping[Question, Release | None], *, as_of: date) -> Published:
    enrolled = Enrolment.objects.filter(cohort=cohort).count()
    held = Released.objects.filter(enrolment__cohort=cohort, act=Act.SESSION).count()
    return Published(
        cohort=cohort.name,
        programme=cohort.programme.name,
        floor=cohort.programme.floor,
        as_of=as_of,
        enrolled=enrolled,
        sessions_held=held,
        sessions_agreed=enrolled * cohort.sessions_each,
        lines={question.key: line(question, release) for question, release in released.items()},
        paired=tuple(_paired({question.key: release for question, release in released.items()})),
    )


def _paired(released: Mapping[str, Release | None]) -> Iterable[str]:
    """The measures of which both lines are about the same people: only then does one beside the other show a change."""
    for key, first in released.items():
        measure, _, which = key.partition(":")
        after = released.get(f"{measure}:latest") if which == "first" else None
        if first is not None and after is not None and first.entries.keys() == after.entries.keys():
            yield measure


def _past(cohort: Cohort, questions: Iterable[str]) -> Mapping[str, Sequence[Release]]:
    past: dict[str, list[Release]] = {question: [] for question in questions}
    for releases in cohort.reports.order_by("published_at").values_list("releases", flat=True):
        for kept in releases:
            past.setdefault(kept["question"], []).append(_as_kept(kept))
    return past


def _kept(release: Release) -> dict[str, Any]:
    groups = sorted({entry.group for entry in release.entries.values()})
    place = {group: number for number, group in enumerate(groups)}
    return {
        "question": release.question,
        "as_of": release.as_of.isoformat(),
        "names": groups,
        "entries": [[person, entry.answer, place[entry.group]] for person, entry in release.entries.items()],
        "cells": release.cells,
        "counts": release.counts,
        "split": release.split,
        "groups": release.groups,
        "held_back": release.held_back,
    }


def _as_kept(kept: Mapping[str, Any]) -> Release:
    names, split, groups = kept["names"], kept["split"], kept["groups"]
    return Release(
        question=kept["question"],
        as_of=date.fromisoformat(kept["as_of"]),
        entries={person: Entry(answer, names[place]) for person, answer, place in kept["entries"]},
        cells=tuple(tuple(merged) for merged in kept["cells"]),
        counts=tuple(kept["counts"]),
        split=(tuple(split[0]), tuple(split[1])) if split else None,
        groups={name: (low, high) for name, (low, high) in groups.items()} if groups else None,
        held_back=tuple(kept["held_back"]),
    )
