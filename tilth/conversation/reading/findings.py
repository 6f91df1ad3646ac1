"""Pure. What a reading says of a conversation: findings with the words they rest on; impossible ones cannot be built.

The JSON of a whole reading is a contract (`tilth-reading/1`); its names are the names here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from tilth.conversation.transcript import Quote, Role


class Stage(StrEnum):
    """Where the conversation is: the four stages, with a way in and a way out."""

    OPENING = "opening"
    CLARIFY_FOCUS = "clarify_focus"
    EXPLORE_PERSPECTIVE = "explore_perspective"
    GENERATE_INSIGHT = "generate_insight"
    TRANSLATE_TO_ACTION = "translate_to_action"
    CLOSING = "closing"


class Level(StrEnum):
    """The logical level that words are about, from the ground up."""

    ENVIRONMENT = "environment"
    BEHAVIOUR = "behaviour"
    CAPABILITY = "capability"
    BELIEF = "belief"
    VALUE = "value"
    IDENTITY = "identity"
    PURPOSE = "purpose"


class Move(StrEnum):
    """What a coach's turn does."""

    CONTRACTING = "contracting"
    INVITATION = "invitation"
    PLANNING = "planning"
    REVIEW = "review"
    QUESTION = "question"
    REFLECTION = "reflection"
    OBSERVATION = "observation"
    ACKNOWLEDGEMENT = "acknowledgement"
    SPACE = "space"
    ADVICE = "advice"
    INFORMATION = "information"
    SOCIAL = "social"


class Talk(StrEnum):
    """What a client's turn voices."""

    CHANGE = "change"
    COMMITMENT = "commitment"
    SUSTAIN = "sustain"
    INSIGHT = "insight"
    FEELING = "feeling"
    VALUE = "value"
    METAPHOR = "metaphor"


class Form(StrEnum):
    """How a question can be answered: in one's own words, or by yes, no, one of two, a number."""

    OPEN = "open"
    CLOSED = "closed"


class Strength(StrEnum):
    """How much speaks for a shift."""

    MINOR = "minor"
    MODERATE = "moderate"
    STRONG = "strong"


class Outcome(StrEnum):
    """What became of a shift in the turns after it; `cut_short` and `unnoticed` are the two that a coach may want to look at."""

    HARVESTED = "harvested"
    PARTLY_HARVESTED = "partly_harvested"
    CUT_SHORT = "cut_short"
    UNNOTICED = "unnoticed"
    LEFT_TO_REST = "left_to_rest"
    ABSORBED_INTO_ACTION = "absorbed_into_action"


class Ownership(StrEnum):
    """Whose an action is."""

    CLIENT_OWNED = "client_owned"
    CO_CREATED = "co_created"
    COACH_SHAPED = "coach_shaped"
    COACH_IMPOSED = "coach_imposed"
    ROLE_REQUIREMENT = "role_requirement"
    COACH_COMMITMENT = "coach_commitment"
    ADMIN = "admin"


class Status(StrEnum):
    """How far an action was taken up in the conversation."""

    AGREED = "agreed"
    COMPLIED = "complied"
    OFFERED = "offered"
    LET_GO = "let_go"


class StepKind(StrEnum):
    """What kind of step an action is."""

    EXPERIMENT = "experiment"
    REFLECTION = "reflection"
    ADJUSTMENT = "adjustment"
    TASK = "task"


class Commitment(StrEnum):
    """How strongly the client's words bind."""

    WEAK = "weak"
    MODERATE = "moderate"
    STRONG = "strong"


class Evidence(StrEnum):
    """What a transcript can say of a marker; the last two are not the same thing."""

    EVIDENCE = "evidence"
    MIXED = "mixed"
    COUNTER_EVIDENCE = "counter_evidence"
    NO_EVIDENCE = "no_evidence"
    NOT_OBSERVABLE = "not_observable"


class Groundless(ValueError):
    """A finding without the words it rests on: the engine must not build one."""


def _grounded(finding: str, quotes: tuple[Quote, ...], why: str) -> None:
    if not quotes or not why:
        raise Groundless(f"a {finding} needs at least one quote and a sentence that says why")


@dataclass(frozen=True, slots=True)
class Note:
    """Why a turn carries a label: `label` as "move:reflection" or "level:belief", the words, a sentence; `probability` where a trained ear spoke."""

    label: str
    quote: Quote
    why: str
    probability: float | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """How a coach's turn asks; `own_words` is the share (0 to 1) of its content words that the client had said before, None without content words."""

    form: Form
    stacked: bool = False
    leading: bool = False
    own_words: float | None = None


