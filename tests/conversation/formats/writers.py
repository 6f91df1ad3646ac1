"""Conversations made up by Hypothesis, and every format in which a tool would write them down."""

import html
import io
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import docx
from hypothesis import strategies as st


@dataclass(frozen=True)
class Said:
    """What one person says in one go: words, and when they begin and end (in seconds)."""

    speaker: str
    text: str
    start: float
    end: float

    @property
    def words(self) -> list[str]:
        return self.text.split()

    def timed_words(self) -> list[tuple[str, float, float]]:
        """Each word with an equal share of the time."""
        step = (self.end - self.start) / len(self.words)
        return [
            (word, round(self.start + i * step, 3), round(self.start + (i + 1) * step, 3))
            for i, word in enumerate(self.words)
        ]


Conversation = Sequence[Said]

NAMES = (
    ("Ruth", "Daniel"),
    ("Anna (she/her)", "Müller, Jörg (ACME GmbH)"),
    ("Dr. O'Neil", "Владимир Петров", "Priya & Sam"),
    ("李伟", "María-José de la Cruz", "iPhone von Anna"),
    ("Speaker 1", "Speaker 2", "Speaker 3"),
    ("coach", "client"),
)
WORDS = st.one_of(
    st.sampled_from(
        "I you yeah so Mm-hmm. it's Note: important: 3:1 10:30 [laughs] AT&T fünf “quoted” naïve — okay? 42 R&D; a<b x>y no. ... (pause) "
        "好的。 что-то https://example.org/a?b=c -->".split()
    ),
    st.text(alphabet="abcdefghijklmnopqrstuvwxyzäéøß'", min_size=1, max_size=9),
)


@st.composite
def conversations(draw: st.DrawFn) -> Conversation:
    """Two or three people in turn, each at least three times, with silences and overlaps that no cue shares with another."""
    names = draw(st.sampled_from(NAMES))
    order = [*names * 3, *draw(st.lists(st.sampled_from(names), max_size=6))]
    said: list[Said] = []
    now = draw(st.integers(0, 4000))
    for name in order:
        # The first word has letters: a line that is nothing but a time or a mark cannot be told from the tool's own lines.
        text = " ".join(["Well", *draw(st.lists(WORDS, max_size=8))])
        length = draw(st.integers(300, 30_000))
        said.append(Said(name, text, now / 1000, (now + length) / 1000))
        now += length + draw(st.sampled_from([-100, 1, 400, 1500, 6001]))
    return said


def webvtt_zoom(said: Conversation) -> bytes:
    cues = [f"{n}\n{_clock(s.start)} --> {_clock(s.end)}\n{s.speaker}: {s.text}" for n, s in enumerate(said, 1)]
    return "\n\n".join(["WEBVTT", *cues, ""]).encode()


def webvtt_teams(said: Conversation) -> bytes:
    guid = "6f2c1a34-9d1e-4b70-8a55-0c1d2e3f4a5b"
    cues = [
        f"{guid}/{n}-0\r\n{_clock(s.start)} --> {_clock(s.end)}\r\n"
        f"<v {html.escape(s.speaker)}>{html.escape(_in_lines(s.text))}</v>\r\n"
        for n, s in enumerate(said)
    ]
    return ("\ufeffWEBVTT\r\n\r\n" + "\r\n".join(cues)).encode()


def webvtt_whisperx(said: Conversation) -> bytes:
    cues = [f"{_clock(s.start, hours=False)} --> {_clock(s.end, hours=False)}\n[{s.speaker}]: {s.text}\n" for s in said]
    return ("WEBVTT\n\n" + "\n".join(cues)).encode()


def srt(said: Conversation) -> bytes:
    cues = [
        f"{n}\n{_clock(s.start, ',')} --> {_clock(s.end, ',')}\n{s.speaker}: {_in_lines(s.text)}\n"
        for n, s in enumerate(said, 1)
    ]
    return "\n".join(cues).encode("utf-16")


def sbv(said: Conversation) -> bytes:
    return "\n".join(f"{_clock(s.start)[1:]},{_clock(s.end)[1:]}\n{s.speaker}: {s.text}\n" for s in said).encode()


