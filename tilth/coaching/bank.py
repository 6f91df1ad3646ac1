"""The bank of questions: those that come with Tilth (bank.json), and each coach's own wording and additions."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib.resources import files
from uuid import uuid4

from django.db import models, transaction

from tilth.coaching.content import Revisable
from tilth.conversation.reading.findings import Stage
from tilth.organisation.disclosure import Withheld
from tilth.organisation.people import Membership, Organisation, Person, organisations_of
from tilth.organisation.personal import PersonalCompartment
from tilth.vault.fields import SealedText

STAGES = [
    (Stage.CLARIFY_FOCUS.value, "focus"),
    (Stage.EXPLORE_PERSPECTIVE.value, "perspective"),
    (Stage.GENERATE_INSIGHT.value, "insight"),
    (Stage.TRANSLATE_TO_ACTION.value, "action"),
]
"""The four stages of a conversation, and what the compass calls them."""

ANY = "any"
PURPOSES = [(ANY, "any work"), *((word, word) for word in ("executive", "career", "team", "leadership"))]
APPROACHES = [
    (word, word)
    for word in (
        "goal",
        "solution-focused",
        "cognitive-behavioural",
        "systemic",
        "adult development",
        "motivational",
        "action learning",
    )
]
LONGEST_QUESTION = 400
"""Characters; a question that needs more is several."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a bank. `version` is nought while nobody has reworded it."""

    key: str
    stage: str
    purpose: str
    approach: str
    words: str
    version: int = 0
    set_aside: bool = False

    @property
    def stage_name(self) -> str:
        """What the compass calls its stage."""
        return dict(STAGES)[self.stage]

    def fits(self, *, text: str, stage: str, purpose: str, approach: str) -> bool:
        """Whether it holds every word that is looked for; what suits any work suits each purpose."""
        return (
            (not stage or stage == self.stage)
            and (not purpose or self.purpose in (purpose, ANY))
            and (not approach or approach == self.approach)
            and all(word in self.words.casefold() for word in text.casefold().split())
        )


@cache
def provided() -> tuple[Question, ...]:
    """The questions that come with Tilth."""
    return tuple(Question(**row) for row in json.loads(files(__package__).joinpath("bank.json").read_text("utf-8")))


def find(
    questions: Iterable[Question], *, text: str = "", stage: str = "", purpose: str = "", approach: str = ""
) -> list[Question]:
    """Those that fit, in the bank's order; what was set aside is found only by looking at the whole bank."""
    return [q for q in questions if q.fits(text=text, stage=stage, purpose=purpose, approach=approach)]


class OwnQuestion(Revisable):
    """A coach's own question, or their own wording of one that came with Tilth (then `key` is that one's). Only they see it."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    key = models.CharField(max_length=40)
    stage = models.CharField(max_length=20, choices=STAGES)
    purpose = models.CharField(max_length=10, choices=PURPOSES, default=ANY)
    approach = models.CharField(max_length=21, choices=APPROACHES)
    set_aside = models.BooleanField(default=False)
    words = SealedText()

    class Meta:
        ordering = ("made_at",)
        constraints = (models.UniqueConstraint(fields=["person", "key"], name="one_wording_of_a_question"),)

    def __str__(self) -> str:
        return f"question {self.key} of {self.person_id}"

    @classmethod
    def visible_to(cls, person: Person) -> "models.QuerySet[OwnQuestion]":
        """A person's own, in the organisations they coach in today."""
        return cls.objects.filter(person=person, organisation__in=coaches_in(person))

    @classmethod
    def write(
        cls, *, by: Person, key: str, version: int, now: datetime, words: str, stage: str, purpose: str, approach: str
    ) -> "OwnQuestion":
        """Add a question (`key` empty) or word one anew; raises Outdated when it was saved from another page since, Withheld for no coach."""
        place = {"stage": stage, "purpose": purpose, "approach": approach}
        return cls._saved(by, key or str(uuid4()), version=version, now=now, words=words, set_aside=False, **place)

    @classmethod
    def lay_aside(cls, question: Question, *, by: Person, now: datetime) -> "OwnQuestion":
        """A question that this coach does not use: it stays in the bank, apart."""
        place = {"stage": question.stage, "purpose": question.purpose, "approach": question.approach}
        return cls._saved(
            by, question.key, version=question.version, now=now, words=question.words, set_aside=True, **place
        )

    @classmethod
    def take_back(cls, key: str, *, by: Person) -> None:
        """Give up one's own wording: what came with Tilth is back as it came; an addition of one's own is gone."""
        cls.visible_to(by).filter(key=key).delete()

    @classmethod
    def _saved(
        cls, by: Person, key: str, *, version: int, now: datetime, words: str, set_aside: bool, **place: str
    ) -> "OwnQuestion":
        house = coaches_in(by).order_by("made_at").first()
        if house is None:
            raise Withheld
        with transaction.atomic():
            own = PersonalCompartment.of(by, organisation=house.id, now=now)  # which also waits for a second tab
            row = cls.visible_to(by).filter(key=key).first()
            if row is not None:
                return row.revise(version=version, now=now, words=words, set_aside=set_aside, **place)
            return cls.objects.create(
                organisation=house,
                compartment=own,
                person=by,
                key=key,
                words=words,
                set_aside=set_aside,
                made_at=now,
                changed_at=now,
                **place,
            )

    def as_question(self) -> Question:
        """The same as a value."""
        return Question(self.key, self.stage, self.purpose, self.approach, self.words, self.version, self.set_aside)


def bank_of(person: Person) -> list[Question]:
    """A coach's whole bank, stage by stage: own additions first, then what came with Tilth, in their own wording where they have one."""
    order = [stage for stage, _ in STAGES]
    own = {row.key: row.as_question() for row in OwnQuestion.visible_to(person)}
    theirs = {question.key: own.pop(question.key, question) for question in provided()}
    return sorted([*own.values(), *theirs.values()], key=lambda question: order.index(question.stage))


def coaches_in(person: Person) -> "models.QuerySet[Organisation]":
    """The organisations in which a person coaches."""
    return organisations_of(person).filter(memberships__person=person, memberships__role=Membership.Role.COACH)
