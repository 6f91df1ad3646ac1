"""The web door as Django knows it."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Pages, their templates and their look."""

    name = "tilth.web"
    label = "web"
