"""The witness: while somebody is at a door, every value that is unsealed is remembered, so that no page can show content unlogged."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from uuid import UUID

Unsealed = set[tuple[str, UUID]]
"""The tables and compartments of which something was unsealed."""

_watching: ContextVar[Unsealed | None] = ContextVar("unsealed", default=None)


@contextmanager
def watching() -> Iterator[Unsealed]:
    """What is unsealed inside, as it comes to be."""
    unsealed: Unsealed = set()
    token = _watching.set(unsealed)
    try:
        yield unsealed
    finally:
        _watching.reset(token)


def saw(table: str, compartment: UUID) -> None:
    """A value of that table, sealed under that key, was opened."""
    unsealed = _watching.get()
    if unsealed is not None:
        unsealed.add((table, compartment))
