"""A real mail server on loopback, for tests: what is sent to it arrives in a list."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import Message as Arrived

from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message


class Postbox(Message):
    """Keeps what arrives."""

    def __init__(self) -> None:
        super().__init__()
        self.arrived: list[Arrived] = []

    def handle_message(self, message: Arrived) -> None:
        self.arrived.append(message)


@contextmanager
def mail_server(settings) -> Iterator[Postbox]:
    """A mail server that Tilth sends through while this holds."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    box = Postbox()
    server = Controller(box, hostname="127.0.0.1", port=port)
    server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.SENDS_MAIL = "127.0.0.1", port, True
    try:
        yield box
    finally:
        server.stop()


def words(message: Arrived, kind: str = "text/plain") -> str:
    """The part of a letter that is of that kind, as a mail program shows it."""
    parts = [part for part in message.walk() if part.get_content_type() == kind]
    return parts[0].get_payload(decode=True).decode() if parts else ""
