"""Pure. What the ear is taught of each turn: numbers for every label, and a gap where a label does not apply."""

from dataclasses import dataclass

from tilth.conversation.comparable import MOVE_OF, OWNER_OF
from tilth.conversation.reading.findings import Form, Level, Move, Stage, Talk
from training.corpus import MOVES, SHIFTS, TALK, Session, Turn

ALONE = (
    *(f"move:{move.value}" for move in Move),
    "stacked",
    "leading",
    *(f"talk:{talk.value}" for talk in Talk),
    "shift",
    "moment",
    "step",
    "imposed",
)
"""Labels that stand alone: each holds or does not."""

ONE_OF = {
    "form": ("none", *(form.value for form in Form)),
    "level": ("none", *(level.value for level in Level)),
    "stage": tuple(stage.value for stage in Stage),
    "main": tuple(move.value for move in Move),
}
"""Labels of which one holds; `main` is the move that the reader put first."""

FINER = (*sorted(MOVES), *sorted(SHIFTS))
"""The corpus's finer labels: taught beside the others, because they teach what the words mean, and then left out."""

FINER_TALK = tuple(sorted(TALK))
OUTPUTS = (*ALONE, *(f"{group}:{value}" for group, values in ONE_OF.items() for value in values))
"""The numbers of the finished model, in order."""

LEADS = {"leading", "solution_in_disguise"}


@dataclass(frozen=True)
class Taught:
    """One turn's labels: `alone` and `finer` hold 0, 1 or None (does not apply); `one_of` and `talk` an index or None."""

    alone: tuple[float | None, ...]
    one_of: tuple[int | None, ...]
    finer: tuple[float | None, ...]
    talk: int | None


def taught(session: Session) -> list[Taught]:
    """The labels of every turn, in order."""
    steps = {
        n: action["ownership"] for action in session.actions if action["ownership"] in OWNER_OF for n in action["turns"]
    }
    moments = {n for moment in session.moments for n in moment["turns"]}
    peaks = {shift["peak"] for shift in session.shifts}
    return [_taught(turn, steps.get(turn.n), turn.n in moments, turn.n in peaks) for turn in session.turns]


def _taught(turn: Turn, owner: str | None, moment: bool, peak: bool) -> Taught:
    says = (
        _coach(turn)
        if turn.role == "coach"
        else _client(turn) | {"moment": moment, "shift": peak or turn.shift is not None}
    )
    says["step"] = owner is not None
    if owner is not None:
        says["imposed"] = OWNER_OF[owner] in ("imposed", "shaped")
    form = None if turn.role == "client" else {None: "none", "open": "open"}.get(turn.form, "closed")
    finer = set(turn.moves) | set(turn.shift[1] if turn.shift else ())
    mine = MOVES if turn.role == "coach" else SHIFTS
    return Taught(
        alone=tuple(float(says[label]) if label in says else None for label in ALONE),
        one_of=(
            None if form is None else ONE_OF["form"].index(form),
            ONE_OF["level"].index(turn.level or "none"),
            ONE_OF["stage"].index(turn.stage),
            next((ONE_OF["main"].index(MOVE_OF[move]) for move in turn.moves if move in MOVE_OF), None),
        ),
        finer=tuple(float(label in finer) if label in mine else None for label in FINER),
        talk=None if turn.talk is None else FINER_TALK.index(turn.talk),
    )


def _coach(turn: Turn) -> dict[str, bool]:
    moves = {MOVE_OF[move] for move in turn.moves if move in MOVE_OF}
    return {f"move:{move.value}": move.value in moves for move in Move} | {
        "stacked": "stacked" in turn.flags,
        "leading": bool(turn.flags & LEADS),
    }


def _client(turn: Turn) -> dict[str, bool]:
    tags, talk = turn.tags, turn.talk
    return {
        "talk:change": "change" in tags,
        "talk:commitment": talk == "commitment",
        "talk:sustain": "sustain" in tags or talk == "sustain",
        "talk:insight": talk in ("insight_statement", "shift"),
        "talk:feeling": "feeling" in tags or talk == "emotion",
        "talk:value": "value" in tags or talk == "value_statement",
        "talk:metaphor": "metaphor" in tags,
    }
