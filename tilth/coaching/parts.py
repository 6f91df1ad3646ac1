"""Pure. The parts of an agreement as data: prompts, suggestions and choices, in short steps, and which of them are addressed to three."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Shape(StrEnum):
    """How a part is answered."""

    WORDS = "words"
    NUMBER = "number"
    ONE = "one of several"
    SOME = "some of several"
    SHARING = "a yes or no that the wall obeys"
    GOALS = "the goals as they stood"


@dataclass(frozen=True, slots=True)
class Part:
    """One thing to agree on. `to_three` is read by a sponsor, too; `suggestion` is offered, never put in unread."""

    name: str
    title: str
    prompt: str = ""
    shape: Shape = Shape.WORDS
    to_three: bool = True
    options: tuple[tuple[str, str], ...] = ()
    suggestion: Any = ""
    needs_sponsor: bool = False
    most: int = 0
    prompts: Mapping[str, str] = field(default_factory=dict)
    suggestions: Mapping[str, str] = field(default_factory=dict)

    def prompt_for(self, kind: str) -> str:
        """The prompt, as the kind of engagement asks it."""
        return self.prompts.get(kind, self.prompt)

    def suggestion_for(self, kind: str) -> Any:
        """What is offered to begin from, as the kind of engagement asks it."""
        return self.suggestions.get(kind, self.suggestion)

    def said(self, value: Any) -> str:
        """The value as it reads on a page; empty where nothing was said."""
        if value is None or value in ("", []):
            return ""
        if self.shape in (Shape.ONE, Shape.SHARING):
            return dict(self.options).get(_key(value), "")
        if self.shape is Shape.SOME:
            return ", ".join(words for key, words in self.options if key in value)
        if self.shape is Shape.GOALS:
            return "\n\n".join(value)
        return str(value)


@dataclass(frozen=True, slots=True)
class Step:
    """A few parts that are thought about together: one short page of the set-up."""

    name: str
    title: str
    intro: str
    parts: tuple[Part, ...]


TIES = (
    ("organisation", "goals of the organisation"),
    ("role", "what the role expects"),
    ("career", "priorities of the client's career"),
)
CADENCES = (
    ("weekly", "every week"),
    ("fortnightly", "every two weeks"),
    ("three_weekly", "every three weeks"),
    ("monthly", "once a month"),
    ("as_needed", "when it is needed"),
)
CAREER, LEADER = "career", "leader_as_coach"

STEPS: tuple[Step, ...] = (
    Step(
        "purpose",
        "What it is for",
        "Begin with the reason, before any method.",
        (
            Part(
                "purpose",
                "Purpose",
                "Why coaching, and why now? What would be different if it went well?",
                prompts={
                    CAREER: "Which question about work and direction is alive now? What would be different if it went well?",
                    LEADER: "What do the two of you want these conversations to do that your other meetings do not?",
                },
            ),
            Part("tied_to", "It serves", "Choose what fits; several may.", Shape.SOME, options=TIES),
            Part("tie", "How it serves that", "Name the goal, the expectation or the priority in a sentence or two."),
        ),
    ),
    Step(
        "beginning",
        "Where you begin",
        "What the first conversation or an assessment brought up. This stays between the two of you.",
        (
            Part(
                "themes",
                "Themes to develop",
                "What came up, in the client's words where you have them? A result can be brought as a file, too.",
                to_three=False,
                prompts={
                    CAREER: "What is known by now of strengths, interests, limits? A result can be brought as a file, too."
                },
            ),
            Part("goals", "Goals and their ladders", shape=Shape.GOALS, to_three=False),
        ),
    ),
    Step(
        "measures",
        "How you will know",
        "Measures that the client would look at anyway are the best ones.",
        (
            Part(
                "measures",
                "Signs and measures",
                "What will tell you that it works? Who else would notice, and by what?",
            ),
        ),
    ),
    Step(
        "rhythm",
        "The rhythm",
        "Reflection together, trying out at work, and back again.",
        (
            Part("cadence", "How often", shape=Shape.ONE, options=CADENCES),
            Part("minutes", "Minutes for a session", shape=Shape.NUMBER, most=480),
            Part("sessions", "Sessions in all", shape=Shape.NUMBER, most=400),
            Part("where", "Where", "A room, a walk, a video call."),
            Part(
                "between",
                "Between sessions",
                "May you write or call in between? About what, and how soon comes an answer?",
            ),
        ),
    ),
    Step(
        "roles",
        "Who does what",
        "A sentence each is enough.",
        (
            Part(
                "coach_part",
                "The coach",
                "What can be counted on, and what not: no advice line, no reporting, no therapy.",
                prompts={
                    LEADER: "Which hat is on, and how will you say so when it changes? Power does not leave the room by itself."
                },
            ),
            Part(
                "client_part", "The client", "Brings the topics, chooses the steps, says when something does not help."
            ),
            Part(
                "sponsor_part",
                "The sponsor",
                "What support comes from this side: time, openings, feedback given directly.",
                needs_sponsor=True,
            ),
        ),
    ),
    Step(
        "sharing",
        "What is shared with whom",
        "These are not intentions: Tilth shows exactly this and nothing more.",
        (
            Part(
                "tells_sponsor_of_sessions",
                "Sessions and the sponsor",
                shape=Shape.SHARING,
                needs_sponsor=True,
                suggestion=False,
                options=(
                    ("no", "The sponsor is not told whether sessions take place."),
                    ("yes", "The sponsor is told how many sessions took place, and nothing about them."),
                ),
            ),
            Part(
                "goals_may_be_released",
                "Goals and the sponsor",
                shape=Shape.SHARING,
                needs_sponsor=True,
                suggestion=False,
                options=(
                    ("no", "The sponsor sees no goals."),
                    (
                        "yes",
                        "The sponsor sees those goals that the client releases, one by one, for as long as the client wants.",
                    ),
                ),
            ),
            Part(
                "client_shares_with_coach",
                "What the client writes",
                shape=Shape.SHARING,
                to_three=False,
                suggestion=True,
                options=(
                    (
                        "yes",
                        "The coach reads the client's insights, steps and reports, except those that the client keeps back.",
                    ),
                    ("no", "The coach reads only those insights, steps and reports that the client shares one by one."),
                ),
            ),
            Part(
                "exceptions",
                "Exceptions to confidentiality",
                "When would something have to leave the room?",
                suggestion=(
                    "What is said stays in the room. There are three exceptions: somebody is in danger, a serious crime is involved, "
                    "or a court or the law demands it. Wherever it can be done, we speak about it together first."
                ),
            ),
        ),
    ),
    Step(
        "software",
        "Recording and software",
        "Every tool that touches the conversation, said plainly.",
        (
            Part(
                "recording",
                "Recording",
                "Is anything recorded or written down by a machine? Saying no changes nothing about the coaching.",
                suggestion="Nothing is recorded unless the client agrees beforehand, each time anew, and knows what for.",
                suggestions={LEADER: "Nothing is recorded, and no transcript is made of our one-to-ones."},
            ),
            Part(
                "software",
                "Software, and what it does",
                "One line a tool: what it is used for, where it runs, since when.",
                suggestion=(
                    "Tilth keeps this agreement and our notes. If the client consents to keep a transcript, Tilth reads it on its own machine "
                    "and marks passages as a draft for the coach; no words leave that machine, and Tilth never writes to the client as a coach.\n"
                    "No other software listens, reads or summarises."
                ),
            ),
        ),
    ),
    Step(
        "care",
        "Changes, ending, what is kept",
        "Easier to agree now than on the day it is needed.",
        (
            Part(
                "cancellations",
                "Moving and cancelling",
                "Until when can a session be moved, and what becomes of one that is missed?",
                suggestion="Either of us can move a session up to 24 hours before it begins. What comes up later we settle when it comes up.",
            ),
            Part(
                "ending",
                "Ending",
                "How does it end well, and how can each of you end it early?",
                suggestion=(
                    "Each of us can end this at any time, without giving reasons to anybody else. "
                    "We take one last conversation to look back."
                ),
            ),
            Part(
                "retention",
                "What is kept, and how long",
                "Transcripts, notes, this agreement. To whom do they belong?",
                suggestion=(
                    "Our notes belong to the two of us, to nobody else. Transcripts go 90 days after their session, notes 24 months after the end, "
                    "this agreement after seven years; sooner when the client asks."
                ),
            ),
            Part("complaints", "If something is not right", "To whom can each of you turn?"),
        ),
    ),
)

PARTS = {part.name: part for step in STEPS for part in step.parts}
SHARING = tuple(part.name for part in PARTS.values() if part.shape is Shape.SHARING)
"""The choices that are kept plain, for every query obeys them."""


def _key(value: Any) -> str:
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)
