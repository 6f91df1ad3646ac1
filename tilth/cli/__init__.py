"""The terminal's door: finds the command by its name and imports it only when it is called."""

import io
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from types import ModuleType

from tilth import __version__

COMMANDS: dict[str, tuple[str, str]] = {
    "serve": ("tilth.cli.serve", "make everything ready and serve the pages"),
    "worker": ("tilth.cli.worker", "send letters, write reminders, do what is due"),
    "account": ("tilth.cli.account", "make an account on this machine"),
    "backup": ("tilth.cli.backup", "back up the database and the keystore, apart from each other"),
    "restore": ("tilth.cli.restore", "put a backup back, verified first"),
    "archive": ("tilth.cli.archive", "write everything of a client's into a folder, for them"),
    "vault": ("tilth.cli.vault", "renew the master key, or say how the keys stand"),
    "audit": ("tilth.cli.audit", "check that nobody changed, cut or reordered a read log"),
    "read": ("tilth.cli.read", "read a conversation, or a folder of them, and say what it did"),
    "bench": ("tilth.cli.bench", "lay the engine's readings beside people's and print how far they agree"),
}
"""A command's name, the module that holds its `main(arguments)`, and one line for `tilth --help`."""

ON_RECORD = {"serve", "worker", "account", "backup", "restore", "archive", "vault", "audit"}
"""The commands that work on the record: Django is set up before their module is imported."""

AS_IT_IS = {"restore"}
"""Of these, the commands for which nothing is made or migrated beforehand: a new master key could not open what is put back."""

REFUSED = 2
INTERRUPTED = 130
PIPE_CLOSED = 141


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that the first argument names; what it returns is the exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments) or ["--help"]
    _write_anything()
    try:
        code = _call(given[0], given[1:])
        sys.stdout.flush()
        return code
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read us has had enough (`| head`): nothing more is said, not even when Python flushes at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED


def late(module: str) -> ModuleType:
    """A module of this door, imported now: what a run does not need must not cost it time."""
    return import_module(module)


def refuse(sentence: str) -> int:
    """Say on stderr what is wrong and what to do; the exit code for it."""
    print(f"tilth: {sentence}", file=sys.stderr)
    return REFUSED


def _call(name: str, arguments: list[str]) -> int:
    if name in ("-h", "--help", "help"):
        print(_help())
        return 0
    if name == "--version":
        print(f"tilth {__version__}")
        return 0
    if name not in COMMANDS:
        return refuse(
            f"there is no command {name!r}. Try one of: {', '.join(COMMANDS)}. `tilth --help` says what each does."
        )
    if name in ON_RECORD:
        ready = late("tilth.cli.ready")
        try:
            ready.start_django(as_it_is=name in AS_IT_IS or bool({"-h", "--help"} & set(arguments)))
        except ready.PROBLEMS as problem:
            return refuse(str(problem))
    code: int = late(COMMANDS[name][0]).main(arguments)
    return code


def _help() -> str:
    width = max(len(name) for name in COMMANDS)
    lines = [f"  {name:<{width}}  {line}" for name, (_, line) in COMMANDS.items()]
    return "\n".join(
        [
            "usage: tilth COMMAND …",
            "",
            *lines,
            "",
            "`tilth COMMAND --help` says more of one. `tilth --version` says which this is.",
        ]
    )


def _write_anything() -> None:
    """A terminal that cannot show a letter gets its number instead of a crash."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
