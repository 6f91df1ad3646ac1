"""Pure. What a format makes of a file: the cues that are speech, and what it left out with the reason."""

from dataclasses import dataclass

from tilth.conversation.transcript import Place, Utterance


@dataclass(frozen=True, slots=True)
class Skipped:
    """Words of the file that are no speech: where they stand, why they were left out, and what they are."""

    place: Place
    reason: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """The cues of a file in its order; `present` are names that the file lists without their saying anything there.

    `rounded` says that the file writes its times in whole seconds or only now and then; `language` is what it claims.
    """

    utterances: tuple[Utterance, ...]
    skipped: tuple[Skipped, ...] = ()
    present: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    rounded: bool = False
    language: str | None = None
