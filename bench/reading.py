"""Measures how fast Tilth reads: an hour of conversation once imported, and `tilth read` as a whole process."""

import json
import os
import platform
import re
import runpy
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

from tilth import __version__

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared" / "data" / "sessions"
HOUR = {"turns": 600, "words": 9000, "seconds": 3600}
EIGHTEEN_MINUTES = {"turns": 104, "words": 1740, "seconds": 1072}
TIMES = 5

GOALS = {"reading_seconds": 0.3, "peak_megabytes": 100, "process_seconds": 0.7}
"""What issue 2 asks for; a bench reports, it never fails."""

QUOTED = {
    "source": "issue 2, quoted and not measured here: a session of 598 turns",
    "ConvoKit, descriptive features": {"seconds": [11, 25], "peak_megabytes": 536},
    "Edu-ConvoKit": {"seconds": [9, 35], "peak_megabytes": 556},
}

ONCE = """
import json, resource, sys, time
began = time.perf_counter()
from tilth.conversation.formats import read_file
from tilth.conversation.reading import read
from tilth.conversation.reading.document import as_document
from tilth.conversation.roles import cast, guess
imported = time.perf_counter()
said = read_file(open(sys.argv[1], "rb").read()).transcript
opened = time.perf_counter()
transcript = cast(said, guess(said))
document = as_document(transcript, read(transcript))
done = time.perf_counter()
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform == "linux" else 1024 ** 2)
print(json.dumps({
    "import_seconds": imported - began, "file_seconds": opened - imported, "reading_seconds": done - opened,
    "peak_megabytes": peak, "turns": len(document["turns"]),
}))
"""


def main() -> None:
    """Measure, write bench/reading.json, and print it as the last thing."""
    source, said = words()
    with tempfile.TemporaryDirectory() as folder:
        hour, short = Path(folder, "hour.vtt"), Path(folder, "short.vtt")
        hour.write_text(session(said, **HOUR), encoding="utf-8")
        short.write_text(session(said, **EIGHTEEN_MINUTES), encoding="utf-8")
        figures = {
            "engine": f"tilth {__version__}",
            "machine": {"cores": os.cpu_count(), "processor": platform.machine(), "python": platform.python_version()},
            "words_from": source,
            "hour": HOUR | once(hour),
            "eighteen_minutes": EIGHTEEN_MINUTES
            | {
                "process_seconds": process(short, "--no-ear"),
                "process_seconds_json": process(short, "--no-ear", "--json"),
                "process_seconds_with_the_ear": process(short),
            },
            "goals": GOALS,
            "quoted": QUOTED,
        }
    text = json.dumps(figures, indent=1)
    (ROOT / "bench" / "reading.json").write_text(text + "\n", encoding="utf-8")
    print(text)


def words() -> tuple[str, list[str]]:
    """What people say in turn, coach and client by turns: from the shared sessions, or from the corpus that comes along."""
    if SHARED.is_dir():
        cues = (re.findall(r"<v (\w+)>(.*)", path.read_text(encoding="utf-8")) for path in sorted(SHARED.glob("*.vtt")))
        return "the four shared sessions", [" ".join(turn) for session in cues for turn in joined(session)]
    read = runpy.run_path(str(ROOT / "training" / "corpus.py"))["read"]
    sessions = [read(path) for path in sorted((ROOT / "corpus" / "sessions").glob("*.txt"))[:8]]
    return "the corpus", [re.sub(r"\([\d.]+\)", "", turn.words) for session in sessions for turn in session.turns]


def joined(cues: list[tuple[str, str]]) -> Iterator[list[str]]:
    """Cues of one speaker in a row as one turn."""
    speaker, turn = "", [""]
    for name, said in cues:
        if name != speaker and speaker:
            yield turn
            turn = []
        speaker = name
        turn = [*turn, said]
    yield turn


def session(said: list[str], *, turns: int, words: int, seconds: int) -> str:
    """A WebVTT of exactly so many turns, about so many words and so long, from what people say in turn."""
    spoken = [turn.split() for turn in islice(cycle(said), turns)]
    most = next(n for n in range(200, 0, -1) if sum(min(len(turn), n) for turn in spoken) <= words)
    spoken = [turn[:most] for turn in spoken]
    total = sum(map(len, spoken))
    cues, at = ["WEBVTT", ""], 1.0
    for n, turn in enumerate(spoken):
        silence = 4.0 if n % 7 == 6 else 0.4
        end = at + len(turn) * (seconds - turns * 0.92) / total
        cues += [f"{stamp(at)} --> {stamp(end)}", f"<v {'Client' if n % 2 else 'Coach'}>{' '.join(turn)}", ""]
        at = end + silence
    return "\n".join(cues)


def stamp(seconds: float) -> str:
    return f"{int(seconds // 3600):02}:{int(seconds // 60 % 60):02}:{seconds % 60:06.3f}"


def once(path: Path) -> dict[str, float]:
    """The fastest of five fresh processes, each of which imports, opens and reads the file, and the most memory of any.

    The fastest, for on a machine with other work the rest of them measure the neighbours.
    """
    runs = [
        json.loads(
            subprocess.run([sys.executable, "-c", ONCE, path], check=True, capture_output=True, text=True).stdout
        )
        for _ in range(TIMES)
    ]
    return {key: round((max if key == "peak_megabytes" else min)(run[key] for run in runs), 3) for key in runs[0]}


def process(path: Path, *options: str) -> float:
    """The fastest of five whole runs of the command, from its start to its end."""
    command = [Path(sys.executable).with_name("tilth"), "read", path, *options]
    return round(min(timed(command) for _ in range(TIMES)), 3)


def timed(command: list[object]) -> float:
    began = time.perf_counter()
    subprocess.run([str(part) for part in command], check=True, capture_output=True)
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
