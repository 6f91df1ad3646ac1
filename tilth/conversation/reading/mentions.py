"""Pure. Where a step is spoken of: a coach's proposal or promise, a client's will or idea; what only sounds like one is none."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from tilth.conversation.reading.heard import HeardTurn
from tilth.conversation.reading.words import Sentence, content
from tilth.conversation.transcript import Quote, Role


class Manner(StrEnum):
    """How a sentence speaks of a step."""

    PROPOSES = "proposes"
    REQUIRES = "requires"
    PROMISES = "promises"
    WILL = "will"
    WOULD = "would"
    OUGHT = "ought"


@dataclass(frozen=True, slots=True)
class Mention:
    """A sentence that speaks of a step: its turn, how it speaks, its words and the stems of what it is about."""

    turn: HeardTurn
    manner: Manner
    quote: Quote
    about: frozenset[str]


def mentions(turn: HeardTurn) -> tuple[Mention, ...]:
    """The sentences of a turn that speak of a step, in order."""
    speaks = COACH if turn.turn.role is Role.COACH else CLIENT if turn.turn.role is Role.CLIENT else {}
    return tuple(_heard(turn, speaks))


def _heard(turn: HeardTurn, speaks: dict[Manner, re.Pattern[str]]) -> Iterator[Mention]:
    for sentence in turn.said.sentences:
        manner = next((m for m, words in speaks.items() if _speaks(turn, sentence, words)), None)
        if manner is not None:
            yield Mention(
                turn, manner, turn.said.quote(sentence.start, sentence.end), frozenset(content(sentence.words))
            )


def _speaks(turn: HeardTurn, sentence: Sentence, words: re.Pattern[str]) -> bool:
    if words.search(sentence.text) is None or NO_STEP.search(sentence.text) is not None:
        return False
    asks = sentence.marked or ASKS.match(sentence.text) is not None
    return not asks or (turn.turn.role is Role.COACH and SUGGESTS.search(sentence.text) is not None)


ASKS = re.compile(
    r"\W*(?:(?:so|and|okay|ok|then|right|well|but|now)\W+)*(?:what|how|where|when|who|which|why)\b(?! (?:i|i'd|about|if)\b)"
)
SUGGESTS = re.compile(
    r"\b(?:have you (?:tried|thought|considered)|(?:what|how) (?:about|if you)|why don't you|(?:could|can|will|would) you|could we"
    r"|you could|you'd)\b"
)

NO_STEP = re.compile(
    r"\b(?:would|could|should|might)(?:n't)? have\b|\bi'd have\b|\bif (?:i|you) had\b|\bused to\b|\bhe'll\b|\bshe'd say\b"
    r"|\bi(?:'m| am) not (?:going to|gonna)\b|\bi (?:won't|wouldn't|couldn't|don't want)\b|\bi'll (?:be honest|admit|never)\b"
    r"|\bi (?:could|can) (?:see|hear|feel|tell you|imagine|remember|only|never|not)\b"
)
"""What might have been, what others do, what is refused and what is only a way of speaking."""

STATES = (
    r"(?:be|know|think|see|feel|have|need|want|like|love|guess|get|admit|understand|remember|hear|find|mean|not|never"
    r"|probably|always)"
)
ACT = rf"(?:just |then |also |probably |maybe |simply |only |still |even |go and )*(?!{STATES}\b)[a-z]+"
LEAD = r"^\W*(?:(?:so|and|okay|ok|then|right|well|honestly|just|no|fine|good|great|perfect|also|maybe|or|um|uh)\W+)*"

CLIENT = {
    Manner.WILL: re.compile(
        rf"\b(?:i'll|i will|i'm going to|i am going to|i'm gonna|i gotta|i've got to) {ACT}"
        r"|\bi'm (?:putting|ringing|calling|telling|doing|taking|asking|sending|writing|bringing|going (?:in|over|back|down) )"
        r"|\bi(?:'ll| will) (?:have|get|be)\b(?= (?:a|it|them|that|him|her|there|in|at|on))"
        rf"|{LEAD}(?:i )?(?:tell|ask|ring|call|text|write|send|go|put|bring|start|stop|say) (?:him|her|them|it|to|the|my|a)\b"
    ),
    Manner.WOULD: re.compile(
        rf"\bi(?:'d| would) (?:like to |want to |love to |rather |quite like to )?{ACT}|\bi (?:could|can|might|may) {ACT}"
        r"|\bi(?:'d| would)? (?:want|like|plan|mean|hope) to (?:try|tell|ask|do|go|start|stop|talk|say|put|write)\b"
        rf"|\bmaybe i(?:'ll|'d)?\b|\bwhat if i\b|\blet me\b|\bi think i(?:'ll|'d) {ACT}|\bi'll try\b"
    ),
    Manner.OUGHT: re.compile(r"\bi (?:should|need to|have to|must|ought to|had better)\b|\bi'd better\b"),
}

COACH = {
    Manner.REQUIRES: re.compile(
        r"\b(?:policy|regulation|hr (?:needs|requires)|the law|the board (?:wants|needs)|compliance|it's a requirement"
        r"|required to|condition of|statutory)\b"
    ),
    Manner.PROMISES: re.compile(
        r"\b(?:i'll|i will|i'm going to|i'm gonna|let me|i can) (?:also |just |then )?(?:drop|send|email|e-mail|ping|text"
        r"|message|write|forward|share|ring|call|put|get|find|check|look|arrange|set|book|do (?:that|a))\b"
    ),
    Manner.PROPOSES: re.compile(
        r"\byou(?:'re| are)? (?:could|should|need to|have to|ought to|want to|might want to|might|can|must|going to|gonna|just)\b"
        r"(?! (?:see|hear|feel|say|tell me|imagine|be|have|know|think|get to)\b)"
        r"|\byou(?:'d|'ll) (?!be|have|know|see|feel|find|get|say|want|need)[a-z]+\b"
        r"|\bi(?:'d| would) (?:suggest|recommend|want you|like you|get|go|do|put|give|open|start|take|have you|be thinking|say)\b"
        r"|\bi(?:'m| am) (?:going to|gonna) have you\b|\bi want you\b|\bwhat i want\b|\bwhat i(?:'d| would) do\b"
        r"|\blet's (?!go|stay|look|see|hear|come|pause|slow|start|begin|stop|talk|make it real|move)[a-z]+"
        r"|\bhave you (?:tried|thought|considered)\b|\bwhat (?:about|if you)\b|\bhow about\b|\bwhy don't you\b|\bmake sure\b"
        r"|\bthe (?:first|next|second|third) (?:thing|one|step) is\b|\band (?:second|third)\b"
        r"|\b(?:number|action) (?:one|two|three|four)\b"
        rf"|{LEAD}you (?:get|do|send|write|put|take|call|go|tell|ask|make|give|start|read|bring|set|pick|keep|open)\b"
        rf"|{LEAD}(?:put|write|send|read|skip|keep|block|give|start|stop|do|don't|call|use|set|try|pick|download|bring|shift|add"
        r"|list|log|tell|talk|ask|take|find|make|go|have|eat|switch|swap|drop|rename|cut|lose|turn|choose|email|text|ring|check"
        r"|watch|practi[sc]e|book|buy|learn|say|own|open|leave|get)\b(?! (?:me|us|on|more|your time)\b)"
    ),
}
