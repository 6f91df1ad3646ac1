"""What the two write around a session: the client's preparation, the focus, notes of three kinds, and the learning it closes with."""

from datetime import datetime
from typing import Any, Self
from uuid import UUID

from django.db import models, transaction

from tilth.coaching.content import Revisable
from tilth.coaching.engagement import Engagement
from tilth.coaching.session import Session
from tilth.organisation.disclosure import Audience, Verb, Withheld
from tilth.organisation.people import Person
from tilth.vault.fields import SealedText

LONGEST = 20_000
"""Characters that one field takes; who needs more has another note."""


class TooLong(ValueError):
    """Words that do not fit into one field; the sentence says by how much."""


class OfSession(Revisable):
    """Words of which a session has one of a kind."""

    class Meta:
        abstract = True

    @classmethod
    def _saved(
        cls, compartment: UUID, *, session: Session, version: int, now: datetime, kind: str = "", **values: Any
    ) -> Self:
        """The first saving makes the row, each later one revises the version that was read."""
        for words in values.values():
            if isinstance(words, str) and len(words) > LONGEST:
                raise TooLong(f"This is {len(words) - LONGEST:,} characters more than the {LONGEST:,} that fit here.")
        with transaction.atomic():
            Session.objects.select_for_update().get(id=session.id)  # two first savings at once make one row
            which = {"session": session, "kind": kind} if kind else {"session": session}
            row = cls._default_manager.filter(**which).first()
            if row is not None:
                return row.revise(version=version, now=now, **values)
            return cls._default_manager.create(
                organisation_id=session.organisation_id,
                compartment_id=compartment,
                made_at=now,
                changed_at=now,
                **which,
                **values,
            )


class Note(OfSession):
    """What one of the two, or both, write down in a session; each kind lies under a key of its own."""

    class Kind(models.TextChoices):
        COACH = "coach", "yours alone"
        CLIENT = "client", "the client's own"
        SHARED = "shared", "shared"

    session = models.ForeignKey(Session, models.CASCADE, related_name="notes")
    kind = models.CharField(max_length=6, choices=Kind)
    words = SealedText()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["session", "kind"], name="one_note_of_a_kind"),)

    def __str__(self) -> str:
        return f"{self.kind} note of {self.session_id}"

    @classmethod
    def visible_to(cls, person: Person) -> "models.QuerySet[Note]":
        """The shared ones of a person's own engagements, and those that are theirs alone."""
        own = models.Q(kind=cls.Kind.COACH, session__engagement__coach=person)
        own |= models.Q(kind=cls.Kind.CLIENT, session__engagement__client=person)
        shared = models.Q(kind=cls.Kind.SHARED)
        return cls.objects.filter(own | shared, session__engagement__in=Engagement.visible_to(person))

    @classmethod
    def kinds(cls, session: Session, person: Person) -> list[str]:
        """The kinds of note that person writes there: their own first, then the shared one."""
        own = {Audience.COACH: cls.Kind.COACH, Audience.CLIENT: cls.Kind.CLIENT}
        mine = own.get(session.engagement.audience(person))
        return [mine.value, cls.Kind.SHARED.value] if mine else []

    @classmethod
    def write(cls, session: Session, *, by: Person, kind: str, words: str, version: int, now: datetime) -> "Note":
        """Save a note over the version that was read (0: none yet); raises Outdated when another was saved since, Withheld for another's note."""
        engagement = session.engagement
        engagement.require(by, Verb.WRITE_NOTE)
        if kind not in cls.kinds(session, by):
            raise Withheld
        keys = {
            cls.Kind.COACH.value: engagement.of_coach_id,
            cls.Kind.CLIENT.value: engagement.of_client_id,
            cls.Kind.SHARED.value: engagement.shared_id,
        }
        return cls._saved(keys[kind], session=session, kind=kind, version=version, now=now, words=words)


