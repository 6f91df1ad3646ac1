"""`tilth bench annomi`: a file of AnnoMI in; how far the engine agrees with its annotators on form, behaviour and client talk, out."""

import argparse
import csv
import json
import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tilth.cli import refuse
from tilth.cli.listener import own_ear
from tilth.conversation.agreement import macro_f1, tidy
from tilth.conversation.ear.hearing import Ear
from tilth.conversation.reading import read
from tilth.conversation.reading.findings import Form, Move, Talk, TurnFinding
from tilth.conversation.transcript import Role, Timing, Transcript, Utterance, Voice

BEHAVIOUR = {
    Move.INVITATION: "question",
    Move.QUESTION: "question",
    Move.REFLECTION: "reflection",
    Move.ADVICE: "therapist_input",
    Move.INFORMATION: "therapist_input",
}
"""What the field of motivational interviewing calls a move; the first of a turn's moves that has a name here decides."""

ROLES = {"therapist": Role.COACH, "client": Role.CLIENT}
FIGURES = {
    "question_form_macro_f1": "form of question (3)",
    "behaviour_macro_f1": "behaviour (4)",
    "client_talk_macro_f1": "client talk (3)",
}
PEOPLE = {"question_form_macro_f1": 0.834, "behaviour_macro_f1": 0.861, "client_talk_macro_f1": 0.721}
"""One annotator against the majority of nine, on the sessions that ten annotated (the dataset's authors let ten people read them)."""

RESAMPLES = 400

Row = Mapping[str, str]
Pair = tuple[str, str]


@dataclass(frozen=True)
class Session:
    """One conversation: for each figure, what the annotator said of each turn beside what the engine said."""

    name: str
    pairs: Mapping[str, Sequence[Pair]]


def main(arguments: list[str]) -> int:
    """Compare, then print a table or JSON; exit 2 where the file is none of AnnoMI's."""
    asked = _parser().parse_args(arguments)
    try:
        rows = _rows(Path(asked.file))
        wanted = set(Path(asked.ids).read_text(encoding="utf-8").split()) if asked.ids else None
    except (OSError, KeyError, UnicodeDecodeError) as error:
        return refuse(f"{asked.file} cannot be read as AnnoMI's CSV ({error}).")
    ear = None if asked.no_ear else own_ear()
    sessions = [_session(name, each, ear) for name, each in rows.items() if wanted is None or name in wanted]
    if not sessions:
        return refuse(
            "none of the sessions asked for is in the file. --ids names a file with transcript ids, one a line."
        )
    found, interval = figures(sessions), _intervals(sessions)
    print(
        json.dumps(_as_json(sessions, found, interval), indent=1) if asked.json else _table(sessions, found, interval)
    )
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="tilth bench annomi",
        description="Read the conversations of AnnoMI and say how far the engine agrees with its annotators.",
        epilog="The dataset is not part of Tilth, and nothing in Tilth has learned from it: it is here to measure with.",
    )
    parser.add_argument("file", metavar="FILE.csv")
    parser.add_argument("--ids", metavar="FILE", help="only the sessions whose transcript ids stand in this file")
    parser.add_argument("--no-ear", action="store_true", help="measure the rules alone, without the trained ear")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    return parser


