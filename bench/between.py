"""Measures the work between sessions: reminders of 100,000 people, the queue as its history grows, and letters under kill -9 of everything.

The fault and load checks of issue 6; exit 1 where one fails. It kills its own processes only. `DATABASE_URL` names another database (an empty one).
"""

import json
import os
import platform
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import django

ROOT = Path(__file__).resolve().parent.parent
HOME = Path(os.environ.get("TILTH_BENCH_HOME") or tempfile.mkdtemp(prefix="tilth-between-"))
PORT = os.environ.setdefault("TILTH_BENCH_PORT", str(20_000 + os.getpid() % 20_000))
os.environ |= {
    "DJANGO_SETTINGS_MODULE": "tilth.settings",
    "TILTH_BENCH_HOME": str(HOME),
    "TILTH_DATA": str(HOME / "data"),
    "TILTH_SECRETS": str(HOME / "secrets"),
    "TILTH_KEYSTORE": str(HOME / "keystore"),
    "TILTH_SECRET_KEY": "only for this measurement",
    "TILTH_MASTER_KEY": "YSBtYXN0ZXIga2V5IG9ubHkgZm9yIHRoZSB0ZXN0cy4=",
    "TILTH_MAIL": f"smtp://127.0.0.1:{PORT}",
}
os.environ.pop("TILTH_DEMO", None)
sys.path.insert(0, str(ROOT))
(HOME / "data").mkdir(parents=True, exist_ok=True)
(HOME / "keystore").mkdir(exist_ok=True)
django.setup()

from aiosmtpd.controller import Controller  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.utils import timezone  # noqa: E402

from tests.people import gather  # noqa: E402
from tilth.cli import worker  # noqa: E402
from tilth.coaching.reminders import (  # noqa: E402
    History,
    Meeting,
    RestingInsight,
    StepAhead,
    Subject,
    Thread,
    Told,
    Wishes,
    due,
    next_look,
)
from tilth.mail.letter import SEND, Letter  # noqa: E402
from tilth.organisation.people import Person  # noqa: E402
from tilth.organisation.personal import PersonalCompartment  # noqa: E402
from tilth.queue import job as jobs  # noqa: E402
from tilth.queue.job import Job  # noqa: E402

PEOPLE, GOAL_SECONDS = 100_000, 60
PAST = 20_000
LETTERS = int(os.environ.get("TILTH_BENCH_LETTERS", "1000"))
LEASE, FIRST_WAIT = timedelta(seconds=4), timedelta(seconds=0.5)
"""Shorter than in the house (two minutes, half a minute): the measurement should not wait for hours."""
KILL_EVERY = (0.5, 3.0)
"""In times that a process takes to start here: on a busy machine nothing else would ever get to work."""
PATIENCE = 800
ARRIVED = HOME / "arrived"
NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


