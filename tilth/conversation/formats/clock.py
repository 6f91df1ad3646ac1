"""Pure. Times as files write them (clocks, numbers, numbers in strings) -> seconds; None for what can be no time."""

import math
import re

CLOCK = r"[0-9]{1,3}:[0-9]{2}(?::[0-9]{2})?(?:[.,][0-9]{1,9})?"
"""How a clock time looks, to build patterns with: hours may be missing, the fraction may follow a comma."""

LONGEST = 100 * 3600.0
"""Seconds beyond which a time is no time of a session: a date in disguise, or another unit."""

_WHOLE = re.compile(CLOCK)


def seconds(clock: str) -> float | None:
    """`1:02:03.5`, `02:03,500` or `2:03` in seconds; None where it is no clock time."""
    clock = clock.strip()
    if not _WHOLE.fullmatch(clock):
        return None
    total = 0.0
    for part in clock.replace(",", ".").split(":"):
        total = total * 60 + float(part)
    return number(total)


def number(value: object, unit: float = 1.0) -> float | None:
    """A number, or a string that holds one, of `unit` seconds; None for anything else, be it endless or negative."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        found = float(value) * unit
    except (ValueError, OverflowError):
        return None
    return round(found, 3) if math.isfinite(found) and 0 <= found <= LONGEST else None
