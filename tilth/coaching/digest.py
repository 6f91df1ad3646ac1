"""The letter between sessions: gathers what people's threads hold, lets reminders.py decide, and writes what it decided."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import models, transaction

from tilth.coaching import digest_words, reminders
from tilth.coaching.engagement import Engagement
from tilth.coaching.insight import Insight
from tilth.coaching.reminders import (
    History,
    Meeting,
    Reminder,
    RestingInsight,
    Rhythm,
    StepAhead,
    Subject,
    Thread,
    Told,
)
from tilth.coaching.session import Session
from tilth.coaching.step import Step
from tilth.mail.letter import Letter
from tilth.mail.wish import Wish
from tilth.organisation.people import Person
from tilth.organisation.personal import PersonalCompartment

AT_A_TIME = 500
PUT_OFF = timedelta(days=7)
"""After "not now" a thing is asked once more, a week later."""
LOST = timedelta(days=3)
"""A look that lies further ahead was set while the clock was wrong."""
RESTING = (Insight.State.NAMED, Insight.State.EXPLORED, Insight.State.LINKED, Insight.State.DORMANT)


class Reminded(models.Model):
    """That a person was told of an occasion, how often, and whether they said "not now"."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    subject = models.CharField(max_length=12, choices=[(subject.value, subject.value) for subject in Subject])
    thing = models.UUIDField()
    on = models.DateField()
    at = models.DateTimeField()
    times = models.PositiveSmallIntegerField(default=1)
    put_off_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["person", "thing", "subject", "on"], name="an_occasion_is_told_once"),
        )

    def __str__(self) -> str:
        return f"{self.person_id} was told of {self.thing}"

    @classmethod
    def put_off(cls, person: Person, *, thing: UUID, now: datetime) -> None:
        """The person said "not now" to what they were told of last."""
        told = cls.objects.filter(person=person, thing=thing).order_by("-at").first()
        if told:
            cls.objects.filter(pk=told.pk).update(put_off_at=now)


def remind(*, now: datetime) -> int:
    """Write the letters of the next people whose hour it is; returns at how many was looked, 0 when all are done."""
    _begin_to_look(now)
    wrong = models.Q(look_at__gt=now + LOST)
    looked = Wish.objects.filter(models.Q(look_at__lte=now) | wrong).order_by("look_at").select_related("person")
    wishes = list(looked[:AT_A_TIME])
    people = {wish.person_id: wish.person for wish in wishes if wish.person.is_active and wish.person.email}
    threads, histories = gather(people), history(people, now=now)
    for wish in wishes:
        wished = wishes_of(wish)
        chosen = reminders.due(threads[wish.person_id], histories[wish.person_id], wished, now)
        with transaction.atomic():
            if chosen:
                write(wish, chosen, now=now)
            Wish.objects.filter(pk=wish.pk).update(look_at=reminders.next_look(wished, now))
    return len(wishes)


def _begin_to_look(now: datetime) -> None:
    """People who work in an engagement and said nothing about letters yet have the defaults, their hour included."""
    party = models.Q(engagements_as_client__isnull=False) | models.Q(engagements_as_coach__isnull=False)
    new = Person.objects.filter(party, wish__isnull=True, email__isnull=False).distinct()[:AT_A_TIME]
    Wish.objects.bulk_create([Wish.of(person, now=now) for person in new], ignore_conflicts=True)


def wishes_of(wish: Wish) -> reminders.Wishes:
    """A person's wishes as the decision reads them."""
    return reminders.Wishes(
        zone=ZoneInfo(wish.zone),
        hour=wish.hour,
        weekday=wish.weekday,
        rhythm=Rhythm(wish.rhythm),
        cap=wish.cap,
        quiet_from=wish.quiet_from,
        quiet_until=wish.quiet_until,
        paused=wish.paused,
        paused_until=wish.paused_until,
        off=frozenset(Subject(subject) for subject in wish.off if subject in list(Subject)),
    )


def gather(people: Iterable[UUID]) -> Mapping[UUID, list[Thread]]:
    """What the threads of these people hold, by person. The same few queries for one person and for hundreds.

    A client is reminded of their own steps, sessions and insights; a coach only that no next session is planned. Dates and
    states alone are read: nothing sealed is opened here.
    """
    ids = set(people)
    party = models.Q(client__in=ids) | models.Q(coach__in=ids)
    engagements = list(Engagement.objects.filter(party))
    steps, sessions = _steps(engagements), _sessions(engagements)
    insights = _insights(engagements, sessions)
    threads: dict[UUID, list[Thread]] = defaultdict(list)
    for engagement in engagements:
        goes_on = engagement.state not in (Engagement.State.PAUSED, Engagement.State.CLOSED)
        met = sessions[engagement.id]
        if engagement.client_id in ids:
            mine = Thread(engagement.id, goes_on, steps[engagement.id], met, insights[engagement.id])
            threads[engagement.client_id].append(mine)
        if engagement.coach_id in ids:
            held = tuple(Meeting(m.id, m.on, m.held, prepared=True, reflected=True) for m in met)
            threads[engagement.coach_id].append(Thread(engagement.id, goes_on, sessions=held))
    return threads


