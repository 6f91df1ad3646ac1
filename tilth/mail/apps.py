"""The mail room as Django knows it."""

from django.apps import AppConfig


class MailConfig(AppConfig):
    """The one place where letters leave."""

    name = "tilth.mail"
    label = "mail"
