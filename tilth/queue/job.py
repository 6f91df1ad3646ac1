"""Jobs: asked for in the transaction that needs them, claimed for a while by one worker, done at least once, or failed in plain sight."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.db import connection, models, transaction

LEASE = timedelta(minutes=2)
"""For how long a claim holds. A worker that was killed says nothing: when this has passed, another takes the job."""
TRIES = 8
NOTHING = UUID(int=0)
"""What a job is about that is about no one thing."""
STOPPED = "its worker was stopped, each time"
FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=30), timedelta(hours=6)


class Job(models.Model):
    """One thing to do: the name of what is to be done and the id of what it is about, never a word of content.

    A job that is done is gone, so that the table is as long as what waits. A job with a `rhythm` in seconds comes again.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "waiting"
        FAILED = "failed", "failed"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    name = models.CharField(max_length=40)
    about = models.UUIDField(default=NOTHING)
    state = models.CharField(max_length=7, choices=State, default=State.WAITING)
    due_at = models.DateTimeField()
    claimed_until = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    rhythm = models.PositiveIntegerField(null=True, blank=True)
    cause = models.CharField(max_length=100, blank=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(null=True, blank=True)
    asked_at = models.DateTimeField()
    made_at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=["state", "due_at"], name="jobs_that_are_due"),)
        constraints = (models.UniqueConstraint(fields=["name", "about"], name="asked_for_once"),)

    def __str__(self) -> str:
        return f"{self.name}, {self.state}"

    @classmethod
    def ask(cls, name: str, *, about: UUID = NOTHING, now: datetime, at: datetime | None = None) -> None:
        """Ask for a job, in the caller's transaction. What waits already is not done twice; what is being done is done once more."""
        job, made = cls.objects.get_or_create(
            name=name, about=about, defaults={"due_at": at or now, "asked_at": now, "made_at": now}
        )
        if not made:
            again = cls.objects.filter(pk=job.pk)
            again.update(asked_at=now)
            again.filter(state=cls.State.FAILED).update(state=cls.State.WAITING, tries=0, due_at=at or now, cause="")

    @classmethod
    def keep_to(cls, rhythms: Mapping[str, timedelta], *, now: datetime) -> None:
        """See to it that each of these jobs comes again and again, in its rhythm, also after the clock was set back."""
        for name, rhythm in rhythms.items():
            seconds = int(rhythm.total_seconds())
            fresh = {"due_at": now, "asked_at": now, "made_at": now, "rhythm": seconds}
            cls.objects.get_or_create(name=name, about=NOTHING, defaults=fresh)
            kept = cls.objects.filter(name=name, about=NOTHING)
            kept.exclude(rhythm=seconds).update(rhythm=seconds)
            kept.filter(due_at__gt=now + max(rhythm, LONGEST_WAIT)).update(due_at=now)

    @classmethod
    def claim(cls, *, now: datetime) -> "Job | None":
        """The job that is due longest, claimed for this worker alone; None where nothing is due."""
        skips = connection.features.has_select_for_update_skip_locked
        with transaction.atomic():  # on SQLite a transaction holds the one lock there is from its beginning
            free = models.Q(claimed_until__isnull=True) | models.Q(claimed_until__lte=now)
            waiting = cls.objects.filter(free, state=cls.State.WAITING, due_at__lte=now).order_by("due_at")
            job = waiting.select_for_update(skip_locked=skips).first()
            if job is None:
                return None
            job.tries += 1
            job.claimed_until = now + LEASE
            if job.tries > TRIES and job.rhythm is None:
                job.state, job.cause, job.claimed_until = cls.State.FAILED, STOPPED, None
            job.save(update_fields=["tries", "claimed_until", "state", "cause"])
        return job if job.state == cls.State.WAITING else cls.claim(now=now)

    def run(self, work: Callable[["Job", datetime], None], *, clock: Callable[[], datetime]) -> None:
        """Do the work and let the job go; where it fails, wait longer each time, and after the last try stay in sight with the kind of error."""
        try:
            work(self, clock())
        except Exception as error:
            self._again_or_fail(f"{type(error).__module__}.{type(error).__qualname__}", now=clock())
        else:
            self._ends(now=clock())

    def progressed(self, done: int, total: int, *, now: datetime) -> None:
        """Say how far a long job is, and keep the claim. Raises Overtaken where the claim has gone to another worker."""
        if not self._mine().update(done=done, total=total, claimed_until=now + LEASE):
            raise Overtaken
        self.done, self.total, self.claimed_until = done, total, now + LEASE

    def try_again(self, *, now: datetime) -> None:
        """Somebody has mended the cause: a failed job waits again, as if it were new."""
        failed = type(self).objects.filter(pk=self.pk, state=self.State.FAILED)
        failed.update(state=self.State.WAITING, tries=0, due_at=now, cause="", claimed_until=None)

    def _mine(self) -> "models.QuerySet[Job]":
        # The number of tries is the claim's own number: a worker that slept past its lease touches nothing.
        return type(self).objects.filter(pk=self.pk, tries=self.tries, state=self.State.WAITING)

    def _ends(self, *, now: datetime) -> None:
        if self.rhythm is None and self._mine().filter(asked_at=self.asked_at).delete()[0]:
            return
        again = now + timedelta(seconds=self.rhythm or 0)  # asked for once more while it was done: at once
        self._mine().update(due_at=again, tries=0, claimed_until=None, done=0, total=None, cause="")

    def _again_or_fail(self, cause: str, *, now: datetime) -> None:
        if self.tries >= TRIES and self.rhythm is None:
            self._mine().update(state=self.State.FAILED, cause=cause[:100], claimed_until=None)
        else:
            tries = min(self.tries, TRIES - 1)  # what has a rhythm never gives up
            self._mine().update(due_at=now + wait(self.tries), cause=cause[:100], claimed_until=None, tries=tries)


class Overtaken(RuntimeError):
    """The claim on a job ran out and another worker has it: this one stops."""


def wait(tries: int) -> timedelta:
    """How long after a try that failed: half a minute, then three times as long each time, six hours at most."""
    return min(LONGEST_WAIT, timedelta(seconds=FIRST_WAIT.total_seconds() * 3.0 ** min(tries - 1, 10)))
