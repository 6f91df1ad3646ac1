"""Measures the session page of an hour of conversation: time on the server, and bytes over the wire with all it needs."""

import gzip
import json
import os
import platform
import re
import time
from datetime import date
from pathlib import Path

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
django.setup()

from django.conf import settings  # noqa: E402
from django.contrib.staticfiles import finders  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from bench.reading import HOUR, session, words  # noqa: E402
from tests.people import NOW, gather  # noqa: E402
from tilth.coaching.session import Session  # noqa: E402
from tilth.conversation.roles import guess  # noqa: E402
from tilth.conversation.transcript import Voice  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent
GOALS = {"server_seconds": 0.1, "kilobytes": 150}
TIMES = 7


def main() -> None:
    """Measure, write bench/page.json, and print it as the last thing."""
    settings.ALLOWED_HOSTS.append("testserver")
    call_command("migrate", verbosity=0)
    source, said = words()
    cast = gather()
    held = Session.receive(
        cast.engagement,
        by=cast.coach,
        held_on=date(2026, 11, 19),
        data=session(said, **HOUR).encode(),
        filename="hour.vtt",
        consented=True,
        now=NOW,
    )
    voices = {found.label: Voice(found.label, found.role) for found in guess(held.imported().transcript)}
    held.say_who_is_who(by=cast.coach, voices=voices, now=NOW)
    browser = cast.browser("coach")
    figures = {
        "machine": {"cores": os.cpu_count(), "processor": platform.machine(), "python": platform.python_version()},
        "words_from": source,
        "hour": HOUR,
        **page(browser, held),
        "goals": GOALS,
    }
    text = json.dumps(figures, indent=1)
    (ROOT / "bench" / "page.json").write_text(text + "\n", encoding="utf-8")
    print(text)


def page(browser: Client, held: Session) -> dict[str, object]:
    """The median of several askings, the queries of one, and the bytes of the page with what it links to."""
    browser.get(held.get_absolute_url())
    taken = []
    for _ in range(TIMES):
        began = time.perf_counter()
        answer = browser.get(held.get_absolute_url(), headers={"accept-encoding": "gzip"})
        taken.append(time.perf_counter() - began)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        browser.get(held.get_absolute_url())
    html = gzip.decompress(answer.content).decode()
    parts = {"page": len(answer.content)} | {name: _wire(name) for name in _links(html)}
    return {
        "server_seconds": round(sorted(taken)[TIMES // 2], 4),
        "queries": len(queries),
        "kilobytes_of_html": round(len(html.encode()) / 1000, 1),
        "kilobytes": round(sum(parts.values()) / 1000, 1),
        "parts": {name: round(size / 1000, 1) for name, size in parts.items()},
    }


def _links(html: str) -> list[str]:
    return re.findall(r'(?:href|src)="/static/([^"?]+)', html)


def _wire(name: str) -> int:
    return len(gzip.compress(Path(str(finders.find(name))).read_bytes()))


if __name__ == "__main__":
    main()
