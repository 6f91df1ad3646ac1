"""`tilth bench`: sessions that people have read in; how far the engine agrees with them, and they among them, out."""

import argparse
import json
import random
import shlex
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import isnan, nan
from pathlib import Path
from statistics import fmean
from textwrap import wrap
from typing import Any

from tilth.cli import late, refuse
from tilth.cli.file import hear
from tilth.cli.listener import own_ear
from tilth.cli.read import SUFFIXES
from tilth.conversation.agreement import Compared, compare, figures, tidy
from tilth.conversation.comparable import Labelled, comparable
from tilth.conversation.ear.hearing import Ear
from tilth.conversation.reading import ENGINE
from tilth.conversation.wording import counted

FIGURES = {
    "role_accuracy": "who is the coach (share)",
    "stage_accuracy": "stage (share)",
    "question_form_macro_f1": "question form (macro F1)",
    "stacked_f1": "stacked questions (F1)",
    "moves_macro_f1": "moves (macro F1)",
    "level_agreement": "logical level (share)",
    "commitment_f1": "commitment (F1)",
    "sustain_f1": "sustain talk (F1)",
    "shift_f1": "shifts (F1)",
    "shift_fault_f1": "… with its fault or none",
    "shift_outcome_f1": "… with their outcome",
    "moment_f1": "moments (F1)",
    "action_f1": "actions (F1)",
    "action_owner_f1": "… with their owner",
    "marker_kappa": "markers (kappa)",
}
BLIND = json.loads(Path(__file__).with_name("blind_rules.json").read_text(encoding="utf-8"))
RESAMPLES = 400
ENOUGH = 3
"""Sessions from which drawing them anew says something of how far chance carries."""
BEGIN, END = "<!-- tilth bench: from here to the end mark the command writes -->", "<!-- tilth bench: end -->"


@dataclass(frozen=True)
class Session:
    """One conversation as the engine and each reader read it."""

    name: str
    engine: Labelled
    readers: Mapping[str, Labelled]


@dataclass(frozen=True)
class Result:
    """Figures by reader, their mean with the 95 % interval of each, and how far the readers agree among themselves."""

    sessions: tuple[str, ...]
    readers: Mapping[str, Mapping[str, Any]]
    mean: Mapping[str, float]
    interval: Mapping[str, tuple[float, float]]
    among: Mapping[str, Any]


class NothingToCompareError(ValueError):
    """The folder holds no session that both the engine and a person have read; the message says what is missing."""


def main(arguments: list[str]) -> int:
    """Compare, then print a table or JSON; exit 2 where there is nothing to compare."""
    if arguments[:1] == ["annomi"]:
        code: int = late("tilth.cli.bench_annomi").main(arguments[1:])
        return code
    asked = _parser().parse_args(arguments)
    try:
        result = measure(Path(asked.folder), asked.reader, ear=None if asked.no_ear else own_ear())
    except NothingToCompareError as missing:
        return refuse(str(missing))
    if asked.write:
        _write(Path(asked.write), _markdown(result, arguments))
        print(f"Written to {asked.write}.", file=sys.stderr)
    if asked.json:
        print(json.dumps(_as_json(result), indent=1))
    elif not asked.write:
        print("\n".join(_table(result)))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="tilth bench",
        description="Read sessions that people have read, and say how far the engine agrees with them.",
        epilog="DIR holds transcripts and, in folders called reader-…, a reading of each as NAME.json.",
    )
    parser.add_argument(
        "what", choices=["sessions", "annomi"], help="`tilth bench annomi --help` says what that measures"
    )
    parser.add_argument("folder", metavar="DIR")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON, not rounded for the eye")
    parser.add_argument("--no-ear", action="store_true", help="measure the rules alone, without the trained ear")
    parser.add_argument("--reader", metavar="NAME", help="compare with this reader alone, as in reader-1")
    parser.add_argument("--write", metavar="FILE", help="write the table into this page of the docs")
    return parser


def measure(folder: Path, reader: str | None = None, *, ear: Ear | None = None) -> Result:
    """Read every session of the folder and compare it with every reader's reading (or one reader's)."""
    names = sorted(path.name for path in folder.glob("reader-*") if path.is_dir())
    if reader is not None and reader not in names:
        known = f"There are {', '.join(names)}." if names else f"Put a person's readings into {folder}/reader-1."
        raise NothingToCompareError(f"no readings by {reader} in {folder}. {known}")
    sessions = _sessions(folder, names, ear)
    compared = {
        name: [compare(session.readers[name], session.engine) for session in sessions if name in session.readers]
        for name in ([reader] if reader else names)
    }
    return Result(
        sessions=tuple(session.name for session in sessions),
        readers={name: figures(each) for name, each in compared.items()},
        mean=_mean(compared),
        interval=_intervals(compared) if len(sessions) >= ENOUGH else {},
        among=_among(sessions, names),
    )


def _sessions(folder: Path, names: Sequence[str], ear: Ear | None) -> list[Session]:
    sessions = []
    for path in sorted(folder.glob("*")):
        if path.suffix.lower() not in SUFFIXES or not path.is_file():
            continue
        found = [(name, folder / name / f"{path.stem}.json") for name in names]
        readers = {name: _expert(reading) for name, reading in found if reading.exists()}
        if readers:
            heard = hear(path, ear=ear)
            if heard.refusal:
                raise NothingToCompareError(f"{path}: {heard.refusal}")
            sessions.append(Session(path.stem, comparable(heard.document), readers))
    if not sessions:
        raise NothingToCompareError(
            f"no session in {folder} that a person has read. Put a reader-1/NAME.json beside each NAME.vtt."
        )
    return sessions