@dataclass(frozen=True, slots=True)
class TurnFinding:
    """What is heard in one turn: moves and a question on a coach's, talk on a client's, each explained by a note."""

    n: int
    stage: Stage | None = None
    level: Level | None = None
    moves: tuple[Move, ...] = ()
    question: Question | None = None
    talk: tuple[Talk, ...] = ()
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Arc:
    """What surrounded a shift: the turn that sowed it, the seconds it was left to grow, the turns that nurtured and harvested it; None where there was none."""

    sown: int | None = None
    paused: float | None = None
    nurtured: int | None = None
    harvested: int | None = None


@dataclass(frozen=True, slots=True)
class Shift:
    """A possible shift in awareness: an episode with its peak `turn`, first and last turn of its `span`, and what became of it."""

    turn: int
    span: tuple[int, int]
    strength: Strength
    cues: tuple[str, ...]
    quotes: tuple[Quote, ...]
    why: str
    confidence: float
    arc: Arc
    outcome: Outcome

    def __post_init__(self) -> None:
        _grounded("shift", self.quotes, self.why)
        if not self.span[0] <= self.turn <= self.span[1]:
            raise ValueError(f"the peak {self.turn} of a shift lies outside its span {self.span}")


@dataclass(frozen=True, slots=True)
class Moment:
    """What may become an insight, if the client keeps it; `shift` is the index of the shift it grew from."""

    turns: tuple[int, ...]
    quotes: tuple[Quote, ...]
    why: str
    shift: int | None = None

    def __post_init__(self) -> None:
        _grounded("moment", self.quotes, self.why)


@dataclass(frozen=True, slots=True)
class Action:
    """A step spoken of: its words, whose it is, and what is known of it; `moment` is the index of the moment it grew from."""

    turns: tuple[int, ...]
    quotes: tuple[Quote, ...]
    why: str
    status: Status
    ownership: Ownership
    kind: StepKind
    commitment: Commitment
    when: str | None = None
    with_whom: str | None = None
    if_then: bool = False
    moment: int | None = None
    value: str | None = None

    def __post_init__(self) -> None:
        _grounded("step", self.quotes, self.why)


@dataclass(frozen=True, slots=True)
class MarkerFinding:
    """What the transcript holds for (`turns`) and against (`counter`) a marker, with a sentence that says why."""

    reading: Evidence
    turns: tuple[int, ...]
    counter: tuple[int, ...]
    why: str

    def __post_init__(self) -> None:
        if (self.reading is Evidence.EVIDENCE and not self.turns) or (
            self.reading is Evidence.COUNTER_EVIDENCE and not self.counter
        ):
            raise Groundless(f"{self.reading.value} needs the turns it rests on")
        if self.reading is Evidence.MIXED and not (self.turns and self.counter):
            raise Groundless("mixed evidence needs turns for and turns against")


@dataclass(frozen=True, slots=True)
class SpeakerFinding:
    """Who a label seems to be, how sure (0 to 1) and why."""

    label: str
    role: Role | None
    confidence: float
    why: str


@dataclass(frozen=True, slots=True)
class Measures:
    """Counts and shares of the whole conversation; shares are 0 to 1, times are seconds, None where they cannot be known."""

    coach_word_share: float | None = None
    coach_time_share: float | None = None
    open_question_share: float | None = None
    stacked: int = 0
    silences_3s: int | None = None
    longest_silence: float | None = None
    median_coach_latency: float | None = None
    learning_turn_share: float | None = None
    action_turn_share: float | None = None
    moments_without_action: tuple[int, ...] = ()
    actions_without_moment: tuple[int, ...] = ()


@dataclass(frozen=True)
class Reading:
    """All that the engine says of a transcript; `warnings` are sentences about what could not be read, `model` names the ear or is None."""

    engine: str
    model: str | None
    silence_readable: bool
    speakers: tuple[SpeakerFinding, ...]
    warnings: tuple[str, ...]
    turns: tuple[TurnFinding, ...]
    shifts: tuple[Shift, ...] = ()
    moments: tuple[Moment, ...] = ()
    actions: tuple[Action, ...] = ()
    markers: Mapping[str, MarkerFinding] = field(default_factory=dict)
    competencies: Mapping[str, Mapping[str, MarkerFinding]] = field(default_factory=dict)
    measures: Measures = field(default_factory=Measures)
