"""The growth page shows ladders before numbers, opens each number to its formula, and calls a change a change."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.people import NOW, gather
from tilth.coaching.growth import Goal
from tilth.coaching.pulse_answer import PulseAnswer

pytestmark = pytest.mark.django_db
LADDER = [
    "I answer for them",
    "I wait once a week",
    "I ask before I answer",
    "They ask each other",
    "They forget I am there",
]


@pytest.fixture
def cast():
    return gather()


def shown(cast, part="client"):
    return cast.browser(part).get(reverse("growth", args=[cast.engagement.id])).content.decode()


def goal(cast, *, level=0, ladder=LADDER):
    return Goal.objects.create(
        organisation_id=cast.engagement.organisation_id,
        compartment_id=cast.engagement.shared_id,
        engagement=cast.engagement,
        words="Let my team think",
        ladder=ladder,
        level=level,
        made_at=NOW,
        changed_at=NOW,
    )


def test_an_empty_page_says_what_will_live_there(cast):
    for part in ("client", "coach"):
        assert "will stand here" in shown(cast, part)
    assert "not an effect of coaching" in shown(cast)


def test_the_ladder_stands_before_the_number_and_the_number_opens(cast):
    goal(cast, level=1)
    text = shown(cast)
    assert text.index("They ask each other") < text.index("60.0")
    assert "√((1 − r)Σw² + r(Σw)²)" in text
    assert "here today" in text


def test_a_ladder_that_is_not_whole_gives_no_number(cast):
    goal(cast, ladder=["only this one"])
    text = shown(cast)
    assert "only this one" in text
    assert "As one number" not in text


def test_pulses_stand_as_lines_over_time_and_say_that_nothing_is_known_of_their_noise(cast):
    for n, value in enumerate((3, 5, 8)):
        PulseAnswer.give(
            cast.engagement, by=cast.client, pulse="session", numbers={"mine": value}, now=NOW + timedelta(days=n)
        )
    text = shown(cast)
    assert "3 → 5 → 8" in text.replace("\n", "")
    assert "No reliability is known of it" in text
    assert text.count("<polyline") == 1


def test_queries_do_not_grow_with_answers(cast):
    counts = []
    for _ in range(2):
        for n in range(10):
            PulseAnswer.give(
                cast.engagement, by=cast.client, pulse="session", numbers={"mine": 5}, now=NOW + timedelta(hours=n)
            )
            goal(cast)
        shown(cast)  # what the read log writes, it writes once an hour
        with CaptureQueriesContext(connection) as queries:
            shown(cast)
        counts.append(len(queries))
    assert counts[0] == counts[1]
