"""`tilth worker`: does what is to be done when nobody is looking, until it is told to stop; as many may run as you like."""

import argparse
import logging
import os
import signal
import subprocess
import sys
import threading
import time
from types import FrameType

from django import db
from django.utils import timezone

from tilth import background
from tilth.queue.job import Job

LOOKS_EVERY = 2.0
"""Seconds between two looks at an empty queue."""
RESTS = 5.0
"""Seconds before a worker that died is started again."""
log = logging.getLogger("tilth.worker")


def main(arguments: list[str]) -> int:
    """Work until interrupted; with --once only what is due now."""
    parser = argparse.ArgumentParser(
        prog="tilth worker", description="Send letters, write reminders, do whatever is due."
    )
    parser.add_argument("--once", action="store_true", help="do what is due now, then end")
    parser.add_argument("--beside", type=int, metavar="PID", help="end when that process, which started this one, ends")
    options = parser.parse_args(arguments)
    if options.once:
        work_once()
        return 0
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, _stops(stop))
    work(stop, beside=options.beside)
    return 0


def start_beside() -> None:
    """A worker in a process of its own for as long as this one lives; one that dies is started again (`tilth serve` calls this)."""
    threading.Thread(target=_keep_one, args=(os.getpid(),), daemon=True, name="keeps a worker").start()


def _keep_one(parent: int) -> None:
    command = [sys.executable, "-c", "from tilth.cli import main; main()", "worker", "--beside", str(parent)]
    while True:
        subprocess.run(command, check=False)  # noqa: S603  our own program
        time.sleep(RESTS)


def work_once() -> None:
    """Do what is due now."""
    Job.keep_to(background.RHYTHMS, now=timezone.now())
    while background.do_next():
        pass


def work(stop: threading.Event, *, beside: int | None = None) -> None:
    """Do what is due, look again, until `stop` is set (or the process that this one stands beside is gone) and the job in hand is done."""
    Job.keep_to(background.RHYTHMS, now=timezone.now())
    while True:
        try:
            busy = background.do_next()
        except db.Error as error:
            log.warning("the database did not answer (%s); looking again", type(error).__name__)
            busy = False
        db.close_old_connections()
        if beside is not None and os.getppid() != beside:
            return
        if stop.is_set():
            return
        if not busy:
            stop.wait(LOOKS_EVERY)


def _stops(stop: threading.Event) -> "signal._HANDLER":
    def handler(number: int, frame: FrameType | None) -> None:
        stop.set()

    return handler
