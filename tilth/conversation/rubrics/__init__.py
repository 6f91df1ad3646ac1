"""Pure. The rubrics as dated data: what each line listens for in our own words, what it takes to see it, and how editions cross over."""

import json
from functools import cache
from importlib import resources
from typing import Any

MARKERS = "icf-pcc-markers-2020"
CORE_2019 = "icf-core-2019"
CORE_2025 = "icf-core-2025"

EDITIONS = (CORE_2019, CORE_2025)
"""The editions of the core competencies; each line names its number in the other."""


@cache
def load(name: str) -> dict[str, Any]:
    """The rubric of that name as its file has it, to be read and not changed; raises FileNotFoundError where there is none."""
    rubric: dict[str, Any] = json.loads(
        resources.files(__package__).joinpath(f"{name}.json").read_text(encoding="utf-8")
    )
    return rubric
