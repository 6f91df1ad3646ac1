"""Pure. Score sheets: what speaks for a move, a kind of talk or a level beside its words, on the scale of log-odds.

Every line says what always speaks for a thing (mostly against it: most turns do few things) and what each fact adds where it is the case.
Facts are stages, moves and talk by their names, and what `moves`, `talk` and `levels` say of a turn. The weights are set by hand, after
what a model trained on the project's own sessions found useful, and rounded.
"""

import re
from collections.abc import Mapping

Sheet = Mapping[str, float]

ENOUGH = -1e-9
"""What a total must reach: zero, but for the dust that sums of tenths leave."""


def sheets(written: str) -> dict[str, Sheet]:
    """The sheets of a table as written below, by name."""
    named = re.findall(r"(\w+): ([^:]+)(?=\n +\w+:|\Z)", written)
    return {
        name: {fact: float(weight) for fact, weight in re.findall(r"([\w']+) ([+-][\d.]+)", sheet)}
        for name, sheet in named
    }


def total(sheet: Sheet, facts: Mapping[str, float]) -> float:
    """What speaks for a thing, given the facts: each with its size, or 1 where it is simply the case."""
    return sheet["always"] + sum(sheet[fact] * size for fact, size in facts.items() if fact in sheet)


MOVES = sheets("""
    contracting: always -3.6, asks +1.9, mine +0.5, echo -0.8, length +0.8, long +0.6, past +1, so +0.3,
        opening +1.2, clarify_focus +1.7, explore_perspective -1.1, generate_insight -0.6,
        translate_to_action -1.2
    invitation: always -4.3, asks +1.5, client +0.3, new -0.4, clarify_focus -0.5, explore_perspective -0.5,
        generate_insight +1.8, translate_to_action -0.5, closing -0.3
    planning: always -3.3, asks +1.4, mine +0.6, past -0.7, start -0.4, then +0.3, clarify_focus -0.8,
        explore_perspective -0.5, generate_insight -1, translate_to_action +2, closing +0.6
    review: always -3, asks +1.4, client -0.6, end +0.3, opening +0.3, clarify_focus -0.4,
        explore_perspective -0.4, generate_insight -0.6, translate_to_action -1, closing +2
    question: always -2.5, asks +3.5, client -0.5, echo -0.6, new -0.6, start -0.4, end -0.4, opening -0.8,
        explore_perspective +1.3, generate_insight +0.6, closing -1.5
    reflection: always -3.7, asks -1, nothing -1, echo +1.2, client +2.7, length +1.6, new -1, mine -1.2,
        exclaims -1.2, laughs -1, so +1.2, that's -0.8, then -0.5, yours +0.5, end -0.8, last -0.8,
        opening -0.7, clarify_focus +0.4
    observation: always -2.5, nothing -1.1, asks +0.3, echo -0.6, mine +0.5, yours +0.6, start -0.5,
        laughs -0.3, so -0.3, that's -0.4, explore_perspective +0.6, generate_insight +0.3, closing -0.8
    acknowledgement: always -1.4, nothing -1.6, asks -0.9, known -0.4, client +0.4, length +0.9, new -0.4,
        mine +0.9, exclaims +0.6, laughs -0.4, start -0.7, so -1.2, that's +1.7, then +0.5,
        explore_perspective -0.3, translate_to_action +0.3
    space: always -0.8, asks -2.1, nothing +2.6, length -1, brief +0.7, new -0.8, so -0.6, yours -0.3, end -0.4,
        generate_insight +0.4, closing -0.4
    advice: always -2.1, length +0.8, new +0.5, known -0.6, echo -0.4, client -0.8, start -0.8, end -0.4,
        exclaims +0.3, laughs -0.3, that's -0.8, brief -0.6, opening -0.9, clarify_focus -0.4,
        explore_perspective +0.6, translate_to_action +1.4, closing -0.6
    information: always -4.5, asks -0.5, length +1.4, long +0.4, new +1.3, client -0.3, client_asks +0.6,
        start -0.5, past -0.6, so -0.6, that's +0.3, opening -0.8, explore_perspective +0.8, closing -0.6
    social: always -0.8, asks -0.7, nothing -1, echo -0.4, client -1, exclaims +0.8, laughs +2.6, long -1,
        past -0.6, start +1.5, end +1, last +1.8, so -0.9, then +0.6, brief +0.3, opening +1.4,
        clarify_focus -1, explore_perspective -0.4, generate_insight -0.5, translate_to_action -0.5,
        closing +0.9
""")
"""A coach's moves: 0 is enough to be named."""

