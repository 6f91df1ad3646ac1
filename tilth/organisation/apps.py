"""The organisation as Django knows it."""

from django.apps import AppConfig


class OrganisationConfig(AppConfig):
    """Who is in the house, and who may see what."""

    name = "tilth.organisation"
    label = "organisation"
