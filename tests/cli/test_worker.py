"""`tilth worker`: does what is due, ends when it is told to, and one that was started beside a process ends with it."""

import threading

import pytest

from tests.people import gather
from tilth import background
from tilth.cli import worker
from tilth.mail.wish import Wish
from tilth.queue.job import Job

pytestmark = pytest.mark.django_db


def test_once_does_what_is_due_and_sets_the_rest_ahead():
    cast = gather()
    assert worker.main(["--once"]) == 0
    assert Wish.objects.filter(person=cast.client).exists()
    assert {job.name for job in Job.objects.all()} == set(background.RHYTHMS)


@pytest.mark.django_db(transaction=True)  # it closes connections, as it does between two jobs
def test_a_worker_that_is_told_to_stop_does_the_job_in_hand_and_no_other():
    gather()
    Job.keep_to(background.RHYTHMS, now=worker.timezone.now())
    stop = threading.Event()
    stop.set()
    worker.work(stop)
    assert Job.objects.filter(due_at__lte=worker.timezone.now()).count() == len(background.RHYTHMS) - 1


@pytest.mark.django_db(transaction=True)
def test_a_worker_ends_with_the_process_it_stands_beside():
    worker.work(threading.Event(), beside=0)  # nobody's number: that process is gone


def test_every_rhythm_is_of_a_job_that_exists():
    assert set(background.RHYTHMS) <= set(background.JOBS)
