"""Pure. The score sheet of each of a coach's moves: what speaks for it always, and what each fact of the turn and each stage adds.

The weights are on the scale of log-odds, set by hand after what a trained model found useful, and rounded.
The facts are those of `moves`, the stages those of the findings; the words have sheets of their own (told, asked).
"""

import re

from tilth.conversation.reading.findings import Move

WRITTEN = """
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
"""


def _sheets(written: str) -> dict[Move, dict[str, float]]:
    """The sheets as written above, one move after another."""
    named = re.findall(r"(\w+):([^:]+)(?=\n +\w+:|\Z)", written)
    return {
        Move(move): {fact: float(weight) for fact, weight in re.findall(r"([\w']+) ([+-][\d.]+)", sheet)}
        for move, sheet in named
    }


SHEETS = _sheets(WRITTEN)
