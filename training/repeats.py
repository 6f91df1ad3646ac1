"""How often the corpus repeats itself: runs of eight words in two sessions, runs of five beside other corpora, and how varied its words are."""

import argparse
import csv
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from training.corpus import read

SESSIONS = Path(__file__).parent.parent / "corpus" / "sessions"
LONG, SHORT, WINDOW = 8, 5, 500
SAMPLE = 60_000
"""Words of each corpus that are compared: the rate of repeated runs grows with the size of what is counted."""

Texts = Mapping[str, Sequence[str]]


def main(arguments: Sequence[str]) -> int:
    """Print the figures; exit 1 where two sessions share a run of eight words."""
    parser = argparse.ArgumentParser(prog="corpus/check", description=__doc__)
    parser.add_argument("--beside", metavar="DIR", help="a folder with the open corpora, to compare with")
    asked = parser.parse_args(arguments)
    corpus = {path.stem: [turn.words for turn in read(path).turns] for path in sorted(SESSIONS.glob("*.txt"))}
    shared = runs_shared(corpus)
    print(f"{len(corpus)} sessions, {sum(map(len, corpus.values()))} turns, {len(list(_all(corpus)))} words")
    print(f"runs of {LONG} words that two sessions share: {len(shared)}")
    for run, sessions in shared.items():
        print(f"  {' '.join(run)}  ({', '.join(sorted(sessions))})")
    print(f"\n{'':<24}{'repeated runs of 5':>20}{'types in 500 words':>20}{'types in 60,000':>17}")
    print(_row("this corpus", corpus))
    for name, texts in _open(Path(asked.beside)) if asked.beside else ():
        print(_row(name, texts))
    return 1 if shared else 0


def runs_shared(corpus: Texts) -> dict[tuple[str, ...], set[str]]:
    """Every run of eight words inside one turn that more than one session holds, with those sessions."""
    where = defaultdict(set)
    for session, texts in corpus.items():
        for run in _runs(texts, LONG):
            where[run].add(session)
    return {run: sessions for run, sessions in where.items() if len(sessions) > 1}


def repeated(texts: Texts) -> float:
    """The share of runs of five words that occur more than once, in the first 60,000 words."""
    counted = Counter(_runs(_sample(texts), SHORT))
    total = sum(counted.values())
    return sum(n for n in counted.values() if n > 1) / total if total else 0.0


def variety(texts: Texts) -> float:
    """The mean number of different words in a window of 500."""
    words = [word for text in _sample(texts) for word in _words(text)]
    windows = [words[at : at + WINDOW] for at in range(0, len(words) - WINDOW + 1, WINDOW)]
    return sum(len(set(window)) for window in windows) / len(windows) if windows else 0.0


def _row(name: str, texts: Texts) -> str:
    types = len({word for text in _sample(texts) for word in _words(text)})
    return f"{name:<24}{repeated(texts):>19.2%} {variety(texts):>19.0f} {types:>16}"


def _sample(texts: Texts) -> list[str]:
    """Texts from every session in turn, until there are enough words."""
    left = [list(reversed(each)) for each in texts.values()]
    taken: list[str] = []
    count = 0
    while count < SAMPLE and any(left):
        for each in left:
            if each:
                taken.append(each.pop())
                count += len(_words(taken[-1]))
    return taken


def _open(folder: Path) -> Iterator[tuple[str, Texts]]:
    for name, file in (
        ("uptake", "uptake/uptake_data.csv"),
        ("funneling-focusing", "funneling-focusing/funneling_focusing_data.csv"),
    ):
        with (folder / file).open(encoding="utf-8", newline="") as rows:
            yield (
                name,
                {str(n): [row["student_text"], row["teacher_text"]] for n, row in enumerate(csv.DictReader(rows))},
            )
    lines = (folder / "GoEmotions" / "train.tsv").read_text(encoding="utf-8").splitlines()
    yield "GoEmotions", {str(n): [line.split("\t")[0]] for n, line in enumerate(lines)}


def _all(texts: Texts) -> Iterator[str]:
    return (word for each in texts.values() for text in each for word in _words(text))


def _runs(texts: Iterable[str], length: int) -> Iterator[tuple[str, ...]]:
    for text in texts:
        words = _words(text)
        yield from zip(*(words[start:] for start in range(length)), strict=False)


def _words(text: str) -> list[str]:
    """The words in small letters, without sounds in brackets and without the seconds of pauses."""
    return re.findall(r"[a-z]+(?:'[a-z]+)*", re.sub(r"\[[^\]]*\]|\([\d.]+\)", " ", text.lower().replace("’", "'")))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
