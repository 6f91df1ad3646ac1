"""`tilth read`: transcripts in; a report in the terminal, JSON or a page out."""

import argparse
import io
import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tilth.cli import late, refuse
from tilth.cli.file import Heard, hear
from tilth.cli.listener import own_ear
from tilth.conversation.wording import Document, counted, excerpt, lasting, visible

SUFFIXES = (".vtt", ".srt", ".sbv", ".txt", ".docx", ".json")
"""What a folder is searched for; a file that is named is read whatever it is called."""

READ, NOT_ALL_READ = 0, 1

CODES = """exit codes:
  0  everything was read
  1  some of several files could not be read; stderr says which and why
  2  nothing could be read, or the command was not understood; stderr says what to do
"""


def main(arguments: list[str]) -> int:
    """Read what is named: one file in full; a folder or several files a line each."""
    asked = _parser().parse_args(arguments)
    paths = [Path(name) for name in asked.files]
    if len(paths) == 1 and not paths[0].is_dir():
        return _one(paths[0], asked)
    if asked.html:
        return refuse("--html makes the page of one session. Name one file, or leave --html out.")
    return _many(paths, asked)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="tilth read",
        description="Read a conversation and say what it did. Nothing leaves this machine.",
        epilog=CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("files", nargs="+", metavar="FILE", help="a transcript, or a folder of them")
    parser.add_argument("--json", action="store_true", help="print the reading as JSON (of several: one object a line)")
    parser.add_argument("--html", metavar="PAGE", help="write one self-contained page to this file")
    parser.add_argument("--coach", metavar="NAME", help="the speaker who is the coach, named as in the file")
    parser.add_argument("--no-ear", action="store_true", help="read by rules alone, without the trained ear")
    parser.add_argument("--quiet", action="store_true", help="leave out the turns, and a folder's progress")
    return parser


def _one(path: Path, asked: argparse.Namespace) -> int:
    heard = hear(path, coach=asked.coach, ear=None if asked.no_ear else own_ear())
    if heard.refusal:
        return refuse(f"{visible(heard.name)}: {visible(heard.refusal)}")
    if asked.html and (trouble := _write_page(heard, path, Path(asked.html))):
        return refuse(trouble)
    if asked.json:
        _print_json(heard.document, indent=1)
    if asked.html and not asked.quiet:
        print(f"The page is in {asked.html}.", file=sys.stderr)
    if not asked.html and not asked.json:
        late("tilth.cli.report").show(heard.document, path.name, heard.about, quiet=asked.quiet)
    return READ


def _many(paths: Sequence[Path], asked: argparse.Namespace) -> int:
    files, others = _found(paths)
    if not files:
        return refuse(f"no transcript there. A folder is searched for files that end in {', '.join(SUFFIXES)}.")
    refused = []
    bar = not asked.quiet and not (asked.json and sys.stdout.isatty())
    for heard in late("tilth.cli.folder").hear_all(files, coach=asked.coach, bar=bar, ears=not asked.no_ear):
        if heard.refusal:
            refused.append(heard)
        elif asked.json:
            _print_json({"file": heard.name, **heard.document})
        else:
            print(_summary(heard.name, heard.document))
    _say_what_was_not_read(refused, others)
    return (
        (READ if not refused else NOT_ALL_READ) if len(refused) < len(files) else refuse("none of them could be read.")
    )


def _found(paths: Sequence[Path]) -> tuple[list[Path], list[Path]]:
    """The files to read, in order, and those in folders that no transcript is called like."""
    files: list[Path] = []
    others: list[Path] = []
    for path in paths:
        if not path.is_dir():
            files.append(path)
            continue
        for each in sorted(path.rglob("*")):
            if each.is_file() and not any(part.startswith(".") for part in each.relative_to(path).parts):
                (files if each.suffix.lower() in SUFFIXES else others).append(each)
    return files, others


def _summary(name: str, document: Document) -> str:
    """A session in a line: what it is, and what came of it."""
    transcript = document["transcript"]
    speakers = [f"{each['name']} ({each['role'] or 'role unknown'})" for each in transcript["speakers"]]
    facts = [
        *([lasting(transcript["duration"])] if transcript["duration"] else []),
        counted(len(document["turns"]), "turn"),
        *([" and ".join(speakers)] if speakers else []),
        counted(len(document["shifts"]), "shift"),
        counted(len(document["moments"]), "moment"),
        counted(sum(action["status"] != "let_go" for action in document["actions"]), "step"),
    ]
    return f"{visible(name)}: {excerpt(', '.join(facts), 400)}"


def _say_what_was_not_read(refused: Sequence[Heard], others: Sequence[Path]) -> None:
    for heard in refused:
        print(f"Not read: {visible(heard.name)}: {visible(heard.refusal)}", file=sys.stderr)
    if others:
        named = visible(", ".join(path.name for path in others[:5])) + (" …" if len(others) > 5 else "")
        print(f"Passed over {counted(len(others), 'file')} that no transcript is called like: {named}", file=sys.stderr)


def _print_json(document: Document, *, indent: int | None = None) -> None:
    """JSON is UTF-8 whatever the terminal is; half a surrogate pair stays the escape that it came as."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    print(json.dumps(document, ensure_ascii=False, indent=indent))


def _write_page(heard: Heard, source: Path, target: Path) -> str | None:
    """Write the page whole or not at all, for its owner's eyes; what hindered it, as a sentence."""
    if target.exists() and target.samefile(source):
        return f"{target} is the transcript itself. Give the page a name of its own."
    text = late("tilth.cli.page").page(heard.document, source.name, heard.about)
    try:
        with tempfile.TemporaryDirectory(dir=target.parent) as beside:
            whole = Path(beside, target.name)
            whole.touch(mode=0o600)
            whole.write_text(text, encoding="utf-8", errors="xmlcharrefreplace")
            whole.replace(target)
    except OSError as error:
        return f"{target} cannot be written ({error.strerror}). Name a file in a folder where you may write."
    return None
