"""Pure. Which stage each turn belongs to: the likeliest run of stages, given each turn's place, words, moves and silence.

A conversation stays in a stage for many turns and may come back to one; what opens a stage says more than what fills it.
"""

import re
from collections.abc import Mapping, Sequence
from math import exp, log

from tilth.conversation.reading.findings import Move, Stage
from tilth.conversation.reading.moves import Weighed
from tilth.conversation.reading.words import Spoken, pattern
from tilth.conversation.transcript import Role

OPENING, CLARIFY, EXPLORE, INSIGHT, ACTION, CLOSING = ORDER = tuple(Stage)

PLACES = {
    OPENING: (-1.0, 0.01, 0.05, 0.012),
    CLARIFY: (0.035, 0.012, 0.15, 0.03),
    EXPLORE: (0.13, 0.03, 0.5, 0.09),
    INSIGHT: (0.4, 0.09, 0.68, 0.07),
    ACTION: (0.62, 0.07, 0.92, 0.02),
    CLOSING: (0.92, 0.02, 2.0, 0.01),
}
"""Where in a conversation a stage usually begins and ends (as shares of its turns), each with how sharply."""

CHANGES = {
    OPENING: {OPENING: 0.85, CLARIFY: 0.13, EXPLORE: 0.02},
    CLARIFY: {CLARIFY: 0.94, EXPLORE: 0.055, INSIGHT: 0.005},
    EXPLORE: {EXPLORE: 0.95, INSIGHT: 0.035, ACTION: 0.01, CLARIFY: 0.002, CLOSING: 0.003},
    INSIGHT: {INSIGHT: 0.94, ACTION: 0.04, EXPLORE: 0.015, CLOSING: 0.005},
    ACTION: {ACTION: 0.96, CLOSING: 0.03, INSIGHT: 0.007, EXPLORE: 0.003},
    CLOSING: {CLOSING: 0.995, ACTION: 0.005},
}
"""How often a turn is followed by one of the same stage or of another; what is missing does not happen."""

COMES_FROM = {
    after: [(before, log(onward[after])) for before, onward in CHANGES.items() if after in onward] for after in ORDER
}

WILL = pattern(r"\b(?:i'll|i will|i'm going to|i'm gonna|i am going to|we'll)\b")
COULD = pattern(r"""
    \bi (?:could|might) (?!see\b|hear\b|feel\b|tell\b|remember\b|be\b)|\bmaybe i\b
    |\bi'd (?:start|ask|say|tell|put|go|do|have to|want to|like to try)\b
""")
WHEN = pattern(r"""
    \b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|tonight|next week|this week|by the end of)\b
""")
SEEN = pattern(r"""
    \b(?:it's not|it isn't|it wasn't|i've been|that's what|i never|never thought|i thought|what if|i see
    |i reali[sz]\w*|all along|the whole time|same)\b
""")
FELT = pattern(r"""
    \b(?:feel|felt|sad|afraid|scared|ashamed|shame|guilt\w*|angry|relie\w+|lonely|hurt|hate|cry\w*|proud|heavy
    |lighter)\b
""")
TOLD = pattern(r"\b(?:said|told|went|came|asked|did|took|sat)\b")
WISH = pattern(r"""
    \bi(?:'d| would)? (?:like|want|need|love) to (?:know|understand|be|talk|work|figure|find|have|stop|feel)\b
    |\bi don't want\b
""")
THANKS = pattern(r"\b(?:thank you|thanks|bye|see you|good night|cheers)\b")
SCENE = pattern(r"""
    \b(?:tell me about|take me|walk me|talk me through|what happened|what happens|go back
    |how (?:did|does|do) (?:it|that|you)|last (?:time|week|one)|where are you)\b
""")
WANTS = pattern(r"""
    \b(?:what|how|where) (?:do|would|might|could|will) you (?:want|like)?\b.{0,12}
    \b(?:do|happen|put|go|start|bring|try)\b|\bso what would\b
""")

FILLS: tuple[tuple[Role, re.Pattern[str], Mapping[Stage, float]], ...] = (
    (Role.CLIENT, WILL, {ACTION: 0.8}),
    (Role.CLIENT, COULD, {ACTION: 0.5, INSIGHT: -0.4}),
    (Role.CLIENT, WHEN, {ACTION: 0.4, INSIGHT: -0.2}),
    (Role.CLIENT, SEEN, {INSIGHT: 0.3, ACTION: -0.3}),
    (Role.CLIENT, FELT, {INSIGHT: 0.3, OPENING: -0.3, ACTION: -0.1}),
    (Role.CLIENT, TOLD, {EXPLORE: 0.3, CLARIFY: -0.2, ACTION: -0.2}),
    (Role.CLIENT, WISH, {CLARIFY: 0.4}),
    (Role.CLIENT, THANKS, {CLOSING: 0.6}),
    (Role.COACH, WHEN, {ACTION: 0.6, EXPLORE: -0.5, CLOSING: 0.4}),
)
"""What words of the client or the coach add to a stage, in any turn of it."""

