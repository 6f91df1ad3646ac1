"""The walk along the wall: every query, every verb and every page, as everybody; what it yields are breaches, a sentence each."""

from collections.abc import Iterator
from datetime import timedelta

from django.apps import apps
from django.urls import reverse

from tests.people import NOW, Cast
from tests.programmes import cohort_of
from tests.web.test_stranger import BY_LINK, LEADS, OUTSIDERS, OWN, WITHHELD_FROM_CLIENT, address
from tests.web.walk import patterns
from tilth.coaching.agreement import Proposal
from tilth.coaching.bank import OwnQuestion, provided
from tilth.coaching.draft import Draft
from tilth.coaching.echo import Echo
from tilth.coaching.engagement import Engagement
from tilth.coaching.insight import Insight
from tilth.coaching.lens import Lens
from tilth.coaching.note import Focus, Learning, Note, Preparation
from tilth.coaching.pulse_answer import PulseAnswer
from tilth.coaching.reflection import Entry
from tilth.coaching.session import Session
from tilth.coaching.step import Step
from tilth.mail.letter import Letter
from tilth.organisation.disclosure import Audience, Verb, Withheld
from tilth.organisation.personal import PersonalCompartment
from tilth.organisation.programme import Cohort, Programme

BY_COACH = {
    Verb.HOLD_SESSION,
    Verb.RECEIVE_TRANSCRIPT,
    Verb.SAY_WHO_IS_WHO,
    Verb.READ_AGAIN,
    Verb.JUDGE_FINDING,
    Verb.INVITE,
}
BY_CLIENT = {
    Verb.PREPARE_SESSION,
    Verb.SET_LEVEL,
    Verb.RELEASE_GOAL,
    Verb.PREPARE_REVIEW,
    Verb.WORD_INSIGHT,
    Verb.REPORT_STEP,
    Verb.ANSWER_PULSE,
    Verb.REFLECT,
}
BY_SPONSOR = {Verb.ACCEPT_AGREEMENT}
"""Who does what, written down a second time, from GLASSWALL.md and the domain: a verb that is in none is for the two in the room."""

SECRETS = {"coach": "Marrowstone", "client": "Lanternfish"}
"""The word in everything that is one person's alone, by whose it is: nobody else's page ever shows it."""


def furnish(cast: Cast, session: Session) -> None:
    """A row in every table that somebody may see, and the secrets of each."""
    whole, coach, client = cast.engagement, cast.coach, cast.client
    address(cast, session, "session", ["id"])  # weaves the thread and the agreement
    Note.write(session, by=coach, kind="coach", words="Marrowstone note", version=0, now=NOW)
    Note.write(session, by=client, kind="client", words="Lanternfish note", version=0, now=NOW)
    hidden = Insight.name(whole, by=client, words="Lanternfish insight", now=NOW)
    step = Step.choose(whole, by=client, card={"what": "Lanternfish step"}, now=NOW)
    for row in (hidden, step):
        type(row).objects.filter(pk=row.pk).update(shared_with_coach=False)
    later = Session.plan(whole, by=client, held_on=NOW.date() + timedelta(days=3), now=NOW)
    Preparation.write(
        later, by=client, focus="Lanternfish focus", since="", shared_with_coach=False, version=0, now=NOW
    )
    here = reverse("workspace", args=[session.id])
    Draft.keep(
        by=client, organisation=cast.organisation.id, place=here, fields={"words": ["Lanternfish draft"]}, now=NOW
    )
    like = provided()[0]
    place = {"stage": like.stage, "purpose": like.purpose, "approach": like.approach}
    OwnQuestion.write(by=coach, key="", version=0, now=NOW, words="Marrowstone question", **place)
    _the_rest(cast, session)


