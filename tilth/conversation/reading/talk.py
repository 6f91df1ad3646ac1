"""Pure. What a client's turn voices: change, commitment, reasons against, insight, feeling, value, metaphor.

Words alone mislead ("I'll tell you something", "I can't believe it"), so what the turn answers, its stage and its silence weigh with them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tilth.conversation.reading.findings import Move, Note, Question, Stage, Talk
from tilth.conversation.reading.words import Spoken


@dataclass(frozen=True, slots=True)
class Reply:
    """What surrounds a client's turn: its stage, what the coach's turn before it did, asked and said, how unusual its longest silence is."""

    stage: Stage | None = None
    moves: tuple[Move, ...] = ()
    question: Question | None = None
    said: Spoken | None = None
    wait: float = 0.0


@dataclass(frozen=True, slots=True)
class Voiced:
    """Words that speak for a kind of talk, how much they weigh and why; a weight of 2 is enough where nothing speaks against it."""

    talk: Talk
    weight: float
    why: str
    words: re.Pattern[str]


def _voiced(talk: Talk, weight: float, why: str, words: str) -> Voiced:
    return Voiced(talk, weight, why, re.compile(words))


SUBJECTS = r"(?:i|he|she|it|they|somebody|someone|that)"
DAYS = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
WORDS = (
    _voiced(
        Talk.COMMITMENT,
        1.4,
        "Words that bind: the client will do something.",
        r"(?<!if )(?<!that )\b(?:i'll|i will|i'm going to|i'm gonna|i am going to|i'm gon)\b(?! (?:tell you|give you an|be honest|admit|never)\b)",
    ),
    _voiced(
        Talk.COMMITMENT,
        1.2,
        "Words that bind, with an act.",
        r"\b(?:i'll|i will|i'm going to|i'm gonna|i am going to|we'll|i shall)(?: (?:just|also|maybe|probably|then|only|simply|definitely))* (?!be\b|have\b|want\b|feel\b|never\b|remain\b|see\b|like\b|tell you\b|give you\b|not\b|know\b|try\b|become\b|need\b|end\b|get\b)[a-z]+",
    ),
    _voiced(
        Talk.COMMITMENT,
        1.6,
        "A step that is already under way.",
        rf"\bi'm (?:putting|doing|taking|starting|asking|telling|writing|meeting|bringing|booking|ringing|calling|sending|buying)\b|\b(?:the one is|first thing)\b.{{0,40}}\bi (?:start|go|ask|tell|put|write)\b|\b(?:if|when) {SUBJECTS} .{{3,60}}, i (?:put|ask|say|go|turn|stop|tell|take|count|write)\b",
    ),
    _voiced(
        Talk.COMMITMENT,
        0.9,
        "A time is set.",
        rf"\b(?:{DAYS}|tomorrow|tonight|next week|this week|the (?:\w+teenth|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|twelfth|twentieth)|this (?:afternoon|morning|evening)|straight after|before (?:the|we|he|she|they|i)|when i get)\b",
    ),
    _voiced(
        Talk.COMMITMENT,
        0.7,
        "What will be said is already put in words.",
        r"\b(?:i'll|i will|i'm going to|i'd|i would) (?:just )?(?:say|tell (?:him|her|them|\w+)|ask)\b",
    ),
    _voiced(
        Talk.CHANGE,
        2.0,
        "Words of desire or need for change.",
        r"\bi(?:'d| would)? (?:like|love|want|need|have|wish|hope|mean)(?: it)? (?:to (?!say\b|think\b|be honest\b|ask\b|admit\b|tell you\b)|i could\b)|\bi(?:'ve| have)? got(?:ta| to)\b|\bi should\b|\bi wish\b|\bi want (?:her|him|them|it|that|my|a|the)\b|\bi don't want to (?:be|keep|go on|live|lose|end)\b",
    ),
    _voiced(
        Talk.CHANGE,
        2.0,
        "Words of ability or possibility.",
        r"\bi (?:could|might) (?!have\b|see\b|hear\b|feel\b|tell\b|remember\b|not\b|never\b|be\b)\w+|\bmaybe i(?:'ll| could| should| can)?\b|\bi can (?:do|try|start|ask|say|go|take|stop|make)\b|\bi'd (?:say|ask|start|put|go|do|tell|take|sit|try|write|have to)\b|\bi'm ready\b|\bi(?:'m| am) willing\b",
    ),
    _voiced(
        Talk.CHANGE,
        1.8,
        "A step taken, or a reason to take one.",
        r"\bi(?:'ve| have) (?:started|stopped|cut|decided|been trying|been thinking|quit|given up|made)\b|\bi (?:decided|quit|cut down|started)\b|\b(?:better|healthier|good) for (?:me|my)\b|\bit(?:'s| is) (?:about )?time\b|\bso that (?:i|my|they|he|she)\b|\bsomething(?:'s| has) got to\b",
    ),
    _voiced(
        Talk.SUSTAIN,
        1.6,
        "Words of inability or of not being ready.",
        r"\bi (?:can't|cannot|couldn't)\b(?! (?:believe|wait|remember|think of|see why|tell|help|put|complain|say|imagine))|\b(?:not|isn't|never) (?:possible|going to (?:work|happen))\b|\bi'm (?:not (?:ready|able|sure i|much for|doing|using|going to (?:stop|quit|give|change)|gonna (?:stop|quit|give|change))|no good at)\b|\bnot (?:ready|yet|really me|me)\b|\bimpossible\b|\bno way\b",
    ),
    _voiced(
        Talk.SUSTAIN,
        1.6,
        "Words of not wanting it.",
        r"\bi (?:don't|do not|didn't) (?:want (?:to|that|it|the|any|no|nobody|a)\b|think (?:i|there's)\b|see (?:the|why|how|that)\b|need\b|like (?:it|that|the)\b|have (?:a|the|time|any)\b|know (?:if|whether) i\b)|\bi'd rather (?:not|say|do)\b|\bi wouldn't (?:say|do|want)\b|\bi'm not (?:doing|having|convinced|sure (?:it|that|about))\b|\bi doubt\b|\bdoesn't (?:sound|feel) (?:much )?like me\b",
    ),
    _voiced(
        Talk.SUSTAIN,
        1.2,
        "It has been tried.",
        r"\b(?:i(?:'ve| have)? (?:already |kind of |sort of )?(?:tried|done that|did that)|didn't work|doesn't work|won't work|never works|already (?:do|did|have|got))\b",
    ),
    _voiced(
        Talk.SUSTAIN,
        1.0,
        "Something stands in the way.",
        r"\b(?:too (?:much|late|old|hard|many|soon|big|fast|busy|tired)|quite a lot|no time|haven't (?:got )?(?:the |any )?time|not very many|the (?:problem|trouble|thing) is|what's the point|why bother|it's (?:just|not that)|i(?:'m| am) (?:just )?tired|they'd never|(?:he|she|they)'d (?:hate|never|only|just)|i mean)\b|^\W*(?:(?:yes|yeah|okay|maybe|right|well|no|hm|um)\W+)*but\b|\b(?:maybe|i guess|i suppose)\b.{0,3}$",
    ),
    _voiced(
        Talk.SUSTAIN,
        1.4,
        "What is good about things as they are.",
        r"\bi (?:really |just |do |kind of )*(?:like|enjoy|love) (?:it|to|the|my|smoking|drinking|a)\b(?!.*\bbut\b)|\b(?:not|isn't|ain't) (?:that|really|such|a) (?:a )?(?:bad|big|problem|deal|much)\b|\bit (?:helps|relaxes|calms)\b|\bit's (?:fine|legal|chill|no big deal|not hurting)\b",
    ),
    _voiced(
        Talk.INSIGHT,
        1.2,
        "One thing is told from another.",
        r"\b(?:it|that|this|he|she|they)(?:'s| is| was|'re)? ?(?:not|isn't|wasn't|never|ain't)\b.{2,60}[.,;] ?(?:it|that|he|she|they)(?:'s| is| was|'re)\b|\bi'm not\b.{2,50}[.,] ?i'm\b|\bit isn't\b|\bit was never\b|\bnot because\b.{2,60}\bbecause\b|\bless (?:a|about)\b.{2,40}\bthan\b|\bi thought\b.{3,80}\b(?:it's|but|and it)\b",
    ),
    _voiced(
        Talk.INSIGHT,
        1.2,
        "The client sees their own part.",
        r"\bi(?:'ve| have) (?:been|made|kept|never|always|only|just)\b|\bi(?:'m| was) the one\b|\bit's me\b|\bi made (?:it|that|them|him|her)\b|\bthat's (?:what i|how i|me|why i)\b|\bi never (?:saw|thought|knew|asked|checked|wanted)\b|\bi keep \w+ing\b|\bi let\b",
    ),
    _voiced(
        Talk.INSIGHT,
        1.2,
        "Something is seen, or seen anew.",
        r"\b(?:i (?:see|can see|hadn't (?:seen|thought|realised|realized)|just (?:realised|realized|noticed|saw)|didn't (?:know|realise|realize|see) (?:that|i|how)|wonder if)|it(?:'s| has) just|dawned|the penny|clicked|all (?:along|this time)|the whole time|makes sense now|where did that come from|listen to me|same (?:thing|dance|place))\b|^\W*(?:that|because) (?:i|it|we|they|she|he)\b|^\W*(?:oh|huh|gosh|god|ah|hm)\b",
    ),
    _voiced(
        Talk.FEELING,
        2.0,
        "A feeling is named.",
        r"\b(?:sad|angry|mad|furious|cross|afraid|scared|frightened|terrified|anxious|worried|nervous|ashamed|shame|shaming|embarrass\w*|guilty|guilt|happy|relieved|relief|lonely|alone|hurts?|frustrat\w+|infuriating|annoy\w+|irritat\w+|exhausted|proud|grateful|upset|overwhelm\w*|dread\w*|panic\w*|jealous|disappointed|ridiculous|horrible|awful|grubby|sick|tired|stuck|heavy|lighter|numb|empty|lost|hopeless|helpless|excited|miss (?:him|her|it|them)|hate|loved?|cry|cried|crying|tears|bleak|bitter|humiliat\w+|small|daft|stupid|calm|peaceful|nice feeling)\b",
    ),
    _voiced(
        Talk.FEELING,
        2.0,
        "A feeling is told by the body or by its name.",
        r"\bi (?:feel|felt|was feeling|'m feeling)\b|\bit (?:feels|felt|stings|stung|hurts|aches)\b|\bmy (?:stomach|chest|throat|heart|shoulders|hands|jaw|neck)\b|\bgoosebumps\b|\blump in\b",
    ),
    _voiced(
        Talk.VALUE,
        2.0,
        "What matters is named.",
        r"\b(?:matters? (?:to me|that|because|more|most)?|important|care (?:about|for)|worth (?:it|more|doing|having)|fair(?:ness)?|unfair|honest(?:y)?|integrity|loyal\w*|respect|dignity|justice|i owe|proud of|stand for|believe in|promise|decent|mean something|what it's for|for the sake|for (?:my|the) (?:kids|children|daughter|son|family|patients|team)|rather .{2,40} than)\b|\bthat i (?:like|love) \w+|\bwhat i (?:like|love|want) (?:is|to)\b|\bi want (?:the|them|her|him|it|my) \w+.{0,20}\bto (?:be|have|get|grow|know)\b",
    ),
    _voiced(
        Talk.METAPHOR,
        2.0,
        "An image of the client's own.",
        r"\b(?:it's|i'm|i am|that's|feels?|felt|it was|i was|sort of|kind of|more|bit|just|almost) like (?:a|an|the|being|i'm|when|there's|somebody|someone|in a|those|one of|having|some|my|we)\b|^\W*(?:yes\W+|yeah\W+)?like (?:a|an|the|when|there's|some|in)\b|\bas if\b|\bas though\b|\bi'm (?:the|a|an) (?!bit\b|little\b|lot\b|one\b|only\b|same\b|person\b|manager\b|director\b|nurse\b)\w+",
    ),
)
ENOUGH = dict.fromkeys(Talk, 2.0) | {Talk.SUSTAIN: 1.8, Talk.COMMITMENT: 2.4}
"""What a kind of talk must weigh to be named."""

BEFORE: dict[Talk, dict[Move, float]] = {
    Talk.COMMITMENT: {
        Move.PLANNING: 1.0,
        Move.QUESTION: 0.3,
        Move.SOCIAL: -0.4,
        Move.INFORMATION: -0.3,
        Move.ACKNOWLEDGEMENT: -0.3,
        Move.REFLECTION: -0.2,
        Move.ADVICE: -0.3,
    },
    Talk.SUSTAIN: {
        Move.ADVICE: 1.4,
        Move.INFORMATION: 0.8,
        Move.PLANNING: 0.3,
        Move.SOCIAL: -0.7,
        Move.REFLECTION: -0.5,
        Move.INVITATION: -0.6,
    },
    Talk.INSIGHT: {
        Move.INVITATION: 1.0,
        Move.REVIEW: 0.7,
        Move.REFLECTION: 0.2,
        Move.OBSERVATION: 0.3,
        Move.ADVICE: -1.0,
        Move.INFORMATION: -1.0,
        Move.PLANNING: -0.6,
        Move.SOCIAL: -1.0,
    },
}
"""What the coach's turn before adds: suggestions draw objections, planning draws commitment, an explanation draws agreement rather than insight."""

