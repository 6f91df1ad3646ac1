"""Many transcript files, read on all cores; their readings come back in the order of the files."""

import os
import signal
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from tilth.cli.file import Heard, hear
from tilth.cli.listener import own_ear
from tilth.cli.report import Terminal


def hear_all(files: Sequence[Path], *, coach: str | None, bar: bool, ears: bool) -> Iterator[Heard]:
    """Each file's reading as soon as it and all before it are read; with a bar on stderr where somebody can see it."""
    out = Terminal(stderr=True)
    columns = (TextColumn("Reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    # Lines that go to the same terminal pass above the bar; those that go to a file are none of its business.
    shared = sys.stdout.isatty()
    progress = Progress(
        *columns, console=out, transient=True, redirect_stdout=shared, disable=not (bar and out.is_terminal)
    )
    pool = ProcessPoolExecutor(min(len(files), os.cpu_count() or 1), initializer=_leave_interrupts_to_us)
    with progress:
        try:
            yield from progress.track(pool.map(partial(_hear, coach=coach, ears=ears), files), total=len(files))
        finally:
            pool.shutdown(cancel_futures=True)


def _hear(path: Path, *, coach: str | None, ears: bool) -> Heard:
    """One file in a process of the pool: every core has its own ear, and one thread for it."""
    return hear(path, coach=coach, ear=own_ear(threads=1) if ears else None)


def _leave_interrupts_to_us() -> None:
    """Ctrl-C reaches every process of the terminal; one answer to it is enough."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