def otter(said: Conversation) -> bytes:
    blocks = [f"{s.speaker}  {_short(s.start)}  \n{s.text}\n" for s in said]
    return "\n".join([*blocks, "Transcribed by https://otter.ai\n"]).encode()


def teams(said: Conversation) -> bytes:
    return _teams(said).encode()


def teams_docx(said: Conversation) -> bytes:
    """One paragraph for each block, with line breaks inside the run, as Word shows Teams' transcripts."""
    return _word(_teams(said).split("\n\n"))


def meet(said: Conversation) -> bytes:
    return _meet(said).encode()


def meet_docx(said: Conversation) -> bytes:
    return _word(_meet(said).split("\n"))


def plain(said: Conversation) -> bytes:
    return "\n".join(f"{s.speaker}: {s.text}" for s in said).encode()


def plain_timed(said: Conversation) -> bytes:
    return "\n\n".join(f"[{_clock(s.start)[:8]}] {s.speaker}: {s.text}" for s in said).encode()


def markdown(said: Conversation) -> bytes:
    return "\n\n".join(f"**{s.speaker} ({_short(s.start)}):** {s.text}  " for s in said).encode()


def whisper(said: Conversation) -> bytes:
    segments = [
        {
            "id": i,
            "start": s.start,
            "end": s.end,
            "text": f" {s.text}",
            "no_speech_prob": 0.01,
            "words": _words(s, "word", " "),
        }
        for i, s in enumerate(said)
    ]
    return _json({"text": " ".join(s.text for s in said), "segments": segments, "language": "en"})


def whisperx(said: Conversation) -> bytes:
    segments = [
        {"start": s.start, "end": s.end, "text": s.text, "speaker": s.speaker, "words": _words(s, "word")} for s in said
    ]
    return _json({"segments": segments, "word_segments": [], "language": "en"})


def deepgram(said: Conversation) -> bytes:
    ids = _ids(said)
    words = [
        {"word": w.lower(), "punctuated_word": w, "start": a, "end": b, "confidence": 0.9, "speaker": ids[s.speaker]}
        for s in said
        for w, a, b in s.timed_words()
    ]
    alternative = {"transcript": " ".join(s.text for s in said), "confidence": 0.9, "words": words}
    return _json({"metadata": {}, "results": {"channels": [{"alternatives": [alternative]}]}})


def assemblyai(said: Conversation) -> bytes:
    utterances = [
        {
            "speaker": s.speaker,
            "text": s.text,
            "start": round(s.start * 1000),
            "end": round(s.end * 1000),
            "words": [
                {"text": w, "start": round(a * 1000), "end": round(b * 1000), "speaker": s.speaker}
                for w, a, b in s.timed_words()
            ],
        }
        for s in said
    ]
    return _json(
        {
            "id": "x",
            "text": " ".join(s.text for s in said),
            "audio_duration": 300,
            "utterances": utterances,
            "words": [],
        }
    )


def aws_transcribe(said: Conversation) -> bytes:
    items = [
        {"type": "pronunciation", "start_time": f"{a}", "end_time": f"{b}", "alternatives": [{"content": w}]}
        for s in said
        for w, a, b in s.timed_words()
    ]
    segments = [
        {
            "start_time": f"{s.start}",
            "end_time": f"{s.end}",
            "speaker_label": f"spk_{_ids(said)[s.speaker]}",
            "items": [{"start_time": f"{a}", "end_time": f"{b}"} for _, a, b in s.timed_words()],
        }
        for s in said
    ]
    results = {"transcripts": [{"transcript": " ".join(s.text for s in said)}], "items": items}
    return _json({"jobName": "x", "results": {**results, "speaker_labels": {"speakers": 2, "segments": segments}}})


def revai(said: Conversation) -> bytes:
    ids = _ids(said)
    monologues = []
    for s in said:
        elements: list[dict[str, Any]] = []
        for word, start, end in s.timed_words():
            bare = word.rstrip(".?!") or word
            elements.append({"type": "text", "value": bare, "ts": start, "end_ts": end, "confidence": 0.9})
            elements += [{"type": "punct", "value": word[len(bare) :]}] if word != bare else []
            elements.append({"type": "punct", "value": " "})
        monologues.append({"speaker": ids[s.speaker] * 2, "elements": elements})
    return _json({"monologues": monologues})


