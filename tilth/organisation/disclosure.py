"""Pure. A kind of thing, an audience and what was agreed go in; whether it may be seen, and why, in one sentence, comes out.

The one home of the rule: `visible_to`, `may`, the page "What others see" and the tests all ask here.
"""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """Kinds of thing that the record holds, as the glass wall parts them."""

    PERSON = "person, role, that an engagement exists and its state"
    SESSION_HELD = "that a session took place"
    AGREEMENT = "agreement"
    TO_THREE = "the parts of the agreement addressed to three"
    INTAKE = "intake, diagnosis, assessments brought in"
    GOALS = "goals and ladders"
    CONVERSATION = "transcript"
    READING = "reading, findings, quotes"
    MOMENTS = "moments proposed"
    INSIGHT = "insight, value, step, report, learning, lens"
    REFLECTION = "reflection, journal, client's private note, preparation"
    SHARED_NOTE = "shared note"
    COACH_NOTE = "coach's private note, own trends and practice"
    PULSE = "session pulse, ownership pulse"
    SEEN_BY_OTHERS = "answers of people invited to say what they see"
    CONSENT = "consents, receipts, read log"
    LETTERS = "letters, links, calendar"


class Audience(StrEnum):
    """Who asks, towards one engagement."""

    CLIENT = "client"
    COACH = "coach"
    SPONSOR = "sponsor of the engagement"
    PROGRAMME_LEAD = "programme lead"
    SUPERVISOR = "supervisor or mentor coach"
    FORMER_COACH = "former coach"
    ADMINISTRATOR = "administrator"
    STRANGER = "stranger"


@dataclass(frozen=True, slots=True)
class Terms:
    """What was agreed and allowed, as far as a decision turns on it; everything is withheld unless somebody said so."""

    consent_to_keep: bool = False
    sessions_told_to_sponsor: bool = False
    goals_released: bool = False
    reading_asked_for: bool = False
    insights_shared_with_coach: bool = True
    entry_shared_with_coach: bool = False
    quoted_to_supervisor: bool = False
    assigned_to_programme: bool = False


@dataclass(frozen=True, slots=True)
class Decision:
    """May it be seen, and the reason in a sentence that stands on the page."""

    see: bool
    why: str


def decide(kind: Kind, audience: Audience, terms: Terms) -> Decision:
    """Whether that audience may see that kind of thing under these terms; what no rule allows is not seen."""
    rule = RULES.get((kind, audience))
    if rule is None:
        return Decision(False, _never(kind, audience))
    if rule.needs and not getattr(terms, rule.needs):
        return Decision(False, rule.otherwise)
    return Decision(True, rule.why)


@dataclass(frozen=True, slots=True)
class Rule:
    """Why a kind may be seen; `needs` names the term it rests on, `otherwise` says why not while that term is missing."""

    why: str
    needs: str = ""
    otherwise: str = ""


_OWN = Rule("It is yours.")
_BOTH = Rule("You two share it.")
_PLACE = Rule("Your part in the programme needs it; it holds no word of the conversation.")

