"""A field for somebody's words: kept as they were written, and refused with a sentence, never cut, where there are too many."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from tilth.coaching.terms import LIMIT


class Words(forms.CharField):
    """A text of any length up to the limit. It sets no `maxlength`: a browser would cut what is pasted without a word."""

    widget = forms.Textarea

    def __init__(self, *, rows: int = 4, limit: int = LIMIT, **options: Any) -> None:
        self.limit = limit
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), **options)

    def validate(self, value: str) -> None:
        """Refuses a text over the limit."""
        super().validate(value)
        if len(value) > self.limit:
            raise ValidationError(
                f"This text has {len(value):,} characters; {self.limit:,} fit. It stands below as you wrote it: shorten it, or bring it as a file."
            )
