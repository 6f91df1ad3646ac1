"""Pure. JSON text -> its value, and ways into a value of which nothing is known: what is not there is no error."""

import json
from collections.abc import Iterator
from typing import Any

from tilth.conversation.formats.refusal import NotATranscript

_NO_TRANSCRIPT = (
    "Choose the JSON that Whisper, WhisperX, Deepgram, AssemblyAI, AWS Transcribe, Rev.ai or Fireflies wrote."
)


def load(text: str) -> object:
    """The value of a JSON text; raises ValueError where it is no JSON, NotATranscript where it is a trap."""
    try:
        return json.loads(text)
    except RecursionError:
        raise NotATranscript(
            f"This JSON is nested deeper than any transcript, so it was not read. {_NO_TRANSCRIPT}"
        ) from None


def unknown() -> NotATranscript:
    """The refusal of JSON in a shape that no format here has."""
    return NotATranscript(f"This is JSON, but in a shape that Tilth does not know. {_NO_TRANSCRIPT}")


def within(value: object, *path: str | int) -> Any:
    """What lies at the end of a path of keys and places in lists; None where the path breaks off."""
    for step in path:
        if isinstance(step, str) and isinstance(value, dict):
            value = value.get(step)
        elif isinstance(step, int) and isinstance(value, list) and -len(value) <= step < len(value):
            value = value[step]
        else:
            return None
    return value


def records(value: object, *path: str | int) -> Iterator[tuple[int, dict[str, Any]]]:
    """The objects in the list at the end of a path, each with its place in the list."""
    found = within(value, *path)
    if isinstance(found, list):
        yield from ((i, item) for i, item in enumerate(found) if isinstance(item, dict))


def string(value: object, *path: str | int) -> str:
    """The text at the end of a path; empty where there is none."""
    found = within(value, *path)
    return found if isinstance(found, str) else ""


def label(value: object, prefix: str = "Speaker ") -> str | None:
    """A speaker as these files name them: a text as it is, a number behind a word, None where it says nothing."""
    if isinstance(value, str):
        return " ".join(value.split()) or None
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{prefix}{value}"
    return None
