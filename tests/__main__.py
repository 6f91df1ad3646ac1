"""Runs the suite: all of it on SQLite, then what touches the database again on PostgreSQL, where one answers."""

import getpass
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg.conninfo import make_conninfo


def main(arguments: list[str]) -> int:
    """Exit 0 when both runs pass; under CI a missing PostgreSQL is a failure, elsewhere it is said."""
    on_sqlite = run(arguments)
    with postgresql() as url:
        if url is None:
            print("PostgreSQL does not answer, so the suite ran on SQLite alone. On Debian: apt-get install postgresql")
            return on_sqlite or (1 if os.environ.get("CI") == "true" else 0)
        print("\nAnd now what touches the database, on PostgreSQL.", flush=True)
        return run(["-m", "django_db", *arguments], TILTH_TEST_DATABASE_URL=url) or on_sqlite


def run(arguments: list[str], **environment: str) -> int:
    clean = {key: value for key, value in os.environ.items() if key != "TILTH_TEST_DATABASE_URL"}
    return subprocess.run([sys.executable, "-m", "pytest", *arguments], env=clean | environment).returncode


@contextmanager
def postgresql() -> Iterator[str | None]:
    """The address of a PostgreSQL that lets us make databases: the one named, one on loopback, or one started for the tests."""
    named = os.environ.get("TILTH_TEST_DATABASE_URL")
    if named:
        yield named
        return
    for user in dict.fromkeys((getpass.getuser(), "postgres")):
        if answers(user, 5432):
            yield address(user, 5432)
            return
    with started() as url:
        yield url


def answers(user: str, port: int) -> bool:
    """Whether a PostgreSQL on loopback lets this user in, with the right to make databases."""
    try:
        with psycopg.connect(
            make_conninfo(host="127.0.0.1", port=port, user=user, dbname="postgres", connect_timeout=2)
        ) as at:
            row = at.execute("SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user").fetchone()
            return bool(row and row[0])
    except psycopg.OperationalError:
        return False


def address(user: str, port: int) -> str:
    return f"postgres://{user}@127.0.0.1:{port}/tilth"


@contextmanager
def started() -> Iterator[str | None]:
    """A PostgreSQL of our own in a temporary folder, as the postgres user where we are root (initdb refuses root)."""
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    initdb = shutil.which("initdb") or (programs[-1] if programs else None)
    if initdb is None:
        yield None
        return
    bin_, folder = Path(initdb).parent, Path(tempfile.mkdtemp(prefix="tilth-postgresql-"))
    as_postgres = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
    if as_postgres:
        shutil.chown(folder, "postgres")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    data = str(folder / "data")
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off"
    try:
        subprocess.run(
            [*as_postgres, bin_ / "initdb", "-D", data, "-U", "postgres", "-A", "trust"],
            check=True,
            capture_output=True,
        )
        subprocess.run(
            [*as_postgres, bin_ / "pg_ctl", "-D", data, "-w", "-o", options, "-l", folder / "log", "start"], check=True
        )
        yield address("postgres", port)
    finally:
        subprocess.run(
            [*as_postgres, bin_ / "pg_ctl", "-D", data, "-m", "immediate", "stop"], check=False, capture_output=True
        )
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
