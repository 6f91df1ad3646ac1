"""Fields for a person's own words: as long as anyone needs, refused with a sentence beyond that, and never cut off in silence."""

from typing import Any

from django import forms
from django.http import QueryDict

LIMIT = 20_000
"""Characters of one field; some ten pages."""


class Words(forms.CharField):
    """Words of a few lines or many. The browser is not told the limit: it would cut off what is pasted without a word."""

    widget: type[forms.Widget] = forms.Textarea

    def __init__(self, *, rows: int = 3, **options: Any) -> None:
        super().__init__(**{"required": False} | options, max_length=LIMIT)
        self.error_messages["max_length"] = (
            f"This is longer than {LIMIT:,} characters. Keep what matters most, or put the rest in a second one; nothing was lost."
        )
        self.error_messages["required"] = "A few words are needed here; nothing else was lost."
        self.widget.attrs["rows"] = rows

    def to_python(self, value: Any) -> str:
        """Line ends as everybody writes them: a browser sends its own, and the same words must compare equal."""
        return (super().to_python(value) or "").replace("\r\n", "\n")

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {name: value for name, value in super().widget_attrs(widget).items() if name != "maxlength"}


class Line(Words):
    """Words of a line."""

    widget: type[forms.Widget] = forms.TextInput

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.widget.attrs.pop("rows")


class Version(forms.IntegerField):
    """Which version was read when the writing began: what is saved over a later one is shown beside it first."""

    widget = forms.HiddenInput


def seen(form: forms.Form, sent: QueryDict, version: int) -> None:
    """Let a form be saved over the version that its writer has now been shown beside their own words."""
    form.data = sent.copy()
    form.data["version"] = str(version)
