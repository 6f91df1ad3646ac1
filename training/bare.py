"""Prints corpus sessions without any label, for a second reader who must not see the first reading."""

import sys
from pathlib import Path

from training.corpus import read

SESSIONS = Path(__file__).parent.parent / "corpus" / "sessions"


def main(numbers: list[str]) -> None:
    """Each session as number, role, silence before it in seconds, words."""
    for number in numbers:
        (path,) = SESSIONS.glob(f"{number}-*.txt")
        session = read(path)
        print(f"=== {path.stem}")
        for turn in session.turns:
            print(f"{turn.n} {turn.role[0] if turn.role == 'coach' else 'k'} {turn.gap:+g} | {turn.words}")


if __name__ == "__main__":
    main(sys.argv[1:])