def _steps(engagements: list[Engagement]) -> Mapping[UUID, tuple[StepAhead, ...]]:
    dated = Step.objects.filter(engagement__in=engagements).exclude(due_on=None, review_on=None)
    found: dict[UUID, tuple[StepAhead, ...]] = defaultdict(tuple)
    for step in dated.exclude(state=Step.State.LET_GO).defer("card"):
        reported = step.state == Step.State.REPORTED
        found[step.engagement_id] += (StepAhead(step.id, step.due_on, step.review_on, reported),)
    return found


def _sessions(engagements: list[Engagement]) -> Mapping[UUID, tuple[Meeting, ...]]:
    sessions = Session.objects.filter(engagement__in=engagements).annotate(
        prepared=models.Exists(Session.objects.filter(pk=models.OuterRef("pk"), preparation__isnull=False)),
        learned=models.Exists(Session.objects.filter(pk=models.OuterRef("pk"), learning__isnull=False)),
        written=models.Exists(Session.objects.filter(pk=models.OuterRef("pk"), entries__isnull=False)),
    )
    found: dict[UUID, tuple[Meeting, ...]] = defaultdict(tuple)
    for s in sessions.filter(state__in=(Session.State.PLANNED, Session.State.HELD, Session.State.CLOSED)):
        held = s.state != Session.State.PLANNED
        found[s.engagement_id] += (Meeting(s.id, s.held_on, held, s.prepared, s.learned or s.written),)
    return found


def _insights(
    engagements: list[Engagement], sessions: Mapping[UUID, tuple[Meeting, ...]]
) -> Mapping[UUID, tuple[RestingInsight, ...]]:
    resting = Insight.objects.filter(engagement__in=engagements, state__in=RESTING)
    moved = resting.annotate(moved=models.Max("turnings__at"))
    found: dict[UUID, tuple[RestingInsight, ...]] = defaultdict(tuple)
    for id, engagement, made_at, at in moved.values_list("id", "engagement_id", "made_at", "moved").order_by():
        since = sum(meeting.held and meeting.on > (at or made_at).date() for meeting in sessions[engagement])
        found[engagement] += (RestingInsight(id, made_at.date(), since),)
    return found


def history(people: Iterable[UUID], *, now: datetime) -> Mapping[UUID, History]:
    """What these people were told lately and when letters left; what is older than any occasion is not read."""
    near = (now - timedelta(days=9), now + timedelta(days=9))
    letters: dict[UUID, list[datetime]] = defaultdict(list)
    written = Letter.objects.filter(person__in=people, purpose=Letter.Purpose.DIGEST, made_at__range=near)
    for person, at in written.values_list("person_id", "made_at"):
        letters[person].append(at)
    told: dict[UUID, list[Told]] = defaultdict(list)
    once_more = models.Q(times=1, put_off_at__lte=now - PUT_OFF)
    # An insight is asked about once in its life; every other occasion is stale after two weeks.
    lately = models.Q(subject=Subject.INSIGHT) | models.Q(on__gte=now.date() - timedelta(days=400))
    for row in Reminded.objects.filter(lately, person__in=people).exclude(once_more):
        told[row.person_id].append(Told(row.at, Subject(row.subject), row.thing, row.on))
    return defaultdict(History, {id: History(tuple(letters[id]), tuple(told[id])) for id in {*letters, *told}})


def write(wish: Wish, chosen: tuple[Reminder, ...], *, now: datetime) -> Letter:
    """Write the letter and remember what it tells, in one transaction: neither is ever there without the other."""
    person, zone = wish.person, ZoneInfo(wish.zone)
    organisation = Engagement.objects.values_list("organisation_id", flat=True).get(id=chosen[0].thread)
    with transaction.atomic():
        letter = Letter.write(
            to=person.pk,
            organisation=organisation,
            compartment=PersonalCompartment.of(person, organisation=organisation, now=now).pk,
            occasion=f"digest {person.pk} {now.astimezone(zone).date()}",
            purpose=Letter.Purpose.DIGEST,
            now=now,
            **digest_words.letter(person, chosen, quotes=wish.quotes_me, now=now),
        )
        for reminder in chosen:
            Reminded.objects.update_or_create(
                person=person,
                subject=reminder.subject,
                thing=reminder.thing,
                on=reminder.on,
                defaults={"at": now, "times": models.F("times") + 1, "put_off_at": None},
                create_defaults={"at": now},
            )
    return letter
