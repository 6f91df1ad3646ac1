"""Lines caught in passing while a session is held: each becomes a thing of the thread, with the second it was said in."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from tilth.coaching.insight import Moment
from tilth.coaching.note import LONGEST
from tilth.coaching.session import Session
from tilth.coaching.step import Step
from tilth.coaching.value import Value
from tilth.organisation.people import Person

NOTICED = ("gaze", "energy", "a breath", "stillness")
"""What no transcript holds and a coach may see or feel: marked as noticed, never interpreted."""

SIGNS = [("", ""), *((sign, sign) for sign in NOTICED)]


class NotCaught(ValueError):
    """A line that could not be kept; the sentence says what to do."""


class Capture(StrEnum):
    """What a line can be caught as."""

    MOMENT = "moment"
    INSIGHT = "insight"
    STEP = "step"
    VALUE = "value"
    NOTICED = "noticed"

    def keep(
        self, session: Session, *, by: Person, now: datetime, words: str = "", sign: str = "", at: float | None = None
    ) -> None:
        """Keep the line as that; raises NotCaught with a sentence on what is missing."""
        words = words.strip()
        if len(words) > LONGEST:
            raise NotCaught(f"This is {len(words) - LONGEST:,} characters more than fit here. Write it into a note.")
        if self is Capture.NOTICED and sign not in NOTICED:
            raise NotCaught("Say what you noticed: choose one of the four.")
        if self is not Capture.NOTICED and not words:
            raise NotCaught("Write a word or two of what was said; then it is kept.")
        engagement = session.engagement
        if self is Capture.STEP:
            Step.choose(engagement, by=by, card={"what": words}, session=session, now=now)
        elif self is Capture.VALUE:
            Value.name(engagement, by=by, words=words, session=session, now=now)
        else:
            Moment.propose(
                engagement,
                by=by,
                words=words,
                noticed=sign if self is Capture.NOTICED else "",
                heard_as_insight=self is Capture.INSIGHT,
                session=session,
                at=_second(session, at, now),
                now=now,
            )


def _second(session: Session, at: float | None, now: datetime) -> float | None:
    """The second it was said in: as the page counted it, never later than now; none where the clock was not started."""
    since = session.seconds_in(now)
    if since is None or session.state == Session.State.CLOSED:
        return None
    return since if at is None else max(0.0, min(at, since))


@dataclass(frozen=True, slots=True)
class Line:
    """A caught line as it is shown again: what it is, its second, the words, and what became of it."""

    kind: str
    at: float | None
    words: str
    noticed: str
    waits: bool
    became: str
    made_at: datetime

    @property
    def clock(self) -> str:
        """Its second as minutes and seconds; empty where no clock ran."""
        return "" if self.at is None else f"{int(self.at) // 60}:{int(self.at) % 60:02}"


def captured(session: Session, person: Person) -> list[Line]:
    """What was caught in a session, as far as that person may see it, the latest first."""
    return sorted(_lines(session, person), key=lambda line: line.made_at, reverse=True)


def _lines(session: Session, person: Person) -> Iterator[Line]:
    for moment in Moment.visible_to(person).filter(session=session):
        kind = "noticed" if moment.noticed else "insight" if moment.heard_as_insight else "moment"
        waits, became = moment.state == Moment.State.PROPOSED, moment.get_state_display()
        yield Line(kind, moment.at, moment.words, moment.noticed, waits, became, moment.made_at)
    for step in Step.visible_to(person).filter(session=session):
        yield Line("step", _since(session, step.made_at), step.card.get("what", ""), "", False, "", step.made_at)
    for value in Value.visible_to(person).filter(session=session):
        yield Line("value", _since(session, value.made_at), value.words, "", False, "", value.made_at)


def _since(session: Session, made_at: datetime) -> float | None:
    since = session.seconds_in(made_at)
    return None if session.closed_at and made_at > session.closed_at else since
