"""Pure. Where in a turn a question begins, and how it can be answered: by grammar, since speech recognition loses most question marks.

A question begins with a question word and an auxiliary ("what would", "where are"), with an auxiliary and its subject
("do you", "is that"), with a request to tell ("say more"), or it is a statement that a mark or a tag turns into one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from tilth.conversation.reading import interrogatives as shape
from tilth.conversation.reading.findings import Form
from tilth.conversation.reading.words import Sentence, Spoken


@dataclass(frozen=True, slots=True)
class Asking:
    """One question of a turn: its words, its form, why it is taken for one; `whole` where it stands on its own, as a tag or an echo does not."""

    sentence: Sentence
    form: Form
    how: str
    whole: bool = True
    leading: str | None = None


TELLING = "it asks to be told"
RUNS_ON = 12
"""Words from which a sentence may hold a second one although a stop ends it: speech recognition sets few."""

NEAR = 60
"""Characters before a question that tell whether it stands alone."""

STOPS = (".", "?", "!")
PAUSES = (",", "-", "–", "—", ";", ":")
EMBEDDING = """
    know knows knew see sees wonder wondering tell ask asked understand about of is was were be that's it's exactly whatever say said
    says remember guess figure learn learned notice noticed matters hear heard me decide understood show shows clear sure from than
    like just that depends care with to for on
"""
EMBEDS = frozenset(EMBEDDING.split())
"""Words after which a question word opens a clause and no question: "I know what would help"."""

DEPENDENT = """
    what how where when why who whom whose which that than as so neither nor if whether not i you we he she it they there this is was
    be the to and
"""
DEPENDS = frozenset(DEPENDENT.split())
"""Words after which an auxiliary belongs to what came before: "what you do", "so do I"."""

QUESTION_WORDS = frozenset(("what", "how", "where", "when", "why", "who", "which", "whose", "what's"))
OBJECTS = frozenset(("you", "it", "that", "this", "there"))
AFTER_OBJECTS = frozenset(("do", "did", "does", "have", "can", "could", "are", "d'you"))
SOMEBODY_TELLS = re.compile(rf"{shape.AUX}|i'll|let|let's|please|people|just|really|never")


def parts_of(said: Spoken) -> Iterator[Sentence]:
    """The sentences of a turn, cut once more where a question begins inside one; what is in quotation marks is blank."""
    for sentence in said.sentences:
        unquoted = sentence._replace(plain=said.unquoted)
        for begin, end in pairwise((sentence.start, *_seams(unquoted), sentence.end)):
            words = tuple(w for w in sentence.words if begin <= w.start < end)
            if words:
                marked = sentence.marked and end == sentence.end and "?" in said.unquoted[begin:end]
                yield Sentence(said.unquoted, words[0].start, end, words, marked)


def asking(said: Spoken, part: Sentence, *, last: bool) -> Asking | None:
    """How a part of a turn asks; None where it does not, or where it only reports somebody's question."""
    if _reported(said, part):
        return None
    text = part.text.strip("\"“”' ")
    if shape.BARE.fullmatch(text):
        return _tag(part, "a tag") if last and part.marked else None
    lead = shape.LEAD.match(text)
    head = text[lead.end() :] if lead else text
    return _by_grammar(part, head) or _by_mark(said, part, text, head, last=last)


def _reported(said: Spoken, part: Sentence) -> bool:
    before = said.plain[max(0, part.start - NEAR) : part.start]
    return bool(shape.REPORTED.search(before) and not shape.SUPPOSED.search(re.split(r"[.?!]", before)[-1]))


def _seams(sentence: Sentence) -> Iterator[int]:
    text, last = sentence.text, 0
    runs_on = len(sentence.words) > RUNS_ON or not text.rstrip().endswith(STOPS)
    for seam in shape.SEAM.finditer(text, 1):
        before = text[max(last, seam.start() - NEAR) : seam.start()]
        words = re.findall(r"[\w']+", before)
        parted = before.rstrip().endswith(PAUSES)
        enough = len(words) >= (1 if parted or seam["inverted"] or seam["tell"] else 2)
        if enough and (parted or (runs_on and _begins(seam, words))):
            last = seam.start()
            yield sentence.start + seam.start()


def _begins(seam: re.Match[str], words: list[str]) -> bool:
    """Whether a question can begin here although nothing parts it from the words before."""
    before = words[-1]
    if seam["inverted"]:
        return True
    if seam["embeddable"]:
        return before not in EMBEDS
    if seam["tell"]:
        return before not in DEPENDS and not SOMEBODY_TELLS.fullmatch(before)
    free = before not in DEPENDS or (before in OBJECTS and seam.group().split()[0] in AFTER_OBJECTS)
    return free and not QUESTION_WORDS.intersection(words[-4:])


def _by_grammar(part: Sentence, head: str) -> Asking | None:
    """What word order alone shows to be a question."""
    found = _form(part, head)
    return Asking(part, *found, leading=_leading(head)) if found else None


def _form(part: Sentence, head: str) -> tuple[Form, str] | None:
    if re.match(rf"{shape.TOLD}|{shape.WILLING}", head):
        return Form.OPEN, TELLING
    wonder = shape.WONDER.match(head)
    if wonder:
        return Form.CLOSED if wonder["what"] in ("whether", "if") else Form.OPEN, "it wonders aloud"
    opens = shape.OPENS.match(head) and not shape.RELATIVE.match(head)
    asks_wh = bool(shape.WH_FIRST.match(head) and (part.marked or opens))
    scaled = shape.SCALE.search(part.plain, max(0, part.start - 30), part.end)
    if (shape.COUNT.match(head) and (part.marked or asks_wh)) or (scaled and (asks_wh or shape.INSIDE.search(head))):
        return Form.CLOSED, "it asks for a number"
    if asks_wh:
        return (
            (Form.CLOSED, "it asks to choose one")
            if shape.CHOICE.match(head)
            else (Form.OPEN, "a question word leads it")
        )
    if shape.YES_NO.match(head) and (part.marked or not shape.NOT_ASKED.match(head)):
        return Form.CLOSED, "yes or no can answer it"
    return None


def _by_mark(said: Spoken, part: Sentence, text: str, head: str, *, last: bool) -> Asking | None:
    """What only a question mark, a tag or an unfinished sentence turns into a question."""
    if len(part.words) > 2 and ((part.marked and shape.TAG.search(text)) or (last and shape.UNMARKED_TAG.search(text))):
        return _tag(part, "a statement with a tag")
    if last and shape.SHORT_AND.fullmatch(text) and len(part.words) == len(said.words):
        return Asking(part, Form.OPEN, "left open at its end")
    if not part.marked:
        return None
    if shape.LEFT_OPEN.match(text):
        return Asking(part, Form.OPEN, "left open at its end")
    if shape.AFTER_SETTING.search(text):
        return Asking(part, Form.OPEN, "a question word follows its setting")
    told = len(part.words) > 3 and re.match(r"(?:so )?you", head)
    leading = "a statement about the client, put as a question" if told else None
    return Asking(part, Form.CLOSED, "a statement put as a question", whole=False, leading=leading)


def _tag(part: Sentence, how: str) -> Asking:
    return Asking(part, Form.CLOSED, how, whole=False, leading="a tag asks for a yes")


def _leading(head: str) -> str | None:
    if shape.NEGATED.match(head):
        return "the negative form expects a yes"
    if shape.DISGUISED.match(head):
        return "a suggestion stands in the question"
    return None