ASKED: Mapping[Move, Mapping[Stage, float]] = {
    Move.CONTRACTING: {CLARIFY: 0.8, EXPLORE: -0.4, ACTION: -0.3},
    Move.INVITATION: {INSIGHT: 1.0},
    Move.PLANNING: {ACTION: 0.6},
    Move.REVIEW: {CLOSING: 1.0, ACTION: -0.8},
    Move.ADVICE: {ACTION: 0.9, CLARIFY: -0.5},
    Move.SOCIAL: {OPENING: 0.3, CLOSING: 0.3},
}
SAID: Mapping[Move, Mapping[Stage, float]] = {
    Move.CONTRACTING: {OPENING: 0.3, CLARIFY: 0.2},
    Move.SOCIAL: {OPENING: 0.3, CLOSING: 0.3},
    Move.ADVICE: {ACTION: 0.3},
    Move.OBSERVATION: {INSIGHT: 0.3},
}
OPENS_ASKED: Mapping[Move, Mapping[Stage, float]] = {
    Move.CONTRACTING: {CLARIFY: 1.5, ACTION: 0.7, CLOSING: 0.5},
    Move.REVIEW: {CLOSING: 2.0},
    Move.PLANNING: {ACTION: 1.0},
    Move.ADVICE: {ACTION: 0.7},
    Move.INVITATION: {INSIGHT: 1.0},
}
SHARPNESS = 0.6
"""How much a turn's place says, against its words."""

SILENCE = 0.5
"""How much a long silence says for insight, in any turn of it; more where it opens the stage."""

BEGINS = {OPENING: 0.0, CLARIFY: -2.0}
NOWHERE = -4.0
"""How well a stage begins a conversation."""

MANY = 25
"""Words from which a client's turn tells rather than answers: so a topic is often put on the table."""

Fit = dict[Stage, float]


def stages(
    said: Sequence[Spoken],
    weighed: Sequence[Weighed | None],
    waits: Sequence[float],
    leans: Sequence[Mapping[Stage, float]] | None = None,
) -> tuple[Stage, ...]:
    """The stage of each turn: the likeliest run of all.

    `weighed` are the coach's turns as `moves` weighs them, `waits` how unusual each turn's longest silence is (0 where it is not),
    `leans` what a trained ear adds to each stage in each turn.
    """
    if not said:
        return ()
    score: Fit = {}
    came: list[dict[Stage, Stage]] = []
    for n, (turn, moving, wait) in enumerate(zip(said, weighed, waits, strict=True)):
        fills = _fills(turn, moving, wait, n / len(said))
        if leans:
            _add(fills, leans[n])
        if n == 0:
            score = {s: BEGINS.get(s, NOWHERE) + fills[s] for s in ORDER}
            continue
        score, step = _onward(score, fills, _opens(turn, moving, wait))
        came.append(step)
    return _run(max(ORDER, key=lambda s: score[s]), came)


def _onward(score: Fit, fills: Fit, opens: Fit) -> tuple[Fit, dict[Stage, Stage]]:
    """The best score that ends in each stage after one more turn, and the stage it came from."""
    after: Fit = {}
    came: dict[Stage, Stage] = {}
    for stage in ORDER:
        opened = opens.get(stage, 0.0)
        best = max((score[b] + change + (opened if b is not stage else 0.0), b) for b, change in COMES_FROM[stage])
        after[stage], came[stage] = best[0] + fills[stage], best[1]
    return after, came


def _run(last: Stage, came: Sequence[Mapping[Stage, Stage]]) -> tuple[Stage, ...]:
    run = [last]
    for step in reversed(came):
        run.append(step[run[-1]])
    return tuple(reversed(run))


def _fills(said: Spoken, weighed: Weighed | None, wait: float, place: float) -> Fit:
    """How well a turn fits into each stage."""
    fits = {s: SHARPNESS * _near(s, place) for s in ORDER}
    for role, words, speaks in FILLS:
        if said.turn.role is role and words.search(said.plain):
            _add(fits, speaks)
    if weighed:
        for moves, table in ((weighed.asked, ASKED), (weighed.told, SAID)):
            for move in moves:
                _add(fits, table.get(move, {}))
    if wait:
        _add(fits, {INSIGHT: SILENCE, ACTION: -SILENCE})
    return fits


def _opens(said: Spoken, weighed: Weighed | None, wait: float) -> Fit:
    """How well a turn opens each stage."""
    opens: Fit = {}
    if weighed and weighed.asks:
        for move in weighed.asked:
            _add(opens, OPENS_ASKED.get(move, {}))
        _add(opens, {EXPLORE: 1.5} if SCENE.search(said.plain) else {})
        _add(opens, {ACTION: 1.0} if WANTS.search(said.plain) else {})
    elif said.turn.role is Role.CLIENT:
        _add(opens, {INSIGHT: 1.2} if wait else {})
        _add(opens, {ACTION: 0.8} if WILL.search(said.plain) or COULD.search(said.plain) else {})
        _add(opens, {CLARIFY: 0.5} if len(said.words) > MANY else {})
    return opens


def _add(to: Fit, more: Mapping[Stage, float]) -> None:
    for stage, value in more.items():
        to[stage] = to.get(stage, 0.0) + value


def _near(stage: Stage, place: float) -> float:
    """How usual a place in the conversation is for a stage, as a logarithm that never falls without end."""
    begin, rise, end, fall = PLACES[stage]
    return log(0.01 + 1 / ((1 + exp(min(30.0, (begin - place) / rise))) * (1 + exp(min(30.0, (place - end) / fall)))))
