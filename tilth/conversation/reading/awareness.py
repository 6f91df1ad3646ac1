"""Pure. The signs of a shift in awareness that one client turn carries: in its words, its silences and what the coach does around it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tilth.conversation.reading.findings import Level, Move, Stage, Talk
from tilth.conversation.reading.heard import Heard, HeardTurn
from tilth.conversation.reading.silences import LONG
from tilth.conversation.transcript import Quote, Role

WEIGHTS = {
    "a long silence": 1.6,
    "the coach waited": 1.6,
    "asked for its meaning": 0.9,
    "surprise": 0.8,
    "the coach took it up": 0.7,
    "said after a reflection": 0.6,
    "not this but that": 0.4,
    "speaks of self": 0.4,
    "breaks off": 0.4,
    "own part in it": 0.4,
    "a feeling named": 0.3,
    "sees something": 0.2,
    "an assumption seen": 0.2,
    "an insight said": 0.2,
    "takes a word back": 0.1,
    "who I am": 0.1,
    "belief, value or identity": 0.1,
    "after advice": -0.3,
    "a courtesy": -1.0,
    "long known": -0.2,
    "while a step is shaped": -0.5,
    "few words": -0.6,
    "while agreeing the work": -0.9,
    "before the work began": -1.7,
}
"""What each sign adds to the log odds that a careful reader hears a shift; weighed on the development sessions, then rounded."""


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign: its name for a person, how strongly it is there (0 to 1), and its words where it lies in words."""

    name: str
    strength: float = 1.0
    quote: Quote | None = None

    @property
    def weight(self) -> float:
        """What it adds to the log odds of a shift here."""
        return WEIGHTS[self.name] * self.strength


def signs(heard: Heard, turn: HeardTurn) -> tuple[Sign, ...]:
    """Every sign in a client's turn."""
    return (*_worded(turn), *_silent(heard, turn), *_around(heard, turn))


def _worded(turn: HeardTurn) -> Iterator[Sign]:
    for name, pattern in WORDED.items():
        if match := pattern.search(turn.said.plain):
            yield Sign(name, quote=turn.sentence(match.start()))
    if turn.length >= 4 and (own := sum(w.text in SELF for w in turn.said.words) / turn.length) > 0.08:
        yield Sign("speaks of self", min(1.0, own * 5))


def _silent(heard: Heard, turn: HeardTurn) -> Iterator[Sign]:
    if turn.silence is None or not heard.usual_client:
        return
    ratio = turn.silence / max(heard.usual_client, 0.8)
    if ratio >= 1.3 and turn.silence >= 2:
        yield Sign("a long silence", min(1.0, ratio / 4))


def _around(heard: Heard, turn: HeardTurn) -> Iterator[Sign]:
    before = next(heard.before(turn.n, Role.COACH), None)
    after = next(heard.after(turn.n, Role.COACH), None)
    if before is not None:
        yield from _asked(before)
    if after is not None:
        yield from _answered(heard, after)
    if turn.length <= 5:
        yield Sign("few words")
    if turn.length <= 10 and COURTESY.search(turn.said.plain):
        yield Sign("a courtesy")
    if turn.stage in (Stage.OPENING, Stage.CLARIFY_FOCUS):
        yield Sign("before the work began")
    if turn.found.level in (Level.BELIEF, Level.VALUE, Level.IDENTITY, Level.PURPOSE):
        yield Sign("belief, value or identity")
    if Talk.INSIGHT in turn.found.talk:
        yield Sign("an insight said")


def _asked(before: HeardTurn) -> Iterator[Sign]:
    if before.does(Move.INVITATION):
        yield Sign("asked for its meaning")
    if before.does(Move.ADVICE, Move.INFORMATION) or (
        before.found.question is not None and before.found.question.leading
    ):
        yield Sign("after advice")
    if before.does(Move.CONTRACTING, Move.SOCIAL):
        yield Sign("while agreeing the work")
    if before.does(Move.REFLECTION, Move.SPACE, Move.OBSERVATION):
        yield Sign("said after a reflection")
    if before.does(Move.PLANNING):
        yield Sign("while a step is shaped")


def _answered(heard: Heard, after: HeardTurn) -> Iterator[Sign]:
    if after.wait is not None and heard.usual_coach is not None and after.wait >= max(LONG, 1.4 * heard.usual_coach):
        yield Sign("the coach waited", min(1.0, after.wait / 6))
    if after.does(Move.INVITATION, Move.OBSERVATION):
        yield Sign("the coach took it up")


