"""Notes of three kinds, the client's preparation, and the closing of a session in the client's words."""

from datetime import datetime

from django.db import models, transaction

from tilth.coaching.content import Revisable
from tilth.coaching.engagement import Engagement
from tilth.coaching.session import Session
from tilth.organisation.disclosure import Audience, Withheld
from tilth.organisation.people import Person
from tilth.vault.fields import SealedText


class Note(Revisable):
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
    def write(cls, session: Session, *, by: Person, kind: str, words: str, version: int, now: datetime) -> "Note":
        """Save a note over the version that was read (0: none yet); raises Outdated when another was saved since, Withheld for another's note."""
        engagement = session.engagement
        keys = {Audience.COACH: ("coach", engagement.of_coach_id), Audience.CLIENT: ("client", engagement.of_client_id)}
        own, compartment = keys.get(engagement.audience(by), ("", None))
        if kind not in (own, cls.Kind.SHARED) or compartment is None:
            raise Withheld
        with transaction.atomic():
            Session.objects.select_for_update().get(id=session.id)
            note = cls.objects.filter(session=session, kind=kind).first()
            if note is None:
                return cls.objects.create(
                    organisation_id=session.organisation_id,
                    compartment_id=engagement.shared_id if kind == cls.Kind.SHARED else compartment,
                    session=session,
                    kind=kind,
                    words=words,
                    made_at=now,
                    changed_at=now,
                )
            return note.revise(version=version, now=now, words=words)


class Preparation(Revisable):
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


class Learning(Revisable):
    """What the client takes from a session: about themselves, about the situation, and how it will be used; every part may stay empty."""

    session = models.OneToOneField(Session, models.CASCADE, related_name="learning")
    about_self = SealedText()
    about_situation = SealedText()
    use = SealedText()

    def __str__(self) -> str:
        return f"learning of {self.session_id}"

    @classmethod
    def visible_to(cls, person: Person) -> "models.QuerySet[Learning]":
        """The learning of a person's own engagements."""
        return cls.objects.filter(session__engagement__in=Engagement.visible_to(person))
