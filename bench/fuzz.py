"""Sends ten thousand requests that nobody should make to every address, by every method, as everybody: none may break anything."""

import json
import logging
import os
import sys
import time
from pathlib import Path

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from hypothesis import HealthCheck, Phase, given  # noqa: E402
from hypothesis import settings as given_settings  # noqa: E402

from tests.web.fuzz import World, asks  # noqa: E402

REQUESTS = 10_000


def main(arguments: list[str]) -> int:
    """Print what broke, then one JSON object; exit 1 where something did. An argument is another number of requests."""
    logging.disable()
    settings.ALLOWED_HOSTS.append("testserver")
    settings.SENDS_MAIL = True  # so that the doors that need a letter are open; the letters themselves go nowhere
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    began, world = time.perf_counter(), World()
    send(world, int(arguments[0]) if arguments else REQUESTS)
    for ask, said in world.faults:
        print(ask, said, sep="\n")
    figures = {
        "requests": world.asked,
        "seconds": round(time.perf_counter() - began, 1),
        "addresses": len(world.routes),
        "addresses_asked": len(world.names - {"nowhere"}),
        "fields": sum(len(fields) for fields in world.fields.values()),
        "statuses": {str(status): count for status, count in sorted(world.statuses.items())},
        "broken": len(world.faults),
    }
    print(json.dumps(figures, indent=1))
    return 1 if world.faults else 0


def send(world: World, requests: int) -> None:
    """As many requests, no two the same; the next is sent whether or not the last broke something."""

    @given_settings(
        max_examples=requests,
        phases=[Phase.generate],
        database=None,
        deadline=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    @given(ask=asks(world))
    def one(ask: object) -> None:
        world.answer(ask)

    one()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