RULES: dict[tuple[Kind, Audience], Rule] = {
    (Kind.PERSON, Audience.CLIENT): _OWN,
    (Kind.PERSON, Audience.COACH): _BOTH,
    (Kind.PERSON, Audience.SPONSOR): Rule("You are a party to this engagement."),
    (Kind.PERSON, Audience.PROGRAMME_LEAD): Rule(
        _PLACE.why, needs="assigned_to_programme", otherwise="The engagement is not in your programme."
    ),
    (Kind.PERSON, Audience.ADMINISTRATOR): Rule("You look after accounts; content stays closed to you."),
    (Kind.PERSON, Audience.FORMER_COACH): Rule("It is your own past work."),
    (Kind.SESSION_HELD, Audience.CLIENT): _OWN,
    (Kind.SESSION_HELD, Audience.COACH): _BOTH,
    (Kind.SESSION_HELD, Audience.SPONSOR): Rule(
        "The agreement says that you are told when a session took place.",
        needs="sessions_told_to_sponsor",
        otherwise="The agreement does not say that sessions are told to the sponsor.",
    ),
    (Kind.SESSION_HELD, Audience.FORMER_COACH): Rule("It is your own past work."),
    (Kind.AGREEMENT, Audience.CLIENT): _OWN,
    (Kind.AGREEMENT, Audience.COACH): _BOTH,
    (Kind.TO_THREE, Audience.CLIENT): _OWN,
    (Kind.TO_THREE, Audience.COACH): _BOTH,
    (Kind.TO_THREE, Audience.SPONSOR): Rule("These parts are addressed to you, too."),
    (Kind.INTAKE, Audience.CLIENT): _OWN,
    (Kind.INTAKE, Audience.COACH): _BOTH,
    (Kind.GOALS, Audience.CLIENT): _OWN,
    (Kind.GOALS, Audience.COACH): _BOTH,
    (Kind.GOALS, Audience.SPONSOR): Rule(
        "The client released it to you.", needs="goals_released", otherwise="The client has not released it."
    ),
    (Kind.CONVERSATION, Audience.CLIENT): _OWN,
    (Kind.CONVERSATION, Audience.COACH): Rule(
        "The client's consent to keep the transcript stands.",
        needs="consent_to_keep",
        otherwise="There is no consent to keep the transcript, or it was withdrawn.",
    ),
    (Kind.CONVERSATION, Audience.SUPERVISOR): Rule(
        "Coach and client both agreed to show you this session.",
        needs="quoted_to_supervisor",
        otherwise="Coach and client have not both agreed to show this session.",
    ),
    (Kind.READING, Audience.CLIENT): Rule(
        "You asked to see it.", needs="reading_asked_for", otherwise="It is your coach's draft; you may ask to see it."
    ),
    (Kind.READING, Audience.COACH): Rule(
        "The client's consent to keep the transcript stands.",
        needs="consent_to_keep",
        otherwise="There is no consent to keep the transcript, or it was withdrawn.",
    ),
    (Kind.READING, Audience.SUPERVISOR): Rule(
        "Coach and client both agreed to show you this session.",
        needs="quoted_to_supervisor",
        otherwise="Coach and client have not both agreed to show this session.",
    ),
    (Kind.MOMENTS, Audience.CLIENT): _OWN,
    (Kind.MOMENTS, Audience.COACH): _BOTH,
    (Kind.INSIGHT, Audience.CLIENT): _OWN,
    (Kind.INSIGHT, Audience.COACH): Rule(
        "The client shares it with you.",
        needs="insights_shared_with_coach",
        otherwise="The client keeps it to themselves.",
    ),
    (Kind.REFLECTION, Audience.CLIENT): _OWN,
    (Kind.REFLECTION, Audience.COACH): Rule(
        "The client shared this entry.",
        needs="entry_shared_with_coach",
        otherwise="The client has not shared this entry.",
    ),
    (Kind.SHARED_NOTE, Audience.CLIENT): _BOTH,
    (Kind.SHARED_NOTE, Audience.COACH): _BOTH,
    (Kind.COACH_NOTE, Audience.COACH): _OWN,
    (Kind.COACH_NOTE, Audience.FORMER_COACH): _OWN,
    (Kind.PULSE, Audience.CLIENT): _OWN,
    (Kind.PULSE, Audience.COACH): Rule(
        "The client shared these answers with you.",
        needs="entry_shared_with_coach",
        otherwise="The client keeps these answers to themselves.",
    ),
    (Kind.CONSENT, Audience.CLIENT): _OWN,
    (Kind.CONSENT, Audience.COACH): Rule("You see what you recorded and opened."),
    (Kind.LETTERS, Audience.CLIENT): _OWN,
    (Kind.LETTERS, Audience.COACH): _OWN,
}


def _never(kind: Kind, audience: Audience) -> str:
    if audience is Audience.STRANGER:
        return "You are not a party to this engagement."
    return f"A {audience.value} never sees this: {kind.value}."


class Withheld(Exception):
    """Somebody asked for, or tried to do, what their part does not allow. Doors answer it as if the thing did not exist."""


