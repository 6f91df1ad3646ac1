"""WebVTT as its tools write it, with the traps of each."""

from tilth.conversation.formats import read_file
from tilth.conversation.transcript import Timing, Transcript


def read(text: str) -> Transcript:
    return read_file(text.encode()).transcript


def said(text: str) -> list[tuple[str | None, str]]:
    return [(utterance.speaker, utterance.text) for utterance in read(text).utterances]


ZOOM = """WEBVTT

1
00:00:01.120 --> 00:00:03.000
Anna (she/her): Hello, and welcome.

2
00:00:03.500 --> 00:00:05.250
Dr. O'Neil: Note: this is important.

3
00:00:05.900 --> 00:00:07.010
the ratio is 3: 1, I think

4
00:00:08.000 --> 00:00:09.990
Anna (she/her): So what would you like?

5
00:00:11.000 --> 00:00:12.000
Note: I had written that down.

6
00:00:13.000 --> 00:00:14.000
Dr. O'Neil: More time.
"""


def test_zoom_names_stand_before_a_colon_and_other_colons_belong_to_the_words() -> None:
    assert said(ZOOM) == [
        ("Anna (she/her)", "Hello, and welcome."),
        ("Dr. O'Neil", "Note: this is important."),
        (None, "the ratio is 3: 1, I think"),
        ("Anna (she/her)", "So what would you like?"),
        (None, "Note: I had written that down."),
        ("Dr. O'Neil", "More time."),
    ]


def test_times_are_spans_and_silences_between_cues_survive() -> None:
    transcript = read(ZOOM)
    assert transcript.timing is Timing.SPANS
    assert transcript.turns[1].gap == 0.5


TEAMS = """\ufeffWEBVTT\r
\r
6f2c1a34-9d1e-4b70-8a55-0c1d2e3f4a5b/11-0\r
00:00:01.000 --> 00:00:04.500 align:start position:0%\r
<v M&uuml;ller, J&ouml;rg (ACME &amp; Co)>It&#39;s R&amp;D, the\r
second line</v>\r
\r
6f2c1a34-9d1e-4b70-8a55-0c1d2e3f4a5b/12-0\r
00:00:05.000 --> 00:00:06.000\r
<v.loud Ben>No closing tag\r
\r
6f2c1a34-9d1e-4b70-8a55-0c1d2e3f4a5b/13-0\r
00:00:06.100 --> 00:00:07.000\r
<v Ben>Two voices,</v> <v Ruth>in one cue.</v>\r
\r
6f2c1a34-9d1e-4b70-8a55-0c1d2e3f4a5b/14-0\r
00:00:07.100 --> 00:00:08.000\r
<v >Who was that?</v>\r
"""


def test_teams_voices_entities_lines_and_settings_are_understood() -> None:
    assert said(TEAMS) == [
        ("Müller, Jörg (ACME & Co)", "It's R&D, the second line"),
        ("Ben", "No closing tag"),
        ("Ben", "Two voices,"),
        ("Ruth", "in one cue."),
        (None, "Who was that?"),
    ]


def test_a_colon_in_a_voice_is_never_a_label() -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ruth>Goal: rest.\n\n00:03.000 --> 00:04.000\n<v Ruth>Goal: sleep.\n"
    assert said(text) == [("Ruth", "Goal: rest."), ("Ruth", "Goal: sleep.")]


def test_comments_styles_regions_and_header_lines_are_no_speech() -> None:
    text = (
        "WEBVTT - a title\nKind: captions\nLanguage: en\n\nNOTE a comment\nof two lines\n\nSTYLE\n::cue { color: red }\n\n"
        "REGION\nid:fred\n\nintro\n00:01.000 --> 00:02.500\n<v Ruth>Hello.\n\nNOTE\nConfidence: 0.9\n\n00:03.000 --> 00:04.500\n<v Ben>Hi.\n"
    )
    imported = read_file(text.encode())
    assert [u.text for u in imported.transcript.utterances] == ["Hello.", "Hi."]
    assert imported.report.words_kept == imported.report.words_in_file == 2


def test_the_word_note_at_the_start_of_speech_is_speech() -> None:
    assert said("WEBVTT\n\n00:01.000 --> 00:02.500\nNOTE that I said so\n") == [(None, "NOTE that I said so")]


def test_whisperx_leaves_out_hours_and_puts_names_in_brackets() -> None:
    text = (
        "WEBVTT\n\n00:01.500 --> 00:02.750\n[SPEAKER_00]: Hi.\n\n"
        "00:03.100 --> 00:04.200\n[SPEAKER_01]: Hello.\n\n01:00:00.250 --> 01:00:02.000\n[SPEAKER_00]: Bye.\n"
    )
    assert said(text) == [("SPEAKER_00", "Hi."), ("SPEAKER_01", "Hello."), ("SPEAKER_00", "Bye.")]
    assert [u.start for u in read(text).utterances] == [1.5, 3.1, 3600.25]


