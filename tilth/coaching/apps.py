"""The coaching room as Django knows it."""

from django.apps import AppConfig


class CoachingConfig(AppConfig):
    """The work two people do together."""

    name = "tilth.coaching"
    label = "coaching"
