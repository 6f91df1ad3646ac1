"""Pure. The one place where rules and ear meet: a turn as the rules found it and what the ear hears in it, in; one finding, out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tilth.conversation.ear.hearing import Ear, Hearing, Trust, odds
from tilth.conversation.reading.findings import Form, Level, Move, Note, Question, Stage, Talk, TurnFinding
from tilth.conversation.reading.words import Spoken
from tilth.conversation.transcript import Role, Transcript

NEVER = -9.0
MOST = 3
"""A turn is given at most so many moves."""


HEARD_AS = {
    "question:open": "form:open",
    "question:closed": "form:closed",
    "question:stacked": "stacked",
    "question:leading": "leading",
}
"""What the ear calls the things that are noted of a question."""


@dataclass(frozen=True)
class Listening:
    """An ear that has listened to one transcript: what it hears in each turn, and how far it is trusted."""

    name: str
    trust: Mapping[str, Trust]
    hearings: Sequence[Hearing]

    def at(self, n: int) -> Hearing:
        """What is heard in turn `n`."""
        return self.hearings[n - 1]

    def leans(self, n: int) -> Mapping[Stage, float]:
        """What the ear adds to the score of each stage in turn `n`."""
        heard = self.at(n)
        return {
            stage: self.trust[label].ear * max(-6.0, odds(heard[label]))
            for stage in Stage
            if (label := f"stage:{stage.value}") in self.trust
        }

    def sure(self, label: str, turns: Iterable[int], rules: float) -> float | None:
        """The log odds of ear and rules together, where the ear hears it best; None for a label in which it is not trusted."""
        trust = self.trust.get(label)
        heard = self.heard(label, turns)
        return None if trust is None or heard is None else trust.odds(heard, rules)

    def heard(self, label: str, turns: Iterable[int]) -> float | None:
        """The ear's own probability, the highest of the turns."""
        return max((p for n in turns if (p := self.at(n).get(label)) is not None), default=None)


def listen(ear: Ear | None, transcript: Transcript) -> Listening | None:
    """Let the ear listen; None where there is none."""
    return Listening(ear.name, ear.trust, ear.hear(transcript)) if ear and transcript.turns else None


def fuse(found: TurnFinding, said: Spoken, ear: Listening) -> TurnFinding:
    """The finding of one turn with the ear's part in it; notes of the rules stay where their label stays."""
    if said.turn.role not in (Role.COACH, Role.CLIENT):
        return found
    level = _level(found, ear)
    fused = replace(found, level=level)
    if said.turn.role is Role.COACH:
        fused = replace(fused, moves=_moves(found, ear), question=_question(found, ear))
    else:
        fused = replace(fused, talk=tuple(_talk(found, ear)))
    return replace(fused, notes=tuple(_notes(fused, found, said, ear)))


def _moves(found: TurnFinding, ear: Listening) -> tuple[Move, ...]:
    """The likely moves, the main one first; the likeliest where none is likely. Where the ear is not trusted the rules' own order stays."""
    order = {move: -0.01 * (place + 1) for place, move in enumerate(found.moves)}
    weighed: dict[Move, float] = {}
    for move in Move:
        sure = ear.sure(f"move:{move.value}", [found.n], float(move in found.moves))
        weighed[move] = sure if sure is not None else 0.1 + order[move] if move in order else NEVER
    likely = [move for move in Move if weighed[move] >= 0] or [max(Move, key=lambda m: weighed[m])]
    return tuple(sorted(likely, key=lambda move: -(ear.heard(f"main:{move.value}", [found.n]) or weighed[move]))[:MOST])


def _question(found: TurnFinding, ear: Listening) -> Question | None:
    form = _one_of(
        "form", ("none", *(f.value for f in Form)), found.question.form if found.question else "none", found.n, ear
    )
    if form is None:
        return found.question
    if form == "none":
        return None
    asked = found.question or Question(Form(form))
    return replace(
        asked,
        form=Form(form),
        stacked=_is("stacked", asked.stacked, found.n, ear),
        leading=_is("leading", asked.leading, found.n, ear),
    )


def _level(found: TurnFinding, ear: Listening) -> Level | None:
    level = _one_of("level", ("none", *(each.value for each in Level)), found.level or "none", found.n, ear)
    if level is None:
        return found.level
    return None if level == "none" else Level(level)


def _talk(found: TurnFinding, ear: Listening) -> Iterator[Talk]:
    return (talk for talk in Talk if _is(f"talk:{talk.value}", talk in found.talk, found.n, ear))


def _is(label: str, ruled: bool, n: int, ear: Listening) -> bool:
    sure = ear.sure(label, [n], float(ruled))
    return ruled if sure is None else sure >= 0


def _one_of(group: str, values: Sequence[str], ruled: str, n: int, ear: Listening) -> str | None:
    """The likeliest of several that exclude each other; None where the ear is not trusted in the group."""
    weighed = {value: ear.sure(f"{group}:{value}", [n], float(value == ruled)) for value in values}
    known = {value: sure for value, sure in weighed.items() if sure is not None}
    return max(known, key=lambda value: known[value]) if len(known) == len(values) else None


def _notes(fused: TurnFinding, found: TurnFinding, said: Spoken, ear: Listening) -> Iterator[Note]:
    """A note for every label: the rule's with the ear's probability beside it, or the ear's own."""
    ruled = {note.label: note for note in found.notes}
    for label in _labels(fused):
        heard = ear.at(found.n).get(HEARD_AS.get(label, label))
        trust = ear.trust.get(HEARD_AS.get(label, label))
        doubt = " Experimental: people agree with it too seldom to lean on it." if trust and trust.experimental else ""
        if label in ruled:
            yield (
                ruled[label]
                if heard is None
                else replace(ruled[label], why=ruled[label].why + doubt, probability=round(heard, 2))
            )
        elif heard is not None:
            yield Note(
                label,
                said.whole(),
                f"{ear.name} hears it in this turn, with a probability of {heard:.2f}.{doubt}",
                round(heard, 2),
            )
    # Notes that carry no label of the turn itself say how something was done; they stay.
    shown = set(_labels(fused)) | set(_labels(found))
    yield from (note for note in found.notes if note.label not in shown)


def _labels(found: TurnFinding) -> Iterator[str]:
    yield from (f"move:{move.value}" for move in found.moves)
    if found.question:
        yield f"question:{found.question.form.value}"
        if found.question.stacked:
            yield "question:stacked"
        if found.question.leading:
            yield "question:leading"
    yield from (f"talk:{talk.value}" for talk in found.talk)
    if found.level:
        yield f"level:{found.level.value}"
