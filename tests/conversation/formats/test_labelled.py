"""Text with names before the words."""

import pytest

from tilth.conversation.formats import NotATranscript, read_file
from tilth.conversation.transcript import Timing


def said(text: str) -> list[tuple[str | None, str]]:
    return [(utterance.speaker, utterance.text) for utterance in read_file(text.encode()).transcript.utterances]


@pytest.mark.parametrize(
    "line",
    [
        "[00:05:32] {name}: {words}",
        "(5:32) {name}: {words}",
        "00:05:32 {name}: {words}",
        "{name} (00:05:32): {words}",
        "{name} [5:32]: {words}",
        "{name} 05:32: {words}",
        "**{name} (05:32):** {words}",
        "**{name}** (05:32): {words}",
        "**{name}:** [00:05:32] {words}",
        "{name} (5:32):\n{words}",
    ],
)
def test_a_time_beside_the_name_is_the_start(line: str) -> None:
    pairs = [("Ruth", "Well: what now?"), ("Daniel", "At 10:30 I go."), ("Ruth", "And then?"), ("Daniel", "Then home.")]
    text = "\n".join(line.format(name=name, words=words) for name, words in pairs)
    transcript = read_file(text.encode()).transcript
    assert [(u.speaker, u.text) for u in transcript.utterances] == pairs
    assert {u.start for u in transcript.utterances} == {332.0}
    assert transcript.timing is Timing.ROUNDED


@pytest.mark.parametrize(
    "line", ["{name}: {words}", "**{name}:** {words}  ", "[{name}]: {words}", "{name}：{words}", "{name}:\n{words}\n"]
)
def test_without_times_nothing_is_known_of_time(line: str) -> None:
    pairs = [("李伟", "你好。"), ("王芳", "好的: 说吧。"), ("李伟", "说什么？")]
    transcript = read_file("\n".join(line.format(name=name, words=words) for name, words in pairs).encode()).transcript
    assert [(u.speaker, u.text) for u in transcript.utterances] == pairs
    assert transcript.timing is Timing.NONE
    assert all(turn.start is None and turn.gap is None for turn in transcript.turns)


def test_a_paragraph_without_a_name_goes_on_with_the_voice_before_it() -> None:
    text = "Coach: One\nbroken line.\n\nNote: second paragraph.\n\nClient: Two.\n\nCoach: Three."
    assert said(text) == [
        ("Coach", "One broken line."),
        ("Coach", "Note: second paragraph."),
        ("Client", "Two."),
        ("Coach", "Three."),
    ]


def test_what_stands_above_the_first_speaker_is_left_out_and_reported() -> None:
    text = "Session 3 with Daniel\nCoach: Ruth Meyer\n\nRuth Meyer: Hello.\nDaniel: Hi.\nRuth Meyer: So?\nDaniel: So.\n"
    imported = read_file(text.encode())
    assert imported.transcript.speakers == ("Ruth Meyer", "Daniel")
    assert [s.place.where for s in imported.report.skipped] == ["line 1", "line 2"]
    assert imported.report.words_in_file - imported.report.words_kept == 7


def test_both_ends_that_whisper_prints_are_read() -> None:
    text = "[00:00.120 --> 00:04.500]  Hello there.\n[00:05.250 --> 00:06.125]  Hi.\n"
    transcript = read_file(text.encode()).transcript
    assert [(u.text, u.start, u.end) for u in transcript.utterances] == [
        ("Hello there.", 0.12, 4.5),
        ("Hi.", 5.25, 6.125),
    ]
    assert transcript.timing is Timing.SPANS


def test_one_speaker_alone_is_shown() -> None:
    assert said("Ruth: Only me.\nRuth: Still me.\n") == [("Ruth", "Only me."), ("Ruth", "Still me.")]


def test_two_lines_are_enough() -> None:
    assert said("Coach: Hello.\nClient: Hi.\n") == [("Coach", "Hello."), ("Client", "Hi.")]


@pytest.mark.parametrize(
    "text",
    [
        "Goal: rest\nReality: none\nOptions: sleep\nWill: tonight\n",
        "# Meeting summary\n\n## Key points\n- Daniel wants rest.\n- Ruth agrees.\n\n## Action items\n- Daniel: sleep\n- Daniel: rest\n",
        "Summary\nThey met.\n\nAction items:\nAnna: report\nBen: call\nAnna: book\n\nNext steps\nAnna: rest\n",
        "Quick recap\n\nAnna and Ben discussed the budget.\n\nNext steps\n\n• Anna to write.\n• Ben to call.\n",
        "Agenda\n\n14:00\nThey say hello.\n\n15:00\nThey part.\n",
        "Outline\n\nIntroduction  0:00\nThey say hello.\n\nGoals  5:32\nDaniel sets goals.\n\nClosing  25:01\nThey part.\n",
        "Anna: reported that sales had been reviewed and that the team had agreed on a plan for the quarter.\n"
        "Ben: noted that the plan was discussed with the board and that the budget was to be shared on Monday with them.\n"
        "Anna: decided that the report will be written by the end of the month and sent to the office in London.\n"
        "Ben: explained that there is a risk in the numbers, as the office has not yet been asked for theirs.\n",
    ],
)
def test_a_summary_is_refused_however_it_is_written(text: str) -> None:
    with pytest.raises(NotATranscript):
        read_file(text.encode())


def test_a_greeting_by_someone_who_says_no_more_is_speech() -> None:
    assert said("Karen: Hello Ruth\nRuth: Hello.\nDaniel: Hi.\nRuth: So.\n")[0] == ("Karen", "Hello Ruth")


def test_a_transcript_above_a_summary_is_read_alone_and_stray_headings_cut_nothing() -> None:
    talk = "".join(f"Ruth: What else, {n}?\nDaniel: I don't know, {n}.\n" for n in range(6))
    assert len(said(talk + "\nSummary\nThey met.\n\nNext steps\nDaniel: sleep\n")) == 12
    assert "Notes" in read_file((talk + "\nNotes\n\nActions\n\n" + talk).encode()).transcript.words


def test_a_transcript_below_a_summary_is_read_alone() -> None:
    talk = "".join(f"Ruth: What else, {n}?\nDaniel: I don't know, {n}.\n" for n in range(6))
    imported = read_file(("Summary\nThey met.\n\nAction items\nDaniel: sleep\n\nTranscript\n" + talk).encode())
    assert imported.transcript.utterances[0].text == "What else, 0?"
    assert len(imported.transcript.utterances) == 12
