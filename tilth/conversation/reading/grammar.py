"""Pure. Where in a turn a question begins, and how it can be answered: by grammar, since speech recognition loses most question marks.

A question begins with a question word and an auxiliary ("what would", "where are"), with an auxiliary and its subject
("do you", "is that"), with a request to tell ("say more"), or it is a statement that a mark or a tag turns into one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

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
BE = r"(?:is|are|am|was|were|isn't|aren't|wasn't|weren't)"
DO = (
    r"(?:do|does|did|have|has|had|can|could|will|would|shall|should|may|might|must|"
    r"don't|doesn't|didn't|haven't|hasn't|hadn't|can't|couldn't|won't|wouldn't|shouldn't|mightn't|mustn't)"
)
AUX = rf"(?:{BE}|{DO})"
SUBJECT = (
    r"(?:i|you|he|she|it|we|they|that|this|there|these|those|the|a|your|my|his|her|its|our|their|any|anyone|anything|anybody|"
    r"someone|something|somebody|everyone|everything|everybody|nobody|nothing|people)"
)
WH = r"(?:what|how|where|when|why|who|whom|whose|which)"
KIND = rf"(?: (?!{AUX}\b|{SUBJECT}\b|to\b|if\b)[\w'-]+){{0,3}}"  # "what sort of", "which end": what stands between question word and auxiliary
INVERTED = rf"{WH}{KIND},? {DO} {SUBJECT}\b|(?:what|how|where|when|why|who)'(?:d|ve) {SUBJECT}\b"
COPULAR = rf"(?:what|how|where|when|why|who)(?: else| about it)?(?: {BE}|'s|'re) (?:{SUBJECT}|going|happening|different|missing|important|behind|most)\b|(?:what|which|whose|how)(?: (?!{AUX}\b|{SUBJECT}\b)[\w'-]+){{1,3}} {BE} {SUBJECT}\b"
SUBJECTED = (
    r"what (?:would|might|could|will|'ll|'d|has|else would|happens|happened|makes|made|brings|brought|comes|came|stops|stopped|keeps|helps|helped|changed|gets|tells|told)\b|"
    r"what(?:'ll|'d) (?!i\b|you\b|we\b|they\b|he\b|she\b)|who(?:'d|'ll| else| would) (?!i\b|you\b|we\b|they\b|he\b|she\b)|what about\b|how about\b|how come\b|(?:what|who|where|how) else\b|what if\b|(?<=, )what [a-z]{3,}s\b|why not\b"
)
TOLD = (
    r"(?:tell (?:me|us) (?:more|what|how|where|about|a (?:bit|little)|some|something|who|why|when|which|your)\b|tell me\W*$|"
    r"say (?:(?:a (?:bit|little)|some|something) )?more\b|(?:talk|walk) me through\b|take me (?:through|to|into|back|there)\b|"
    r"talk (?:to me |a (?:bit|little) )?(?:more )?about\b|give me (?:an example|a sense|a picture)\b|"
    r"help me (?:to )?(?:understand|see|know)\b|describe\b|expand on\b|elaborate\b)"
)
LEAD = re.compile(
    r"(?:\W*\b(?:and|so|but|or|because|okay|ok|right|well|now|then|yeah|yes|yep|no|um|uh|er|mm+|hmm?|mhm|oh|ah|great|good|alright|all right|cool|"
    r"sure|fine|perfect|lovely|brilliant|awesome|nice|wow|ouch|again|also|just|actually|maybe|perhaps|i mean|like|you know|first of all|first|"
    r"thanks|thank you|interesting|fair enough|love it|excellent|please)\b(?!')[\s,.!;:…-]*)+"
)
OPENS = re.compile(
    rf"{INVERTED}|{WH}{KIND},? {AUX}\b|{SUBJECTED}|{WH}(?:'s|'re|'d|'ll|'ve)\b|what [a-z]+(?:s|ed)\b(?! (?:is|was|that)\b)|who (?!is\b|was\b)[a-z]+s\b"
)
RELATIVE = re.compile(
    rf"which(?: {AUX}|'s)\b|(?:who|when|where|how) {AUX}\b(?! {SUBJECT}\b)|{WH} (?:else )?(?:i|you|we|they|he|she|it|people|i'[a-z]+|you'[a-z]+)\b|what [a-z]+s is\b"
)
WH_FIRST = re.compile(rf"{WH}\b|(?:what|who|how|where|when|why)'")
YES_NO = re.compile(
    rf"{AUX} {SUBJECT}\b|d'(?:you|ye|ya)\b|any (?:of|other)\b|anything (?:else|you|we|that|about)\b|ready\b|shall we\b|(?:would|could|will|does|did|is|are|was|were|has|had) (?!be\b|do\b|have\b|not\b|also\b|always\b|like\b|love\b|just\b|never\b|well\b|so\b|to\b|in\b|on\b|[a-z]+ing\b)[a-z]+ \w"
)
NOT_ASKED = re.compile(
    r"(?:do|did) (?:it|that|this|the|a|your|my|his|her|their|any|something|anything|nothing)\b|have (?:a|the|your|that|this|my|any|it|people|something)\b|"
    r"had (?:i|you|he|she|it|we|they|a|the)\b|(?:need|must) |(?:may|might) (?:it|that|the|they|this)\b|can't\b|don't (?:the|your|it|that|this|a|you worry|let)\b|"
    r"should (?:you|it|that|they) "
)
WONDER = re.compile(
    rf"(?:i'm|i am|i was|i'd be|i) (?:just |still |also |really |quite )*(?:wonder(?:ing)?|curious|interested)(?: (?:about|to (?:know|hear)|as to))? ?"
    rf"(?P<what>{WH}|whether|if|about)\b|i'd (?:like|love|be interested) to (?:hear|know|understand)\b|what i'm (?:curious|wondering) (?:about )?is\b"
)
WILLING = re.compile(
    rf"(?:can|could|will|would) you (?:just |maybe |please |perhaps |possibly )*(?={TOLD}|tell\b|say\b|share\b|explain\b)"
)
COUNT = re.compile(
    r"how (?:many|much|old|tall|long|sure|likely|confident|committed)(?:'s)?\b|what percentage|what number|on a scale"
)
CHOICE = re.compile(r"which (?:one|day|week|first|is it|of (?:those|these|them|the)|would you say)\b")
SCALE = re.compile(
    r"\b(?:scale (?:of|from)|(?:zero|nought|one|0|1) (?:to|and|through) (?:ten|10|five|5|a hundred|100)|out of (?:ten|10|five|5))\b"
)
PRONOUN = r"(?:i|you|he|she|it|we|they|that|there)"
TAG = re.compile(
    rf"[, ](?!(?:do|would) you (?:think|suppose|reckon|say))(?:right|yeah|yes|no|ok|okay|correct|eh|huh|hm|true|amen|{AUX} {PRONOUN}(?: not)?|is that (?:right|fair|it)|don't you think|you know what i mean)[?.!\s]*$"
)
UNMARKED_TAG = re.compile(
    rf"\b(?:isn't|aren't|wasn't|weren't|don't|doesn't|didn't|haven't|hasn't|can't|couldn't|won't|wouldn't|shouldn't) {PRONOUN}[.!\s]*$|"
    r"(?<!\ball)(?<!that's)(?<!\bis)(?<!exactly)(?<!\bthe)(?<!\bit)(?<!\bget)(?<!sounds)(?<!feels)(?<!\byou're) right$"
)
LEFT_OPEN = re.compile(
    r"(?:and|or)\b[ ,]+(?!.*\b(?:is|are|was|were|could|would|will|can|has|had|have)\b)(?:(?:the|that|this|those|your|about|with|in|on|now|today|then|for|as|"
    r"hearing|seeing|here|at|his|her)\b|(?!(?:i|you|he|she|it|we|they|that's)\b)[\w']+(?: [\w']+){0,2}\W*$)|and (?:if|when)\b|"
    r"(?:meaning|such as|because|so|and|like)\W*$|.*\b(?:what|where|who|why|how|when|then what|what then|how often|in what \w+|of what)\W*$"
)
SHORT_AND = re.compile(r"and (?!yeah|yes|so|then some|it|i|you|that's|he|she|they|we)[\w']+(?: [\w']+){0,2}$")
NEGATED = re.compile(
    r"(?:isn't|aren't|wasn't|weren't|don't|doesn't|didn't|haven't|hasn't|can't|couldn't|won't|wouldn't|shouldn't) "
)
DISGUISED = re.compile(
    r"(?:have|did|had) you (?:ever )?(?:thought (?:about|of)|considered|tried)\b|could you (?:just|maybe|perhaps)\b|what if you\b|"
    r"(?:do you think|don't you think) (?:it|that|you)\b.*\b(?:help|should|could)\b|why (?:don't|not) (?:you|just)\b|"
    r"(?:how|what) about (?:you )?(?:just )?[a-z]+ing\b|would it (?:help|make sense|be better) (?:if you|to)\b"
)
BARE = re.compile(
    r"\W*(?:(?:do )?(?:you )?(?:know|guess|see) (?:what|that|it)(?: i mean| i would do| i'd do)?|(?:you )?know|right|okay|ok|yeah|yes|see|huh|eh|amen|no)\W*"
)
REPORTED = re.compile(
    r"\b(?:sa(?:id|ys|y)|ask(?:ed|s|ing)?|saying|goes|went|thought|thinking|told \w+|tell (?:him|her|them|yourself)),? *[\"“']?$"
)
SEAM = re.compile(
    rf"\b(?:(?P<inverted>{INVERTED})|(?P<embeddable>{COPULAR}|{SUBJECTED})|(?P<tell>{WILLING.pattern}|{TOLD})|"
    rf"(?P<yesno>(?:do|did|are|have|can|could|would|will|were|don't|didn't) (?:you|we)\b|d'you\b|(?:can|could|may|shall|should|did) i\b|shall we\b|"
    rf"(?:does|did|do|has|had|is|are|was|were) (?:he|she|they|anyone|anybody|anything)\b|(?:would|does|did|is) (?:that|it|this)\b)"
    rf"(?! (?:think|suppose|reckon|imagine|guess|mean|say)(?:\W*$|,)))"
)
EMBEDS = frozenset(
    [
        "know",
        "knows",
        "knew",
        "see",
        "sees",
        "wonder",
        "wondering",
        "tell",
        "ask",
        "asked",
        "understand",
        "about",
        "of",
        "is",
        "was",
        "were",
        "be",
        "that's",
        "it's",
        "exactly",
        "whatever",
        "say",
        "said",
        "says",
        "remember",
        "guess",
        "figure",
        "learn",
        "learned",
        "notice",
        "noticed",
        "matters",
        "hear",
        "heard",
        "me",
        "decide",
        "understood",
        "show",
        "shows",
        "clear",
        "sure",
        "from",
        "than",
        "like",
        "just",
        "that",
        "depends",
        "care",
        "with",
        "to",
        "for",
        "on",
    ]
)
SUBJECTS = frozenset(
    [
        "what",
        "how",
        "where",
        "when",
        "why",
        "who",
        "whom",
        "whose",
        "which",
        "that",
        "than",
        "as",
        "so",
        "neither",
        "nor",
        "if",
        "whether",
        "not",
        "i",
        "you",
        "we",
        "he",
        "she",
        "it",
        "they",
        "there",
        "this",
        "is",
        "was",
        "be",
        "the",
        "to",
        "than",
        "and",
    ]
)


def parts_of(said: Spoken) -> Iterator[Sentence]:
    """The sentences of a turn, cut once more where a question begins inside one."""
    for sentence in said.sentences:
        sentence = sentence._replace(plain=said.unquoted)
        cuts = [sentence.start, *_seams(sentence), sentence.end]
        for begin, end in zip(cuts, cuts[1:], strict=False):
            words = tuple(w for w in sentence.words if begin <= w.start < end)
            if words:
                yield Sentence(said.unquoted, words[0].start, end, words, sentence.marked and end == sentence.end)


def asking(said: Spoken, part: Sentence, *, last: bool) -> Asking | None:
    """How a part of a turn asks; None where it does not, or where it only reports somebody's question."""
    if REPORTED.search(said.plain[max(0, part.start - 16) : part.start]):
        return None
    text = part.text.strip("\"“”' ")
    if BARE.fullmatch(text):
        return (
            Asking(part, Form.CLOSED, "a tag", whole=False, leading="a tag asks for a yes")
            if last and part.marked
            else None
        )
    lead = LEAD.match(text)
    head = text[lead.end() :] if lead else text
    return _by_grammar(part, head) or _by_mark(said, part, text, head, last=last)


