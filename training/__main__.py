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

from tilth.conversation.ear.model import dense
from training.corpus import faults, read
from training.encoder import Encoder
from training.finish import finish
from training.heads import Heads, fit, said, sparse
from training.learn import Lesson, learn, lesson, tokenizer, vectors
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
        "--encoder", metavar="FILE", help="keep the taught encoder here, or take it from here if it exists"
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
    encoder = _taught([lessons[n] for n in shown], asked.encoder)
    inner = [{v: _dense(encoder, each, v) for v in Version} for each in lessons]
    print(f"vectors: {time.time() - began:.0f} s", flush=True)
    heads = _fit([lessons[n] for n in shown], [inner[n] for n in shown])
    folded = [
        Folded(
            sessions[n], lessons[n].labels, {v: said(heads, inner[n][v], sparse(lessons[n].given[v])) for v in Version}
        )
        for n in back
    ]
    judged = weigh(folded)
    print("\n".join(judged.table()))
    if not asked.judge_only:
        finish(encoder, _fit(lessons, inner), judged, SESSIONS, EAR, minutes=(time.time() - began) / 60)
    return 0


def _taught(lessons: list[Lesson], kept: str | None) -> Encoder:
    if kept and Path(kept).exists():
        encoder = Encoder()
        encoder.load_state_dict(torch.load(kept))
        return encoder.eval()
    encoder = learn(lessons)
    if kept:
        torch.save(encoder.state_dict(), kept)
    return encoder


def _dense(encoder: Encoder, each: Lesson, version: Version) -> np.ndarray:
    made: np.ndarray = dense(vectors(encoder, each.texts[version]), each.given[version])
    return made


def _fit(lessons: list[Lesson], inner: list[dict[Version, np.ndarray]]) -> Heads:
    """Heads that know clean and rough words alike."""
    versions = (Version.CLEAN, Version.BARE, Version.GUESSED)
    return fit(
        np.concatenate([each[v] for v in versions for each in inner]),
        sparse([given for v in versions for each in lessons for given in each.given[v]]),
        [labels for _ in versions for each in lessons for labels in each.labels],
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
