"""`tilth worker`: does what is to be done when nobody is looking, until it is told to stop; as many may run as you like."""

import argparse
import logging
import multiprocessing
import signal
import threading
from types import FrameType

from django import db
from django.utils import timezone

from tilth import background
from tilth.queue.job import Job

LOOKS_EVERY = 2.0
"""Seconds between two looks at an empty queue."""
log = logging.getLogger("tilth.worker")


def main(arguments: list[str]) -> int:
    """Work until interrupted; with --once only what is due now."""
    parser = argparse.ArgumentParser(
        prog="tilth worker", description="Send letters, write reminders, do whatever is due."
    )
    parser.add_argument("--once", action="store_true", help="do what is due now, then end")
    options = parser.parse_args(arguments)
    stop = threading.Event()
    if options.once:
        stop.set()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, _stops(stop))
    work(stop)
    return 0


def beside() -> multiprocessing.process.BaseProcess:
    """A worker in a process beside this one (`tilth serve` starts it); it ends when this one does."""
    process = multiprocessing.get_context("fork").Process(target=main, args=([],), daemon=True, name="tilth worker")
    db.connections.close_all()  # a connection is never shared over a fork
    process.start()
    return process


def work(stop: threading.Event) -> None:
    """Do what is due, look again, until `stop` is set and the job in hand is done."""
    Job.keep_to(background.RHYTHMS, now=timezone.now())
    while True:
        try:
            busy = background.do_next()
        except db.Error as error:
            log.warning("the database did not answer (%s); looking again", type(error).__name__)
            busy = False
        db.close_old_connections()
        if stop.is_set() and not busy:
            return
        if not busy:
            stop.wait(LOOKS_EVERY)


def _stops(stop: threading.Event) -> "signal._HANDLER":
    def handler(number: int, frame: FrameType | None) -> None:
        stop.set()

    return handler
