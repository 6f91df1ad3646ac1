"""`tilth serve`: makes the machine ready, asks for the first account (or loads the demo organisation), and serves pages."""

import argparse
import socket
import sys

from django.core.wsgi import get_wsgi_application
from gunicorn.app.base import BaseApplication

from tilth import places
from tilth.cli import demo
from tilth.cli.account import ask_for_first_account
from tilth.cli.worker import start_beside


def main(arguments: list[str]) -> int:
    """Serve until interrupted; exit 2 with a sentence where something must be mended first."""
    options = _parser().parse_args(arguments)
    address = f"http://{'localhost' if options.host in ('127.0.0.1', '::1') else options.host}:{options.port}/"
    if _taken(options.host, options.port):
        print(f"Something else answers on port {options.port}. Choose another: make run PORT=8010", file=sys.stderr)
        return 2
    if not (demo.load() if places.DEMO else ask_for_first_account()):
        return 2
    print(f"\nTilth is at {address} until you press Ctrl-C.", flush=True)
    start_beside()
    Server(options.host, options.port, options.workers).run()
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="tilth serve", description="Serve Tilth's pages on this machine.")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: this machine only)")
    parser.add_argument("--port", type=int, default=8000, help="port to listen on (default: 8000)")
    parser.add_argument("--workers", type=int, default=2, help="processes that answer (default: 2)")
    return parser


def _taken(host: str, port: int) -> bool:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as attempt:
        attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            attempt.bind((host, port))
        except OSError:
            return True
    return False


class Server(BaseApplication):  # type: ignore[misc]
    """gunicorn, told in code what a configuration file would say."""

    def __init__(self, host: str, port: int, workers: int) -> None:
        self.bind = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
        self.workers = workers
        super().__init__()

    def load_config(self) -> None:
        """Threads, for a page waits for the disk more than for the processor."""
        for key, value in {
            "bind": self.bind,
            "workers": self.workers,
            "worker_class": "gthread",
            "threads": 4,
            "timeout": 60,
            "loglevel": "warning",
            "limit_request_line": 4094,
        }.items():
            self.cfg.set(key, value)

    def load(self) -> object:
        """The application that gunicorn serves."""
        return get_wsgi_application()