SELF = frozenset(["i", "i'm", "i've", "i'd", "i'll", "me", "my", "mine", "myself"])

WORDED = {
    "not this but that": re.compile(
        r"\b(?:it|that|this|he|she|they|i|we|there)(?:'s| is|'m| am|'re| are| was| were|'ve|'d)(?: not|n't)\b"
        r"|\b(?:isn't|wasn't|aren't|weren't|ain't)\b|\bnot (?:a|the|that|about|because|just|so much|my|me|to)\b"
        r"|\binstead of\b|\brather than\b|\bno longer\b|\bnever (?:was|been|about|asked)\b|\bi(?:'d| had)? (?:always )?thought\b|\bless of\b"
    ),
    "own part in it": re.compile(
        r"\bi(?:'ve| have)(?: just| only| always)? been \w+ing|\bi'd (?:sooner|rather|designed|made|been)\b|\bit's me\b|\bof me\b"
        r"|\bi (?:made|make|took|keep|kept|built|designed|told|chose|put|let|left|taught|never|do it|did it|stopped|got|started)\b"
        r"|\bmy (?:own|part|fault|doing)\b|\bi(?:'m| am) (?:always|the one|still|just)\b"
    ),
    "an assumption seen": re.compile(
        r"\bassum\w+|\bguess(?:ed|ing)\b|\b(?:made|making) (?:(?:it|that|this|one|them|all that) )?up\b|\bno evidence\b|\bisn't true\b"
        r"|\b(?:nobody|no one)(?:'s)? (?:asked|told|said|wrote|ever|has)\b|\bnever (?:once |even )?(?:asked|checked|said)\b"
        r"|\bwho (?:said|told)\b|\btook it as\b|\btreating\b|\bbelieved?\b"
    ),
    "who I am": re.compile(
        r"\bi(?:'m| am|'ve become| become|'ve turned into) (?:a|an|the|not|still|less|more)\b|\bwho i\b|\bsomeone who\b"
        r"|\bthe (?:person|one) who\b|\bpart of me\b|\bmyself\b"
    ),
    "sees something": re.compile(
        r"\bi (?:can )?(?:see|realise|realize|hear)\b|\bthat's (?:what|the|it|how|why|where)\b|\bit's that\b|\bso it'?s\b|\bi hadn't\b"
        r"|\bso (?:that|it) (?:is|was|isn't|wasn't)\b|\bturns out\b|\bit(?:'s| is) (?:like|more)\b|\bwhich means\b"
        r"|\bi(?:'d| had)? never (?:thought|saw|seen|noticed|realised|realized|put|said)\b"
    ),
    "breaks off": re.compile(
        r"\b(\w+(?:'\w+)?), \1\b|\b(\w+)\. \2\b|,\s*$|\.\.\.|…|^(?:\w+'?\w* ){0,3}\w+, (?:huh|no|yeah|god)\b"
        r"|\b(?:i'?\w*|it's|that's|she'd|he's|she's|they're) ?, (?:um, |uh, |er, )?(?:i|it|that|she|he|not|there)\b"
    ),
    "surprise": re.compile(
        r"^\s*(?:oh|huh|hm+|god|gosh|wow|ah|blimey|christ|damn|shit|jeez|goodness)\b|\b(?:huh|god|gosh|wow|bloody hell)[.,]"
        r"|\bthat's (?:odd|strange|funny|weird)\b|\bwhere did that\b|\bcome from nowhere\b"
    ),
    "takes a word back": re.compile(
        r"\bno,? (?:hang on|that's not|it's not|not|wait|it isn't|i don't|i didn't|actually)\b|\. no\. |\bthat's not (?:true|right|it)\b"
        r"|\bi was about to say\b|\bor rather\b"
    ),
    "a feeling named": re.compile(
        r"\b(?:sad|ashamed|shaming|scared|afraid|lonely|relief|relieved|grubby|jolt|crying|tears|hurts?|lump|heavy|lighter|frightened"
        r"|terrified|angry|guilty|proud)\b"
    ),
    "long known": re.compile(
        r"\b(?:last (?:year|month|spring|summer|autumn|winter)|years? ago|back then|at the time|when i (?:was|started))\b"
    ),
}

COURTESY = re.compile(
    r"\bgood (?:point|question)\b|\bi (?:see|know) what you mean\b|\bthat makes sense\b|\bprobably right\b|\bi (?:guess|suppose) so\b"
    r"|\bi know, right\b|^\W*interesting\W*$"
)
"""What sounds like seeing and is agreeing: it comes after the coach has explained something."""
