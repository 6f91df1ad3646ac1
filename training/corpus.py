"""Reads the corpus's line format (corpus/FORMAT.md) into plain values, and says in one sentence a line what is wrong with a file."""

import re
import sys
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

STAGES = {
    "op": "opening",
    "cf": "clarify_focus",
    "ep": "explore_perspective",
    "gi": "generate_insight",
    "ta": "translate_to_action",
    "cl": "closing",
}
LEVELS = {"environment", "behaviour", "capability", "belief", "value", "identity", "purpose"}
MOVES = {
    "greeting",
    "rapport",
    "close",
    "admin",
    "contract",
    "agree_focus",
    "process_check",
    "hold_space",
    "encourager",
    "reflect_simple",
    "reflect_complex",
    "summarise",
    "empathy",
    "acknowledge",
    "reassure",
    "observation",
    "challenge",
    "question_explore",
    "question_perspective",
    "question_deepen",
    "question_forward",
    "invite_harvest",
    "action_design",
    "accountability",
    "learning_review",
    "review_action",
    "share_with_permission",
    "suggest",
    "advice",
    "direct_task",
    "teach",
    "interrupt",
    "deflect",
}
TALK = {
    "answer",
    "reflection",
    "agreement_minimal",
    "emotion",
    "insight_statement",
    "narrative",
    "commitment",
    "shift",
    "closing",
    "sustain",
    "idea",
    "goal",
    "report_action",
    "value_statement",
    "question_to_coach",
    "problem_statement",
    "belief_statement",
    "encourager",
    "correction",
}
TAGS = {"change", "sustain", "feeling", "value", "metaphor"}
FORMS = {"open", "closed", "either", "scaling"}
FLAGS = {"stacked", "leading", "solution_in_disguise", "why", "multiple_choice", "minimising"}
SHIFTS = {
    "question_effect",
    "novelty",
    "realisation",
    "reframe",
    "pattern",
    "assumption",
    "ownership",
    "value",
    "identity",
    "somatic",
    "surprise",
    "possibility",
    "self_correction",
    "settling",
    "echo",
}
STRENGTHS = {"minor", "moderate", "strong"}
OUTCOMES = {"harvested", "partly_harvested", "cut_short", "unnoticed", "left_to_rest", "absorbed_into_action"}
OWNERSHIP = {
    "client_owned",
    "co_created",
    "coach_shaped",
    "coach_imposed",
    "role_requirement",
    "coach_commitment",
    "admin",
}
STATUS = {"agreed", "complied", "offered"}
KINDS = {"experiment", "reflection", "adjustment", "task"}
COMMITMENT = {"weak", "moderate", "strong"}
MARKERS = [f"{c}.{i}" for c, n in ((3, 4), (4, 4), (5, 5), (6, 7), (7, 8), (8, 9)) for i in range(1, n + 1)]
HEAD = ("title", "kind", "quality", "english", "coach", "client", "rate", "about")
SETTINGS = {
    "executive",
    "leadership",
    "career",
    "leader_as_coach",
    "peer",
    "internal",
    "health",
    "mentoring",
    "motivational",
    "peer_support",
    "team_lead",
}


class Wrong(ValueError):
    """A line that the format does not allow; the message names the line and what to write instead."""


@dataclass
class Turn:
    """One turn as its reader labelled it; `gap` and pauses in seconds, `talk`, `moves`, `tags` as FORMAT.md names them."""

    n: int
    role: str
    stage: str
    gap: float = 0.0
    words: str = ""
    moves: list[str] = field(default_factory=list)
    talk: str | None = None
    tags: set[str] = field(default_factory=set)
    form: str | None = None
    flags: set[str] = field(default_factory=set)
    level: str | None = None
    shift: tuple[str, tuple[str, ...]] | None = None


@dataclass
class Session:
    """A corpus session or a second reading of one: head, turns, episodes (each a dict with its words as `text`)."""

    name: str
    head: dict[str, str]
    turns: list[Turn]
    shifts: list[dict]
    moments: list[dict]
    actions: list[dict]
    decoys: list[dict]
    markers: dict[str, tuple[str, list[int], list[int]]]


