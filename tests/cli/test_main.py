"""The terminal's door: it finds commands by name, says what there is, and leaves quietly."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.readings import VTT
from tilth import cli
from tilth.cli import COMMANDS, INTERRUPTED, main


def python(code, **kwargs):
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, **kwargs)


@pytest.mark.parametrize("arguments", [[], ["--help"], ["help"]])
def test_help_lists_every_command_with_a_line(arguments, capsys):
    assert main(arguments) == 0
    out = capsys.readouterr().out
    assert all(name in out and line in out for name, (_, line) in COMMANDS.items())


def test_help_imports_no_command():
    loaded = "print([name for name in sys.modules if name.startswith(('tilth.cli.', 'django', 'rich', 'numpy'))])"
    done = python(f"import sys; from tilth.cli import main; main(['--help']); {loaded}")
    assert done.stdout.endswith("[]\n")


def test_reading_without_the_ear_needs_neither_django_nor_numpy_and_json_needs_no_rich(tmp_path):
    path = tmp_path / "session.vtt"
    path.write_text(VTT)
    loaded = (
        "print([name for name in ('django', 'numpy', 'onnxruntime', 'rich') if name in sys.modules], file=sys.stderr)"
    )
    code = f"import sys; from tilth.cli import main; main(['read', {str(path)!r}, '--json', '--no-ear']); {loaded}"
    assert python(code).stderr == "[]\n"


def test_the_version_is_said(capsys):
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("tilth ")


def test_an_unknown_command_is_answered_with_those_there_are(capsys):
    assert main(["raed"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "raed" in said.err
    assert "read" in said.err.replace("raed", "")


def test_an_interrupt_ends_with_130(monkeypatch):
    def interrupted(_module):
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "late", interrupted)
    assert main(["read"]) == INTERRUPTED


@pytest.mark.parametrize("options", ["", "--json"])
def test_a_reader_who_has_had_enough_gets_no_complaint(options, tmp_path):
    path = tmp_path / "session.vtt"
    path.write_text(VTT + "\n".join(f"\n0{n // 60}:{n % 60:02}.000\n" for n in range(3)))
    command = f"{sys.executable} -c 'from tilth.cli import main; raise SystemExit(main())' read {path} {options}"
    done = subprocess.run(
        ["bash", "-c", f"{command} | true; echo ${{PIPESTATUS[0]}}"], capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    assert done.stdout in ("141\n", "0\n")  # 0 where the pipe took everything before it was closed


@pytest.mark.parametrize("name", ["read", "bench"])
def test_the_page_of_the_docs_names_every_option(name, capsys):
    with pytest.raises(SystemExit):
        main([name, "--help"])
    options = set(re.findall(r"--[a-z]+", capsys.readouterr().out)) - {"--help"}
    page = (Path(__file__).parents[2] / "docs/look-up/commands.md").read_text(encoding="utf-8")
    assert options <= set(re.findall(r"--[a-z]+", page))