STAGES: dict[Talk, dict[Stage, float]] = {
    Talk.COMMITMENT: {
        Stage.OPENING: -2.0,
        Stage.CLARIFY_FOCUS: -2.0,
        Stage.EXPLORE_PERSPECTIVE: -2.0,
        Stage.GENERATE_INSIGHT: -1.6,
        Stage.CLOSING: -1.6,
    },
    Talk.SUSTAIN: {Stage.OPENING: -1.0, Stage.CLARIFY_FOCUS: -0.8, Stage.CLOSING: -0.6, Stage.GENERATE_INSIGHT: -0.6},
    Talk.INSIGHT: {
        Stage.OPENING: -2.0,
        Stage.CLARIFY_FOCUS: -1.2,
        Stage.EXPLORE_PERSPECTIVE: -0.4,
        Stage.GENERATE_INSIGHT: 0.6,
        Stage.TRANSLATE_TO_ACTION: -0.6,
    },
}
ASSENT = re.compile(
    r"^\W*(?:yes|yeah|yep|okay|ok|right|sure|thanks|thank you|mm|exactly|true|great|good|fine|of course|perfect)\b"
)
TAKEN_UP = re.compile(ASSENT.pattern + r"|\?|^\W*how\b|\b(?:i'll|i will|i could|i can (?!try)\w+|that would|that'd|that's (?:true|right|good)|i know|or is)\b|\b(?:okay|yep|yes|yeah|true|suppose)\W*$")
DOUBT = re.compile(r"\b(?:maybe|i think|perhaps|might|probably|i suppose|i guess|hopefully)\b")
QUESTION = re.compile(r"\?\W*$")


