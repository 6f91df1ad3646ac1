"""The plain numbers that people's own acts release: all that a report may read."""

from collections.abc import Collection, Mapping
from datetime import datetime
from uuid import UUID

from django.db import models, transaction

from tilth.organisation.disclosure import Withheld
from tilth.organisation.people import Person
from tilth.organisation.programme import Enrolment, NotPossible

THEMES = {
    "leading": "leading people",
    "deciding": "deciding under pressure",
    "delegating": "letting go and delegating",
    "hard-talks": "conversations that are hard to begin",
    "change": "finding one's way in a change",
    "own-way": "finding one's own way of leading",
    "across": "working across borders of the organisation",
    "balance": "work and the rest of life",
    "next-role": "a new role, or the next one",
}
"""The fixed list that clients choose from, if they want to; nobody writes a theme for a report."""


class Act(models.TextChoices):
    """What somebody did that a number stands for."""

    SESSION = "session", "a session was held"
    PULSE = "pulse", "an item of a pulse was answered"
    LADDER = "ladder", "a level of a goal's ladder was reached"
    THEME = "theme", "a theme was chosen"


ANSWERS = (Act.PULSE, Act.LADDER, Act.THEME)
"""What is released only while its client lets their answers be counted."""


class Released(models.Model):
    """One number, put here by what somebody did. `measure` names what it is about by a key, never by words that anybody wrote."""

    enrolment = models.ForeignKey(Enrolment, models.CASCADE, related_name="released")
    act = models.CharField(max_length=7, choices=Act)
    measure = models.CharField(max_length=80, blank=True)
    value = models.SmallIntegerField(default=1)
    at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=["enrolment", "act"], name="released_by_act"),)

    def __str__(self) -> str:
        return f"{self.act} of {self.enrolment_id}"


def release(engagement: UUID, act: str, numbers: Mapping[str, int], *, now: datetime) -> None:
    """Put down what an act in an engagement says in numbers, by measure; nothing where no programme counts it or its client does not want that."""
    enrolment = Enrolment.of(engagement)
    if enrolment is None or (act in ANSWERS and enrolment.counted_since is None):
        return
    Released.objects.bulk_create(
        Released(enrolment=enrolment, act=act, measure=measure, value=value, at=now)
        for measure, value in numbers.items()
    )
    if act == Act.SESSION:
        enrolment.comes_to(Enrolment.Stage.UNDER_WAY)


def be_counted(enrolment: Enrolment, *, by: Person, now: datetime) -> None:
    """From now on a client's answers are counted in groups. Nobody can say that for somebody else."""
    _require_own(enrolment, by)
    enrolment.counted_since = enrolment.counted_since or now
    enrolment.save(update_fields=["counted_since"])


def stop_being_counted(enrolment: Enrolment, *, by: Person) -> None:
    """From now on they are not, and the numbers that were released are destroyed; what was published in groups stays as it is."""
    _require_own(enrolment, by)
    with transaction.atomic():
        enrolment.counted_since = None
        enrolment.save(update_fields=["counted_since"])
        Released.objects.filter(enrolment=enrolment, act__in=ANSWERS).delete()


def choose_themes(enrolment: Enrolment, themes: Collection[str], *, by: Person, now: datetime) -> None:
    """A client says what their coaching is about, in themes of the fixed list; a later choice takes the place of an earlier one."""
    _require_own(enrolment, by)
    if unknown := set(themes) - THEMES.keys():
        raise NotPossible(f"Themes come from the fixed list; {', '.join(sorted(unknown))} is not on it.")
    if enrolment.counted_since is None:
        raise NotPossible(
            "Themes are chosen to be counted in a group, so they wait until you let your answers be counted."
        )
    with transaction.atomic():
        Released.objects.filter(enrolment=enrolment, act=Act.THEME).delete()
        Released.objects.bulk_create(
            Released(enrolment=enrolment, act=Act.THEME, measure=theme, value=1, at=now) for theme in sorted(themes)
        )


def chosen_themes(enrolment: Enrolment) -> set[str]:
    """The themes a client has chosen, for themselves to see."""
    return set(Released.objects.filter(enrolment=enrolment, act=Act.THEME).values_list("measure", flat=True))


def _require_own(enrolment: Enrolment, person: Person) -> None:
    if enrolment.person_id != person.pk:
        raise Withheld
