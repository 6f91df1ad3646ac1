"""Pure. The values of an agreement go in; what of them is kept, how it reads, and what a sponsor reads of it, come out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tilth.coaching.parts import PARTS, STEPS, Part, Shape, Step

Values = Mapping[str, Any]
"""An agreement as it is kept: values by the names of its parts; a part that nobody filled is absent or empty."""


@dataclass(frozen=True, slots=True)
class Line:
    """One part with what was agreed on it, ready to be read."""

    part: Part
    text: str


def find(name: str) -> Step | None:
    """The step of that name, if there is one."""
    return next((step for step in STEPS if step.name == name), None)


def after(step: Step) -> Step | None:
    """The step that comes next; None after the last."""
    place = STEPS.index(step) + 1
    return STEPS[place] if place < len(STEPS) else None


def asked(step: Step, *, sponsored: bool) -> list[Part]:
    """The parts of a step that are asked on its page: without a sponsor, nothing about one; goals have a page of their own."""
    return [p for p in step.parts if p.shape is not Shape.GOALS and (sponsored or not p.needs_sponsor)]


def kept(values: Values) -> dict[str, Any]:
    """Only parts that exist and hold something; a no is something."""
    return {name: values[name] for name in PARTS if PARTS[name].said(values.get(name))}


def to_three(values: Values) -> dict[str, Any]:
    """What a sponsor reads of an agreement, and accepts."""
    return {name: value for name, value in kept(values).items() if PARTS[name].to_three}


def lines(step: Step, values: Values) -> list[Line]:
    """The parts of a step on which something was agreed, ready to be read."""
    read = ((part, part.said(values.get(part.name))) for part in step.parts)
    return [Line(part, text) for part, text in read if text]


def chapters(values: Values) -> Iterator[tuple[Step, list[Line]]]:
    """A whole agreement, step by step; steps without a word are left out."""
    for step in STEPS:
        if read := lines(step, values):
            yield step, read
