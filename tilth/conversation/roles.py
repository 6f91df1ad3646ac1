"""Pure. Who is the coach: guessed from labels and words, or named by a person; unknown stays unknown."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import erf, sqrt
from typing import NamedTuple

from tilth.conversation.reading.findings import SpeakerFinding
from tilth.conversation.transcript import Role, Transcript, Voice

FEWEST = 5
"""Times that two people must have said I or you between them before their words can tell them apart."""

SURE = 0.75
"""The confidence below which two people speak too much alike for a guess."""

FOREIGN = 0.8
"""The most that a guess in another language than English is worth: the rule has not been measured there."""

ASIDE = 0.05
"""The share of the words below which someone beside a coach and a client looks on."""

# The words of a language for the person spoken to, and for the one who speaks. Only languages whose speakers say the
# pronoun; German tells the polite form by its capital.
_YOU_AND_I = (
    ("en", "you your yours yourself you're you've you'd you'll", "i my me mine myself i'm i've i'd i'll"),
    ("de", "du dich dir dein deine deinen deinem Sie Ihnen Ihr Ihre Ihren Ihrem", "ich mich mir mein meine meinen"),
    ("fr", "tu te toi ton ta tes vous votre vos t'as t'es t'en", "je me moi mon ma mes j'ai j'étais j'en j'y m'a m'en"),
    ("nl", "je jij jou jouw u uw", "ik mij me mijn"),
    ("es", "tú te ti tu tus usted", "yo me mí mi mis"),
    ("sv", "du dig din ditt dina", "jag mig min mitt mina"),
)
PRONOUNS = {code: (frozenset(you.split()), frozenset(i.split())) for code, you, i in _YOU_AND_I}

# Labels that say what their speaker is: tools write names, but transcripts made by hand have these.
_NAMED_FOR = {
    Role.COACH: "coach therapist counsellor counselor interviewer mentor therapeut therapeutin",
    Role.CLIENT: "client coachee patient participant interviewee mentee klient klientin",
    Role.OTHER: "observer notetaker recorder interpreter translator",
}
LABELS = {word: role for role, words in _NAMED_FOR.items() for word in words.split()}

_NAMELESS = re.compile(r"(?:unknown|unidentified)(?: speaker)?|speaker unknown", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_SENTENCE_START = re.compile(r"(?:^|[.?!…]\s+)\w")


class NoSuchSpeaker(ValueError):
    """Nobody, or more than one, goes by the name given for the coach; the message names those who speak."""


class _Part(NamedTuple):
    """What one person is in the conversation, how sure, and why."""

    role: Role | None
    confidence: float
    why: str


@dataclass(frozen=True, slots=True)
class _Person:
    """What the words of one person hold for the question who is the coach."""

    name: str
    words: int
    you: int
    i: int
    questions: int

    @property
    def share(self) -> float:
        """How much of I and you is `you`; drawn towards a half where there is little of either."""
        return (self.you + 1) / (self.you + self.i + 2)

    @property
    def account(self) -> str:
        """The numbers as part of a sentence."""
        return (
            f"{self.name} says you or your {_times(self.you)}, I or my {_times(self.i)}, "
            f"and asks {self.questions} question{'' if self.questions == 1 else 's'}"
        )


def guess(transcript: Transcript) -> tuple[SpeakerFinding, ...]:
    """What each label seems to be, in order of appearance; the role is None where neither labels nor words tell."""
    people = _people(transcript)
    parts = _parts(people, _said_by_labels(transcript), transcript.language or "en")
    return tuple(_findings(transcript, parts))


def cast(transcript: Transcript, findings: Iterable[SpeakerFinding]) -> Transcript:
    """The transcript with the roles of the findings; the names of its voices stay as they are."""
    roles = {finding.label: finding.role for finding in findings}
    return transcript.cast(
        {label: replace(_voice(transcript, label), role=roles.get(label)) for label in transcript.speakers}
    )


def with_coach(transcript: Transcript, name: str) -> Transcript:
    """The transcript with the one of that name as its coach; raises NoSuchSpeaker where that is not exactly one."""
    coach = _called(name, {label: _voice(transcript, label).name for label in transcript.speakers})
    named = {coach: _Part(Role.COACH, 1.0, "Named as the coach.")}
    parts = _parts(_people(transcript), named, transcript.language or "en")
    return cast(transcript, _findings(transcript, parts))


def _findings(transcript: Transcript, parts: Mapping[str, _Part]) -> Iterator[SpeakerFinding]:
    for label in transcript.speakers:
        yield SpeakerFinding(label, *parts[_voice(transcript, label).name])


def _voice(transcript: Transcript, label: str) -> Voice:
    return transcript.voices.get(label, Voice(label))


def _people(transcript: Transcript) -> list[_Person]:
    """Everyone who speaks; two labels with one name are one person."""
    texts: dict[str, list[str]] = {}
    for utterance in transcript.utterances:
        if utterance.speaker is not None:
            texts.setdefault(_voice(transcript, utterance.speaker).name, []).append(utterance.text)
    you, i = PRONOUNS.get(transcript.language or "en", (frozenset(), frozenset()))
    return [_person(name, said, you, i) for name, said in texts.items()]


def _person(name: str, said: Sequence[str], for_you: frozenset[str], for_i: frozenset[str]) -> _Person:
    words = you = i = questions = 0
    for text in said:
        # A capital at the start of a sentence says nothing; elsewhere it tells the German "Sie" from "sie".
        plain = _SENTENCE_START.sub(lambda start: start[0].lower(), text.replace("’", "'"))
        found = _WORD.findall(plain)
        words += len(found)
        you += sum(_among(word, for_you) for word in found)
        i += sum(_among(word, for_i) for word in found)
        questions += text.count("?") + text.count("？")
    return _Person(name, words, you, i, questions)


def _among(word: str, pronouns: frozenset[str]) -> bool:
    return word in pronouns or (word.lower() in pronouns)


def _said_by_labels(transcript: Transcript) -> dict[str, _Part]:
    """The people whose label says what they are, and those whose label says that nobody knows who they are."""
    said: dict[str, _Part] = {}
    for label in transcript.speakers:
        name = _voice(transcript, label).name
        words = re.findall(r"[^\W\d_]+", label.casefold())
        role = next((LABELS[word] for word in words if word in LABELS), None)
        if role:
            said[name] = _Part(role, 0.99, f"The transcript itself calls this speaker “{label}”.")
        elif _NAMELESS.fullmatch(name):
            said[name] = _Part(None, 0.0, "The transcript does not know who this is; it may be several people.")
    return said


def _parts(people: Sequence[_Person], said: Mapping[str, _Part], language: str) -> dict[str, _Part]:
    """Everyone's part: what is said of them, then what the words tell of the rest."""
    rest = [person for person in people if person.name not in said]
    roles = {part.role for part in said.values()}
    if Role.COACH in roles:
        return {**said, **_beside_a_coach(rest, Role.CLIENT in roles)}
    if Role.CLIENT in roles and len(rest) == 1:
        why = f"The only one beside {_names(name for name, part in said.items() if part.role is Role.CLIENT)}."
        return {**said, rest[0].name: _Part(Role.COACH, 0.9, why)}
    return {**said, **_by_words(rest, language)}


