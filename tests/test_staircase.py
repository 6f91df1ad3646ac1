"""The house keeps its own rules: imports go down, style and types hold, no migration is missing."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command

BIN = Path(sys.executable).parent
HERE = Path(__file__).parent.parent


@pytest.mark.parametrize(
    "command",
    [["lint-imports"], ["ruff", "check", "."], ["ruff", "format", "--check", "."], ["mypy"]],
    ids=lambda command: " ".join(command),
)
def test_the_house_rules_hold(command):
    done = subprocess.run([BIN / command[0], *command[1:]], cwd=HERE, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_templates_are_well_kept():
    templates = [str(path) for path in HERE.glob("tilth/web/templates/**/*.html")]
    done = subprocess.run(
        [BIN / "djade", "--check", "--target-version", "5.2", *templates], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_the_settings_stand_djangos_own_check_behind_tls():
    done = subprocess.run(
        [sys.executable, "-m", "django", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=HERE,
        capture_output=True,
        text=True,
        env={
            "DJANGO_SETTINGS_MODULE": "tests.settings",
            "TILTH_TLS": "1",
            "PATH": "/usr/bin:/bin",
            "PYTHONPATH": str(HERE),
        },
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_module_says_what_it_is():
    mute = [
        str(path.relative_to(HERE))
        for path in HERE.glob("tilth/**/*.py")
        if "migrations" not in path.parts and path.stat().st_size and not path.read_text().startswith(('"""', 'r"""'))
    ]
    assert mute == []
