"""`tilth audit`: checks every read log against its chain and its anchor, and writes down a loss that cannot be mended."""

import argparse
import sys

from django.utils import timezone

from tilth.vault import readlog

BROKEN = 1


def main(arguments: list[str]) -> int:
    """Exit 0 where every seal holds, 1 where one does not; each fault is a line on stdout."""
    parser = argparse.ArgumentParser(prog="tilth audit", description="Check the read logs.")
    parser.add_argument(
        "act",
        choices=["verify", "acknowledge"],
        help="verify: say what is wrong with any read log. acknowledge: after a power failure or a backup put back by hand, "
        "write into each log that lost its end how many entries were lost, where the client reads it, and go on",
    )
    return {"verify": verify, "acknowledge": acknowledge}[parser.parse_args(arguments).act]()


def verify() -> int:
    """Say what is wrong, a line each."""
    logs = readlog.logs()
    faults = [(engagement, fault) for engagement in logs for fault in readlog.faults(engagement)]
    for engagement, fault in faults:
        print(f"engagement {engagement}: {fault}")
    if faults:
        broken = len({engagement for engagement, _ in faults})
        print(
            f"{broken} of {len(logs)} read logs cannot be trusted. docs/understand/glass-wall.md says what to do.",
            file=sys.stderr,
        )
        return BROKEN
    print(f"{len(logs)} read logs, {readlog.Opening.objects.count()} entries: every seal holds.")
    return 0


def acknowledge() -> int:
    """Write down what was lost at the end of a log; what was altered in the middle stays a fault for good."""
    for engagement in readlog.logs():
        if lost := readlog.acknowledge_loss(engagement, now=timezone.now()):
            print(f"engagement {engagement}: {lost} entries were lost; its read log says so from now on.")
    return verify()
