"""Programmes for tests: enrolled people, and answers as their own acts would have released them."""

import random
from collections.abc import Sequence
from datetime import datetime, timedelta

from tests.people import NOW, Cast
from tilth.organisation.people import Membership, Person
from tilth.organisation.programme import Cohort, Enrolment, Programme
from tilth.organisation.released import THEMES, Act, Released

ITEMS = ("session/mine", "session/pace", "session/new", "session/next")


def cohort_of(cast: Cast, size: int, *, groups: Sequence[str] = ("North", "South", "West"), floor: int = 8) -> Cohort:
    """A cohort of that many enrolled people, spread unevenly over its groups, all of whom let their answers be counted."""
    programme = Programme.begin(
        by=cast.programme_lead, organisation=cast.organisation, name="Leading through others", floor=floor, now=NOW
    )
    cohort = programme.open_cohort(by=cast.programme_lead, name="autumn cohort", groups=groups, now=NOW)
    people = Person.objects.bulk_create(
        Person(name=f"Person {n}", email=f"p{n}-{cohort.pk}@example.org", made_at=NOW) for n in range(size)
    )
    Membership.objects.bulk_create(
        Membership(organisation=cast.organisation, person=person, role=Membership.Role.CLIENT, made_at=NOW)
        for person in people
    )
    chance = random.Random(size)
    Enrolment.objects.bulk_create(
        Enrolment(
            programme=programme,
            cohort=cohort,
            person=person,
            group=chance.choices(groups, [5, 4, *[1] * (len(groups) - 2)])[0] if groups else "",
            stage=chance.choice([0, 2, 2, 2, 3]),
            enrolled_at=NOW,
            counted_since=NOW,
        )
        for person in people
    )
    return cohort


def answer(cohort: Cohort, *, at: datetime = NOW, share: float = 1.0, seed: int = 1, high: int = 0) -> None:
    """So large a share of the people answers the session pulse, says where they stand, and chooses themes; `high` lifts the answers."""
    chance = random.Random(seed)
    rows = []
    for enrolment in cohort.enrolments.order_by("pk"):
        if chance.random() > share:
            continue
        numbers = [(Act.PULSE, item, min(10, chance.randint(2, 9) + high)) for item in ITEMS]
        numbers.append((Act.LADDER, "goal-1", chance.choice([-1, 0, 0, 1]) if high else -1))
        numbers += [(Act.THEME, theme, 1) for theme in chance.sample(sorted(THEMES), 3) if high]
        rows += [Released(enrolment=enrolment, act=act, measure=m, value=v, at=at) for act, m, v in numbers]
        rows.append(Released(enrolment=enrolment, act=Act.SESSION, at=at))
    Released.objects.bulk_create(rows, batch_size=5000)


def answered_twice(cohort: Cohort, *, share: float = 0.9) -> None:
    """Everybody at first, most of them a month later."""
    answer(cohort, seed=1)
    answer(cohort, at=NOW + timedelta(days=30), share=share, seed=2, high=1)