TALK = sheets("""
    change: always -2
    commitment: always -2.5, planning +1, question +0.3, social -0.4, information -0.3, acknowledgement -0.3,
        reflection -0.2, advice -0.3, opening -2, clarify_focus -2, explore_perspective -2, generate_insight -1.6,
        closing -1.6, doubts -0.5, asks -0.7, brief -0.8
    sustain: always -1.9, not_taken_up +0.6, advice +1.4, information +0.8, planning +0.3, social -0.7, reflection -0.5,
        invitation -0.6, opening -1, clarify_focus -0.8, generate_insight -0.6, closing -0.6, led +0.6, assents -0.5,
        bare -1, long -0.6, ends_asking -0.4
    insight: always -2.2, invitation +1, review +0.7, reflection +0.2, observation +0.3, advice -1, information -1,
        planning -0.6, social -1, opening -2, clarify_focus -1.2, explore_perspective -0.4, generate_insight +0.6,
        translate_to_action -0.6, brief -0.8, pauses +0.5, wait +1
    feeling: always -2
    value: always -2
    metaphor: always -2
""")
"""A client's talk, beside its words: suggestions draw objections, planning draws commitment, an explanation draws agreement
rather than insight."""

LEVELS = sheets("""
    environment: always +0.9, word +3, phrase +0.7, coach -0.8, opening +1, generate_insight -0.7, closing -0.3,
        planning +0.6, insight -0.8
    behaviour: always +1.1, word +3, phrase +0.7, opening +0.5, clarify_focus +0.3, generate_insight -0.4,
        translate_to_action +0.2, closing -0.4, planning +0.5, invitation -0.4, review -0.3, commitment +0.8, feeling -0.4
    capability: always -0.6, word +3, phrase +0.7, planning +0.4
    belief: always +0.65, word +3, phrase +0.7, explore_perspective +0.4, generate_insight +0.3, invitation +0.4,
        commitment -0.4, insight +0.3
    value: always +0.3, word +3, phrase +0.7, coach +0.4, explore_perspective +0.2, generate_insight +0.2, closing -0.2,
        planning -0.4, commitment -0.4, value +0.8, feeling +0.5
    identity: always +0.3, word +3, phrase +0.7, coach +0.3, opening -0.6, clarify_focus -0.3, generate_insight +0.5,
        translate_to_action -0.3, closing +0.9, planning -0.5, invitation +0.5, review +0.6, insight +0.5, feeling +0.4
    purpose: always -2.5, word +3, phrase +0.7
""")
"""Logical levels: which one, if any."""

CARRIED = sheets("""
    level: always -2.8, length +1.2, short -0.5, brief -0.6, social -1.2, space -1.4, contracting -1.2,
        acknowledgement -1, information -1, observation -0.7, advice -0.6, planning +0.5, question +0.7, reflection +0.9,
        invitation +0.7, review +1.4, opening -1.2, clarify_focus +0.2, explore_perspective +0.4, generate_insight +0.7,
        translate_to_action +0.4, closing -0.9, change +0.5, commitment +0.5, sustain +0.5, insight +0.5, value +0.5,
        metaphor +0.5
""")["level"]
"""Whether readers give a turn a level at all: long turns, questions and reflections have one, courtesies do not."""
