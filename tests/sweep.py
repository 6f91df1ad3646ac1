"""Five hundred planted phrases go through the verbs and the pages there are; then every place they must not be in is searched."""

import io
import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

from django.apps import apps
from django.core import mail
from django.urls import reverse

from tests.people import NOW, Cast
from tests.web.walk import patterns
from tilth.coaching.content import sealed_tables
from tilth.coaching.draft import Draft
from tilth.coaching.insight import Insight, Moment
from tilth.coaching.note import Focus, Learning, Note, Preparation
from tilth.coaching.session import Session
from tilth.coaching.step import Step
from tilth.coaching.value import Value
from tilth.vault.fields import SealedBytes
from tilth.vault.sealing import keystore

PHRASES = 500
SAID = 300
"""Of these, so many are said in the conversation; the rest are written."""


def phrase(n: int) -> str:
    """A phrase that stands nowhere else: two invented words and their number."""
    return f"zwirnvogel{n:03} quettamoos{n * 7919 % 10007:05}"


def phrases() -> list[str]:
    """All that are planted."""
    return [phrase(n) for n in range(PHRASES)]


def conversation() -> str:
    """A transcript in which the first of the phrases are said, one a turn; its speakers' labels are phrases too."""
    lines = ["WEBVTT", ""]
    for n in range(SAID - 2):
        at = timedelta(seconds=10 * n)
        speaker = phrase(SAID - 2 + n % 2)
        words = f"I notice {phrase(n)} in me." if n % 2 else f"What does {phrase(n)} mean to you?"
        lines += [f"0{at}.000 --> 0{at + timedelta(seconds=6)}.000", f"<v {speaker}>{words}</v>", ""]
    return "\n".join(lines)


def plant(cast: Cast) -> Session:
    """Say and write every phrase, through verbs and through pages; the session they were said in."""
    session = cast.session(conversation=conversation())
    left = iter(phrases()[SAID:])
    _write(cast, session, left)
    _send(cast, session, left)
    return session


def _write(cast: Cast, session: Session, left: Iterator[str]) -> None:
    """The verbs."""
    whole, coach, client = cast.engagement, cast.coach, cast.client
    cast.agreement(purpose=next(left), themes=next(left))
    ladder = [next(left) for _ in range(5)]
    cast.goal().rewrite(by=client, version=1, words=next(left), ladder=ladder, weight=1, why=next(left), now=NOW)
    for part, kind in ((coach, "coach"), (client, "client"), (coach, "shared")):
        Note.write(session, by=part, kind=kind, words=next(left), version=0, now=NOW)
    words = {name: next(left) for name in ("topic", "outcome", "measure", "meaning")}
    Focus.write(session, by=coach, version=0, now=NOW, **words)
    later = Session.plan(whole, by=client, held_on=NOW.date() + timedelta(days=7), now=NOW)
    Preparation.write(later, by=client, focus=next(left), since=next(left), shared_with_coach=True, version=0, now=NOW)
    Learning.write(
        session, by=client, about_self=next(left), about_situation=next(left), use=next(left), version=0, now=NOW
    )
    Draft.keep(by=client, organisation=cast.organisation.id, place="/", fields={"words": [next(left)]}, now=NOW)
    for _ in range(12):
        moment = Moment.propose(whole, by=coach, session=session, words=next(left), noticed=next(left), now=NOW)
        insight = moment.keep(by=client, words=next(left), now=NOW)
        value = Value.name(whole, by=client, words=next(left), session=session, now=NOW)
        card = {"what": next(left), "question": next(left), "if_then": next(left)}
        step = Step.choose(whole, by=client, card=card, insight=insight, tests=value, now=NOW)
        step.report(by=client, outcome="partly", now=NOW, happened=next(left), learned=next(left), surprised=next(left))


def _send(cast: Cast, session: Session, left: Iterator[str]) -> None:
    """The pages, right and wrong: forms that are taken, forms that are refused, and addresses that are not there."""
    browser = cast.browser("client")
    browser.raise_request_exception = False
    for words in left:
        insight = Insight.objects.order_by("?").first()
        assert insight is not None
        browser.post(reverse("name-insight", args=[cast.engagement.id]), {"words": words})
        browser.post(reverse("reword-insight", args=[insight.id]), {"words": words, "version": 999})
        browser.post(reverse("note", args=[session.id, "shared"]), {"words": words, "version": 999})
        browser.post(reverse("note", args=[session.id, "coach"]), {"words": words})
        browser.post(reverse("receive", args=[uuid4()]), {"file": io.BytesIO(words.encode())})


Address = Callable[[Cast, Session, str, Sequence[str]], str]


def walk(cast: Cast, session: Session, address: Address) -> int:
    """Open every page as everybody, so that whatever a page leaves behind is there to be found; how many were shown."""
    shown = 0
    for part in ("coach", "client", "sponsor", "administrator", "stranger", "visitor"):
        browser = cast.browser(part)
        browser.raise_request_exception = False
        for name, needs in patterns():
            shown += browser.get(address(cast, session, name, needs)).status_code == 200
    return shown


def found(where: bytes) -> list[str]:
    """The planted phrases that stand there, in any of the encodings that a database or a log would write."""
    return [
        each
        for each in phrases()
        if each.encode() in where or each.encode("utf-16-le") in where or each.split()[0].encode() in where
    ]


def stumble(cast: Cast, session: Session) -> int:
    """Fail in the middle of a page, with words in hand; the status of the answer. What an error leaves in the log is the point."""
    broken = cast.session(conversation=conversation())
    keystore().destroy(broken.compartment_id)
    browser = cast.browser("coach")
    browser.raise_request_exception = False
    browser.get(session.get_absolute_url())
    return browser.get(broken.get_absolute_url()).status_code


def kept() -> set[str]:
    """The planted phrases that those who hold the keys can read: what a sweep finds nowhere must at least be somewhere."""
    words = " ".join(_opened())
    return {each for each in phrases() if each in words}


def _opened() -> Iterator[str]:
    for table in sealed_tables():
        sealed = [field.attname for field in table._meta.concrete_fields if isinstance(field, SealedBytes)]
        for row in table._default_manager.exclude(compartment__in=keystore().destroyed()):
            yield from (str(getattr(row, name)) for name in sealed)


def letters() -> bytes:
    """What left or would leave by mail."""
    return "\n".join(f"{letter.subject}\n{letter.body}" for letter in getattr(mail, "outbox", [])).encode()


def rows_under(compartment: object) -> list[str]:
    """The tables, of all there are, that hold a row sealed under a key."""
    return [t.__name__ for t in sealed_tables() if t._default_manager.filter(compartment=compartment).exists()]


def plain_columns() -> Iterator[bytes]:
    """Every value of every table's every column, as Python writes it; sealed ones as they are kept."""
    for table in apps.get_models():
        for row in table._default_manager.values_list():
            yield repr(row).encode()


@contextmanager
def listened() -> Iterator[io.StringIO]:
    """Everything that is logged meanwhile, down to the last detail, but for what the settings keep shut whoever listens."""
    heard = io.StringIO()
    handler = logging.StreamHandler(heard)
    loggers = [logging.getLogger(), logging.getLogger("django")]
    levels = [logger.level for logger in loggers]
    loggers[0].addHandler(handler)
    for logger in loggers:
        logger.setLevel(logging.DEBUG)
    try:
        yield heard
    finally:
        loggers[0].removeHandler(handler)
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)


def files(folder: Path) -> Iterable[Path]:
    """The files of a folder, whatever lies how deep in it."""
    return (path for path in folder.rglob("*") if path.is_file())
