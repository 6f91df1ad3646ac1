"""The queue: asked for with the change that needs it, done by one worker, at least once, or failed in plain sight."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import transaction

from tests.people import NOW
from tilth.queue.job import FIRST_WAIT, LEASE, LONGEST_WAIT, STOPPED, TRIES, Job, Overtaken, wait

pytestmark = pytest.mark.django_db
SECONDS = timedelta(seconds=1)


def works(job, now):
    pass


def breaks(job, now):
    raise ValueError("what Daniel said about Marta")


def test_a_job_is_asked_for_with_the_change_or_not_at_all():
    with transaction.atomic():
        Job.ask("send", about=uuid4(), now=NOW)
        transaction.set_rollback(True)
    assert not Job.objects.exists()


def test_a_job_that_is_done_is_gone():
    Job.ask("send", about=uuid4(), now=NOW)
    Job.claim(now=NOW).run(works, clock=lambda: NOW)
    assert not Job.objects.exists()


def test_two_workers_never_hold_one_job():
    Job.ask("send", about=uuid4(), now=NOW)
    assert Job.claim(now=NOW) is not None
    assert Job.claim(now=NOW) is None


def test_what_a_killed_worker_held_is_taken_by_another_when_its_claim_runs_out():
    Job.ask("send", about=uuid4(), now=NOW)
    killed = Job.claim(now=NOW)
    assert Job.claim(now=NOW + LEASE - SECONDS) is None
    assert Job.claim(now=NOW + LEASE).id == killed.id


def test_a_worker_that_slept_past_its_claim_touches_nothing():
    Job.ask("send", about=uuid4(), now=NOW)
    slept = Job.claim(now=NOW)
    other = Job.claim(now=NOW + LEASE)
    with pytest.raises(Overtaken):
        slept.progressed(1, 2, now=NOW + LEASE)
    slept.run(works, clock=lambda: NOW + LEASE)
    assert Job.objects.get().tries == other.tries


def test_a_long_job_keeps_its_claim_by_saying_how_far_it_is():
    Job.ask("read many", now=NOW)
    job = Job.claim(now=NOW)
    job.progressed(3, 9, now=NOW + LEASE - SECONDS)
    assert Job.claim(now=NOW + LEASE) is None
    assert (Job.objects.get().done, Job.objects.get().total) == (3, 9)


def test_a_failure_waits_longer_each_time_and_then_stays_in_sight_without_a_word_of_content():
    Job.ask("send", about=uuid4(), now=NOW)
    now = NOW
    for n in range(1, TRIES + 1):
        Job.claim(now=now).run(breaks, clock=lambda now=now: now)
        if n < TRIES:
            assert Job.claim(now=now + wait(n) - SECONDS) is None
        now += wait(n)
    job = Job.objects.get()
    assert (job.state, job.cause) == (Job.State.FAILED, "builtins.ValueError")
    assert Job.claim(now=now + LONGEST_WAIT) is None
    job.try_again(now=now)
    assert Job.claim(now=now).tries == 1


def test_a_job_that_kills_its_worker_every_time_fails_too():
    Job.ask("send", about=uuid4(), now=NOW)
    for n in range(TRIES):
        assert Job.claim(now=NOW + n * LEASE) is not None
    assert Job.claim(now=NOW + TRIES * LEASE) is None
    assert Job.objects.get().cause == STOPPED


def test_what_is_asked_for_while_it_is_done_is_done_once_more():
    about = uuid4()
    Job.ask("read", about=about, now=NOW)
    job = Job.claim(now=NOW)
    Job.ask("read", about=about, now=NOW + SECONDS)
    job.run(works, clock=lambda: NOW + SECONDS)
    assert Job.claim(now=NOW + SECONDS).id == job.id


def test_what_waits_is_not_asked_for_twice():
    about = uuid4()
    for _ in range(3):
        Job.ask("read", about=about, now=NOW)
    assert Job.objects.count() == 1


def test_a_rhythm_comes_again_also_after_failures_and_a_clock_set_back():
    minute = {"remind": timedelta(minutes=1)}
    Job.keep_to(minute, now=NOW)
    now = NOW
    for _ in range(TRIES + 3):
        Job.claim(now=now).run(breaks, clock=lambda now=now: now)
        now += LONGEST_WAIT
    assert Job.objects.get().state == Job.State.WAITING
    Job.claim(now=now).run(works, clock=lambda: now)
    assert Job.claim(now=now + timedelta(minutes=1)) is not None
    Job.keep_to(minute, now=NOW - timedelta(days=30))
    assert Job.objects.get().due_at == NOW - timedelta(days=30)


def test_the_wait_grows_to_six_hours_and_no_further():
    assert wait(1) == FIRST_WAIT
    assert wait(2) == 3 * FIRST_WAIT
    assert wait(1000) == LONGEST_WAIT
