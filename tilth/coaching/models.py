"""Gathers this room's tables where Django looks for them."""

from tilth.coaching.agreement import Acceptance, Agreement
from tilth.coaching.calendar import Feed, Invited
from tilth.coaching.digest import Reminded
from tilth.coaching.draft import Draft
from tilth.coaching.engagement import Engagement
from tilth.coaching.growth import Goal
from tilth.coaching.insight import Insight, Moment, Turning, Value
from tilth.coaching.lens import Lens
from tilth.coaching.material import SessionReading, SessionTranscript, Verdict
from tilth.coaching.note import Learning, Note, Preparation
from tilth.coaching.reflection import Entry
from tilth.coaching.session import Session
from tilth.coaching.step import Report, Step

__all__ = [
    "Acceptance",
    "Agreement",
    "Draft",
    "Engagement",
    "Entry",
    "Feed",
    "Goal",
    "Insight",
    "Invited",
    "Learning",
    "Lens",
    "Moment",
    "Note",
    "Preparation",
    "Reminded",
    "Report",
    "Session",
    "SessionReading",
    "SessionTranscript",
    "Step",
    "Turning",
    "Value",
    "Verdict",
]
