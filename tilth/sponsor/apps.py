"""The sponsor's room as Django knows it."""

from django.apps import AppConfig


class SponsorConfig(AppConfig):
    """What may leave the room, and what has left it."""

    name = "tilth.sponsor"
    label = "sponsor"