def read(path: Path, *, second: bool = False) -> Session:
    """The session in a file; raises Wrong with the line number and what is expected."""
    session = Session(path.stem, {}, [], [], [], [], [], {})
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            take(session, line.rstrip(), second)
        except Wrong as wrong:
            raise Wrong(f"{path.name}:{number}: {wrong}") from None
        except (ValueError, IndexError, KeyError) as error:
            raise Wrong(f"{path.name}:{number}: cannot be read ({error}): {line[:80]}") from None
    return session


def take(session: Session, line: str, second: bool) -> None:
    first = line.split(maxsplit=1)[0]
    if first.isdigit():
        session.turns.append(turn(line, second, expected=len(session.turns) + 1))
    elif first in EPISODES:
        EPISODES[first](session, line)
    elif first.endswith(":") and not session.turns:
        key, _, value = line.partition(":")
        session.head[key.strip()] = value.strip()
    else:
        raise Wrong(f"neither a turn, an episode nor a line of the head: {line[:60]}")


def turn(line: str, second: bool, *, expected: int) -> Turn:
    labels, bar, words = line.partition(" | ")
    parts = labels.split()
    n, role = int(parts[0]), parts[1]
    if n != expected:
        raise Wrong(f"turn {n} where {expected} should be")
    if role not in ("c", "k"):
        raise Wrong(f"role {role}: write c or k")
    if not second and (not bar or not words.strip()):
        raise Wrong("a turn without ` | words`")
    rest = parts[2:]
    gap = 0.0
    if rest and re.fullmatch(r"[+-][\d.]+", rest[0]):
        gap = float(rest.pop(0))
    elif not second:
        raise Wrong("the silence before the turn is missing, as +1.2")
    stage = rest.pop(0)
    if stage not in STAGES:
        raise Wrong(f"stage {stage}: one of {' '.join(STAGES)}")
    made = Turn(n, "coach" if role == "c" else "client", STAGES[stage], gap, words.strip())
    for label in rest:
        put(made, label)
    if made.role == "coach" and not made.moves:
        raise Wrong("a coach turn without a move")
    if made.role == "client" and not made.talk:
        raise Wrong("a client turn without a talk label")
    return made


def put(t: Turn, label: str) -> None:
    kind, _, rest = label.partition(":")
    if kind == "l" and rest in LEVELS:
        t.level = rest
    elif kind == "q" and t.role == "coach":
        t.form, *flags = rest.split(",")
        t.flags = set(flags)
        if t.form not in FORMS or t.flags - FLAGS:
            raise Wrong(f"question {label}: forms {sorted(FORMS)}, flags {sorted(FLAGS)}")
    elif kind == "s" and t.role == "client":
        strength, _, types = rest.partition(":")
        t.shift = (strength, tuple(types.split(",")))
        if strength not in STRENGTHS or set(t.shift[1]) - SHIFTS:
            raise Wrong(f"shift {label}: {sorted(STRENGTHS)} : {sorted(SHIFTS)}")
    elif t.role == "coach" and set(label.split(",")) <= MOVES:
        t.moves += label.split(",")
    elif t.role == "client" and label in TALK and t.talk is None:
        t.talk = label
    elif t.role == "client" and label in TAGS:
        t.tags.add(label)
    else:
        raise Wrong(f"label {label} does not belong on a {t.role}'s turn")


def numbers(text: str) -> list[int]:
    return [int(x) for x in text.split(",") if x]


def options(text: str) -> dict[str, str]:
    return {k: v.strip('"') for k, v in re.findall(r'(\w+)=("[^"]*"|\S+)', text)}


def oneof(value: str, allowed: set[str]) -> str:
    if value not in allowed:
        raise Wrong(f"{value}: one of {' '.join(sorted(allowed))}")
    return value


def shift(session: Session, line: str) -> None:
    _, peak, span, strength, outcome, *rest = line.split()
    first, _, last = span.partition("-")
    session.shifts.append(
        {
            "peak": int(peak),
            "span": (int(first), int(last or first)),
            "strength": oneof(strength, STRENGTHS),
            "outcome": oneof(outcome, OUTCOMES),
        }
        | {k: int(v) for k, v in options(" ".join(rest)).items()}
    )


