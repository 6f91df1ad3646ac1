"""Everything of one's own, to take along: a page that says what is in it, and the archive itself."""

import io
import zipfile

from django.http import HttpResponse
from django.utils import timezone

from tilth.coaching.archive import files
from tilth.coaching.belongings import gather
from tilth.coaching.engagement import Engagement
from tilth.web.page import page
from tilth.web.person import PersonRequest, reauthenticate


@reauthenticate
def archive(request: PersonRequest) -> HttpResponse:
    """The page says what the archive holds and what it means to have it; the button hands it out."""
    now = timezone.now()
    mine = Engagement.visible_to(request.person).filter(client=request.person)
    if request.method != "POST" or not mine.exists():
        return page(request, "archive/archive.html", engagements=mine.select_related("coach"))
    answer = HttpResponse(_zipped(files(gather(request.person, now=now))), content_type="application/zip")
    answer["Content-Disposition"] = f'attachment; filename="tilth-{now:%Y-%m-%d}.zip"'
    return answer


def _zipped(named: dict[str, str]) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in named.items():
            archive.writestr(name, text)
    return whole.getvalue()