def main() -> int:
    """Measure, write bench/between.json, and print it as the last thing."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # its processes and its folder go with it
    try:
        call_command("migrate", verbosity=0)
        parts = {"reminders": reminders(), "kill": letters_under_kill(), "history": queue_with_history()}
    finally:
        shutil.rmtree(HOME, ignore_errors=True)
    figures = {
        "machine": {"cores": os.cpu_count(), "processor": platform.machine(), "python": platform.python_version()},
        "database": "postgresql" if os.environ.get("DATABASE_URL", "").startswith("postgres") else "sqlite",
        **parts,
        "passed": all(part["passed"] for part in parts.values()),
    }
    text = json.dumps(figures, indent=1)
    (ROOT / "bench" / "between.json").write_text(text + "\n")
    print(text)
    return 0 if figures["passed"] else 1


def reminders() -> dict[str, object]:
    """People with four steps, four sessions, an insight and a history each, decided one after the other on one core."""
    letters, began = 0, time.perf_counter()
    for n in range(PEOPLE):
        threads, history = [thread(n)], History((NOW - timedelta(days=n % 10 + 1),), told(n))
        letters += bool(due(threads, history, Wishes(), NOW))
        next_look(Wishes(), NOW)
    seconds = time.perf_counter() - began
    return {"people": PEOPLE, "letters": letters, "seconds": round(seconds, 1), "passed": seconds < GOAL_SECONDS}


def thread(n: int) -> Thread:
    day = NOW.date() + timedelta(days=n % 40 - 20)
    return Thread(
        UUID(int=n),
        steps=tuple(StepAhead(UUID(int=9 * n + k), day, day + timedelta(days=7)) for k in range(4)),
        sessions=tuple(Meeting(UUID(int=9 * n + k), day - timedelta(days=14 * k), held=k > 0) for k in range(4)),
        insights=(RestingInsight(UUID(int=9 * n + 8), date(2026, 6, 1), n % 6),),
    )


def told(n: int) -> tuple[Told, ...]:
    at = NOW - timedelta(days=n % 10 + 1)
    return tuple(Told(at, subject, UUID(int=9 * n), at.date()) for subject in Subject)


def letters_under_kill() -> dict[str, object]:
    """A process that writes letters, two workers and a mail server, each killed at random moments and started again."""
    gather()
    dice, pace = random.Random(6), starting()
    parts = {name: start(name) for name in ("post", "web", "worker", "worker 2")}
    kills, began = Counter(), time.monotonic()
    try:
        while time.monotonic() - began < PATIENCE and not all_sent():
            time.sleep(pace * dice.uniform(*KILL_EVERY))
            name = dice.choice(list(parts))
            kills[name.split()[0]] += stop(parts[name])
            parts[name] = start(name)
    finally:
        for process in parts.values():
            stop(process)
    return verdict(kills, time.monotonic() - began)


def starting() -> float:
    """Seconds that one of these processes takes to start."""
    began = time.monotonic()
    start("nothing").wait()
    return time.monotonic() - began


def start(name: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen([sys.executable, __file__, name.split()[0]], stderr=subprocess.DEVNULL)


def stop(process: "subprocess.Popen[bytes]") -> int:
    """1 where it was running and is killed now."""
    running = process.poll() is None
    if running:
        process.send_signal(signal.SIGKILL)
    process.wait()
    return int(running)


def all_sent() -> bool:
    return Letter.objects.filter(state=Letter.State.SENT).count() == LETTERS and not jobs_left()


def jobs_left() -> int:
    return Job.objects.filter(name=SEND).count()


def verdict(kills: "Counter[str]", seconds: float) -> dict[str, object]:
    arrived = Counter(ARRIVED.read_text().split())
    written = set(Letter.objects.values_list("message_id", flat=True))
    lost, strange = len(written - set(arrived)), len(set(arrived) - written)
    most = max(arrived.values(), default=0)
    return {
        "letters": len(written),
        "kills": dict(kills),
        "seconds": round(seconds),
        "lost": lost,
        "unknown_message_ids": strange,
        "left_twice": sum(count == 2 for count in arrived.values()),
        "most_times_one_left": most,
        "jobs_left": jobs_left(),
        "passed": len(written) == LETTERS and not (lost or strange or jobs_left()) and most <= 2,
    }


def queue_with_history() -> dict[str, object]:
    """What writing a letter and asking for its job costs, before and after many more letters lie behind."""
    before = write_some("before")
    one = Letter.objects.latest("made_at")
    fields = {field.attname: one.__dict__[field.attname] for field in Letter._meta.concrete_fields}
    past = (fields | {"id": uuid4(), "occasion": f"past {n}", "message_id": f"<past {n}>"} for n in range(PAST))
    Letter.objects.bulk_create((Letter(**row) for row in past), batch_size=2000)
    after = write_some("after")
    return {"ms_before": before, "past_letters": PAST, "ms_after": after, "passed": after < 2 * before + 1}


def write_some(name: str) -> float:
    """The median of a hundred, in milliseconds."""
    times = []
    for n in range(100):
        began = time.perf_counter()
        write(f"{name} {n}")
        times.append(1000 * (time.perf_counter() - began))
    return round(sorted(times)[50], 2)


def write(occasion: str) -> None:
    person = Person.objects.get(email="client@example.org")
    organisation = person.memberships.get().organisation_id
    now = timezone.now()
    Letter.write(
        to=person.pk,
        organisation=organisation,
        compartment=PersonalCompartment.of(person, organisation=organisation, now=now).pk,
        occasion=occasion,
        purpose=Letter.Purpose.DIGEST,
        now=now,
        subject="A note from your coaching",
        plain="Words.",
    )


def web() -> None:
    """Writes letters until all are written, and begins again where it was killed."""
    for n in range(Letter.objects.count(), LETTERS):
        write(f"bench {n}")
        time.sleep(0.005)


def work() -> None:
    """A worker of the house, with a shorter lease."""
    jobs.LEASE, jobs.FIRST_WAIT, worker.LOOKS_EVERY = LEASE, FIRST_WAIT, 0.2
    worker.work(threading.Event())


class Arrivals:
    """Takes every letter, and says yes only when its message id is on the disk."""

    async def handle_DATA(self, server: object, session: object, envelope: object) -> str:  # noqa: N802  aiosmtpd's name
        lines = envelope.content.decode("latin-1").splitlines()  # type: ignore[attr-defined]
        id = next(line.split()[1] for line in lines if line.lower().startswith("message-id:"))
        with ARRIVED.open("a") as file:
            file.write(f"{id}\n")
            file.flush()
            os.fsync(file.fileno())
        return "250 OK"


def post() -> None:
    """A mail server on loopback."""
    for _ in range(100):
        try:
            Controller(Arrivals(), hostname="127.0.0.1", port=int(PORT)).start()
        except OSError:
            time.sleep(0.05)  # the port of the one before is not free yet
        else:
            threading.Event().wait()


if __name__ == "__main__":
    ROLES = {"web": web, "worker": work, "post": post, "nothing": lambda: None}
    sys.exit(ROLES[sys.argv[1]]() if len(sys.argv) > 1 else main())