def _rows(path: Path) -> dict[str, list[Row]]:
    """The rows by session; a turn that several people annotated is taken from the first of them."""
    sessions: dict[str, dict[str, Row]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            sessions.setdefault(row["transcript_id"], {}).setdefault(row["utterance_id"], row)
    return {name: list(rows.values()) for name, rows in sessions.items()}


def _session(name: str, rows: Sequence[Row], ear: Ear | None) -> Session:
    transcript = _transcript(rows)
    found = read(transcript, ear=ear).turns
    heard = [f for turn, f in zip(transcript.turns, found, strict=True) for _ in range(_cues(turn.utterances))]
    pairs: dict[str, list[Pair]] = {key: [] for key in FIGURES}
    for row, finding in zip(rows, heard, strict=True):
        if row["interlocutor"] == "therapist":
            pairs["question_form_macro_f1"].append((_form(row), finding.question.form if finding.question else "none"))
            pairs["behaviour_macro_f1"].append((row["main_therapist_behaviour"], behaviour(finding)))
        else:
            pairs["client_talk_macro_f1"].append((row["client_talk_type"], client_talk(finding)))
    return Session(name, pairs)


def _cues(utterances: tuple[int, int]) -> int:
    return utterances[1] - utterances[0] + 1


def _transcript(rows: Sequence[Row]) -> Transcript:
    return Transcript(
        utterances=tuple(Utterance(r["utterance_text"], r["interlocutor"], _seconds(r["timestamp"])) for r in rows),
        format="annomi",
        timing=Timing.ROUNDED,
        voices={label: Voice(label.capitalize(), role) for label, role in ROLES.items()},
        language="en",
    )


def _seconds(clock: str) -> float:
    hours, minutes, seconds = clock.split(":")
    return int(hours) * 3600 + int(minutes) * 60 + float(seconds)


def _form(row: Row) -> str:
    return row["question_subtype"] if row["question_subtype"] in tuple(Form) else "none"


def behaviour(finding: TurnFinding) -> str:
    """What a coach's turn does, in the four words of AnnoMI."""
    named = next((BEHAVIOUR[move] for move in finding.moves if move in BEHAVIOUR), None)
    return named or ("question" if finding.question else "other")


def client_talk(finding: TurnFinding) -> str:
    """What a client's turn voices, in the three words of AnnoMI."""
    if Talk.CHANGE in finding.talk or Talk.COMMITMENT in finding.talk:
        return "change"
    return "sustain" if Talk.SUSTAIN in finding.talk else "neutral"


def figures(sessions: Iterable[Session]) -> dict[str, float]:
    """Macro F1 of each kind of label, over all turns of the sessions."""
    kept = list(sessions)
    return {key: macro_f1([pair for s in kept for pair in s.pairs[key]]) for key in FIGURES}


def _intervals(sessions: Sequence[Session]) -> dict[str, tuple[float, float]]:
    """The middle 95 % when whole sessions are drawn anew."""
    drawn = random.Random(0)  # noqa: S311  the same draws every time: the figures of one engine on one file never change
    means = [figures(drawn.choices(sessions, k=len(sessions))) for _ in range(RESAMPLES)]
    return {key: _middle(sorted(each[key] for each in means)) for key in FIGURES}


def _middle(values: Sequence[float]) -> tuple[float, float]:
    return values[int(0.025 * len(values))], values[min(len(values) - 1, int(0.975 * len(values)))]


def _as_json(
    sessions: Sequence[Session], found: Mapping[str, float], interval: Mapping[str, tuple[float, float]]
) -> dict[str, object]:
    return {
        "sessions": [s.name for s in sessions],
        "turns": sum(len(s.pairs[key]) for s in sessions for key in ("behaviour_macro_f1", "client_talk_macro_f1")),
        **{key: tidy(value) for key, value in found.items()},
        "interval": {key: [tidy(low), tidy(high)] for key, (low, high) in interval.items()},
        "people": PEOPLE,
    }


def _table(sessions: Sequence[Session], found: Mapping[str, float], interval: Mapping[str, tuple[float, float]]) -> str:
    width = max(map(len, FIGURES.values()))
    lines = [f"{'macro F1':<{width}}  engine       95 %  people"]
    for key, words in FIGURES.items():
        low, high = interval[key]
        lines.append(f"{words:<{width}}  {found[key]:6.3f}  {low:.2f}–{high:.2f}  {PEOPLE[key]:6.3f}")
    return "\n".join([*lines, "", f"{len(sessions)} sessions; 95 %: whole sessions drawn anew {RESAMPLES} times."])