def talk(said: Spoken, reply: Reply) -> tuple[tuple[Talk, ...], tuple[Note, ...]]:
    """What the turn voices, with a note for each."""
    weights: dict[Talk, float] = {}
    notes: dict[Talk, Note] = {}
    for voiced in WORDS:
        hit = voiced.words.search(said.unquoted)
        if hit and hit.group().strip():
            weights[voiced.talk] = weights.get(voiced.talk, 0.0) + voiced.weight
            notes.setdefault(
                voiced.talk, Note(f"talk:{voiced.talk.value}", said.quote(hit.start(), hit.end()), voiced.why)
            )
    if _not_taken_up(said, reply):
        weights[Talk.SUSTAIN] = weights.get(Talk.SUSTAIN, 0.0) + 0.6
        notes.setdefault(Talk.SUSTAIN, Note("talk:sustain", said.whole(), "It does not take up what the coach put forward."))
    named = tuple(t for t in Talk if t in weights and weights[t] + _around(t, said, reply) >= ENOUGH[t])
    return named, tuple(notes[t] for t in named)


def _not_taken_up(said: Spoken, reply: Reply) -> bool:
    """Whether a suggestion meets neither assent nor a question nor an act, but something else of a few words."""
    suggested = Move.ADVICE in reply.moves or (reply.question is not None and reply.question.leading)
    echoed = reply.said is not None and len(said.content & reply.said.content) * 2 > len(said.content)
    return suggested and not echoed and 3 < len(said.words) <= 35 and not TAKEN_UP.search(said.plain)