class Verb(StrEnum):
    """What can be done to the things of an engagement."""

    PLAN_SESSION = "plan, move or cancel a session"
    PREPARE_SESSION = "prepare a session"
    HOLD_SESSION = "hold a session"
    CLOSE_SESSION = "close a session"
    WRITE_NOTE = "write a note, the focus, or what was learned"
    RECEIVE_TRANSCRIPT = "receive a transcript"
    SAY_WHO_IS_WHO = "say who is who"
    READ_AGAIN = "read again"
    JUDGE_FINDING = "accept, correct or dismiss a finding"
    WITHDRAW_CONSENT = "withdraw the consent to keep a transcript"
    PROPOSE_AGREEMENT = "propose an agreement"
    ACCEPT_AGREEMENT = "accept an agreement"
    INVITE = "invite the client or a sponsor"
    BRING_ASSESSMENT = "bring the result of an assessment, or take it away"
    WRITE_GOAL = "write down a goal and its ladder, or let it go"
    SET_LEVEL = "say where on a ladder the client stands"
    RELEASE_GOAL = "release a goal to the sponsor, or take that back"
    PAUSE = "pause the work, or go on with it"
    OPEN_REVIEW = "open a review, write down what came of it, end it"
    PREPARE_REVIEW = "prepare a review, share what was prepared"
    CLOSE = "close the work"
    PROPOSE_MOMENT = "propose a moment, name a value"
    WORD_INSIGHT = "make an insight, word it, let a moment pass"
    CHOOSE_STEP = "write down a step"
    REPORT_STEP = "report on a step"
    REFLECT = "write an entry of the journal, share it or take it back"
    HEAR_AGAIN = "say that a step, an insight or a value was heard again"
    ANSWER_PULSE = "answer a pulse, let answers be counted in groups"


DOERS: dict[Verb, frozenset[Audience]] = {
    Verb.PLAN_SESSION: frozenset({Audience.CLIENT, Audience.COACH}),
    Verb.PREPARE_SESSION: frozenset({Audience.CLIENT}),
    Verb.HOLD_SESSION: frozenset({Audience.COACH}),
    Verb.CLOSE_SESSION: frozenset({Audience.CLIENT, Audience.COACH}),
    Verb.WRITE_NOTE: frozenset({Audience.CLIENT, Audience.COACH}),
    Verb.RECEIVE_TRANSCRIPT: frozenset({Audience.COACH}),
    Verb.SAY_WHO_IS_WHO: frozenset({Audience.COACH}),
    Verb.READ_AGAIN: frozenset({Audience.COACH}),
    Verb.JUDGE_FINDING: frozenset({Audience.COACH}),
    Verb.WITHDRAW_CONSENT: frozenset({Audience.CLIENT, Audience.COACH}),
    Verb.PROPOSE_AGREEMENT: frozenset({Audience.CLIENT, Audience.COACH}),
    Verb.ACCEPT_AGREEMENT: frozenset({Audience.CLIENT, Audience.COACH, Audience.SPONSOR}),
    Verb.INVITE: frozenset({Audience.COACH}),
    Verb.BRING_ASSESSMENT: frozenset({Audience.CLIENT, Audience.COACH}),
    Verb.WRITE_GOAL: frozenset({Audience.CLIENT, Audience.COACH}),
    Verb.SET_LEVEL: frozenset({Audience.CLIENT}),
    Verb.RELEASE_GOAL: frozenset({Audience.CLIENT}),
    Verb.PAUSE: frozenset({Audience.CLIENT, Audience.COACH}),
    Verb.OPEN_REVIEW: frozenset({Audience.CLIENT, Audience.COACH}),
    Verb.PREPARE_REVIEW: frozenset({Audience.CLIENT}),
    Verb.CLOSE: frozenset({Audience.CLIENT, Audience.COACH}),
    Verb.PROPOSE_MOMENT: frozenset({Audience.CLIENT, Audience.COACH}),
    Verb.WORD_INSIGHT: frozenset({Audience.CLIENT}),
    Verb.CHOOSE_STEP: frozenset({Audience.CLIENT, Audience.COACH}),
    Verb.REPORT_STEP: frozenset({Audience.CLIENT}),
    Verb.REFLECT: frozenset({Audience.CLIENT}),
    Verb.HEAR_AGAIN: frozenset({Audience.CLIENT, Audience.COACH}),
    Verb.ANSWER_PULSE: frozenset({Audience.CLIENT}),
}


def may(audience: Audience, verb: Verb) -> bool:
    """Whether that audience may do that to the engagement it belongs to."""
    return audience in DOERS[verb]
