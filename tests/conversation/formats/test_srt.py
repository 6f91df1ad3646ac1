"""SubRip, also where captions have lost their WebVTT header."""

from tilth.conversation.formats import read_file
from tilth.conversation.transcript import Timing


def said(text: str) -> list[tuple[str | None, str]]:
    return [(utterance.speaker, utterance.text) for utterance in read_file(text.encode()).transcript.utterances]


def test_names_commas_tags_and_two_lines_are_understood() -> None:
    text = (
        "1\r\n00:00:01,000 --> 00:00:02,500\r\n<i>Ruth: Hello</i>\r\nthere.\r\n\r\n"
        "2\r\n00:00:03,000 --> 00:00:04,250\r\n{\\an8}Ben: Hi.\r\n\r\n"
        "3\r\n00:00:05,000 --> 00:00:06,250\r\nRuth: So.\r\n"
    )
    assert said(text) == [("Ruth", "Hello there."), ("Ben", "Hi."), ("Ruth", "So.")]
    assert read_file(text.encode()).transcript.timing is Timing.SPANS


def test_two_people_in_one_cue_with_dashes_are_two_utterances() -> None:
    cues = ["- Ruth: Well?\n- Ben: Well.", "- Ben: Yes.\n- Ruth: Yes?"]
    text = "".join(f"{n}\n00:00:0{n},100 --> 00:00:0{n},900\n{cue}\n\n" for n, cue in enumerate(cues, 1))
    assert said(text) == [("Ruth", "Well?"), ("Ben", "Well."), ("Ben", "Yes."), ("Ruth", "Yes?")]


def test_whole_seconds_in_every_cue_are_rounded_times() -> None:
    text = "".join(f"{n}\n00:00:{2 * n:02},000 --> 00:00:{2 * n + 1:02},000\nRuth: word\n\n" for n in range(1, 20))
    assert read_file(text.encode()).transcript.timing is Timing.ROUNDED


def test_captions_without_their_header_are_still_captions() -> None:
    assert said("00:01.000 --> 00:02.500\nRuth: Hi.\n\n00:03.000 --> 00:04.500\nRuth: Yes.\n") == [
        ("Ruth", "Hi."),
        ("Ruth", "Yes."),
    ]
