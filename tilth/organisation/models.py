"""Gathers this room's tables where Django looks for them."""

from tilth.organisation.consent import Consent
from tilth.organisation.invitation import Invitation
from tilth.organisation.people import Membership, Organisation, Person
from tilth.organisation.personal import PersonalCompartment
from tilth.organisation.programme import Cohort, Enrolment, Programme
from tilth.organisation.released import Released
from tilth.organisation.sign_in import SignInChange

__all__ = [
    "Cohort",
    "Consent",
    "Enrolment",
    "Invitation",
    "Membership",
    "Organisation",
    "Person",
    "PersonalCompartment",
    "Programme",
    "Released",
    "SignInChange",
]
