"""The demo organisation: invented people and sessions, so that a newcomer sees a full page at once."""

from datetime import date
from importlib.resources import files

from django.db import transaction
from django.utils import timezone

from tilth.coaching.engagement import Engagement
from tilth.coaching.session import Session
from tilth.conversation.roles import guess
from tilth.conversation.transcript import Voice
from tilth.organisation.people import Membership, Organisation, Person

PASSWORD = "a quiet garden"  # noqa: S105  of invented people on this machine only; `tilth serve` outside the demo never has it
ADDRESS = "{}@demo.example"

CAST = {
    "Ruth": Membership.Role.COACH,
    "Martin": Membership.Role.COACH,
    "Daniel": Membership.Role.CLIENT,
    "Karen": Membership.Role.SPONSOR,
    "Petra": Membership.Role.PROGRAMME_LEAD,
    "Sunil": Membership.Role.SUPERVISOR,
    "Nadia": Membership.Role.ADMINISTRATOR,
}
"""Who can sign in, and the part each plays."""

SESSIONS = (
    ("Ruth", "Daniel", date(2026, 11, 5), "operations_director.vtt"),
    ("Ruth", "Daniel", date(2026, 11, 19), "operations_director_follow_up.vtt"),
    ("Martin", "Amara", date(2026, 11, 12), "peer_conflict.vtt"),
    ("Martin", "Yuki", date(2026, 11, 17), "new_manager.vtt"),
)
"""Coach, client, day and transcript: four sessions that were written for this project."""


def load() -> bool:
    """Load the demo where it is not there yet, and say how to sign in."""
    if not Person.objects.exists():
        print("Loading the demo organisation.")
        with transaction.atomic():
            _load()
    width = max(len(role.label) for role in CAST.values())
    print(f"Sign in with the password “{PASSWORD}” as:")
    for name, role in CAST.items():
        print(f"  {role.label:<{width}}  {ADDRESS.format(name.lower())}")
    return True


def _load() -> None:
    now = timezone.now()
    house = Organisation.objects.create(name="Harrow & Field", made_at=now)
    people = {}
    for name, role in CAST.items():
        people[name] = Person.objects.create_user(ADDRESS.format(name.lower()), PASSWORD, name=name, made_at=now)
        people[name].joins(house, role, now=now)
    engagements: dict[str, Engagement] = {}
    for coach, client, held_on, file in SESSIONS:
        if client not in engagements:
            engagements[client] = _engage(house, people[coach], client, people.get(client))
        _hold(engagements[client], people[coach], client, held_on, file)


def _engage(house: Organisation, coach: Person, client: str, account: Person | None) -> Engagement:
    now = timezone.now()
    if account is None:
        return Engagement.begin(by=coach, organisation=house, client_name=client, now=now)
    return Engagement.between(coach, account, organisation=house, now=now)


def _hold(engagement: Engagement, coach: Person, client: str, held_on: date, file: str) -> None:
    data = files("tilth.cli").joinpath("demo_sessions", file).read_bytes()
    session = Session.receive(
        engagement, by=coach, held_on=held_on, data=data, filename=file, consented=True, now=timezone.now()
    )
    names = {"coach": coach.name, "client": client}
    voices = {
        found.label: Voice(names.get(found.role or "", found.label), found.role)
        for found in guess(session.imported().transcript)
    }
    session.say_who_is_who(by=coach, voices=voices, now=timezone.now())
