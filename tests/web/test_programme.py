"""A programme lead publishes and reads groups; what is held back is a designed state; the file says the same as the page."""

import csv
import io
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.people import gather
from tests.programmes import answered_twice, cohort_of
from tilth.sponsor.models import PublishedReport

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return gather()


def test_before_the_first_report_the_page_says_what_will_live_there(cast):
    cohort = cohort_of(cast, 3)
    page = cast.browser("programme_lead").get(reverse("programme-report", args=[cohort.id])).content.decode()
    assert "The report will stand here" in page
    assert cast.browser("programme_lead").get(reverse("programme-table", args=[cohort.id])).status_code == 404


def test_the_lead_publishes_and_the_page_shows_groups_limits_and_what_is_held_back(cast):
    cohort = cohort_of(cast, 60)
    answered_twice(cohort)
    browser = cast.browser("programme_lead")
    assert browser.post(reverse("publish-report", args=[cohort.id])).status_code == 302
    page = browser.get(reverse("programme-report", args=[cohort.id])).content.decode()
    for said in (
        "60 people",
        "Not shown to protect confidentiality",
        "What this report cannot say",
        "not an effect",
        "<svg",
    ):
        assert said in page
    assert "Person 1" not in page


def test_a_cohort_of_four_is_explained(cast):
    cohort = cohort_of(cast, 4, groups=())
    answered_twice(cohort, share=1)
    browser = cast.browser("programme_lead")
    browser.post(reverse("publish-report", args=[cohort.id]))
    page = browser.get(reverse("programme-report", args=[cohort.id])).content.decode()
    assert page.count("Not shown to protect confidentiality") > 10
    assert "8 of 24" in page
    assert " %" not in page.split("What this report cannot say")[0].replace("100 %", "")


def test_the_file_says_what_the_page_says(cast):
    cohort = cohort_of(cast, 60)
    answered_twice(cohort)
    browser = cast.browser("programme_lead")
    browser.post(reverse("publish-report", args=[cohort.id]))
    rows = list(csv.reader(io.StringIO(browser.get(reverse("programme-table", args=[cohort.id])).content.decode())))
    published = PublishedReport.objects.get().published["lines"]["session/mine:latest"]
    told = [
        (row[2], int(row[3]))
        for row in rows
        if row[0].endswith("(latest)") and row[1] == "everybody" and "matters" in row[0]
    ]
    assert told == [(share["label"], share["percent"]) for share in published["shares"]]
    assert any(row[0] == "What this report cannot say" for row in rows)


def test_reading_a_report_touches_no_table_of_content(cast):
    cast.session()
    cohort = cohort_of(cast, 60)
    answered_twice(cohort)
    browser = cast.browser("programme_lead")
    with CaptureQueriesContext(connection) as queries:
        browser.post(reverse("publish-report", args=[cohort.id]))
        browser.get(reverse("programme-report", args=[cohort.id]))
        browser.get(reverse("programmes"))
        browser.get(reverse("programme-table", args=[cohort.id]))
    assert [query["sql"] for query in queries if "coaching_" in query["sql"] or "vault_" in query["sql"]] == []


def test_only_the_lead_sees_that_a_report_exists(cast):
    cohort = cohort_of(cast, 10)
    for part in ("coach", "client", "sponsor", "administrator", "supervisor", "stranger"):
        for name in ("programme-report", "programme-table"):
            assert cast.browser(part).get(reverse(name, args=[cohort.id])).status_code == 404
        assert cast.browser(part).post(reverse("publish-report", args=[cohort.id])).status_code == 404
        assert b"autumn" not in cast.browser(part).get(reverse("programmes")).content
    assert b"autumn cohort" in cast.browser("programme_lead").get(reverse("programmes")).content


def test_a_report_is_frozen_while_few_have_changed(cast):
    cohort = cohort_of(cast, 40)
    answered_twice(cohort)
    browser = cast.browser("programme_lead")
    browser.post(reverse("publish-report", args=[cohort.id]))
    cohort.enrolments.order_by("pk").first().released.all().delete()
    browser.post(reverse("publish-report", args=[cohort.id]))
    before, after = PublishedReport.objects.order_by("published_at")
    assert before.published["lines"] == after.published["lines"]
    assert after.releases == []
    assert after.published_at - before.published_at < timedelta(minutes=5)
