"""Pure. What came of a session: its shifts, moments and steps, each with its words and what is known of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tilth.conversation.margin import arc, step
from tilth.conversation.wording import OUTCOMES, Document

NOTHING = "No shift, moment or step was heard. That says what the words show, not what happened."


@dataclass(frozen=True, slots=True)
class Came:
    """One finding as a person reads it; `kind` is shift, moment or step, `quotes` are exact places in turns."""

    kind: str
    head: str
    quotes: Sequence[Mapping[str, int]]
    facts: str


def came(document: Document) -> Iterator[Came]:
    """Shifts, then moments, then steps, each kind in the order of the conversation."""
    for shift in document["shifts"]:
        head = f"{'A small shift' if shift['strength'] == 'minor' else 'A shift'}, {OUTCOMES[shift['outcome']]}"
        yield Came("shift", head, shift["quotes"], " · ".join([shift["why"], *arc(document, shift)]))
    for moment in document["moments"]:
        yield Came("moment", "A moment: an insight, if the client keeps it", moment["quotes"], moment["why"])
    for action in document["actions"]:
        yield Came("step", "A step", action["quotes"], f"{' · '.join(step(action))}. {action['why']}")
