"""Measures every page of the thread with an engagement of 40 sessions and 300 insights and steps: time on the server, and queries."""

import json
import os
import platform
import sys
import time
from datetime import date, timedelta
from pathlib import Path

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.urls import reverse  # noqa: E402

from tests.people import NOW, Cast, gather  # noqa: E402
from tests.weave import weave  # noqa: E402
from tilth.coaching.echo import Echo  # noqa: E402
from tilth.coaching.insight import Insight, Moment  # noqa: E402
from tilth.coaching.session import Session  # noqa: E402
from tilth.coaching.step import Step  # noqa: E402
from tilth.coaching.value import Value  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent
SESSIONS, INSIGHTS, VALUES = 40, 150, 20
GOALS = {"server_seconds": 0.06}
TIMES = 9
PAGES = ("thread", "asking", "thread-markdown", "moments", "moment", "insight", "reword-insight", "values", "value")
PAGES += ("step", "choose-step", "rewrite-step", "report", "heard-again", "engagement")


def main() -> None:
    """Measure, write bench/thread.json, print it as one line last; leave with 1 where a page misses its goal."""
    settings.ALLOWED_HOSTS.append("testserver")
    call_command("migrate", verbosity=0)
    cast = gather()
    with transaction.atomic():
        sessions = _hold(cast)
        woven = weave(cast, sessions[0])
        _fill(cast, sessions)
    things = woven.by_address(cast) | {"heard-again": sessions[-1], "engagement": cast.engagement}
    pages = {part: _pages(cast.browser(part), things) for part in ("coach", "client")}
    slowest = max(page["server_seconds"] for by_name in pages.values() for page in by_name.values())
    figures = {
        "machine": {"cores": os.cpu_count(), "processor": platform.machine(), "python": platform.python_version()},
        "sessions": SESSIONS,
        "insights_and_steps": 2 * INSIGHTS,
        "pages": pages,
        "slowest_seconds": slowest,
        "goals": GOALS,
    }
    (ROOT / "bench" / "thread.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(figures))
    sys.exit(slowest > GOALS["server_seconds"])


def _hold(cast: Cast) -> list[Session]:
    sessions = [cast.session() for _ in range(SESSIONS)]
    for n, session in enumerate(sessions):
        session.held_on = date(2025, 1, 1) + timedelta(days=17 * n)
        session.save()
    return sessions


def _fill(cast: Cast, sessions: list[Session]) -> None:
    whole, client = cast.engagement, cast.client
    words = "That the others grow, and that I am not the one who makes them small"
    values = [Value.name(whole, by=client, words=f"{words} {n}", session=sessions[n], now=NOW) for n in range(VALUES)]
    for n in range(INSIGHTS):
        at, session = NOW - timedelta(days=600 - 4 * n), sessions[n % SESSIONS]
        seen = f"They are not stuck, I answer before they get there, and that is a habit of mine ({n})"
        insight = Insight.name(whole, by=client, words=seen, level="belief", session=session, now=at)
        insight.link(by=client, touches=[values[n % VALUES]], serves=[], now=at)
        card = {
            "what": f"Ask Marta what she is seeing and stay silent ({n})",
            "if_then": "If I feel the click, pen down",
        }
        step = Step.choose(whole, by=client, card=card, insight=insight if n % 3 else None, session=session, now=at)
        if n % 2:
            told = {"happened": "They had a plan of their own, and it was good.", "learned": "Wait for it."}
            step.report(by=client, outcome="done", now=at, **told)
        if n % 10 == 0:
            quote = {"turn": 4, "words": "I feel useful."}
            Echo.judge(sessions[-1], by=client, of=insight, state="confirmed", quote=quote, now=NOW)
        Moment.propose(whole, by=cast.coach, session=session, words="A look away", noticed="gaze", at=20.0, now=at)


def _pages(browser: Client, things: dict[str, object]) -> dict[str, dict[str, float]]:
    addresses = {name: reverse(name, args=[things[name].id]) for name in PAGES}
    return {name: _page(browser, at) for name, at in addresses.items() if browser.get(at).status_code == 200}


def _page(browser: Client, address: str) -> dict[str, float]:
    """The fastest of several askings, since the others measure whatever else the machine does; and the queries of one."""
    taken = []
    for _ in range(TIMES):
        began = time.perf_counter()
        browser.get(address)
        taken.append(time.perf_counter() - began)
    with CaptureQueriesContext(connection) as queries:
        browser.get(address)
    return {"server_seconds": round(min(taken), 4), "queries": len(queries)}


if __name__ == "__main__":
    main()
