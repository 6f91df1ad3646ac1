"""Pure. What is heard in each turn of a conversation: where it is, what the coach does, how the coach asks, what the client voices."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tilth.conversation.reading import silences
from tilth.conversation.reading.findings import Level, Note, Question, Stage, TurnFinding
from tilth.conversation.reading.fusion import Listening, fuse
from tilth.conversation.reading.levels import levels
from tilth.conversation.reading.moves import Scene, Weighed, moves, weigh
from tilth.conversation.reading.questions import asks, question
from tilth.conversation.reading.stages import stages
from tilth.conversation.reading.talk import Reply, talk
from tilth.conversation.reading.words import Spoken, spoken
from tilth.conversation.transcript import Role, Transcript


def read_turns(transcript: Transcript, ear: Listening | None = None) -> tuple[TurnFinding, ...]:
    """One finding a turn, in order; turns of unknown or other roles carry none, nor do those of another language.

    Where an ear has listened, what it heard is joined to what the rules found.
    """
    if transcript.language not in ("en", None):
        return tuple(TurnFinding(t.n) for t in transcript.turns)
    said = tuple(spoken(t) for t in transcript.turns)
    listened = tuple(_listened(said))
    waits = _waits(transcript)
    found = tuple(_found(said, listened, _stages(said, listened, waits, ear), waits))
    levelled = (_levelled(f, level) for f, level in zip(found, levels(said, found), strict=True))
    return tuple(fuse(f, s, ear) if ear else f for f, s in zip(levelled, said, strict=True))


@dataclass(frozen=True, slots=True)
class Listened:
    """What a turn says by itself: for a coach's, how much speaks for each move, and how it asks."""

    weighed: Weighed | None = None
    question: Question | None = None
    notes: tuple[Note, ...] = ()


def _listened(said: Sequence[Spoken]) -> Iterator[Listened]:
    known: set[str] = set()
    client: Spoken | None = None
    for n, turn in enumerate(said):
        if turn.turn.role is Role.COACH:
            asked = asks(turn)
            how = question(turn, known, asked)
            scene = Scene(before=n, after=len(said) - 1 - n, client=client, ever=known)
            yield Listened(weigh(turn, asked, scene), *(how or ()))
            continue
        if turn.turn.role is Role.CLIENT:
            known |= turn.content
            client = turn
        yield Listened()


def _waits(transcript: Transcript) -> list[float]:
    """How unusual each turn's longest silence is for its speaker; 0 where it is not, or where times cannot carry silence."""
    usual = {role: silences.usual(transcript, role) for role in (Role.COACH, Role.CLIENT)}
    return [silences.weight(t, usual.get(t.role)) if t.role else 0.0 for t in transcript.turns]


def _stages(
    said: Sequence[Spoken], listened: Sequence[Listened], waits: Sequence[float], ear: Listening | None
) -> tuple[Stage | None, ...]:
    """The stage of each turn; none where a conversation lacks a coach or a client, for a stage is theirs together."""
    if not {Role.COACH, Role.CLIENT} <= {turn.turn.role for turn in said}:
        return (None,) * len(said)
    leans = [ear.leans(turn.turn.n) for turn in said] if ear else None
    return stages(said, [own.weighed for own in listened], waits, leans)


def _found(
    said: Sequence[Spoken], listened: Sequence[Listened], run: Sequence[Stage | None], waits: Sequence[float]
) -> Iterator[TurnFinding]:
    reply = Reply()
    for turn, own, stage, wait in zip(said, listened, run, waits, strict=True):
        n = turn.turn.n
        if turn.turn.role is Role.COACH and own.weighed:
            done, notes = moves(own.weighed, stage)
            reply = Reply(moves=done, question=own.question, said=turn)
            yield TurnFinding(n, stage, moves=done, question=own.question, notes=(*notes, *own.notes))
        elif turn.turn.role is Role.CLIENT:
            voiced, notes = talk(turn, replace(reply, stage=stage, wait=wait))
            yield TurnFinding(n, stage, talk=voiced, notes=notes)
        else:
            yield TurnFinding(n)


def _levelled(found: TurnFinding, level: tuple[Level, Note] | None) -> TurnFinding:
    return found if level is None else replace(found, level=level[0], notes=(*found.notes, level[1]))
