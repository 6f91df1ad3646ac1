"""The forms that take a passkey's answer: one that no browser would have given is an error of the form, whatever is wrong with it."""

from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.webauthn import forms

MALFORMED = (AttributeError, KeyError, IndexError, TypeError, ValueError)
"""What parsing such an answer raises besides what allauth expects; a ValidationError is none of them."""


class Adding(forms.AddWebAuthnForm):  # type: ignore[misc]
    """A passkey that was made."""

    def clean(self) -> Any:
        """Parses the answer and checks it."""
        try:
            return super().clean()
        except MALFORMED:
            raise get_adapter().validation_error("incorrect_code") from None


class Answered(forms.AuthenticateWebAuthnForm):  # type: ignore[misc]
    """A passkey that was used."""

    def clean_credential(self) -> Any:
        """Parses the answer and finds whose it is."""
        try:
            return super().clean_credential()
        except MALFORMED:
            raise get_adapter().validation_error("incorrect_code") from None


class SigningIn(Answered, forms.LoginWebAuthnForm):  # type: ignore[misc]
    """A passkey that stands alone."""


class AskedOnceMore(Answered, forms.ReauthenticateWebAuthnForm):  # type: ignore[misc]
    """A passkey at a door that asks once more."""
