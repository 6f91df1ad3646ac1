"""The door for time: every job that is done when nobody is looking, and how often those come that come by themselves."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.utils import timezone

from tilth.coaching import calendar, digest
from tilth.mail.letter import SEND, Letter
from tilth.queue.job import Job

Work = Callable[[Job, datetime], None]


def remind(job: Job, now: datetime) -> None:
    """Look at everybody whose hour it is, some hundreds at a time."""
    looked = 0
    while some := digest.remind(now=now):
        looked += some
        job.progressed(looked, looked, now=timezone.now())


def send(job: Job, now: datetime) -> None:
    """Send one letter."""
    letter = Letter.objects.filter(id=job.about).first()
    if letter is not None:
        letter.send(now=now)


def send_what_waits(job: Job, now: datetime) -> None:
    """Letters that were written before there was a mail server leave now."""
    Letter.send_what_waits(now=now)


def invite(job: Job, now: datetime) -> None:
    """Sessions that were planned, moved or cancelled since anybody was told."""
    calendar.tell(now=now)


JOBS: dict[str, Work] = {
    "remind": remind,
    SEND: send,
    "send what waits": send_what_waits,
    "invite": invite,
}
"""What a job's name stands for."""

RHYTHMS: dict[str, timedelta] = {
    "remind": timedelta(minutes=1),
    "invite": timedelta(minutes=1),
    "send what waits": timedelta(minutes=10),
}
"""The jobs that come by themselves."""


def do_next(*, clock: Callable[[], datetime] = timezone.now) -> bool:
    """Claim the job that is due longest, and do it; False where nothing is due."""
    job = Job.claim(now=clock())
    if job is None:
        return False
    job.run(JOBS.get(job.name, _unknown), clock=clock)
    return True


def _unknown(job: Job, now: datetime) -> None:
    raise LookupError  # asked for by a newer Tilth than this worker's: it waits for one that knows it
