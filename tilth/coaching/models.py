"""Gathers this room's tables where Django looks for them."""

from tilth.coaching.agreement import Acceptance, Agreement
from tilth.coaching.bank import OwnQuestion
from tilth.coaching.draft import Draft
from tilth.coaching.echo import Echo, EchoQuote
from tilth.coaching.engagement import Engagement
from tilth.coaching.growth import Goal
from tilth.coaching.insight import Insight, Moment, Turning
from tilth.coaching.lens import Lens
from tilth.coaching.material import SessionReading, SessionTranscript, Verdict
from tilth.coaching.note import Focus, Learning, Note, Preparation
from tilth.coaching.session import Session
from tilth.coaching.step import Report, Step
from tilth.coaching.value import Value

__all__ = [
    "Acceptance",
    "Agreement",
    "Draft",
    "Echo",
    "EchoQuote",
    "Engagement",
    "Focus",
    "Goal",
    "Insight",
    "Learning",
    "Lens",
    "Moment",
    "Note",
    "OwnQuestion",
    "Preparation",
    "Report",
    "Session",
    "SessionReading",
    "SessionTranscript",
    "Step",
    "Turning",
    "Value",
    "Verdict",
]