def _seams(sentence: Sentence) -> Iterator[int]:
    text, last = sentence.text, 0
    runs_on = len(sentence.words) > 12 or text.rstrip()[-1:] not in tuple(
        ".!?"
    )  # a short sentence with its stop holds no second one
    for seam in SEAM.finditer(text, 1):
        before = text[last : seam.start()]
        words = re.findall(r"[\w']+", before)
        parted = before.rstrip().endswith((",", "-", "–", "—", ";", ":"))
        if len(words) >= (1 if parted or seam["inverted"] or seam["tell"] else 2) and (
            parted or (runs_on and _begins(seam, words))
        ):
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
        return before not in SUBJECTS and not re.fullmatch(
            rf"{AUX}|i'll|let|let's|please|people|just|really|never", before
        )
    said_to = before in OBJECTS and seam.group().split()[0] in (
        "do",
        "did",
        "does",
        "have",
        "can",
        "could",
        "are",
        "d'you",
    )
    return (before not in SUBJECTS or said_to) and not any(w in QUESTION_WORDS for w in words[-4:])


QUESTION_WORDS = frozenset(["what", "how", "where", "when", "why", "who", "which", "whose", "what's"])
OBJECTS = frozenset(["you", "it", "that", "this", "there"])


def _by_grammar(part: Sentence, head: str) -> Asking | None:
    marked, leading = part.marked, _leading(head)
    if re.match(TOLD, head) or WILLING.match(head):
        return Asking(part, Form.OPEN, TELLING, leading=leading)
    wonder = WONDER.match(head)
    if wonder:
        form = Form.CLOSED if wonder["what"] in ("whether", "if") else Form.OPEN
        return Asking(part, form, "it wonders aloud", leading=leading)
    asks_wh = WH_FIRST.match(head) and (marked or (OPENS.match(head) and not RELATIVE.match(head)))
    asks_inside = re.search(rf"{INVERTED}|{COPULAR}", head)
    if (COUNT.match(head) and (marked or asks_wh)) or (
        SCALE.search(part.plain, max(0, part.start - 30), part.end) and (asks_wh or asks_inside)
    ):
        return Asking(part, Form.CLOSED, "it asks for a number", leading=leading)
    if asks_wh and CHOICE.match(head):
        return Asking(part, Form.CLOSED, "it asks to choose one", leading=leading)
    if asks_wh:
        return Asking(part, Form.OPEN, "a question word leads it", leading=leading)
    if YES_NO.match(head) and (marked or not NOT_ASKED.match(head)):
        return Asking(part, Form.CLOSED, "yes or no can answer it", leading=leading)
    return None


