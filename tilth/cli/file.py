"""One transcript file in, its reading as a document out, or the sentence that says why not."""

from dataclasses import dataclass, field
from pathlib import Path

from tilth.conversation.ear.hearing import Ear
from tilth.conversation.formats import LIMIT, NotATranscript, read_file
from tilth.conversation.reading import read
from tilth.conversation.reading.document import as_document
from tilth.conversation.roles import NoSuchSpeaker, cast, guess, with_coach
from tilth.conversation.wording import Document

MOST = 10 * LIMIT
"""Bytes taken in at most: a film named by mistake must not fill the memory before it is refused."""


@dataclass(frozen=True)
class Heard:
    """What became of one file: its reading and what was made of it, or why it could not be read."""

    name: str
    document: Document = field(default_factory=dict)
    about: tuple[str, ...] = ()
    refusal: str = ""


def hear(path: Path, coach: str | None = None, ear: Ear | None = None) -> Heard:
    """Read one file; `coach` names the coach where the words alone should not decide; without an ear the rules read alone."""
    try:
        with path.open("rb") as file:
            imported = read_file(file.read(MOST))
        said = imported.transcript
        transcript = cast(said, guess(said)) if coach is None else with_coach(said, coach)
    except OSError as error:
        return Heard(
            str(path), refusal=f"it cannot be opened ({error.strerror}). Check its name, and that you may read it."
        )
    except NotATranscript as refused:
        return Heard(str(path), refusal=refused.sentence)
    except NoSuchSpeaker as unknown:
        return Heard(str(path), refusal=str(unknown))
    document = as_document(transcript, read(transcript, ear=ear))
    warnings = document["transcript"]["warnings"]
    about = tuple(sentence for sentence in imported.report.sentences() if sentence not in warnings)
    return Heard(str(path), document, about)
