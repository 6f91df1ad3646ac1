"""Reports as they were published, kept so that a later one can be held against all of them."""

from typing import Any, ClassVar
from uuid import uuid4

from django.db import models

from tilth.organisation.people import Person
from tilth.organisation.programme import Cohort


class PublishedReport(models.Model):
    """What was published of a cohort, in plain numbers; never changed and never counted anew.

    `published` is what the page, the file and the print show; `releases` holds what was new in it, with the pseudonyms of those counted,
    so that the next report can be held against this one.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    cohort = models.ForeignKey(Cohort, models.PROTECT, related_name="reports")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    published_at = models.DateTimeField()
    published: Any = models.JSONField()
    releases: Any = models.JSONField()

    class Meta:
        ordering: ClassVar = ("-published_at",)

    def __str__(self) -> str:
        return f"report on {self.cohort_id}, {self.published_at:%d %B %Y}"