def _by_mark(said: Spoken, part: Sentence, text: str, head: str, *, last: bool) -> Asking | None:
    """What only a question mark, a tag or an unfinished sentence turns into a question."""
    if len(part.words) > 2 and ((part.marked and TAG.search(text)) or (last and UNMARKED_TAG.search(text))):
        return Asking(part, Form.CLOSED, "a statement with a tag", whole=False, leading="a tag asks for a yes")
    if last and SHORT_AND.fullmatch(text) and len(part.words) == len(said.words):
        return Asking(part, Form.OPEN, "left open at its end")
    if not part.marked:
        return None
    if LEFT_OPEN.match(text):
        return Asking(part, Form.OPEN, "left open at its end")
    if re.search(rf"(?:[,;:–—-] ?|\b(?:and|so|but|or|then|now) )(?:{INVERTED}|{COPULAR}|{SUBJECTED})", text):
        return Asking(part, Form.OPEN, "a question word follows its setting")
    told = len(part.words) > 3 and re.match(r"(?:so )?you", head)
    return Asking(
        part,
        Form.CLOSED,
        "a statement put as a question",
        whole=False,
        leading="a statement about the client, put as a question" if told else None,
    )


def _leading(head: str) -> str | None:
    if NEGATED.match(head):
        return "the negative form expects a yes"
    if DISGUISED.match(head):
        return "a suggestion stands in the question"
    return None
