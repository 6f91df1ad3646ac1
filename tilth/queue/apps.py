"""The queue as Django knows it."""

from django.apps import AppConfig


class QueueConfig(AppConfig):
    """What is to be done when nobody is looking."""

    name = "tilth.queue"
    label = "queue"