def _around(voiced: Talk, said: Spoken, reply: Reply) -> float:
    """What speaks for or against a kind of talk beside its words."""
    weight = sum(BEFORE.get(voiced, {}).get(move, 0.0) for move in reply.moves)
    weight += STAGES.get(voiced, {}).get(reply.stage, 0.0) if reply.stage else 0.0
    return weight + sum(_length_and_tone(voiced, said, reply))


def _length_and_tone(voiced: Talk, said: Spoken, reply: Reply) -> Iterator[float]:
    text, length = said.plain, len(said.words)
    if voiced is Talk.COMMITMENT:
        yield (-0.5 if DOUBT.search(text) else 0.0) + (-0.7 if "?" in text else 0.0) + (-0.8 if length <= 5 else 0.0)
    elif voiced is Talk.SUSTAIN:
        yield (0.6 if reply.question and reply.question.leading else 0.0) + (-0.5 if ASSENT.search(text) else 0.0)
        yield (-1.0 if length <= 3 else 0.0) + (-0.6 if length > 45 else 0.0) + (-0.4 if QUESTION.search(text) else 0.0)
    elif voiced is Talk.INSIGHT:
        yield min(1.0, reply.wait / 4) + (-0.8 if length <= 5 else 0.0) + (0.3 if reply.wait else -0.2)