def moment(session: Session, line: str) -> None:
    labels, _, text = line.partition(" | ")
    level = re.search(r" l:(\w+)", labels)
    session.moments.append(
        {
            "turns": numbers(labels.split()[1]),
            "text": text,
            "level": oneof(level[1], LEVELS) if level else None,
            "shift": options(labels).get("shift"),
        }
    )


def action(session: Session, line: str) -> None:
    labels, _, text = line.partition(" | ")
    _, turns, owner, status, kind, commitment, *_ = labels.split()
    session.actions.append(
        {
            "turns": numbers(turns),
            "ownership": oneof(owner, OWNERSHIP),
            "status": oneof(status, STATUS),
            "kind": oneof(kind, KINDS),
            "commitment": oneof(commitment, COMMITMENT),
            "ifthen": " ifthen" in labels,
            "text": text,
        }
        | options(labels)
    )


def decoy(session: Session, line: str) -> None:
    labels, _, text = line.partition(" | ")
    _, turns, why = labels.split()[:3]
    session.decoys.append({"turns": numbers(turns), "why": why, "text": text})


READINGS = {"o": "observed", "m": "mixed", "x": "missed", "n": "no_evidence_marked"}


def markers(session: Session, line: str) -> None:
    for part in line.split()[1:]:
        name, _, rest = part.partition("=")
        if name not in MARKERS:
            raise Wrong(f"marker {name} is none of the 37")
        reading, _, turns = rest.partition(":")
        evidence, _, counter = turns.partition("/")
        session.markers[name] = (READINGS[reading], numbers(evidence), numbers(counter))


EPISODES = {"shift": shift, "moment": moment, "action": action, "not": decoy, "markers": markers}


def faults(session: Session, *, second: bool = False) -> list[str]:
    """What a whole session still lacks, one sentence each; empty when it is sound."""
    found = []
    if not second:
        found += [f"the head lacks {key}" for key in HEAD if key not in session.head]
        if session.head.get("kind") not in SETTINGS:
            found.append(f"kind: one of {' '.join(sorted(SETTINGS))}")
        found += [
            f"turns {a.n} and {b.n} have one speaker; join them" for a, b in pairwise(session.turns) if a.role == b.role
        ]
        if not re.fullmatch(r"[\d.]+", session.head.get("rate", "")):
            found.append("rate: words a second, as 2.4")
    if missing := [m for m in MARKERS if m not in session.markers]:
        found.append(f"markers missing: {' '.join(missing)}")
    roles = {t.n: t.role for t in session.turns}
    for s in session.shifts:
        if roles.get(s["peak"]) != "client" or not s["span"][0] <= s["peak"] <= s["span"][1]:
            found.append(f"shift {s['peak']}: the peak is a client turn inside its span")
        if s["span"][1] - s["span"][0] > 8:
            found.append(f"shift {s['peak']}: a span of at most 9 turns")
        found += [
            f"shift {s['peak']}: turn {s[k]} of {k} is no turn"
            for k in ("sown", "nurtured", "harvest")
            if k in s and s[k] not in roles
        ]
    for e in session.moments + session.actions + session.decoys:
        found += [f"{e['text'][:40]}: turn {n} does not exist" for n in e["turns"] if n not in roles]
    return found


def main(paths: list[str]) -> int:
    """Check the files named (or the whole corpus); exit 1 with a sentence for each fault."""
    root = Path(__file__).parent.parent / "corpus"
    files = [Path(p) for p in paths] or sorted([*root.glob("sessions/*.txt"), *root.glob("second/*.txt")])
    bad = 0
    turns = 0
    for path in files:
        second = path.parent.name == "second"
        try:
            session = read(path, second=second)
        except Wrong as wrong:
            print(wrong)
            bad += 1
            continue
        turns += 0 if second else len(session.turns)
        for fault in faults(session, second=second):
            print(f"{path.name}: {fault}")
            bad += 1
    print(f"{len(files)} files, {turns} turns, {bad} faults")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