def _the_rest(cast: Cast, session: Session) -> None:
    whole, coach, client = cast.engagement, cast.coach, cast.client
    Focus.write(session, by=coach, version=0, now=NOW, topic="Answering for others.")
    Learning.write(session, by=client, version=0, now=NOW, about_self="I am quick.")
    Echo.judge(session, by=coach, of=Insight.objects.first(), state=Echo.State.CONFIRMED, now=NOW)
    beside = {"organisation": cast.organisation, "compartment_id": whole.shared_id, "engagement": whole}
    Lens.objects.create(**beside, kind="stakeholders", canvas={}, made_at=NOW, changed_at=NOW)
    cast.things["review"].prepare(by=client, answers={}, version=0, now=NOW)
    PulseAnswer.give(whole, by=client, pulse="session", numbers={"mine": 7}, words="Lanternfish pulse", now=NOW)
    Entry.write(whole, by=client, words="Lanternfish entry", now=NOW)
    own = PersonalCompartment.of(client, organisation=cast.organisation.id, now=NOW)
    Letter.write(
        to=client.pk,
        organisation=cast.organisation.id,
        compartment=own.pk,
        occasion="wall",
        purpose=Letter.Purpose.DIGEST,
        subject="A letter waits for you",
        plain="Lanternfish letter",
        now=NOW,
    )
    if not Cohort.objects.exists():
        cohort_of(cast, 0)
    if not Proposal.objects.exists():
        Proposal.objects.create(**beside, by=coach, values={}, made_at=NOW, changed_at=NOW)


def tables() -> list[type]:
    """Every table that says who may see its rows."""
    return [table for table in apps.get_models() if hasattr(table, "visible_to")]


def breaches(cast: Cast, session: Session) -> Iterator[str]:
    """Everything that somebody reaches and should not; the cheapest walk first."""
    yield from _queries(cast)
    yield from _verbs(cast)
    yield from pages(cast, session)


def _queries(cast: Cast) -> Iterator[str]:
    for table in tables():
        for part in OUTSIDERS:
            if part == "programme_lead" and table in (Programme, Cohort):
                continue  # their own, with nothing of a conversation in it
            if table.visible_to(getattr(cast, part)).exists():
                yield f"{table.__name__}.visible_to shows a {part} something"


def _verbs(cast: Cast) -> Iterator[str]:
    people = {
        Audience.CLIENT: "client",
        Audience.COACH: "coach",
        Audience.SPONSOR: "sponsor",
        Audience.STRANGER: "stranger",
    }
    whole = Engagement.objects.get(pk=cast.engagement.pk)
    whole.sponsor = cast.sponsor  # in memory only: the pages know of none
    for verb in Verb:
        for audience, part in people.items():
            if audience not in _doers(verb):
                try:
                    whole.require(getattr(cast, part), verb)
                except Withheld:
                    continue
                yield f"a {part} may {verb.value}"


def _doers(verb: Verb) -> set[Audience]:
    if verb in BY_COACH | BY_CLIENT:
        return {Audience.COACH if verb in BY_COACH else Audience.CLIENT}
    return {Audience.COACH, Audience.CLIENT} | ({Audience.SPONSOR} if verb in BY_SPONSOR else set())


def pages(cast: Cast, session: Session) -> Iterator[str]:
    """The same with real requests: first what the two in the room keep from each other, then who is not in it at all."""
    for part in ("stranger", "coach", "client"):
        yield from _secrets_shown(cast, session, part)
    for method in ("get", "post"):
        yield from _reached(cast, session, method, "client", WITHHELD_FROM_CLIENT)
        for part in OUTSIDERS:
            yield from _reached(cast, session, method, part, {name for name, _ in patterns()} - _open_to(part))


def _open_to(part: str) -> set[str]:
    return OWN | BY_LINK | (LEADS if part == "programme_lead" else set())


def _secrets_shown(cast: Cast, session: Session, part: str) -> Iterator[str]:
    kept = [word.encode() for owner, word in SECRETS.items() if owner != part]
    browser = cast.browser(part)
    for name, needs in patterns():
        shown = browser.get(address(cast, session, name, needs)).content
        yield from (f"{name} shows the {part} a {word.decode()}" for word in kept if word in shown)


def _reached(cast: Cast, session: Session, method: str, part: str, names: set[str]) -> Iterator[str]:
    browser = cast.browser(part)
    for name, needs in patterns():
        if name in names:
            answer = getattr(browser, method)(address(cast, session, name, needs))
            if answer.status_code not in (404, 405):
                yield f"{part} reaches {method} {name}: {answer.status_code}"
