"""Second factors under the master key: how their secrets are sealed, and how they are sealed anew when that key is renewed."""

from allauth.mfa.models import Authenticator
from django.db import transaction

from tilth.vault.secret import open_secret, seal_secret

PURPOSE = "second factor"
SEALED = ("secret", "seed")
"""Where allauth keeps what it has us seal: the seed of an authenticator app, the seed of recovery codes."""


def seal_anew() -> int:
    """Seal every factor's secret by the current master key, so that an older one can go; returns how many. Safe to run again."""
    sealed = 0
    for pk in Authenticator.objects.values_list("pk", flat=True):
        with transaction.atomic():
            factor = Authenticator.objects.select_for_update().filter(pk=pk).first()  # a code may be used up meanwhile
            secrets = {} if factor is None else {name: factor.data[name] for name in SEALED if name in factor.data}
            if factor is not None and secrets:
                for name, secret in secrets.items():
                    factor.data[name] = seal_secret(open_secret(secret, purpose=PURPOSE), purpose=PURPOSE)
                factor.save(update_fields=["data"])
                sealed += 1
    return sealed