def fireflies(said: Conversation) -> bytes:
    sentences = [
        {"index": i, "speaker_name": s.speaker, "text": s.text, "start_time": f"{s.start}", "end_time": f"{s.end}"}
        for i, s in enumerate(said)
    ]
    return _json({"data": {"transcript": {"title": "x", "sentences": sentences}}})


@dataclass(frozen=True)
class Tool:
    """A format as a tool writes it: what it is recognised as, and which of names, starts and ends survive in it."""

    write: Callable[[Conversation], bytes]
    format: str
    names: bool = True
    starts: bool = True
    ends: bool = True


TOOLS = (
    Tool(webvtt_zoom, "webvtt"),
    Tool(webvtt_teams, "webvtt"),
    Tool(webvtt_whisperx, "webvtt"),
    Tool(srt, "srt"),
    Tool(sbv, "sbv"),
    Tool(otter, "otter", ends=False),
    Tool(teams, "teams", ends=False),
    Tool(teams_docx, "docx/teams", ends=False),
    Tool(meet, "meet", starts=False, ends=False),
    Tool(meet_docx, "docx/meet", starts=False, ends=False),
    Tool(plain, "text", starts=False, ends=False),
    Tool(plain_timed, "text", ends=False),
    Tool(markdown, "text", ends=False),
    Tool(whisper, "whisper", names=False),
    Tool(whisperx, "whisperx"),
    Tool(deepgram, "deepgram"),
    Tool(assemblyai, "assemblyai"),
    Tool(aws_transcribe, "aws-transcribe"),
    Tool(revai, "rev.ai"),
    Tool(fireflies, "fireflies"),
)


def _teams(said: Conversation) -> str:
    head = "Coaching-20260303_140312-Meeting Transcript\n\nMarch 3, 2026, 2:03PM\n\n27m 42s\n\nRuth started transcription\n\n"
    return head + "".join(f"{s.speaker}   {_short(s.start)}\n{s.text}\n\n" for s in said) + "Ruth stopped transcription"


def _meet(said: Conversation) -> str:
    names = [*dict.fromkeys(s.speaker for s in said), "Fireflies.ai Notetaker Ruth", "Ruth's Presentation"]
    lines = ["Coaching (2026-03-03) - Transcript", "Attendees", ", ".join(names), "Transcript", "00:00:00", ""]
    for i, s in enumerate(said):
        lines += ["", "00:05:00", ""] if i == 5 else []
        lines.append(f"{s.speaker}: {s.text}")
    return "\n".join([*lines, "", "Transcription ended after 00:27:42", ""])


def _word(paragraphs: Sequence[str]) -> bytes:
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph().add_run(paragraph)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _words(said: Said, key: str, before: str = "") -> list[dict[str, Any]]:
    return [{key: before + w, "start": a, "end": b} for w, a, b in said.timed_words()]


def _ids(said: Conversation) -> dict[str, int]:
    return {name: i for i, (name, _) in enumerate(groupby(sorted(s.speaker for s in said)))}


def _in_lines(text: str) -> str:
    """A long line broken in two, as captions are."""
    words = text.split()
    return " ".join(words[:6]) + "\n" + " ".join(words[6:]) if len(words) > 6 and words[6][-1] != ":" else text


def _clock(seconds: float, point: str = ".", hours: bool = True) -> str:
    ms = round(seconds * 1000)
    h, m = divmod(ms // 60_000, 60)
    head = f"{h:02}:{m:02}" if hours or h else f"{m:02}"
    return f"{head}:{ms // 1000 % 60:02}{point}{ms % 1000:03}"


def _short(seconds: float) -> str:
    h, m = divmod(int(seconds) // 60, 60)
    return f"{h}:{m:02}:{int(seconds) % 60:02}" if h else f"{m}:{int(seconds) % 60:02}"


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()
