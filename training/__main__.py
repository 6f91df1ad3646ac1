"""`python -m training`: the corpus in; the ear's files in tilth/conversation/ear out. About half an hour on two free cores.

python -m training                 teach, judge by the sessions held back, write the ear and its figures
python -m training --judge-only    the figures alone
"""

import argparse
import sys
import time
from pathlib import Path

import numpy as np
import torch

from tilth.conversation.ear.model import together
from training import heads, learn
from training.corpus import faults, read
from training.finish import finish
from training.learn import Lesson, lesson, tokenizer
from training.network import Network
from training.versions import Version
from training.weigh import Folded, weigh

SESSIONS = Path(__file__).parent.parent / "corpus" / "sessions"
EAR = Path(__file__).parent.parent / "tilth" / "conversation" / "ear"
HELD_BACK = 4
"""Sessions whose number four divides are held back from the encoder: calibration, trust and all figures come from these."""


def main(arguments: list[str]) -> int:
    """Teach, judge, and write."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--judge-only", action="store_true", help="print the figures, write nothing")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument(
        "--network", metavar="FILE", help="keep the taught network here, or take it from here if it exists"
    )
    asked = parser.parse_args(arguments)
    began = time.time()
    torch.set_num_threads(asked.threads)
    torch.use_deterministic_algorithms(mode=True)
    sessions = [s for s in map(read, sorted(SESSIONS.glob("*.txt"))) if not faults(s)]
    words = tokenizer()
    lessons = [lesson(session, words) for session in sessions]
    back = [n for n, session in enumerate(sessions) if int(session.name[:3]) % HELD_BACK == 0]
    shown = [n for n in range(len(sessions)) if n not in back]
    network = _taught([lessons[n] for n in shown], asked.network)
    plain = _fit([lessons[n] for n in shown])
    print(f"both halves are taught: {time.time() - began:.0f} s", flush=True)
    judged = weigh([Folded(sessions[n], lessons[n].labels, _heard(network, plain, lessons[n])) for n in back])
    print("\n".join(judged.table()))
    if not asked.judge_only:
        finish(network, plain, judged, SESSIONS, EAR, minutes=(time.time() - began) / 60)
    return 0


def _taught(lessons: list[Lesson], kept: str | None) -> Network:
    if kept and Path(kept).exists():
        network = Network()
        network.load_state_dict(torch.load(kept))
        return network.eval()
    network = learn.learn(lessons)
    if kept:
        torch.save(network.state_dict(), kept)
    return network


def _fit(lessons: list[Lesson]) -> heads.Heads:
    """The plain half, which knows clean and rough words, with times and without."""
    given = [(each.given[v], each.labels) for v in (Version.CLEAN, Version.BARE) for each in lessons]
    given += [(each.untimed, each.labels) for each in lessons]
    return heads.fit([i for inputs, _ in given for i in inputs], [t for _, labels in given for t in labels])


def _heard(network: Network, plain: heads.Heads, each: Lesson) -> dict[Version, np.ndarray]:
    return {
        v: together(learn.hear(network, each.texts[v], each.given[v]), heads.hear(plain, each.given[v]))
        for v in Version
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