ROLLING = """WEBVTT
Kind: captions

00:00:00.080 --> 00:00:02.389 align:start position:0%
~
so<00:00:00.480><c> what</c><00:00:00.800><c> matters</c>

00:00:02.389 --> 00:00:02.399 align:start position:0%
so what matters
~

00:00:02.399 --> 00:00:05.000 align:start position:0%
so what matters
yeah<00:00:02.900><c> yeah</c>

00:00:05.000 --> 00:00:05.010 align:start position:0%
yeah yeah
~

00:00:05.010 --> 00:00:08.000 align:start position:0%
yeah yeah
yeah<00:00:05.900><c> yeah</c>
""".replace("~", " ")  # YouTube keeps an empty line of its two with a space


def test_rolling_captions_are_said_once_and_true_repetitions_stay() -> None:
    imported = read_file(ROLLING.encode())
    assert imported.transcript.words == "so what matters yeah yeah yeah yeah"
    assert {skipped.reason for skipped in imported.report.skipped} == {
        "a rolling caption shows this line a second time"
    }
    assert imported.report.words_in_file > imported.report.words_kept


def test_repeated_lines_without_the_marks_of_rolling_captions_are_all_kept() -> None:
    text = (
        "WEBVTT\n\n00:01.000 --> 00:02.000\nRuth: Yeah.\n\n00:02.500 --> 00:03.000\nBen: Yeah.\n\n"
        "00:03.500 --> 00:04.000\nBen: Yeah.\n\n00:05.000 --> 00:06.100\nRuth: Yeah.\n"
    )
    assert [text for _, text in said(text)] == ["Yeah."] * 4


def test_words_after_a_blank_line_inside_a_cue_and_missing_blank_lines_lose_nothing() -> None:
    text = "WEBVTT\n\n1\n00:01.000 --> 00:02.500\n<v Ruth>One\n\ntwo\n2\n00:03.000 --> 00:04.500\n<v Ben>42\n00:05.000 --> 00:06.500\n<v Ruth>three\n"
    assert said(text) == [("Ruth", "One two"), ("Ben", "42"), ("Ruth", "three")]


def test_cue_times_that_cannot_be_read_are_unknown_and_no_words() -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:0x.500\n<v Ruth>One\n\n00:zz:03.000 --> 00:04.500\n<v Ben>two\n\n00:05.000 --> 00:06.500\n<v Ben>three\n"
    transcript = read(text)
    assert transcript.words == "One two three"
    assert [u.start for u in transcript.utterances] == [1.0, None, 5.0]


def test_an_arrow_in_the_words_is_no_time() -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:02.500\n<v Ruth>from here\nA --> 100km -> B\n--> 2019\n"
    assert said(text) == [("Ruth", "from here A --> 100km -> B --> 2019")]


def test_zero_length_overlapping_and_backward_cues_are_kept_with_a_warning() -> None:
    text = "WEBVTT\n\n00:05.100 --> 00:09.000\n<v Ruth>a\n\n00:08.000 --> 00:08.000\n<v Ben>b\n\n00:02.000 --> 00:01.000\n<v Ruth>c\n"
    transcript = read(text)
    assert transcript.words == "a b c"
    assert [u.end for u in transcript.utterances] == [9.0, 8.0, None]
    warnings = " ".join(transcript.warnings)
    for sign in ("run backwards", "before the one before it has ended", "last no time", "end before they begin"):
        assert sign in warnings


def test_captions_that_touch_say_that_silence_cannot_be_read() -> None:
    cues = "".join(f"00:{n:02}.500 --> 00:{n + 1:02}.500\nRuth: word {n}\n\n" for n in range(8))
    transcript = read("WEBVTT\n\n" + cues)
    assert transcript.timing is Timing.SPANS
    assert any("silences cannot be read" in warning for warning in transcript.warnings)


def test_names_at_changes_of_speaker_hold_until_the_next_name() -> None:
    cues = ["Ruth: One", "two", "three", "Ben: four", "five", "six", "Ruth: seven", "eight", "Ben: nine", "ten"]
    text = "WEBVTT\n\n" + "".join(
        f"00:{2 * n:02}.100 --> 00:{2 * n + 1:02}.500\n{cue}\n\n" for n, cue in enumerate(cues)
    )
    assert [t.speaker for t in read(text).turns] == ["Ruth", "Ben", "Ruth", "Ben"]


def test_a_cue_without_words_is_reported_with_its_place() -> None:
    imported = read_file(b"WEBVTT\n\n00:01.000 --> 00:02.500\n<v Ruth></v>\n\n00:03.000 --> 00:04.500\n<v Ben>Hi.\n")
    assert [(s.place.where, s.reason) for s in imported.report.skipped] == [("line 3", "a cue without words")]
