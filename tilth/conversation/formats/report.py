"""Pure. What became of a file on its way in: how it was read, what was left out and why, and what it could not give."""

from collections.abc import Iterator
from dataclasses import dataclass

from tilth.conversation.formats.found import Found, Skipped
from tilth.conversation.transcript import Timing, Transcript

_TIMES = {
    Timing.SPANS: "each cue has a start and an end",
    Timing.STARTS: "only the starts are there",
    Timing.ROUNDED: "whole seconds, or only now and then",
    Timing.NONE: "none",
}


@dataclass(frozen=True, slots=True)
class Report:
    """For the person who brought the file. `present` are names it lists that say nothing (bots, shared screens).

    Words in the file are those kept and those left out; a declared comment, an id, a name or a time is no word.
    """

    format: str
    cues: int
    skipped: tuple[Skipped, ...]
    speakers: tuple[str, ...]
    present: tuple[str, ...]
    unnamed: int
    timing: Timing
    words_kept: int
    words_in_file: int
    language: str | None
    warnings: tuple[str, ...]

    def sentences(self) -> Iterator[str]:
        """The report as a person reads it, one fact a sentence; the places left out are in `skipped`."""
        kept = f"{self.words_kept} of {self.words_in_file} words kept"
        yield f"Read as {self.format}: {_count(self.cues, 'cue')}, {kept}."
        if self.skipped:
            reasons = ", ".join(f"{reason} ({n})" for reason, n in self.reasons().items())
            yield f"Left out, {_count(len(self.skipped), 'place')}: {reasons}."
        yield f"Speakers: {', '.join(self.speakers)}." if self.speakers else "The file names no speakers."
        if self.unnamed and self.speakers:
            yield f"{_count(self.unnamed, 'cue')} without a speaker."
        if self.present:
            yield f"Listed, but never heard: {', '.join(self.present)}."
        yield f"Times: {_TIMES[self.timing]}."
        yield from self.warnings

    def reasons(self) -> dict[str, int]:
        """Why something was left out, and how often."""
        counts: dict[str, int] = {}
        for item in self.skipped:
            counts[item.reason] = counts.get(item.reason, 0) + 1
        return counts


def report_on(transcript: Transcript, found: Found) -> Report:
    """The report of a transcript and of what its format left out."""
    kept = sum(len(utterance.text.split()) for utterance in transcript.utterances)
    return Report(
        format=transcript.format,
        cues=len(transcript.utterances),
        skipped=found.skipped,
        speakers=transcript.speakers,
        present=found.present,
        unnamed=sum(utterance.speaker is None for utterance in transcript.utterances),
        timing=transcript.timing,
        words_kept=kept,
        words_in_file=kept + sum(len(item.text.split()) for item in found.skipped),
        language=transcript.language,
        warnings=transcript.warnings,
    )


def _count(n: int, what: str) -> str:
    return f"{n} {what}" if n == 1 else f"{n} {what}s"
