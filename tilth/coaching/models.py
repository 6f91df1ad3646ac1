"""Gathers this room's tables where Django looks for them."""

from tilth.coaching.agreement import Acceptance, Agreement, Proposal
from tilth.coaching.assessment import Assessment
from tilth.coaching.bank import OwnQuestion
from tilth.coaching.calendar import Feed, Invited
from tilth.coaching.digest import Reminded
from tilth.coaching.draft import Draft
from tilth.coaching.echo import Echo, EchoQuote
from tilth.coaching.engagement import Engagement
from tilth.coaching.growth import Goal, GoalBefore, Rung
from tilth.coaching.insight import Insight, Moment, Turning
from tilth.coaching.lens import Lens
from tilth.coaching.material import SessionReading, SessionTranscript, Verdict
from tilth.coaching.note import Focus, Learning, Note, Preparation
from tilth.coaching.pulse_answer import PulseAnswer
from tilth.coaching.reflection import Entry
from tilth.coaching.review import Review, ReviewPreparation
from tilth.coaching.session import Session
from tilth.coaching.step import Report, Step
from tilth.coaching.value import Value

__all__ = [
    "Acceptance",
    "Agreement",
    "Assessment",
    "Draft",
    "Echo",
    "EchoQuote",
    "Engagement",
    "Entry",
    "Feed",
    "Focus",
    "Goal",
    "GoalBefore",
    "Insight",
    "Invited",
    "Learning",
    "Lens",
    "Moment",
    "Note",
    "OwnQuestion",
    "Preparation",
    "Proposal",
    "PulseAnswer",
    "Reminded",
    "Report",
    "Review",
    "ReviewPreparation",
    "Rung",
    "Session",
    "SessionReading",
    "SessionTranscript",
    "Step",
    "Turning",
    "Value",
    "Verdict",
]
