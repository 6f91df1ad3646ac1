"""A report reads the released table and nothing else, says the same again until enough has changed, and is quick for ten thousand people."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.people import NOW, gather
from tests.programmes import answer, answered_twice, cohort_of
from tilth.organisation.disclosure import Withheld
from tilth.organisation.released import Act, Released, stop_being_counted
from tilth.sponsor.published import Published
from tilth.sponsor.report import latest, publish_report

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=40)


def published(cohort, cast, now=LATER):
    return Published.from_json(publish_report(cohort, by=cast.programme_lead, now=now).published)


def test_only_the_lead_of_the_programme_publishes():
    cast = gather()
    cohort = cohort_of(cast, 3)
    for part in ("coach", "client", "sponsor", "administrator", "stranger"):
        with pytest.raises(Withheld):
            publish_report(cohort, by=getattr(cast, part), now=NOW)


def test_a_cohort_of_sixty_shows_stages_change_ladders_and_themes_in_groups():
    cast = gather()
    cohort = cohort_of(cast, 60)
    answered_twice(cohort)
    found = published(cohort, cast)
    assert found.enrolled == 60
    assert found.sessions_agreed == 360
    assert 100 < found.sessions_held < 121
    assert found.lines["session/mine:latest"].n > 40
    assert "session/mine" in found.paired
    assert sum(share.percent for share in found.lines["session/mine:latest"].shares) in range(98, 103)
    assert not found.lines["ladder"].hidden
    assert any(line.n for key, line in found.lines.items() if key.startswith("theme:"))
    for line in found.lines.values():
        assert line.hidden or line.n >= 8
        assert all(group.n is None or group.n >= 16 for group in line.groups if line.key != "stage")


def test_a_cohort_of_four_shows_its_totals_and_nothing_else():
    cast = gather()
    cohort = cohort_of(cast, 4, groups=())
    answered_twice(cohort, share=1)
    found = published(cohort, cast)
    assert (found.enrolled, found.sessions_held) == (4, 8)
    assert all(line.hidden for line in found.lines.values())


def test_a_theme_that_few_chose_looks_like_one_that_nobody_chose():
    cast = gather()
    cohort = cohort_of(cast, 30, groups=())
    answered_twice(cohort)
    Released.objects.filter(act=Act.THEME).update(measure="leading")
    few = Released.objects.filter(act=Act.THEME).values_list("pk", flat=True)[:3]
    Released.objects.filter(pk__in=list(few)).update(measure="balance")
    found = published(cohort, cast)
    rare, none = found.lines["theme:balance"], found.lines["theme:next-role"]
    assert (rare.n, rare.shares, rare.groups) == (none.n, none.shares, none.groups) == (None, (), ())


def test_one_more_answer_changes_nothing_that_is_shown():
    cast = gather()
    cohort = cohort_of(cast, 40)
    answered_twice(cohort)
    first = published(cohort, cast)
    one = cohort.enrolments.order_by("pk")[0]
    Released.objects.create(enrolment=one, act=Act.PULSE, measure="session/mine", value=10, at=LATER)
    stop_being_counted(cohort.enrolments.order_by("pk")[1], by=cohort.enrolments.order_by("pk")[1].person)
    again = published(cohort, cast, now=LATER + timedelta(days=1))
    assert again.lines == first.lines
    assert again.as_of != first.as_of


def test_enough_new_answers_bring_new_figures_and_every_report_is_kept():
    cast = gather()
    cohort = cohort_of(cast, 40, groups=())
    answered_twice(cohort)
    published(cohort, cast)
    answer(cohort, at=LATER, seed=3, high=1)
    second = published(cohort, cast, now=LATER + timedelta(days=1))
    assert any(line.as_of == second.as_of for line in second.lines.values())
    assert cohort.reports.count() == 2
    assert Published.from_json(latest(cohort).published) == second


def test_no_table_of_content_is_touched():
    cast = gather()
    cast.session()
    cohort = cohort_of(cast, 30)
    answered_twice(cohort)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        publish_report(cohort, by=cast.programme_lead, now=LATER)
        latest(cohort)
    for query in queries:
        assert "coaching_" not in query["sql"]
        assert "vault_" not in query["sql"]
    assert len(queries) < 20


def test_a_reports_queries_do_not_grow_with_its_people():
    cast = gather()
    counts = []
    for size in (20, 80):
        cohort = cohort_of(cast, size)
        answered_twice(cohort)
        with CaptureQueriesContext(connection) as queries:
            publish_report(cohort, by=cast.programme_lead, now=LATER)
        counts.append(len(queries))
    assert counts[0] == counts[1]
