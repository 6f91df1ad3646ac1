"""What is caught in passing becomes a thing of the thread, at its second; the coach only proposes."""

from datetime import timedelta

import pytest

from tests.people import NOW, gather
from tilth.coaching.capture import Capture, NotCaught, captured
from tilth.coaching.insight import Insight, Moment
from tilth.coaching.session import Session
from tilth.coaching.step import Step
from tilth.coaching.value import Value

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return gather()


@pytest.fixture
def session(cast):
    session = Session.plan(cast.engagement, by=cast.coach, held_on=NOW.date(), now=NOW)
    session.begin(by=cast.coach, now=NOW)
    return session


def catch(cast, session, kind, words="", minute=5, **more):
    Capture(kind).keep(session, by=cast.coach, words=words, now=NOW + timedelta(minutes=minute), **more)


def test_each_key_makes_its_own_thing_and_none_makes_an_insight(cast, session):
    catch(cast, session, "moment", "She had her pen out.", at=61.5)
    catch(cast, session, "insight", "I answer before they get there.")
    catch(cast, session, "step", "Ask Marta, then wait.")
    catch(cast, session, "value", "That Tom grows.")
    catch(cast, session, "noticed", sign="stillness")
    moment, heard, noticed = Moment.objects.order_by("made_at", "at")[:3]
    assert (moment.words, moment.at, moment.state) == ("She had her pen out.", 61.5, Moment.State.PROPOSED)
    assert heard.heard_as_insight
    assert noticed.noticed == "stillness"
    assert Step.objects.get().card == {"what": "Ask Marta, then wait."}
    assert Value.objects.get().session == session
    assert not Insight.objects.exists()


def test_a_second_is_never_later_than_now_and_unknown_without_a_clock(cast, session):
    catch(cast, session, "moment", "Later than now?", at=9999)
    assert Moment.objects.get().at == 300
    unclocked = Session.plan(cast.engagement, by=cast.coach, held_on=NOW.date(), now=NOW)
    catch(cast, unclocked, "moment", "No clock.")
    assert Moment.objects.get(session=unclocked).at is None


@pytest.mark.parametrize(
    ("kind", "more"),
    [("moment", {}), ("noticed", {"sign": "mood"}), ("step", {"words": "   "}), ("moment", {"words": "long " * 5000})],
)
def test_what_is_missing_is_said_and_nothing_is_kept(cast, session, kind, more):
    with pytest.raises(NotCaught, match=r"\.$"):
        catch(cast, session, kind, **more)
    assert captured(session, cast.coach) == []


def test_the_lines_stand_the_latest_first_with_their_time(cast, session):
    catch(cast, session, "moment", "First.", minute=1)
    catch(cast, session, "step", "Second.", minute=12)
    assert [(line.kind, line.clock) for line in captured(session, cast.client)] == [
        ("step", "12:00"),
        ("moment", "1:00"),
    ]
    assert captured(session, cast.stranger) == []
