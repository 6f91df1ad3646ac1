"""The ear for a run of a command: loaded once a process, and only where one listens."""

import os
from functools import cache
from pathlib import Path

from tilth.cli import late
from tilth.conversation import ear
from tilth.conversation.ear.hearing import Ear


@cache
def own_ear(*, threads: int | None = None) -> Ear | None:
    """The ear that comes with Tilth; None where its files were left out of this copy."""
    folder = Path(next(iter(ear.__path__)))
    if not (folder / "ear.onnx").exists():
        return None
    made: Ear = late("tilth.conversation.ear.model").TrainedEar(folder, threads or min(2, os.cpu_count() or 1))
    return made
