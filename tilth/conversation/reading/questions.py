"""Pure. How a coach's turn asks: open or closed, one question or several, leading or not, and how much of it is in the client's own words."""

import re
from collections.abc import Set

from tilth.conversation.reading.findings import Form, Note, Question
from tilth.conversation.reading.grammar import TELLING, Asking, asking, parts_of
from tilth.conversation.reading.words import Sentence, Spoken, content

PERMISSION = re.compile(
    r"\W*(?:can|could|may|might) i (?:just )?(?:ask|check|offer|share|say|tell|make|push|stop|interrupt|come back)\b|"
    r"\W*(?:is it|would it be|are you) (?:ok|okay|all right|alright|happy|good|comfortable) (?:if|for|with)\b|\W*(?:do|would) you mind\b"
)
OFFERED = re.compile(r"\W*(?:or|any\w*|is it|was it|would (?:it|that)|are we talking|like)\b")
TALKED_OVER = 16
"""Words of the coach's own after a closed question from which nobody was meant to answer it."""


def asks(said: Spoken) -> tuple[Asking, ...]:
    """The questions of a turn, in order; reported and rhetorical ones are left out."""
    parts = tuple(parts_of(said))
    found = [asking(said, part, last=part is parts[-1]) for part in parts]
    asked = [a for a in found if a is not None]
    if (
        asked
        and asked[-1].form is Form.CLOSED
        and sum(w.start > asked[-1].sentence.end for w in said.words) >= TALKED_OVER
    ):
        asked.pop()
    return tuple(asked)


def question(
    said: Spoken, said_by_client: Set[str], asked: tuple[Asking, ...] | None = None
) -> tuple[Question, tuple[Note, ...]] | None:
    """How the turn asks, with a note for each thing said of it; None where it does not ask."""
    asked = asks(said) if asked is None else asked
    if not asked:
        return None
    deciding = _deciding(asked)
    second = _second(asked)
    leads = next((a for a in asked if a.leading), None)
    notes = [
        _note(
            said,
            f"question:{deciding.form.value}",
            deciding.sentence,
            f"The turn asks, {deciding.form.value}: {deciding.how}.",
        )
    ]
    if second:
        notes.append(
            _note(
                said, "question:stacked", second.sentence, "A second question comes before the first could be answered."
            )
        )
    if leads:
        notes.append(
            _note(said, "question:leading", leads.sentence, f"The question leans on its answer: {leads.leading}.")
        )
    found = Question(
        deciding.form,
        stacked=second is not None,
        leading=leads is not None,
        own_words=_own_words(asked, said_by_client),
    )
    return found, tuple(notes)


def _deciding(asked: tuple[Asking, ...]) -> Asking:
    """The question that the client will answer: the last that stands on its own, or the one before if the last only offers it an answer."""
    whole = [a for a in asked if a.whole] or list(asked)
    return whole[-2] if len(whole) > 1 and OFFERED.match(whole[-1].sentence.text) else whole[-1]


def _second(asked: tuple[Asking, ...]) -> Asking | None:
    real = [a for a in asked if a.whole and a.how != TELLING and not PERMISSION.match(a.sentence.text)]
    if len(real) > 1:
        return real[1]
    return asked[1] if len(asked) > 2 else None


def _own_words(asked: tuple[Asking, ...], said_by_client: Set[str]) -> float | None:
    stems = {s for a in asked for s in content(a.sentence.words)}
    return round(len(stems & said_by_client) / len(stems), 2) if stems else None


def _note(said: Spoken, label: str, sentence: Sentence, why: str) -> Note:
    return Note(label, said.quote(sentence.words[0].start, sentence.words[-1].end), why)