def _expert(path: Path) -> Labelled:
    try:
        return comparable(json.loads(path.read_text(encoding="utf-8")))
    except (ValueError, KeyError) as error:
        raise NothingToCompareError(f"{path} is no reading that can be compared ({error}).") from error


def _mean(compared: Mapping[str, Sequence[Compared]]) -> dict[str, float]:
    """The mean of the readers' figures, of those that have one."""
    each = [figures(sessions) for sessions in compared.values()]
    known = {key: [figure[key] for figure in each if not isnan(figure[key])] for key in FIGURES}
    return {key: fmean(values) if values else nan for key, values in known.items()}


def _intervals(compared: Mapping[str, Sequence[Compared]]) -> dict[str, tuple[float, float]]:
    """The middle 95 % of the means when whole sessions are drawn anew, the same ones for every reader."""
    drawn = random.Random(0)  # noqa: S311  the same draws every time: the figures of one engine on one folder never change
    number = min(len(sessions) for sessions in compared.values())
    means = []
    for _ in range(RESAMPLES):
        chosen = drawn.choices(range(number), k=number)
        means.append(_mean({name: [sessions[index] for index in chosen] for name, sessions in compared.items()}))
    return {key: _middle(sorted(mean[key] for mean in means if not isnan(mean[key]))) for key in FIGURES}


def _middle(values: Sequence[float]) -> tuple[float, float]:
    if not values:
        return nan, nan
    return values[int(0.025 * len(values))], values[min(len(values) - 1, int(0.975 * len(values)))]


def _among(sessions: Iterable[Session], names: Sequence[str]) -> Mapping[str, Any]:
    """How far the second reader agrees with the first, on the sessions that both have read."""
    if len(names) < 2:
        return {}
    both = [session.readers for session in sessions if {names[0], names[1]} <= set(session.readers)]
    return figures(compare(readers[names[0]], readers[names[1]]) for readers in both)


def _as_json(result: Result) -> dict[str, Any]:
    tidied = {name: {key: tidy(value) for key, value in each.items()} for name, each in result.readers.items()}
    return {
        "engine": ENGINE,
        "sessions": list(result.sessions),
        "readers": tidied,
        "mean": {key: tidy(value) for key, value in result.mean.items()},
        "interval": {key: [tidy(low), tidy(high)] for key, (low, high) in result.interval.items()},
        "readers_agree": {key: tidy(value) for key, value in result.among.items()},
        "blind_rules": BLIND,
    }


def _columns(result: Result) -> list[str]:
    return [*result.readers, "mean", "95 %", "readers", "blind*"]


def _row(result: Result, key: str) -> list[str]:
    low, high = result.interval.get(key, (nan, nan))
    return [
        *(_shown(figure[key]) for figure in result.readers.values()),
        _shown(result.mean[key]),
        "" if isnan(low) else f"{_shown(low)}–{_shown(high)}",
        _shown(result.among.get(key, nan)),
        _shown(BLIND["blind_rules"].get(key, nan)),
    ]


def _shown(figure: float) -> str:
    """Two places without the nought before the point, as the field writes them."""
    return "" if isnan(figure) else f"{figure:.2f}".removeprefix("0") if figure >= 0 else f"{figure:.2f}"


def _table(result: Result) -> list[str]:
    """The table for a terminal, 80 columns wide with two readers."""
    rows = [["", *_columns(result)], *([words, *_row(result, key)] for key, words in FIGURES.items())]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = [
        row[0].ljust(widths[0]) + "".join(f"  {cell:>{width}}" for cell, width in zip(row[1:], widths[1:], strict=True))
        for row in rows
    ]
    notes = [line for note in _notes(result) for line in wrap(note, width=80, subsequent_indent="  ")]
    return [*(line.rstrip() for line in lines), "", *notes]


def _notes(result: Result) -> list[str]:
    notes = [f"{ENGINE} on {counted(len(result.sessions), 'session')}: {', '.join(result.sessions)}."]
    if result.interval:
        notes.append(f"95 %: whole sessions drawn anew {RESAMPLES} times.")
    if result.among:
        notes.append("readers: the second reader against the first, the ceiling for an engine.")
    notes.append(f"* on seven other sessions ({BLIND['taken']}): {BLIND['source']}.")
    return notes


def _markdown(result: Result, arguments: Sequence[str]) -> str:
    columns = _columns(result)
    return "\n".join(
        [
            BEGIN,
            "",
            f"```\ntilth bench {shlex.join(arguments)}\n```",
            "",
            f"| | {' | '.join(columns)} |",
            f"| --- |{' ---: |' * len(columns)}",
            *(f"| {words} | {' | '.join(_row(result, key))} |" for key, words in FIGURES.items()),
            "",
            *(f"- {note.replace('*', chr(92) + '*', 1) if note.startswith('*') else note}" for note in _notes(result)),
            "",
            END,
        ]
    )


def _write(path: Path, section: str) -> None:
    """Put the section where the page has its marks, or at its end; what a person wrote around it stays."""
    page = path.read_text(encoding="utf-8") if path.exists() else ""
    before, begin, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    path.write_text(f"{before if begin else page.rstrip() + chr(10) * 2}{section}{after or chr(10)}", encoding="utf-8")