def _beside_a_coach(rest: Sequence[_Person], has_client: bool) -> dict[str, _Part]:
    """The coach is known: whoever says most of the rest is the client, unless one is known too."""
    parts = {}
    for person in sorted(rest, key=lambda person: -person.words):
        if has_client:
            parts[person.name] = _Part(Role.OTHER, 0.7, "Coach and client are known; this is someone else.")
        else:
            why = "The only one beside the coach." if len(rest) == 1 else "Says the most beside the coach."
            parts[person.name] = _Part(Role.CLIENT, 0.9 if len(rest) == 1 else 0.7, why)
        has_client = True
    return parts


def _by_words(rest: Sequence[_Person], language: str) -> dict[str, _Part]:
    """The coach says you where the client says I."""
    if len(rest) < 2:
        why = "Only one person speaks, so nothing shows whether it is the coach or the client."
        return {person.name: _Part(None, 0.0, why) for person in rest}
    if language not in PRONOUNS:
        why = "The coach is told by who says I and who says you, and these words are not known here for this language."
        return {person.name: _Part(None, 0.0, why) for person in rest}
    total = sum(person.words for person in rest)
    ranked = sorted(rest, key=lambda person: -person.words)
    heard = [person for person in ranked if person in ranked[:2] or person.words >= ASIDE * total]
    coach, confidence, doubt = _most_like_a_coach(heard, language)
    if doubt:
        return {person.name: _Part(None, 0.0, f"{person.account}: {doubt}") for person in rest}
    client = next(person for person in heard if person is not coach)
    others = [person for person in rest if person is not coach and person is not client]
    return {
        coach.name: _Part(Role.COACH, confidence, f"{coach.account}; {client.account}."),
        client.name: _Part(Role.CLIENT, confidence, f"{client.account}; {coach.account}."),
        **{each.name: _Part(Role.OTHER, round(confidence * 0.8, 2), _beside(each, total)) for each in others},
    }


def _most_like_a_coach(heard: Sequence[_Person], language: str) -> tuple[_Person, float, str]:
    """Whose words are most a coach's, how sure that is, and what speaks against saying so (the end of a sentence)."""
    coach, *others = sorted(heard, key=lambda person: (-person.share, -person.questions))
    z = min(_difference(coach, other) for other in others)
    confidence = round((1 + erf(z / sqrt(2))) / 2, 2)
    if sum(person.you + person.i for person in heard) < FEWEST:
        return coach, confidence, "too little to tell the coach by."
    if confidence < SURE:
        return coach, confidence, "too much alike to tell the coach by."
    if language != "en":
        confidence = min(confidence, FOREIGN)
    return coach, min(confidence, 0.99), ""


def _difference(coach: _Person, other: _Person) -> float:
    """By how many standard errors the one says you more than the other; who asks more counts half of that."""
    shares = sum(person.share * (1 - person.share) / (person.you + person.i + 2) for person in (coach, other))
    asked = coach.questions + other.questions
    asks_more = (coach.questions - other.questions) / sqrt(asked) if asked else 0.0
    return (coach.share - other.share) / sqrt(shares) + 0.5 * asks_more


def _beside(other: _Person, total: int) -> str:
    return f"Says {100 * other.words // max(total, 1)} of 100 words, beside a coach and a client."


def _called(wanted: str, names: Mapping[str, str]) -> str:
    """The one whom a label or a name means: written out, or by a part that only one of them has."""
    wanted = wanted.strip()
    called = [(each.casefold(), name) for label, name in names.items() for each in (label, name)]
    exact = {name for each, name in called if each == wanted.casefold()}
    found = exact or {name for each, name in called if wanted and wanted.casefold() in each}
    if len(found) == 1:
        return found.pop()
    if not names:
        raise NoSuchSpeaker("This transcript names no speakers, so no one of them can be the coach.")
    who = "More than one speaker goes" if found else "No speaker goes"
    there_are = _names(dict.fromkeys(names.values()))
    raise NoSuchSpeaker(f"{who} by the name of {wanted or 'nobody'}. The speakers are: {there_are}.")


def _times(n: int) -> str:
    return "once" if n == 1 else f"{n} times"


def _names(names: Iterable[str]) -> str:
    return ", ".join(names)
