"""The vault as Django knows it."""

from django.apps import AppConfig


class VaultConfig(AppConfig):
    """Sealed values and their compartments."""

    name = "tilth.vault"
    label = "vault"
