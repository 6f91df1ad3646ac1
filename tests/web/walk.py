"""Every address of Tilth with what it needs to be filled in, so that a new one is walked the day it is born."""

from django.urls import URLPattern, URLResolver, get_resolver

OPEN = {
    "account_login",
    "account_logout",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "account_signup",
    "account_inactive",
    "account_email_verification_sent",
    "account_confirm_email",
    "account_confirm_login_code",
    "account_request_login_code",
}
"""Addresses that a visitor may open without signing in: they hold nothing of anybody."""


NAMES = {
    "engagement": (
        "move-engagement",
        "close-engagement",
        "invite",
        "agreement",
        "agreement-version",
        "prepare-agreement",
        "prepare-step",
        "agreement-for-three",
        "assessments",
        "goals",
        "write-goal",
        "begin-review",
        "journal",
    ),
    "assessment": ("assessment", "take-away-assessment"),
    "goal": ("goal", "rewrite-goal", "release-goal", "let-go-goal"),
    "review": ("review", "prepare-review", "share-review", "end-review"),
}
"""The addresses that a thing of the agreement fills, by the thing."""


def agreed(cast):
    """Which thing of the cast's engagement fills which address of the agreement, its goals and its reviews."""
    return {name: cast.things[thing] for thing, names in NAMES.items() for name in names}


def patterns():
    """Each named address of the site: its name and the names of what fills it."""
    for pattern in get_resolver().url_patterns:
        if isinstance(pattern, URLPattern):
            yield pattern.name, tuple(pattern.pattern.converters)


def accounts(resolver=None):
    """The addresses that allauth brings."""
    for found in (resolver or get_resolver()).url_patterns:
        if isinstance(found, URLResolver):
            yield from accounts(found)
        elif resolver:
            yield found.name
