"""How long the ear takes and how much it needs: a conversation of 60 minutes, read with and without it, beside the least that the machine's sums would take.

python -m bench.ear [--json]
"""

import argparse
import json
import resource
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np

from tilth.conversation.ear.inputs import inputs
from tilth.conversation.ear.model import TrainedEar
from tilth.conversation.reading import read
from tilth.conversation.transcript import Transcript, Utterance
from training.corpus import read as read_session
from training.versions import transcript

SESSIONS = Path(__file__).parent.parent / "corpus" / "sessions"
HOUR = 3600.0
REPEATS = 5
PER_TOKEN = 6 * (4 * 384 * 384 + 2 * 384 * 1536)
"""Multiplications that one token costs in the encoder's six layers, without attention's few."""


def main(arguments: list[str]) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.ear", description=__doc__)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args(arguments)
    found = measure()
    if asked.json:
        print(json.dumps(found, indent=1))
    else:
        print("\n".join(f"{name:<46}{value:>12}" for name, value in found.items()))
    return 0


def measure() -> dict[str, float | int]:
    """Every figure by its name."""
    hour = of_an_hour()
    given = inputs(hour)
    began = time.perf_counter()
    ear = TrainedEar()
    ear.hear(replace(hour, utterances=hour.utterances[:2]))
    loading = time.perf_counter() - began
    tokens = sum(len(text.ids) for text in ear._tokenizer.encode_batch([(i.before, i.words) for i in given]))
    sums = _sums_a_second()
    before = _cpu()
    with_ear = _seconds(lambda: read(hour, ear=ear))
    cpu = (_cpu() - before) / (REPEATS + 1)
    return {
        "turns in 60 minutes": len(hour.turns),
        "tokens": tokens,
        "loading the ear, s": round(loading, 2),
        "reading by rules alone, s": round(_seconds(lambda: read(hour)), 2),
        "the ear alone, s": round(_seconds(lambda: ear.hear(hour)), 2),
        "reading with the ear, s": round(with_ear, 2),
        "… of processor time, s": round(cpu, 2),
        "sessions an hour and core": round(3600 / cpu),
        "floor of the ear in single precision, s": round(2 * tokens * PER_TOKEN / sums, 2),
        "most memory, MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }


def of_an_hour() -> Transcript:
    """Sessions of the corpus one after the other, until an hour is full; their speakers are two people throughout."""
    cues: list[Utterance] = []
    voices = {}
    start = 0.0
    for path in sorted(SESSIONS.glob("*.txt")):
        said = transcript(read_session(path))
        roles = {label: voice.name for label, voice in said.voices.items()}
        voices |= {voice.name: voice for voice in said.voices.values()}
        for cue in said.utterances:
            begin, end = start + (cue.start or 0.0), start + (cue.end or 0.0)
            if end > HOUR:
                return replace(said, utterances=tuple(cues), voices=voices)
            cues.append(replace(cue, speaker=roles[cue.speaker or ""], start=begin, end=end))
        start = cues[-1].end or start
    raise SystemExit("The corpus is shorter than an hour.")


def _seconds(call: Callable[[], object]) -> float:
    """The median of a few calls, after one that warms up."""
    call()
    times = []
    for _ in range(REPEATS):
        began = time.perf_counter()
        call()
        times.append(time.perf_counter() - began)
    return sorted(times)[REPEATS // 2]


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def _sums_a_second() -> float:
    """What this machine does in plain matrix products: the ear's arithmetic cannot be faster in the same precision."""
    a = np.ones((1536, 1536), dtype=np.float32)
    return 2 * 1536**3 / _seconds(lambda: a @ a)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
