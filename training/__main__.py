"""`python -m training`: the corpus in; the ear's files in tilth/conversation/ear out. About an hour on two cores.

    python -m training                 folds, then the ear from every session, then its card
    python -m training --folds-only    only the folds: how well an ear hears sessions that it has not seen
"""

import argparse
import sys
from pathlib import Path

import torch

from training.corpus import Session, faults, read
from training.finish import finish
from training.learn import Lesson, hear, learn, lesson, tokenizer
from training.versions import Version
from training.weigh import Folded, weigh

SESSIONS = Path(__file__).parent.parent / "corpus" / "sessions"
EAR = Path(__file__).parent.parent / "tilth" / "conversation" / "ear"
FOLDS = 3


def main(arguments: list[str]) -> int:
    """Train, judge, and write."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--folds-only", action="store_true")
    parser.add_argument("--threads", type=int, default=2)
    asked = parser.parse_args(arguments)
    torch.set_num_threads(asked.threads)
    torch.use_deterministic_algorithms(mode=True)
    sessions = [s for s in map(read, sorted(SESSIONS.glob("*.txt"))) if not faults(s)]
    words = tokenizer()
    lessons = [lesson(session, words) for session in sessions]
    judged = weigh(_folded(sessions, lessons))
    print("\n".join(judged.table()))
    if not asked.folds_only:
        finish(learn(lessons), judged, sessions, EAR)
    return 0


def _folded(sessions: list[Session], lessons: list[Lesson]) -> list[Folded]:
    """Every session as an ear hears it that learned from the other folds."""
    folded: list[Folded | None] = [None] * len(sessions)
    for fold in range(FOLDS):
        print(f"fold {fold + 1} of {FOLDS}", flush=True)
        network = learn([each for n, each in enumerate(lessons) if n % FOLDS != fold])
        for n in range(fold, len(sessions), FOLDS):
            each = lessons[n]
            numbers = {v: hear(network, each.texts[v], each.facts[v]) for v in Version}
            folded[n] = Folded(sessions[n], each.labels, numbers)
    return [each for each in folded if each is not None]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
