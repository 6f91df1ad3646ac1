"""Pure. When, with whom and on what condition a step is to happen, what kind it is and what it serves: in words of the session, or not at all."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from tilth.conversation.reading.findings import StepKind
from tilth.conversation.reading.heard import Heard, HeardTurn
from tilth.conversation.reading.mentions import Manner
from tilth.conversation.reading.threads import Thread
from tilth.conversation.transcript import Role

DAY = r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)s?"
ORDINAL = r"(?:\w+teenth|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|twentieth|\d+(?:st|nd|rd|th))"
DATED = re.compile(
    rf"\b(?:(?:by|on|next|this|every|before|after|from|until) )?{DAY}"
    rf"(?: (?:morning|afternoon|evening|night|lunchtime|and {DAY}))?\b"
    r"|\b(?:today|tonight|tomorrow(?: (?:morning|night|evening))?|straight after|right after)\b"
    r"|\bthis (?:week|morning|afternoon|evening|month|weekend)\b|\bnext (?:week|month|time|session)\b"
    r"|\b(?:every|each) (?:day|week|morning|night|evening|month)\b|\b(?:once|twice) a (?:day|week|month)\b"
    r"|\bin (?:two|three|a couple of|a) (?:days?|weeks?|months?|fortnight)\b"
    r"|\bby (?:the end of [a-z ]{3,15}|noon|lunch(?:time)?|easter|christmas)\b"
    rf"|\b(?:on |by )?the {ORDINAL}\b(?! \w+)"
)

WILL = r"(?:i'll|i will|i'm going to|i'm gonna)"
IF_THEN = re.compile(
    rf"\b(?:if|when|whenever|once|as soon as|the moment)\b[^.?!]{{3,90}}\b(?:{WILL}|then i"
    r"|i (?:put|say|ask|go|take|stop|tell|write|count|stand|do|just))\b"
    rf"|\b{WILL}\b[^.?!]{{3,60}}\b(?:if|when(?:ever)?|as soon as) (?:i|he|she|they|it|we|somebody|someone)\b"
)

KIN = re.compile(
    r"\bmy (?:wife|husband|partner|boss|manager|team|mother|mum|mom|father|dad|sister|brother|son|daughter|director|chair"
    r"|colleague|friend|neighbou?r)\b"
)
NAME = re.compile(r"(?<![.?!…\"“”'’] )(?<!^)\b[A-Z][a-z]{2,}\b")
NO_NAME = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
    october november december english god christmas easter okay yes yeah then that this what and but the you they she
    i'll i'm because""".split()
)

EXPERIMENT = re.compile(
    r"\b(?:try|trying|test|experiment|see (?:what|how|if|whether)|find out|watch (?:what|whether|for)|just once|have a go|pilot)\b"
)
REFLECTION = re.compile(
    r"\b(?:notice|noticing|think about|reflect|journal|write (?:down|it down|two|what|about)|note (?:down|what)|keep (?:a|track)"
    r"|observe|ask myself|sit with)\b"
)
ADJUSTMENT = re.compile(
    r"\b(?:stop|instead of|rather than|every (?:day|morning|night|week|time)|from now on|less|no more|start (?:with|by)|before i"
    r"|earlier|later|swap|switch|cut)\b"
)


def when(heard: Heard, thread: Thread) -> str | None:
    """The words that say when, the client's before the coach's."""
    for n in sorted(thread.turns, key=lambda n: (heard.at(n).turn.role is not Role.CLIENT, n)):
        if dated := DATED.search(heard.at(n).said.plain):
            return heard.at(n).turn.text[dated.start() : dated.end()]
    return None


def with_whom(heard: Heard, thread: Thread) -> str | None:
    """The person named most often where the step is spoken of; the two who talk are not meant."""
    present = {turn.turn.speaker for turn in heard.turns if turn.turn.speaker}
    named = Counter(
        name for mention in thread.mentions for name in _people(mention.turn, mention.quote.start, mention.quote.end)
    )
    return next((name for name, _ in named.most_common() if name not in present), None)


def _people(turn: HeardTurn, start: int, end: int) -> Iterator[str]:
    words = turn.turn.text[start:end]
    yield from (m.group() for m in NAME.finditer(words) if m.group().lower() not in NO_NAME)
    yield from (turn.turn.text[start + m.start() : start + m.end()] for m in KIN.finditer(turn.said.plain[start:end]))


def if_then(heard: Heard, thread: Thread) -> bool:
    """Whether the client ties the act to a moment."""
    return any(IF_THEN.search(t.said.plain) for t in _clients(heard, thread))


def kind(heard: Heard, thread: Thread) -> StepKind:
    """Experiment, reflection or adjustment where the words say so; otherwise a task."""
    words = " ".join(mention.turn.said.plain[mention.quote.start : mention.quote.end] for mention in thread.mentions)
    for found, pattern in (
        (StepKind.EXPERIMENT, EXPERIMENT),
        (StepKind.REFLECTION, REFLECTION),
        (StepKind.ADJUSTMENT, ADJUSTMENT),
    ):
        if pattern.search(words):
            return found
    tied = if_then(heard, thread) and not thread.by_coach
    return StepKind.EXPERIMENT if tied and len(thread.said(Manner.WILL, Manner.WOULD)) > 1 else StepKind.TASK


def value(heard: Heard, thread: Thread) -> str | None:
    """The client's words about what matters, where they fall while the step is shaped."""
    for turn in _clients(heard, thread):
        for note in turn.found.notes:
            if note.label == "talk:value":
                return heard.transcript.said(turn.sentence(note.quote.start))
    return None


def _clients(heard: Heard, thread: Thread) -> Iterable[HeardTurn]:
    return (heard.at(n) for n in sorted(thread.turns) if heard.at(n).turn.role is Role.CLIENT)
