"""The cast: the people whose requests the tests make."""

import time
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property

from django.db import models
from django.test import Client

from tilth.coaching.agreement import Agreement
from tilth.coaching.assessment import Assessment
from tilth.coaching.engagement import Engagement
from tilth.coaching.growth import Goal
from tilth.coaching.review import Review
from tilth.coaching.session import Session
from tilth.conversation.roles import guess
from tilth.conversation.transcript import Voice
from tilth.organisation.people import Membership, Organisation, Person

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
PASSWORD = "a quiet garden"

CONVERSATION = """WEBVTT

1
00:00:01.000 --> 00:00:04.000
<v Ruth>Good morning. What would you like to take away from our hour today?</v>

2
00:00:05.000 --> 00:00:14.000
<v Daniel>I keep answering for my team, and I want to understand what I am getting out of it.</v>

3
00:00:15.500 --> 00:00:18.000
<v Ruth>What happens in you, just before you answer?</v>

4
00:00:24.000 --> 00:00:34.000
<v Daniel>I feel useful. Oh. It was never about them being slow. It is that I am afraid of not being needed.</v>

5
00:00:40.000 --> 00:00:43.000
<v Ruth>You have gone quiet. What are you noticing?</v>

6
00:00:48.000 --> 00:00:57.000
<v Daniel>That I make myself needed. On Tuesday I will ask Marta what she sees, before I say a word.</v>

7
00:00:58.500 --> 00:01:01.000
<v Ruth>How would you like to finish?</v>

8
00:01:02.000 --> 00:01:03.000
<v Daniel>Like this. Thank you.</v>
"""


@dataclass
class Cast:
    """Everybody, in two organisations: the stranger belongs to the other one."""

    organisation: Organisation
    coach: Person
    client: Person
    sponsor: Person
    programme_lead: Person
    supervisor: Person
    administrator: Person
    stranger: Person
    engagement: Engagement

    def browser(self, name: str) -> Client:
        """A browser in which that member of the cast is signed in; `visitor` is signed in as nobody."""
        browser = Client()
        if name != "visitor":
            browser.force_login(getattr(self, name))
            just_said_who_they_are(browser)
        return browser

    @cached_property
    def things(self) -> dict[str, models.Model]:
        """One of each kind of thing that hangs on the engagement, made once."""
        return {
            "agreement": self.agreement(),
            "engagement": self.engagement,
            "goal": self.goal(),
            "assessment": self.assessment(),
            "review": self.review(),
        }

    def agreement(self, *, by: str = "coach", **values: object) -> Agreement:
        """A version of the agreement, proposed by the coach where nothing else is said."""
        values = values or {"purpose": "Lead through my heads of, not around them.", "themes": "Letting Marta answer."}
        return Agreement.propose(self.engagement, by=getattr(self, by), values=values, now=NOW)

    def goal(self, *, levels: int = 5) -> Goal:
        """A goal with its ladder, written as far as is said."""
        ladder = ["I answer for Marta", "I wait once", "Marta answers", "They ask each other", "Nobody looks at me"]
        return Goal.write(self.engagement, by=self.coach, words="Let Marta speak", ladder=ladder[:levels], now=NOW)

    def assessment(self) -> Assessment:
        """A result of an assessment, brought by the coach."""
        return Assessment.bring(self.engagement, by=self.coach, name="Marta.pdf", data=b"%PDF-1.7 Marta", now=NOW)

    def review(self) -> Review:
        """A mid-point review; the engagement is under way for it."""
        self.engagement.held()
        return Review.open(self.engagement, kind=Review.Kind.MID_POINT, by=self.coach, now=NOW)

    def with_sponsor(self) -> "Cast":
        """The same people, and the sponsor is one of this engagement."""
        self.engagement.sponsor = self.sponsor
        self.engagement.save()
        return self

    def session(self, *, conversation: str = CONVERSATION, read: bool = True) -> Session:
        """A session of the engagement that was handed in, and read where nothing else is said."""
        session = Session.receive(
            self.engagement,
            by=self.coach,
            held_on=date(2026, 11, 19),
            data=conversation.encode(),
            filename="meeting.vtt",
            consented=True,
            now=NOW,
        )
        if read:
            found = guess(session.imported().transcript)
            session.say_who_is_who(by=self.coach, voices={f.label: Voice(f.label, f.role) for f in found}, now=NOW)
        return session


def just_said_who_they_are(browser: Client, *, at: float | None = None) -> None:
    """As after signing in on the page: doors that ask once more who is there do not ask."""
    session = browser.session
    session["account_authentication_methods"] = [{"method": "password", "at": time.time() if at is None else at}]
    session["account_authentication_methods_user"] = session["_auth_user_id"]
    session.save()


PARTS = {
    "coach": Membership.Role.COACH,
    "client": Membership.Role.CLIENT,
    "sponsor": Membership.Role.SPONSOR,
    "programme_lead": Membership.Role.PROGRAMME_LEAD,
    "supervisor": Membership.Role.SUPERVISOR,
    "administrator": Membership.Role.ADMINISTRATOR,
}


def gather() -> Cast:
    """Make the cast: one organisation with a coach and a client at work, and a coach of another organisation."""
    house = Organisation.objects.create(name="Harrow & Field", made_at=NOW)
    people = {part: _joined(house, part, role) for part, role in PARTS.items()}
    stranger = _joined(Organisation.objects.create(name="Elsewhere", made_at=NOW), "stranger", Membership.Role.COACH)
    engagement = Engagement.between(people["coach"], people["client"], organisation=house, now=NOW)
    return Cast(organisation=house, stranger=stranger, engagement=engagement, **people)


def _joined(house: Organisation, part: str, role: str) -> Person:
    person = Person.objects.create_user(f"{part}@example.org", PASSWORD, name=part.replace("_", " "), made_at=NOW)
    person.joins(house, role, now=NOW)
    return person
