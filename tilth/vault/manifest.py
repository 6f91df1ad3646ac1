"""Pure but for the files it reads. A folder of a backup: what must be in it, byte for byte, or the sentence that says what is wrong."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

FORMAT = "tilth-backup/1"
NAME = "manifest.json"


class Unsound(ValueError):
    """A folder that is no sound backup; the message says what is wrong and what to do."""


def write(folder: Path, **about: Any) -> None:
    """Name every file of the folder with its length and hash; written last, so that what was interrupted is no backup."""
    files = {str(path.relative_to(folder)): _print_of(path) for path in _files(folder)}
    text = json.dumps({"format": FORMAT, **about, "files": files}, indent=1, sort_keys=True)
    (folder / NAME).write_text(text + "\n", encoding="utf-8")


def read(folder: Path, part: str) -> Mapping[str, Any]:
    """The manifest of a folder that holds exactly what it names; raises Unsound."""
    try:
        manifest = json.loads((folder / NAME).read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        raise Unsound(f"{folder} has no {NAME}: it is no backup, or writing it was interrupted. Use another.") from None
    except ValueError:
        raise Unsound(f"{folder / NAME} cannot be read. Use another backup.") from None
    if not isinstance(manifest, dict) or (manifest.get("format"), manifest.get("part")) != (FORMAT, part):
        raise Unsound(f"{folder} is no backup of the {part} in the form {FORMAT}.")
    found = {str(path.relative_to(folder)): _print_of(path) for path in _files(folder)}
    wrong = sorted(name for name in {*found, *manifest["files"]} if found.get(name) != manifest["files"].get(name))
    if wrong:
        raise Unsound(
            f"{folder} is damaged: {wrong[0]} is not as it was written ({len(wrong)} in all). Use another backup."
        )
    return manifest


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and path.name != NAME)


def _print_of(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        return {"bytes": path.stat().st_size, "sha256": hashlib.file_digest(file, "sha256").hexdigest()}
