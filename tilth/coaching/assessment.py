"""Results of assessments, brought as files: checked by what they are, sealed, and read by the two in the room alone."""

import io
import zipfile
from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from django.db import models

from tilth.coaching.content import Content
from tilth.coaching.engagement import Engagement
from tilth.organisation.disclosure import Verb, Withheld
from tilth.organisation.people import Person
from tilth.vault.fields import SealedBytes, SealedText

LARGEST = 10 * 2**20


class NotTaken(ValueError):
    """A file that is not kept; the sentence says why, and what is."""


class FileType(NamedTuple):
    """A type of file that is taken: what browsers call it, and how its bytes are told."""

    media: str
    fits: Callable[[bytes], bool]


def _is_word(data: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            return "word/document.xml" in parts.namelist()
    except zipfile.BadZipFile:
        return False


def _is_text(data: bytes) -> bool:
    try:
        return "\0" not in data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False


TYPES = {
    "pdf": FileType("application/pdf", lambda data: data.startswith(b"%PDF-")),
    "png": FileType("image/png", lambda data: data.startswith(b"\x89PNG\r\n\x1a\n")),
    "jpeg": FileType("image/jpeg", lambda data: data.startswith(b"\xff\xd8\xff")),
    "docx": FileType("application/vnd.openxmlformats-officedocument.wordprocessingml.document", _is_word),
    "txt": FileType("text/plain; charset=utf-8", _is_text),
}
"""Told by their bytes, never by their names; text is what is nothing else."""


class Assessment(Content):
    """A result as it was brought, byte for byte. Its name may name an instrument, so it is sealed, too."""

    engagement = models.ForeignKey(Engagement, models.CASCADE, related_name="assessments")
    brought_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    type = models.CharField(max_length=4, choices=[(name, name) for name in TYPES])
    size = models.PositiveIntegerField()
    name = SealedText()
    data = SealedBytes()

    class Meta:
        ordering = ("made_at",)

    def __str__(self) -> str:
        return f"assessment of {self.engagement_id}"

    @classmethod
    def visible_to(cls, person: Person) -> "models.QuerySet[Assessment]":
        """The results brought into a person's own engagements; a sponsor never sees one."""
        return cls.objects.filter(engagement__in=Engagement.visible_to(person))

    @classmethod
    def bring(cls, engagement: Engagement, *, by: Person, name: str, data: bytes, now: datetime) -> "Assessment":
        """Coach or client brings a result. Raises NotTaken for what is empty, too large, or of no type we know; then nothing is kept."""
        engagement.require(by, Verb.BRING_ASSESSMENT)
        return cls.objects.create(
            organisation_id=engagement.organisation_id,
            compartment_id=engagement.shared_id,
            engagement=engagement,
            brought_by=by,
            type=_type(data),
            size=len(data),
            name=name,
            data=data,
            made_at=now,
        )

    def take_away(self, *, by: Person, now: datetime) -> None:
        """Whoever brought it, or the client, takes it away: it is gone at once."""
        self.engagement.require(by, Verb.BRING_ASSESSMENT)
        if by.pk not in (self.brought_by_id, self.engagement.client_id):
            raise Withheld
        self.delete()

    @property
    def media(self) -> str:
        """What browsers call its type."""
        return TYPES[self.type].media


def _type(data: bytes) -> str:
    if not data:
        raise NotTaken("The file is empty. Nothing was stored.")
    if len(data) > LARGEST:
        raise NotTaken("The file is larger than 10 MB. Bring the pages that matter. Nothing was stored.")
    found = next((name for name, type_ in TYPES.items() if type_.fits(data)), None)
    if found is None:
        raise NotTaken(
            "This is neither PDF, Word (DOCX), PNG, JPEG nor text. Save it as a PDF first. Nothing was stored."
        )
    return found
