"""Every address of Tilth with what it needs to be filled in, so that a new one is walked the day it is born."""

from django.urls import URLPattern, URLResolver, get_resolver

OPEN = {
    "reply",
    "feed",
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


def patterns():
    """Each named address of the site: its name and the names of what fills it."""
    for pattern in get_resolver().url_patterns:
        if isinstance(pattern, URLPattern):
            yield pattern.name, tuple(pattern.pattern.converters)


def accounts():
    """The addresses that allauth brings."""
    for resolver in get_resolver().url_patterns:
        if isinstance(resolver, URLResolver):
            yield from (p.name for p in resolver.url_patterns if isinstance(p, URLPattern))
