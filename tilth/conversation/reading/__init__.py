"""Pure. One verb reads a whole conversation: turns, shifts, moments, actions, markers, competencies, measures; what cannot be read is left out and said."""

from collections.abc import Iterator

from tilth import __version__
from tilth.conversation import roles
from tilth.conversation.ear.hearing import Ear
from tilth.conversation.reading.actions import read_actions
from tilth.conversation.reading.competencies import read_competencies
from tilth.conversation.reading.findings import Reading, SpeakerFinding
from tilth.conversation.reading.fusion import listen
from tilth.conversation.reading.heard import Heard, hear
from tilth.conversation.reading.markers import read_markers
from tilth.conversation.reading.measures import measure
from tilth.conversation.reading.moments import read_moments
from tilth.conversation.reading.shifts import read_shifts
from tilth.conversation.reading.turns import read_turns
from tilth.conversation.transcript import Transcript

ENGINE = f"tilth {__version__}"


def read(transcript: Transcript, *, ear: Ear | None = None) -> Reading:
    """All that the engine says of a conversation, with its roles as they are cast; without an ear the rules read alone."""
    listening = listen(ear, transcript) if ear and _english(transcript) else None
    heard = hear(transcript, read_turns(transcript, listening), listening)
    both = bool(heard.coach and heard.client) and _english(transcript)
    shifts = read_shifts(heard) if both else ()
    moments = read_moments(heard, shifts) if both else ()
    actions = read_actions(heard, moments) if both else ()
    markers = read_markers(heard, shifts, actions) if both else {}
    return Reading(
        engine=ENGINE,
        model=listening.name if listening else None,
        silence_readable=heard.timed,
        speakers=tuple(_speakers(transcript)),
        warnings=(*transcript.warnings, *_warnings(transcript, heard)),
        turns=tuple(t.found for t in heard.turns),
        shifts=shifts,
        moments=moments,
        actions=actions,
        markers=markers,
        competencies=read_competencies(markers),
        measures=measure(heard, moments, actions),
    )


def _english(transcript: Transcript) -> bool:
    return transcript.language in ("en", None)


def _speakers(transcript: Transcript) -> Iterator[SpeakerFinding]:
    """Who each label is: the guess with its reason where the cast follows it, a plain word where a person decided."""
    for guessed in roles.guess(transcript):
        voice = transcript.voices.get(guessed.label)
        role = voice.role if voice else None
        if role is guessed.role:
            yield guessed
        elif role is None:
            yield SpeakerFinding(guessed.label, None, 0.0, "Nobody has said who this is.")
        else:
            yield SpeakerFinding(guessed.label, role, 1.0, "Somebody who knows has said so.")


def _warnings(transcript: Transcript, heard: Heard) -> Iterator[str]:
    if not heard.turns:
        yield "There are no words in this transcript."
        return
    if not _english(transcript):
        yield "This conversation is not in English: its turns are shown, what the words do is not read."
    if len(transcript.speakers) < 2:
        yield "Only one speaker can be told apart here, so nothing is said of what passed between two."
    elif not heard.coach:
        yield "Nobody is known to be the coach: say who is who, then the conversation can be read."
    elif not heard.client:
        yield "Nobody is known to be the client: say who is who, then the conversation can be read."
    if not heard.timed:
        yield "The times in this file cannot carry silence: pauses, waiting and what rests on them are left out."
