"""Attacks simulated programmes as an outsider would, with suppression and without, and measures the report on ten thousand people.

Exit 1 where the attacker recovers anything, where the same attacker fails with suppression switched off, or where a report takes too long.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402
from django.test.utils import setup_databases, teardown_databases  # noqa: E402
from django.urls import reverse  # noqa: E402

from tests.__main__ import postgresql  # noqa: E402
from tests.people import NOW, gather  # noqa: E402
from tests.programmes import answered_twice, cohort_of  # noqa: E402
from tests.sponsor.simulated import KINDS, programme, published, published_openly, recovered  # noqa: E402
from tilth.sponsor.report import publish_report  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent
GOALS = {"programmes": 1000, "recovered": 0, "recovered_without_suppression_at_least": 0.95, "seconds": 2.0}
PEOPLE, REGIONS = 10_000, [f"Region {n}" for n in range(1, 13)]


def main() -> int:
    """Measure, write bench/growth.json, print it as the last thing."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--programmes", type=int, default=GOALS["programmes"])
    options.add_argument(
        "--load-only", action="store_true", help="the report on the database of TILTH_TEST_DATABASE_URL, and no more"
    )
    given = options.parse_args()
    if given.load_only:
        print(json.dumps(load()))
        return 0
    figures = {
        "attack": attack(given.programmes),
        "report": {"sqlite": load(), "postgresql": on_postgresql()},
        "goals": GOALS,
    }
    figures["failed"] = failures(figures)
    text = json.dumps(figures, indent=1)
    (ROOT / "bench" / "growth.json").write_text(text + "\n", encoding="utf-8")
    print(text)
    return 1 if figures["failed"] else 0


def attack(programmes: int) -> dict[str, object]:
    """How many programmes gave something away, protected and not, and how much was published of them at all."""
    kinds = {
        kind: {"programmes": 0, "reports": 0, "recovered": 0, "recovered_without_suppression": 0} for kind in KINDS
    }
    began = time.perf_counter()
    for seed in range(programmes):
        simulated, of_kind = programme(seed), kinds[KINDS[seed % len(KINDS)]]
        releases = published(simulated)
        of_kind["programmes"] += 1
        of_kind["reports"] += len(releases)
        of_kind["recovered"] += bool(recovered(releases, simulated.truth(), simulated.floor))
        openly = recovered(published_openly(simulated), simulated.truth(), simulated.floor)
        of_kind["recovered_without_suppression"] += bool(openly)
    return {
        "programmes": programmes,
        "recovered": sum(kind["recovered"] for kind in kinds.values()),
        "recovered_without_suppression": sum(kind["recovered_without_suppression"] for kind in kinds.values()),
        "kinds": kinds,
        "seconds": round(time.perf_counter() - began, 1),
    }


def load() -> dict[str, object]:
    """The report on ten thousand people: published for the first time, and opened, by wall clock and by processor."""
    settings.ALLOWED_HOSTS.append("testserver")
    databases = setup_databases(verbosity=0, interactive=False)
    try:
        cast = gather()
        cohort = cohort_of(cast, PEOPLE, groups=REGIONS)
        answered_twice(cohort)
        place, browser = reverse("programme-report", args=[cohort.id]), cast.browser("programme_lead")
        return {
            "database": connection.vendor,
            "publish": timed(lambda: publish_report(cohort, by=cast.programme_lead, now=NOW)),
            "open": timed(lambda: browser.get(place)),
        }
    finally:
        teardown_databases(databases, verbosity=0)


def timed(act) -> dict[str, float]:
    """Seconds on the wall and on the processor."""
    wall, processor = time.perf_counter(), time.process_time()
    act()
    return {"wall": round(time.perf_counter() - wall, 3), "processor": round(time.process_time() - processor, 3)}


def on_postgresql() -> dict[str, object] | None:
    """The same in a process of its own, where a PostgreSQL answers."""
    with postgresql() as url:
        if url is None:
            return None
        again = [sys.executable, "-m", "bench.growth", "--load-only"]
        done = subprocess.run(
            again,
            cwd=ROOT,
            env=os.environ | {"TILTH_TEST_DATABASE_URL": url},
            capture_output=True,
            text=True,
            check=True,
        )
        return json.loads(done.stdout.splitlines()[-1])


def failures(figures: dict) -> list[str]:
    """What did not hold, a sentence each."""
    attacked, failed = figures["attack"], []
    if attacked["recovered"]:
        failed.append(f"{attacked['recovered']} programmes gave something away.")
    if (
        attacked["recovered_without_suppression"]
        < GOALS["recovered_without_suppression_at_least"] * attacked["programmes"]
    ):
        failed.append("Without suppression the attacker failed too often, so the attack shows nothing.")
    for name, measured in figures["report"].items():
        slow = measured and [act for act in ("publish", "open") if measured[act]["processor"] > GOALS["seconds"]]
        failed += [f"{name}: to {act} took over {GOALS['seconds']} s of processor time." for act in slow or []]
    return failed


if __name__ == "__main__":
    sys.exit(main())
