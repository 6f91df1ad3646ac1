"""What others see: the client's page tells the truth about everybody else's, today, and nobody else opens it."""

import pytest
from django.urls import reverse

from tests.people import NOW, gather
from tilth.coaching.insight import Insight
from tilth.coaching.others import GRANTED, matrix
from tilth.organisation.disclosure import Audience, Kind, Terms

pytestmark = pytest.mark.django_db


def page(cast, part="client"):
    return cast.browser(part).get(reverse("others", args=[cast.engagement.id]))


def cell(cast, kind, audience):
    row = next(row for row in matrix(cast.engagement) if row.kind is kind)
    return next(cell for cell in row.cells if cell.audience is audience)


def test_only_the_client_opens_it():
    cast = gather().with_sponsor()
    assert page(cast).status_code == 200
    assert {page(cast, part).status_code for part in ("coach", "sponsor", "administrator", "stranger")} == {404}


def test_the_coach_sees_a_transcript_until_the_client_withdraws():
    cast = gather()
    assert cell(cast, Kind.CONVERSATION, Audience.COACH).answer == "not now"
    session = cast.session()
    assert cell(cast, Kind.CONVERSATION, Audience.COACH).much == "1, until you withdraw"
    assert reverse("withdraw", args=[session.id]) in page(cast).content.decode()
    cast.browser("client").post(reverse("withdraw", args=[session.id]))
    assert cell(cast, Kind.CONVERSATION, Audience.COACH).answer == "not now"
    shown = page(cast).content.decode()
    assert "1 × session transcript" in shown
    assert "because consent was withdrawn" in shown


def test_the_receipt_says_what_had_left_as_a_file():
    cast = gather()
    session = cast.session()
    cast.browser("coach").get(reverse("reading-json", args=[session.id]))
    cast.browser("client").post(reverse("withdraw", args=[session.id]))
    assert "taken out as a file" in page(cast).content.decode()


def test_an_insight_that_is_kept_to_oneself_is_counted_out():
    cast = gather()
    for n in range(3):
        insight = Insight.name(cast.engagement, by=cast.client, words=f"Insight {n}.", now=NOW)
    Insight.objects.filter(pk=insight.pk).update(shared_with_coach=False)
    assert cell(cast, Kind.INSIGHT, Audience.COACH).much == "2 of 3"


def test_what_the_sponsor_sees_is_what_their_own_page_shows():
    cast = gather().with_sponsor()
    agreement = cast.agreement(purpose="To lead.", goals_may_be_released=True)
    for party in (cast.client, cast.sponsor):
        agreement.accept(by=party, now=NOW)
    goal = cast.goal()
    assert "Let Marta speak" not in page(cast).content.decode()
    goal.release(by=cast.client, now=NOW)
    there = (
        b"Let Marta speak"
        in cast.browser("sponsor").get(reverse("agreement-for-three", args=[cast.engagement.id])).content
    )
    here = b"Let Marta speak" in page(cast).content
    assert here == there


@pytest.mark.parametrize("audience", [Audience.PROGRAMME_LEAD, Audience.ADMINISTRATOR])
@pytest.mark.parametrize("kind", [Kind.CONVERSATION, Kind.READING, Kind.INSIGHT, Kind.REFLECTION, Kind.SHARED_NOTE])
def test_content_is_never_theirs(kind, audience):
    assert cell(gather(), kind, audience).answer == "never"


def test_everything_granted_means_every_term():
    assert all(getattr(GRANTED, name) for name in Terms.__slots__)


def test_the_page_asks_so_many_questions_however_long_the_work(django_assert_max_num_queries):
    cast = gather().with_sponsor()
    browser = cast.browser("client")
    for n in range(6):
        cast.session(read=False)
        Insight.name(cast.engagement, by=cast.client, words=f"Insight {n}.", now=NOW)
    browser.get(reverse("others", args=[cast.engagement.id]))
    with django_assert_max_num_queries(45) as asked:
        browser.get(reverse("others", args=[cast.engagement.id]))
    few = len(asked)
    for n in range(6):
        cast.session(read=False)
        Insight.name(cast.engagement, by=cast.client, words=f"Insight {n}.", now=NOW)
    with django_assert_max_num_queries(few):
        browser.get(reverse("others", args=[cast.engagement.id]))
