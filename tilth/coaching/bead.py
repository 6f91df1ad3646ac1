"""Beads: each thing of a thread told in a line and its words, ready for a page, for paper and for Markdown."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils import timezone

from tilth.coaching.agreement import Agreement
from tilth.coaching.insight import Insight
from tilth.coaching.note import Learning
from tilth.coaching.session import Session
from tilth.coaching.step import Report, Step

if TYPE_CHECKING:
    from tilth.coaching.thread import Thread


# Looked up once: a thread asks for hundreds, and `get_…_display` builds its table anew each time.
_STATES, _KINDS, _OUTCOMES = dict(Insight.State.choices), dict(Step.Kind.choices), dict(Report.Outcome.choices)


@dataclass(frozen=True, slots=True)
class Bead:
    """One thing of the thread: when, what it is in a small line, the words, what is told beside them; `depth` 1 hangs under the one before."""

    on: date
    kind: str
    head: str
    words: str = ""
    beside: str = ""
    url: str = ""
    depth: int = 0
    waits: bool = False


def strands(thread: "Thread") -> Iterator[list[Bead]]:
    """A bead and what hangs under it: agreements, sessions with what was taken from them, insights with their steps, steps that stand alone."""
    for agreement in thread.agreements:
        yield [_agreement(agreement)]
    learned = {learning.session_id: learning for learning in thread.learnings}
    for session in thread.sessions:
        yield [_session(thread, session), *_learned(session, learned.get(session.id))]
    held: dict[UUID | None, Session] = {session.id: session for session in thread.sessions}
    for insight in thread.insights:
        bead = _insight(thread, insight, held.get(insight.session_id))
        yield [bead, *_echoes(thread, insight, bead.on), *_steps(thread, insight)]
    for step in thread.steps_of(None):
        beads = list(_step(thread, step))
        yield [_alone(beads[0]), *beads[1:]]


def day(date_: date) -> str:
    """A date as the thread says it."""
    return f"{date_:%-d %B}"


def _agreement(agreement: Agreement) -> Bead:
    on = _on(agreement.in_force_since or agreement.made_at)
    names = [acceptance.person.name for acceptance in agreement.acceptances.all()]
    purpose = agreement.terms.get("purpose", "")
    return Bead(
        on, "agreement", f"agreement, accepted by {_listed(names)}", purpose if isinstance(purpose, str) else ""
    )


def _session(thread: "Thread", session: Session) -> Bead:
    return Bead(session.held_on, "session", f"session {session.number}", url=thread.url(session))


def _learned(session: Session, learning: Learning | None) -> Iterator[Bead]:
    parts = (("about themselves", "about_self"), ("about the situation", "about_situation"), ("to be used", "use"))
    for head, part in parts:
        if learning is not None and getattr(learning, part):
            yield Bead(session.held_on, "learning", f"learned {head}", getattr(learning, part), depth=1)


def _insight(thread: "Thread", insight: Insight, session: Session | None) -> Bead:
    grown = insight.grew_from_id is not None
    on = session.held_on if session is not None and not grown else _on(insight.made_at)
    levels = dict.fromkeys([insight.level, *(echo.level for echo in thread.echoes_of(insight))])
    head = [f"session {session.number}" if session is not None and not grown else "", "insight"]
    head += ["grown from a report" if grown else "", " → ".join(level for level in levels if level)]
    head += [_STATES[insight.state] if insight.state != Insight.State.NAMED else ""]
    head += ["" if insight.shared_with_coach else "kept from the coach"]
    return Bead(on, "insight", _line(head), insight.words, url=thread.url(insight))


def _echoes(thread: "Thread", insight: Insight, on: date) -> Iterator[Bead]:
    for echo in thread.echoes_of(insight):
        words = echo.said["words"] if echo.said else ""
        yield Bead(on, "echo", f"heard again in session {thread.numbers[echo.session_id]}", words, depth=1)


def _steps(thread: "Thread", insight: Insight) -> Iterator[Bead]:
    for step in thread.steps_of(insight):
        yield from _step(thread, step)


def _step(thread: "Thread", step: Step) -> Iterator[Bead]:
    reports = thread.reports_of(step)
    head = [_KINDS[step.kind] + (f", for {day(step.due_on)}" if step.due_on else ""), step.whose(thread.person)]
    head += [f"certainty {step.certainty}" if step.certainty is not None else ""]
    head += [_OUTCOMES[reports[-1].outcome] if reports else ""]
    head += ["let go" if step.state == Step.State.LET_GO else ""]
    head += ["" if step.shared_with_coach else "kept from the coach"]
    yield Bead(
        on=thread.day_of(step),
        kind="step",
        head=_line(head),
        words=step.what,
        beside=reports[-1].happened if reports else "",
        url=thread.url(step),
        depth=1,
        waits=step.state == Step.State.CHOSEN and not reports,
    )
    yield from (bead for report in reports if (bead := _from(report)) is not None)


def _from(report: Report) -> Bead | None:
    learned = report.learned or report.says
    return Bead(_on(report.made_at), "learning", "learning", learned, depth=1) if learned else None


def _alone(bead: Bead) -> Bead:
    return Bead(bead.on, bead.kind, bead.head, bead.words, bead.beside, bead.url, depth=0, waits=bead.waits)


def _on(at: datetime) -> date:
    return timezone.localtime(at).date()


def _line(parts: list[str]) -> str:
    return " · ".join(part for part in parts if part)


def _listed(names: list[str]) -> str:
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))
