"""Pure. The values everyone passes around: what was said, by whom, when, and where in the file it stands."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from itertools import groupby


class Role(StrEnum):
    """What a speaker is in the conversation; a speaker whose role is unknown has none (`None`), never a guess."""

    COACH = "coach"
    CLIENT = "client"
    OTHER = "other"


class Timing(StrEnum):
    """How far a file's times can be trusted: both ends of every cue, only starts, whole seconds or block markers, or no times at all."""

    SPANS = "spans"
    STARTS = "starts"
    ROUNDED = "rounded"
    NONE = "none"


PAUSE = 1.0
"""Seconds between two cues of one speaker from which the silence inside a turn is kept as a pause."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where words stand in the file: `where` for a person ("line 12", "segments[3]"), `start` and `end` as characters of the decoded text where known."""

    where: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Utterance:
    """One cue or line as the file has it, never edited: `speaker` is the file's label, times are seconds from the start, None where the file has none."""

    text: str
    speaker: str | None = None
    start: float | None = None
    end: float | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Pause:
    """A silence inside a turn: it begins `at` seconds from the start of the recording and lasts `seconds`."""

    at: float
    seconds: float


@dataclass(frozen=True, slots=True)
class Voice:
    """Who a label of the file is: the name to show, and the role in the conversation. Two labels with one name are one person."""

    name: str
    role: Role | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """Exact words of one turn: characters `start` up to `end` of that turn's text. A quote of nothing cannot be built."""

    turn: int
    start: int
    end: int

    def __post_init__(self) -> None:
        if self.turn < 1 or not 0 <= self.start < self.end:
            raise ValueError(f"a quote needs words: turn {self.turn}, characters {self.start} to {self.end}")


@dataclass(frozen=True, slots=True)
class Turn:
    """A maximal run of one speaker's words; `n` counts from 1, `gap` is the silence before it in seconds (negative: an overlap), None where unknown.

    `offset` is where its text begins in the transcript's running words; `utterances` are the indexes of its first and last cue.
    """

    n: int
    speaker: str | None
    role: Role | None
    text: str
    start: float | None = None
    end: float | None = None
    gap: float | None = None
    pauses: tuple[Pause, ...] = ()
    offset: int = 0
    utterances: tuple[int, int] = (0, 0)

    def quote(self, start: int = 0, end: int | None = None) -> Quote:
        """The characters `start` to `end` of this turn (the whole of it, unless told otherwise)."""
        return Quote(self.n, start, len(self.text) if end is None else end)

    @property
    def longest_silence(self) -> float | None:
        """The longest silence before or inside this turn, in seconds; None where the file's times cannot say."""
        lengths = [p.seconds for p in self.pauses] + ([self.gap] if self.gap is not None else [])
        return max(lengths, default=None)


@dataclass(frozen=True)
class Transcript:
    """A whole conversation: the cues as in the file, in the file's order, and who each label is.

    `format` is the name of the file format, `warnings` are sentences for a person about what the file could not give.
    """

    utterances: tuple[Utterance, ...]
    format: str
    timing: Timing
    voices: Mapping[str, Voice] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    language: str | None = None

    @property
    def speakers(self) -> tuple[str, ...]:
        """The file's speaker labels in order of appearance; cues without a label are not among them."""
        return tuple(dict.fromkeys(u.speaker for u in self.utterances if u.speaker is not None))

    @property
    def duration(self) -> float | None:
        """Seconds from the first start to the last end (or start); None where the file has no times."""
        starts = [u.start for u in self.utterances if u.start is not None]
        ends = [t for u in self.utterances for t in (u.end, u.start) if t is not None]
        return max(ends) - min(starts) if starts else None

    @cached_property
    def turns(self) -> tuple[Turn, ...]:
        """The conversation as turns: cues of one person in a row are one turn."""
        return tuple(_turns(self))

    @cached_property
    def words(self) -> str:
        """All words of the file as one running text, cues parted by one space: what the place of a finding counts in."""
        return " ".join(u.text for u in self.utterances)

    def turn(self, n: int) -> Turn:
        """The turn with that number; raises IndexError where there is none."""
        if n < 1:
            raise IndexError(f"turns count from 1, not {n}")
        return self.turns[n - 1]

    def said(self, quote: Quote) -> str:
        """The words of a quote."""
        return self.turn(quote.turn).text[quote.start : quote.end]

    def span(self, quote: Quote) -> tuple[int, int]:
        """Where a quote stands in the running words of the file: the same for every reading, however turns or roles are set."""
        offset = self.turn(quote.turn).offset
        return offset + quote.start, offset + quote.end

    def cast(self, voices: Mapping[str, Voice]) -> "Transcript":
        """The same conversation with other people behind its labels."""
        return replace(self, voices=dict(voices))

    def by(self, role: Role) -> tuple[Turn, ...]:
        """The turns of everyone in that role."""
        return tuple(t for t in self.turns if t.role is role)


def _turns(transcript: Transcript) -> Iterator[Turn]:
    before: float | None = None
    offset = 0
    numbered = enumerate(transcript.utterances)
    for n, (voice, cues) in enumerate(groupby(numbered, key=lambda cue: _voice(transcript, cue[1])), 1):
        run = list(cues)
        turn = _turn(n, voice, run, before, offset)
        before = turn.end
        offset += len(turn.text) + 1
        yield turn


def _voice(transcript: Transcript, utterance: Utterance) -> Voice | None:
    label = utterance.speaker
    return None if label is None else transcript.voices.get(label, Voice(label))


def _turn(n: int, voice: Voice | None, run: list[tuple[int, Utterance]], before: float | None, offset: int) -> Turn:
    cues = [cue for _, cue in run]
    start = cues[0].start
    return Turn(
        n=n,
        speaker=voice.name if voice else None,
        role=voice.role if voice else None,
        text=" ".join(cue.text for cue in cues),
        start=start,
        end=max((cue.end for cue in cues if cue.end is not None), default=None),
        gap=None if start is None or before is None else round(start - before, 3),
        pauses=tuple(_pauses(cues)),
        offset=offset,
        utterances=(run[0][0], run[-1][0]),
    )


def _pauses(cues: Iterable[Utterance]) -> Iterator[Pause]:
    end: float | None = None
    for cue in cues:
        if end is not None and cue.start is not None and cue.start - end >= PAUSE:
            yield Pause(end, round(cue.start - end, 3))
        end = max(end, cue.end) if end is not None and cue.end is not None else cue.end
