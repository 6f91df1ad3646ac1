"""The wall holds, and the walk that says so fails as soon as one stone is taken out: one `visible_to`, one `may`, one verb."""

import pytest

from tests.people import gather
from tests.web import wall
from tilth.coaching import engagement
from tilth.coaching.draft import Draft
from tilth.coaching.engagement import Engagement
from tilth.coaching.insight import Insight
from tilth.coaching.step import Step
from tilth.organisation import disclosure
from tilth.organisation.disclosure import Audience, Verb

pytestmark = pytest.mark.django_db


@pytest.fixture
def furnished():
    cast = gather()
    session = cast.session()
    wall.furnish(cast, session)
    return cast, session


def everything(table):
    return classmethod(lambda cls, person: cls.objects.all())


def test_the_wall_holds(furnished):
    assert list(wall.breaches(*furnished)) == []


def test_every_table_that_somebody_may_see_has_a_row_to_be_seen(furnished):
    assert [table.__name__ for table in wall.tables() if not table.objects.exists()] == []


def test_the_walk_fails_when_any_one_visible_to_shows_everything(furnished, monkeypatch):
    unnoticed = []
    for table in wall.tables():
        with monkeypatch.context() as broken:
            broken.setattr(table, "visible_to", everything(table))
            if next(wall.breaches(*furnished), None) is None:
                unnoticed.append(table.__name__)
    assert unnoticed == []


@pytest.mark.parametrize("table", [Engagement, Insight, Step, Draft], ids=lambda table: table.__name__)
def test_real_requests_alone_find_it_too(table, furnished, monkeypatch):
    monkeypatch.setattr(table, "visible_to", everything(table))
    assert next(wall.pages(*furnished), None)


def test_the_walk_fails_when_may_says_yes_to_everybody(furnished, monkeypatch):
    monkeypatch.setattr(engagement, "may", lambda audience, verb: True)
    assert next(wall.breaches(*furnished), None)
    assert next(wall.pages(*furnished), None)


def test_the_walk_fails_when_any_one_verb_is_open_to_everybody(furnished, monkeypatch):
    unnoticed = []
    for verb in Verb:
        with monkeypatch.context() as broken:
            broken.setitem(disclosure.DOERS, verb, frozenset(Audience))
            if next(wall.breaches(*furnished), None) is None:
                unnoticed.append(verb.name)
    assert unnoticed == []
