"""Hands a passkey's options to the page's script in an attribute, as no script may stand in the page itself."""

import json
from typing import Any

from django import template
from django.core.serializers.json import DjangoJSONEncoder

register = template.Library()


@register.filter
def as_json(value: Any) -> str:
    """The value as JSON, escaped like any other text where it is put."""
    return json.dumps(value, cls=DjangoJSONEncoder)
