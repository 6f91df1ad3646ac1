"""Pure. What is heard in each turn of a conversation: where it is, what the coach does, how the coach asks, what the client voices."""

from tilth.conversation.reading import silences
from tilth.conversation.reading.findings import Note, TurnFinding
from tilth.conversation.reading.levels import level
from tilth.conversation.reading.moves import Heard, Scene, heard, moves
from tilth.conversation.reading.questions import asks, question
from tilth.conversation.reading.stages import stages
from tilth.conversation.reading.talk import Reply, talk
from tilth.conversation.reading.words import spoken
from tilth.conversation.transcript import Role, Transcript


def read_turns(transcript: Transcript) -> tuple[TurnFinding, ...]:
    """One finding a turn, in order; turns of unknown or other roles carry none, nor do those of another language."""
    if transcript.language not in ("en", None):
        return tuple(TurnFinding(t.n) for t in transcript.turns)
    found: list[TurnFinding] = []
    said = [spoken(t) for t in transcript.turns]
    weighed: list[Heard | None] = []
    questions = []
    known: set[str] = set()
    last = None
    count = len(said)
    for n, s in enumerate(said):
        heard_, q = None, None
        if s.turn.role is Role.CLIENT:
            known |= s.content
            last = s
        elif s.turn.role is Role.COACH:
            asked = asks(s)
            q = question(s, known, asked)
            heard_ = heard(s, asked, Scene(n, count - 1 - n, last, known))
        weighed.append(heard_)
        questions.append(q)
    waits = _waits(transcript)
    run = stages(said, weighed, waits)
    before: TurnFinding | None = None
    for s, stage, h, q, wait in zip(said, run, weighed, questions, waits, strict=True):
        seen = level(s)
        notes: tuple[Note, ...] = (seen[1],) if seen else ()
        lv = seen[0] if seen else None
        if s.turn.role is Role.CLIENT:
            voiced, why = talk(
                s, Reply(stage, before.moves if before else (), before.question if before else None, said[before.n-1] if before else None, wait)
            )
            found.append(TurnFinding(s.turn.n, stage, lv, talk=voiced, notes=(*why, *notes)))
        elif s.turn.role is Role.COACH and h:
            done, why = moves(h, stage)
            found.append(
                TurnFinding(s.turn.n, stage, lv, done, q[0] if q else None, notes=(*why, *(q[1] if q else ()), *notes))
            )
            before = found[-1]
        else:
            found.append(TurnFinding(s.turn.n))
    return tuple(found)


def _waits(transcript: Transcript) -> list[float]:
    """How unusual each turn's longest silence is for its speaker; 0 where it is not, or where times cannot carry silence."""
    usual = {role: silences.usual(transcript, role) for role in (Role.COACH, Role.CLIENT)}
    return [silences.weight(t, usual.get(t.role)) if t.role else 0.0 for t in transcript.turns]
