"""Pure. A turn taken apart: its words with their places, its sentences, and which of its words carry content."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from tilth.conversation.transcript import Quote, Turn


class Word(NamedTuple):
    """One word in small letters, and the characters of the turn that it stands on."""

    text: str
    start: int
    end: int


class Sentence(NamedTuple):
    """Some words of a turn that belong together: characters `start` to `end` of `plain`; `marked` where a question mark ends it."""

    plain: str
    start: int
    end: int
    words: tuple[Word, ...]
    marked: bool

    @property
    def text(self) -> str:
        """The sentence in small letters, without the sounds that the file writes in brackets."""
        return self.plain[self.start : self.end]


@dataclass(frozen=True)
class Spoken:
    """A turn with its words. `plain` is as long as the turn's text, so that every place in it is a place in the text."""

    turn: Turn
    plain: str
    words: tuple[Word, ...]

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The turn's sentences, parted by its punctuation; a turn without any is one sentence."""
        return tuple(_sentences(self))

    @cached_property
    def unquoted(self) -> str:
        """`plain` with blanks for speech in quotation marks: what others said is not what this turn does. A turn that is all quotation stays."""
        bare = (
            QUOTED.sub(lambda quoted: " " * len(quoted.group()), self.plain)
            if QUOTE_MARKS.search(self.plain)
            else self.plain
        )
        return bare if WORD.search(bare) else self.plain

    @cached_property
    def content(self) -> frozenset[str]:
        """The stems of the words that carry content."""
        return frozenset(content(self.words))

    def quote(self, start: int, end: int) -> Quote:
        """Those characters of the turn."""
        return self.turn.quote(start, end)

    def whole(self) -> Quote:
        """The turn from its first word to its last, or all its text where it has no word."""
        return self.turn.quote(self.words[0].start, self.words[-1].end) if self.words else self.turn.quote()


WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
SOUND = re.compile(r"\[[^\]\n]{1,40}\]")
QUOTE_MARKS = re.compile(r"[\"“]")
QUOTED = re.compile(r"[\"“][^\"”\n]{1,300}[\"”]")
STOP = re.compile(r"[.?!…]+[\"'”’)]*(?=\s|$)|\n+")
APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'"})


def joined(written: str) -> str:
    """A pattern written over several lines as one: line breaks and what indents the lines are no part of it."""
    return re.sub(r"\n\s*", "", written)


def pattern(written: str) -> re.Pattern[str]:
    """A pattern for plain text, written over several lines."""
    return re.compile(joined(written))


def spoken(turn: Turn) -> Spoken:
    """The turn with its words."""
    text = plain(turn.text)
    return Spoken(turn, text, tuple(Word(m.group(), m.start(), m.end()) for m in WORD.finditer(text)))


def plain(text: str) -> str:
    """The text in small letters with straight apostrophes and blanks for bracketed sounds, character for character."""
    small = text.translate(APOSTROPHES).lower()
    if len(small) != len(text):  # a few letters of other alphabets grow when made small; places must not move
        small = "".join(c.lower() if len(c.lower()) == 1 else c for c in text.translate(APOSTROPHES))
    return SOUND.sub(lambda sound: " " * len(sound.group()), small)


def _sentences(said: Spoken) -> Iterator[Sentence]:
    words = iter(said.words)
    word = next(words, None)
    begin = 0
    for end, marked in _ends(said.plain):
        inside: list[Word] = []
        while word is not None and word.start < end:
            inside.append(word)
            word = next(words, None)
        if inside:
            yield Sentence(said.plain, inside[0].start, end, tuple(inside), marked)
        begin = end
    rest = [word, *words] if word is not None else []
    if rest:
        yield Sentence(said.plain, max(begin, rest[0].start), rest[-1].end, tuple(rest), False)


def _ends(text: str) -> Iterator[tuple[int, bool]]:
    for stop in STOP.finditer(text):
        if not ABBREVIATED.search(text, max(0, stop.start() - 5), stop.end()):
            yield stop.end(), "?" in stop.group()


ABBREVIATED = re.compile(r"\b(?:mr|mrs|ms|dr|st|vs|e\.g|i\.e)\.$")


def content(words: Iterable[Word]) -> list[str]:
    """The stems of the words that say what something is about, in order."""
    return [stem(w.text) for w in words if w.text not in FUNCTION and (len(w.text) > 2 or w.text.isdigit())]


def stem(word: str) -> str:
    """A word without its commonest endings, so that *deciding* meets *decide*; rough on purpose."""
    word = word.split("'")[0]
    for ending in ("ings", "ing", "ied", "ies", "ed", "es", "ly", "s", "e", "y"):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            return word[: -len(ending)]
    return word


FUNCTION_WORDS = """
    a an the this that these those some any each every no none all both either neither such other another same own i me my mine myself you your yours
    yourself he him his himself she her hers herself it its itself we us our ours ourselves they them their theirs themselves one ones someone
    somebody something anyone anybody anything everyone everybody everything nobody nothing who whom whose which what when where why how whatever
    whenever wherever i'm i've i'd i'll you're you've you'd you'll he's he'd he'll she's she'd she'll it's it'd it'll we're we've we'd we'll they're
    they've they'd they'll that's that'd that'll there's here's what's who's how's where's when's let's am is are was were be been being isn't aren't
    wasn't weren't ain't do does did done doing don't doesn't didn't have has had having haven't hasn't hadn't can could can't couldn't cannot will
    would won't wouldn't shall should shouldn't may might must mustn't need ought used going gonna wanna gotta and or but nor so if then than because
    'cause cause though although while as until unless whether since to of in on at by for with from about into over under after before up down out
    off through between against around without again once here there now just very really quite rather too also only even still yet ever never always
    maybe perhaps not yes no yeah yep yup ok okay oh um uh er erm mm mmm hmm hm mhm huh ah right well actually like sort kind bit lot much many more
    most little thing things stuff way got get gets getting go goes gone went come comes came make makes made take takes took say says said saying
    know knows knew think thinks thought want wants wanted see sees saw look looks let lets mean means give gave put tell tells told ask asked asking
    sure please thank thanks good great fine alright sorry hello hi hey bye
"""
FUNCTION = frozenset(FUNCTION_WORDS.split())
"""Words that hold sentences together, fill them, or stand in nearly every conversation: what is left carries content."""
