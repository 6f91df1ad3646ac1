"""Pure. Pulses: a few sentences that a person places between 0 and 10, ours in our own words, and what a licensed one has to bring with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import fmean

from tilth.coaching.change import Norm

LOWEST, HIGHEST = 0, 10

NOT_VALIDATED = "Our own wording, not validated: good for a conversation about change, not for comparing people."


class NotAnAnswer(ValueError):
    """An answer that a pulse does not take; the sentence says what it takes."""


@dataclass(frozen=True, slots=True)
class Item:
    """One sentence to place oneself at."""

    key: str
    words: str


@dataclass(frozen=True, slots=True)
class Pulse:
    """Sentences that belong together. `counted` says whether answers may be counted in groups; `shared_by_default` whether the coach sees them.

    Without a norm nothing can tell a change from noise, and nothing pretends to.
    """

    key: str
    name: str
    asks: str
    items: tuple[Item, ...]
    counted: bool = True
    shared_by_default: bool = False
    norm: Norm | None = None
    note: str = NOT_VALIDATED

    def __post_init__(self) -> None:
        keys = [item.key for item in self.items]
        if not keys or len(set(keys)) != len(keys):
            raise ValueError("A pulse needs at least one item, each with a key of its own.")

    def take(self, given: Mapping[str, int | None]) -> dict[str, int]:
        """The answers that were given, item by item; what was left out stays out. Raises NotAnAnswer."""
        items = {item.key: item.words for item in self.items}
        if unknown := given.keys() - items.keys():
            raise NotAnAnswer(f"This pulse does not ask for {', '.join(sorted(unknown))}.")
        answers = {key: value for key, value in given.items() if value is not None}
        for key, value in answers.items():
            if not LOWEST <= value <= HIGHEST:
                raise NotAnAnswer(f"“{items[key]}” is answered from {LOWEST} to {HIGHEST}, not with {value}.")
        if not answers:
            raise NotAnAnswer("Nothing was marked yet. One answer is enough; what you leave out is not guessed.")
        return answers

    def score(self, answers: Mapping[str, int]) -> float | None:
        """The mean of the items; none while one was left out."""
        keys = [item.key for item in self.items]
        return fmean(answers[key] for key in keys) if answers.keys() >= set(keys) else None


SESSION = Pulse(
    "session",
    "After a session",
    "Think of the session you have just had.",
    (
        Item("mine", "We spent the time on what matters to me"),
        Item("pace", "There was room to think"),
        Item("new", "I see something in another light now"),
        Item("next", "The next step is my own"),
    ),
)
TOGETHER = Pulse(
    "together",
    "Working together",
    "Think of the two of you and how you work.",
    (
        Item("awkward", "I can bring up what is uncomfortable"),
        Item("heading", "We want to go the same way"),
        Item("manner", "This way of working fits me"),
        Item("stretch", "I am stretched as much as I want to be"),
        Item("alone", "I do more of this without my coach than I used to"),
    ),
    counted=False,
    shared_by_default=True,
)
OWNERSHIP = Pulse(
    "ownership",
    "Whose step is it?",
    "Think of the step you have chosen.",
    (
        Item("chose", "This step was my choice"),
        Item("fits", "It has to do with something I care about"),
        Item("when", "I know the moment at which I will do it"),
        Item("anyway", "I would do it if nobody ever asked me about it"),
    ),
)
CLIMATE = Pulse(
    "climate",
    "How it is in the team",
    "Think of the last weeks in your team.",
    (
        Item("mistakes", "We can talk about what went wrong"),
        Item("help", "Asking for help costs nothing here"),
        Item("views", "Whoever sees it differently is heard out"),
        Item("trying", "We try things out and say what we found"),
    ),
)
OURS = {pulse.key: pulse for pulse in (SESSION, TOGETHER, OWNERSHIP, CLIMATE)}


def licensed(
    key: str, name: str, items: Mapping[str, str], *, norm: Norm, licence: str, asks: str = "", counted: bool = False
) -> Pulse:
    """An instrument that an organisation holds a licence for: its own items, on our scale, with the reliability and spread its authors published.

    Raises ValueError without a licence: what is not ours is not copied here.
    """
    if not licence.strip():
        raise ValueError("Name the licence under which these items may be used; without one they stay out.")
    found = tuple(Item(item, words) for item, words in items.items())
    return Pulse(key, name, asks, found, counted=counted, norm=norm, note=f"Used under licence: {licence}")