class Focus(OfSession):
    """What a session is for: the topic, the outcome that is hoped for, how one would know, and why it matters."""

    session = models.OneToOneField(Session, models.CASCADE, related_name="focus")
    topic = SealedText()
    outcome = SealedText()
    measure = SealedText()
    meaning = SealedText()

    def __str__(self) -> str:
        return f"focus of {self.session_id}"

    @classmethod
    def visible_to(cls, person: Person) -> "models.QuerySet[Focus]":
        """The focus of the sessions of a person's own engagements."""
        return cls.objects.filter(session__engagement__in=Engagement.visible_to(person))

    @classmethod
    def write(cls, session: Session, *, by: Person, version: int, now: datetime, **words: str) -> "Focus":
        """Save what the session is for, over the version that was read; raises Outdated when another was saved since."""
        session.engagement.require(by, Verb.WRITE_NOTE)
        return cls._saved(session.engagement.shared_id, session=session, version=version, now=now, **words)


class Preparation(OfSession):
    """What the client brings to a session: today's focus, and what happened since. The coach reads it too, unless the client keeps it."""

    session = models.OneToOneField(Session, models.CASCADE, related_name="preparation")
    focus = SealedText()
    since = SealedText()
    shared_with_coach = models.BooleanField(default=True)

    def __str__(self) -> str:
        return f"preparation of {self.session_id}"

    @classmethod
    def visible_to(cls, person: Person) -> "models.QuerySet[Preparation]":
        """The client's own, and of a coach's engagements those that are shared."""
        mine = models.Q(session__engagement__client=person)
        mine |= models.Q(session__engagement__coach=person, shared_with_coach=True)
        return cls.objects.filter(mine, session__engagement__in=Engagement.visible_to(person))

    @classmethod
    def write(
        cls, session: Session, *, by: Person, version: int, now: datetime, shared_with_coach: bool, **words: str
    ) -> "Preparation":
        """The client prepares. Refuses anyone else; raises Outdated when it was saved from another page since."""
        session.engagement.require(by, Verb.PREPARE_SESSION)
        return cls._saved(
            session.engagement.of_client_id,
            session=session,
            version=version,
            now=now,
            shared_with_coach=shared_with_coach,
            **words,
        )


class Learning(OfSession):
    """What the client takes from a session: about themselves, about the situation, and how it will be used; every part may stay empty.

    The coach may write down what was said; from the client's own wording on, only the client words it.
    """

    session = models.OneToOneField(Session, models.CASCADE, related_name="learning")
    worded_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    shared_with_coach = models.BooleanField(default=True)
    about_self = SealedText()
    about_situation = SealedText()
    use = SealedText()

    def __str__(self) -> str:
        return f"learning of {self.session_id}"

    @classmethod
    def visible_to(cls, person: Person) -> "models.QuerySet[Learning]":
        """The client's own, and of a coach's engagements those that are shared."""
        mine = models.Q(session__engagement__client=person)
        mine |= models.Q(session__engagement__coach=person, shared_with_coach=True)
        return cls.objects.filter(mine, session__engagement__in=Engagement.visible_to(person))

    @property
    def written_down_by_coach(self) -> bool:
        """Whether these are the coach's notes of what was said, which the client has not worded yet."""
        return self.worded_by_id != self.session.engagement.client_id

    @classmethod
    def may_word(cls, session: Session, person: Person) -> bool:
        """Whether that person may word it today: the client always, the coach until the client has."""
        client = session.engagement.client_id
        return person.pk == client or not cls.objects.filter(session=session, worded_by_id=client).exists()

    @classmethod
    def write(
        cls, session: Session, *, by: Person, version: int, now: datetime, shared_with_coach: bool = True, **words: str
    ) -> "Learning":
        """Save what was learned, over the version that was read; raises Outdated, or Withheld for a coach once the client has worded it."""
        session.engagement.require(by, Verb.WRITE_NOTE)
        with transaction.atomic():
            Session.objects.select_for_update().get(id=session.id)
            if not cls.may_word(session, by):
                raise Withheld
            return cls._saved(
                session.engagement.shared_id,
                session=session,
                version=version,
                now=now,
                worded_by=by,
                shared_with_coach=shared_with_coach,
                **words,
            )

    @classmethod
    def close(cls, session: Session, *, by: Person, ending: str, version: int, now: datetime, **learned: Any) -> None:
        """The session closes with what was learned; nothing needs to have been. Both are saved, or neither is."""
        with transaction.atomic():
            if learned and (version or any(isinstance(words, str) and words for words in learned.values())):
                cls.write(session, by=by, version=version, now=now, **learned)
            session.close(by=by, ending=ending, now=now)
