"""The matrix of GLASSWALL.md on real requests: for each kind of thing, where it would stand, and who finds it there."""

from dataclasses import dataclass, field

import pytest

from tests.people import NOW, gather
from tests.web import wall
from tests.web.test_stranger import address
from tests.web.walk import patterns
from tilth.coaching.insight import Moment
from tilth.organisation.disclosure import Kind

pytestmark = pytest.mark.django_db

ROOM = {"client", "coach"}
EVERYBODY = ("client", "coach", "sponsor", "programme_lead", "supervisor", "administrator", "stranger", "visitor")


@dataclass(frozen=True)
class Row:
    """A row of the matrix as far as it is built: the words that stand for the kind, the page they are on, and who reads them there."""

    kind: Kind
    words: str
    page: str
    seen_by: set[str] = field(default_factory=lambda: ROOM)


ROWS = [
    Row(Kind.PERSON, "Plan a session", "engagement"),
    Row(Kind.SESSION_HELD, "Session 1", "engagement"),
    Row(Kind.AGREEMENT, "Harebell themes", "agreement"),
    Row(Kind.TO_THREE, "Harebell purpose", "agreement-for-three", ROOM | {"sponsor"}),
    Row(Kind.INTAKE, "assessment", "assessments"),
    Row(Kind.GOALS, "Let Marta speak", "goals"),
    Row(Kind.CONVERSATION, "afraid of not being needed", "session"),
    Row(Kind.READING, "What came of it", "session", {"coach"}),
    Row(Kind.READING, "tilth-reading/1", "reading-json", {"coach"}),
    Row(Kind.MOMENTS, "Thistle moment", "moments"),
    Row(Kind.INSIGHT, "They are not stuck", "thread"),
    Row(Kind.INSIGHT, "Lanternfish insight", "thread", {"client"}),
    Row(Kind.INSIGHT, "Lanternfish step", "thread", {"client"}),
    Row(Kind.REFLECTION, "Lanternfish note", "workspace", {"client"}),
    Row(Kind.COACH_NOTE, "Marrowstone note", "workspace", {"coach"}),
    Row(Kind.CONSENT, "Your consents", "others", {"client"}),
    Row(Kind.CONSENT, "Who opened what", "openings"),
]
NOT_BUILT = {Kind.SHARED_NOTE, Kind.PULSE, Kind.SEEN_BY_OTHERS, Kind.LETTERS}
"""Kinds that stand on no page of their own yet; the shared note is on the page of the workspace, told apart by no words of its own here."""


@pytest.fixture
def house():
    cast = gather().with_sponsor()
    session = cast.session()
    wall.furnish(cast, session)
    cast.agreement(purpose="Harebell purpose", themes="Harebell themes")
    Moment.propose(cast.engagement, by=cast.coach, session=session, words="Thistle moment", now=NOW)
    return cast, session


def test_every_kind_has_its_row():
    assert {row.kind for row in ROWS} | NOT_BUILT == set(Kind)


def test_each_kind_is_read_by_those_the_matrix_names_and_by_nobody_else(house):
    wrong = []
    needs = dict(patterns())
    for row in ROWS:
        for part in EVERYBODY:
            answer = house[0].browser(part).get(address(*house, row.page, needs[row.page]))
            found = answer.status_code == 200 and row.words in answer.content.decode()
            if found != (part in row.seen_by):
                wrong.append(
                    f"{row.kind.name}: {part} {'reads' if found else 'does not read'} {row.words!r} on {row.page}"
                )
    assert wrong == []


def test_no_post_shows_what_no_get_may(house):
    needs = dict(patterns())
    leaks = []
    for name in needs:
        for part in set(EVERYBODY) - ROOM:
            answer = house[0].browser(part).post(address(*house, name, needs[name]), {"version": 1})
            shown = answer.content.decode()
            leaks += [f"{part} {name}: {r.words}" for r in ROWS if part not in r.seen_by and r.words in shown]
    assert leaks == []
