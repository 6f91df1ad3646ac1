"""Pure. Insight against action: how much of the conversation explored, how much shaped steps, and which of the two stand alone."""

from collections.abc import Sequence

from tilth.conversation.reading.findings import Action, Moment, Move, Ownership, Stage
from tilth.conversation.reading.heard import Heard, HeardTurn

LEARNS = (Stage.EXPLORE_PERSPECTIVE, Stage.GENERATE_INSIGHT)
NOT_THE_CLIENTS = (Ownership.COACH_COMMITMENT, Ownership.ADMIN)


def shares(heard: Heard, moments: Sequence[Moment], actions: Sequence[Action]) -> tuple[float, float] | None:
    """The share of turns that explored and of turns about steps, none of them both; None where no coach or no client is known."""
    if not heard.coach or not heard.client:
        return None
    stepping = {n for a in actions if a.ownership not in NOT_THE_CLIENTS for n in a.turns}
    seeing = {n for m in moments for n in m.turns}
    acting = {t.n for t in heard.turns if t.n not in seeing and (t.n in stepping or _acts(t))}
    learning = {t.n for t in heard.turns if t.n not in acting and (t.n in seeing or _learns(t))}
    return round(len(learning) / len(heard.turns), 4), round(len(acting) / len(heard.turns), 4)


def _acts(turn: HeardTurn) -> bool:
    return turn.stage is Stage.TRANSLATE_TO_ACTION or turn.does(Move.PLANNING, Move.ADVICE)


def _learns(turn: HeardTurn) -> bool:
    return turn.stage in LEARNS or turn.does(Move.INVITATION, Move.REVIEW)


def moments_alone(moments: Sequence[Moment], actions: Sequence[Action]) -> tuple[int, ...]:
    """The moments that no step grew from: often as it should be, and worth a look when it is all of them."""
    grown = {a.moment for a in actions}
    return tuple(i for i in range(len(moments)) if i not in grown)


def actions_alone(actions: Sequence[Action]) -> tuple[int, ...]:
    """The steps that grew from no moment."""
    return tuple(i for i, a in enumerate(actions) if a.moment is None)
