"""Measures the work between sessions: reminders of 100,000 people, the queue as its history grows, and letters under kill -9 of everything.

Each part is a fault or load check of issue 6; exit 1 where one fails. The processes it kills are its own.
"""

import json
import os
import platform
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID

ROOT = Path(__file__).resolve().parent.parent
HOME = Path(os.environ.setdefault("TILTH_BENCH_HOME", tempfile.mkdtemp(prefix="tilth-between-")))
os.environ |= {
    "DJANGO_SETTINGS_MODULE": "tilth.settings",
    "TILTH_DATA": str(HOME / "data"),
    "TILTH_SECRETS": str(HOME / "secrets"),
    "TILTH_KEYSTORE": str(HOME / "keystore"),
    "PYTHONPATH": str(ROOT),
}
os.environ.pop("TILTH_DEMO", None)
sys.path.insert(0, str(ROOT))

PEOPLE, LETTERS, SECONDS = 100_000, int(os.environ.get("TILTH_BENCH_LETTERS", "1000")), 60
NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
KILLS_EVERY = (0.3, 2.5)
PATIENCE = 420
"""Seconds until the last letter has to be there."""


def main() -> int:
    """Measure, write bench/between.json, and print it as the last thing."""
    try:
        figures = {
            "machine": {"cores": os.cpu_count(), "processor": platform.machine(), "python": platform.python_version()},
            "database": "postgresql" if os.environ.get("DATABASE_URL", "").startswith("postgres") else "sqlite",
            "reminders": reminders(),
            "letters": letters_under_kill(),
            "queue": queue_with_history(),
        }
    finally:
        shutil.rmtree(HOME, ignore_errors=True)
    figures["passed"] = all(part["passed"] for part in figures.values() if isinstance(part, dict) and "passed" in part)
    text = json.dumps(figures, indent=1)
    (ROOT / "bench" / "between.json").write_text(text + "\n")
    print(text)
    return 0 if figures["passed"] else 1


def reminders() -> dict[str, object]:
    """A hundred thousand people with a step, a session, an insight and a history each."""
    from tilth.coaching.reminders import (
        History,
        Meeting,
        RestingInsight,
        StepAhead,
        Thread,
        Told,
        Wishes,
        due,
        next_look,
    )

    wishes, letters, began = Wishes(), 0, time.perf_counter()
    for n in range(PEOPLE):
        day = NOW.date() + timedelta(days=n % 40 - 20)
        thread = Thread(
            UUID(int=n),
            steps=tuple(StepAhead(UUID(int=n * 9 + k), day, day + timedelta(days=7)) for k in range(4)),
            sessions=tuple(Meeting(UUID(int=n * 9 + k), day - timedelta(days=14 * k), k > 0) for k in range(4)),
            insights=(RestingInsight(UUID(int=n), date(2026, 6, 1), n % 6),),
        )
        past = NOW - timedelta(days=n % 10 + 1)
        told = tuple(Told(past, subject, UUID(int=n * 9), day) for subject in ("step", "review"))  # type: ignore[arg-type]
        letters += bool(due((thread,), History((past,), told), wishes, NOW))
        next_look(wishes, NOW)
    seconds = time.perf_counter() - began
    return {"people": PEOPLE, "letters": letters, "seconds": round(seconds, 1), "passed": seconds < SECONDS}


def queue_with_history() -> dict[str, object]:
    """What asking for a job costs when nothing has been done yet, and when a hundred thousand letters lie behind."""
    started()
    from uuid import uuid4

    from django.utils import timezone

    from tilth.mail.letter import Letter
    from tilth.queue.job import Job

    def asking() -> float:
        began = time.perf_counter()
        for _ in range(300):
            Job.ask("nothing", about=uuid4(), now=timezone.now())
        return (time.perf_counter() - began) / 300 * 1000

    before = asking()
    one = Letter.objects.first()
    assert one is not None
    rows = []
    for n in range(PEOPLE):
        row = Letter(**{f.attname: one.__dict__[f.attname] for f in Letter._meta.concrete_fields})
        row.id, row.occasion, row.message_id, row.state = uuid4(), f"past {n}", f"<past {n}>", Letter.State.SENT
        rows.append(row)
    for row in rows:
        row.plain = row.html = row.calendar = None
    Letter.objects.bulk_create(rows, batch_size=2000) if nullable(Letter) else None
    after = asking()
    Job.objects.filter(name="nothing").delete()
    return {"ms_before": round(before, 2), "ms_after": round(after, 2), "passed": after < 2 * before + 0.5}


if __name__ == "__main__":
    sys.exit(main())
