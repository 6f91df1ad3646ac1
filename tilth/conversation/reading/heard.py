"""Pure. A conversation as it was heard: each turn beside its words, its finding, its silences and the turns around it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from tilth.conversation.reading.findings import Move, Stage, TurnFinding
from tilth.conversation.reading.fusion import Listening
from tilth.conversation.reading.silences import readable, usual
from tilth.conversation.reading.words import Spoken, spoken
from tilth.conversation.transcript import Quote, Role, Transcript, Turn


@dataclass(frozen=True)
class HeardTurn:
    """One turn with what was found in it; `wait` is the silence before it and `silence` the longest before or inside it, None where unreadable."""

    turn: Turn
    found: TurnFinding
    said: Spoken
    wait: float | None
    silence: float | None

    @property
    def n(self) -> int:
        """The turn's number."""
        return self.turn.n

    @property
    def length(self) -> int:
        """How many words it has."""
        return len(self.said.words)

    @property
    def stage(self) -> Stage | None:
        """Where the conversation is."""
        return self.found.stage

    def sentence(self, at: int) -> Quote:
        """The sentence that holds a character of the turn; the whole turn where none does."""
        inside = next((s for s in self.said.sentences if s.start <= at < s.end), None)
        return self.said.quote(inside.start, inside.end) if inside else self.said.whole()

    def does(self, *moves: Move) -> bool:
        """Whether the coach does any of these here."""
        return any(move in self.found.moves for move in moves)


@dataclass(frozen=True)
class Heard:
    """All turns of a conversation, in order, and how long each side usually waits before speaking (None where times cannot say)."""

    transcript: Transcript
    turns: tuple[HeardTurn, ...]
    timed: bool
    usual_client: float | None
    usual_coach: float | None
    ear: Listening | None = None

    @cached_property
    def client(self) -> tuple[HeardTurn, ...]:
        """The client's turns."""
        return tuple(t for t in self.turns if t.turn.role is Role.CLIENT)

    @cached_property
    def coach(self) -> tuple[HeardTurn, ...]:
        """The coach's turns."""
        return tuple(t for t in self.turns if t.turn.role is Role.COACH)

    def at(self, n: int) -> HeardTurn:
        """The turn with that number."""
        return self.turns[n - 1]

    def after(self, n: int, role: Role) -> Iterator[HeardTurn]:
        """The turns of a role that come after turn `n`, nearest first."""
        return (t for i in range(n, len(self.turns)) if (t := self.turns[i]).turn.role is role)

    def before(self, n: int, role: Role) -> Iterator[HeardTurn]:
        """The turns of a role that come before turn `n`, nearest first."""
        return (t for i in range(n - 2, -1, -1) if (t := self.turns[i]).turn.role is role)


def hear(transcript: Transcript, found: Sequence[TurnFinding], ear: Listening | None = None) -> Heard:
    """The transcript beside the findings of its turns, and the ear that listened to it, if one did."""
    timed = readable(transcript)
    return Heard(
        transcript=transcript,
        turns=tuple(_turn(turn, finding, timed) for turn, finding in zip(transcript.turns, found, strict=True)),
        timed=timed,
        usual_client=usual(transcript, Role.CLIENT),
        usual_coach=usual(transcript, Role.COACH),
        ear=ear,
    )


def _turn(turn: Turn, found: TurnFinding, timed: bool) -> HeardTurn:
    return HeardTurn(
        turn=turn,
        found=found,
        said=spoken(turn),
        wait=turn.gap if timed else None,
        silence=turn.longest_silence if timed else None,
    )


def gives_back(coach: HeardTurn, client: HeardTurn) -> bool:
    """Whether the coach's few words are mostly the client's."""
    content = coach.said.content
    return 0 < coach.length <= 14 and bool(content) and len(content & client.said.content) >= 0.6 * len(content)
