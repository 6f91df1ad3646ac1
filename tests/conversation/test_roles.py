"""Who is the coach."""

import pytest

from tilth.conversation.formats import read_file
from tilth.conversation.roles import NoSuchSpeaker, cast, guess, with_coach
from tilth.conversation.transcript import Role, Transcript, Voice

RUTH = [
    "What would you like from your hour today?",
    "And what makes that matter to you?",
    "You say your team brings you everything. What do you make of that?",
    "How will you know that you have let go?",
]
DANIEL = [
    "I want to stop answering every question myself.",
    "I'm tired, and my evenings are gone.",
    "I think I like being asked. That's my pride, I suppose.",
    "I'll notice that I go home when I said I would.",
]


def conversation(*said: tuple[str, str]) -> Transcript:
    return read_file("\n".join(f"{name}: {text}" for name, text in said).encode()).transcript


def between(coach: str = "Ruth", client: str = "Daniel") -> Transcript:
    return conversation(
        *[line for pair in zip(RUTH, DANIEL, strict=True) for line in zip((coach, client), pair, strict=True)]
    )


def roles(transcript: Transcript) -> dict[str, Role | None]:
    return {finding.label: finding.role for finding in guess(transcript)}


def test_who_says_you_is_the_coach_and_who_says_i_the_client() -> None:
    coach, client = guess(between())
    assert (coach.label, coach.role, client.label, client.role) == ("Ruth", Role.COACH, "Daniel", Role.CLIENT)
    assert coach.confidence == client.confidence > 0.95


def test_the_numbers_are_in_the_sentence() -> None:
    assert guess(between())[0].why == (
        "Ruth says you or your 9 times, I or my 0 times, and asks 4 questions; "
        "Daniel says you or your 0 times, I or my 12 times, and asks 0 questions."
    )


def test_the_order_of_speaking_and_the_number_of_words_do_not_matter() -> None:
    opening = [("Daniel", "I had such a week. My boss, my team, my inbox, I can't tell where I end. " * 5)]
    lines = [(u.speaker or "", u.text) for u in between().utterances]
    assert roles(conversation(*opening, *lines)) == {"Daniel": Role.CLIENT, "Ruth": Role.COACH}


@pytest.mark.parametrize(
    ("coach", "client"),
    [
        ("Coach", "Daniel"),
        ("Ruth", "Client"),
        ("Interviewer", "Participant"),
        ("THERAPIST", "CLIENT"),
        ("Ruth (Coach)", "Daniel"),
        ("coach", "coachee"),
    ],
)
def test_a_label_that_says_so_decides_against_the_words(coach: str, client: str) -> None:
    swapped = between(client, coach)
    assert roles(swapped) == {client: Role.CLIENT, coach: Role.COACH}


def test_one_speaker_alone_stays_unknown_with_a_sentence() -> None:
    (finding,) = guess(conversation(*[("Ruth", text) for text in RUTH]))
    assert finding.role is None
    assert finding.why == "Only one person speaks, so nothing shows whether it is the coach or the client."


def test_too_few_words_stay_unknown() -> None:
    findings = guess(conversation(("Ruth", "So?"), ("Daniel", "I don't know."), ("Ruth", "Mm."), ("Daniel", "Well.")))
    assert [finding.role for finding in findings] == [None, None]
    assert "too little" in findings[0].why


def test_two_who_speak_alike_stay_unknown() -> None:
    findings = guess(conversation(*[(name, text) for text in RUTH + DANIEL for name in ("Ruth", "Daniel")]))
    assert [finding.role for finding in findings] == [None, None]
    assert "too much alike" in findings[0].why


def test_a_third_person_is_someone_else() -> None:
    lines = [(u.speaker or "", u.text) for u in between().utterances]
    transcript = conversation(*lines, ("Karen", "Sorry, wrong room."), ("Ruth", "No harm done."))
    assert roles(transcript) == {"Ruth": Role.COACH, "Daniel": Role.CLIENT, "Karen": Role.OTHER}


def test_an_observer_is_no_coach_however_much_they_ask() -> None:
    lines = [(u.speaker or "", u.text) for u in between().utterances]
    transcript = conversation(*lines, *[("Observer", text) for text in RUTH * 3])
    assert roles(transcript) == {"Ruth": Role.COACH, "Daniel": Role.CLIENT, "Observer": Role.OTHER}


def test_an_unknown_speaker_stays_unknown() -> None:
    lines = [(u.speaker or "", u.text) for u in between().utterances]
    transcript = conversation(*lines, ("Unknown Speaker", "I see what you mean."), ("Unknown Speaker", "Mm."))
    assert roles(transcript) == {"Ruth": Role.COACH, "Daniel": Role.CLIENT, "Unknown Speaker": None}


def test_two_labels_with_one_name_are_one_person() -> None:
    lines = [(u.speaker or "", u.text) for u in between().utterances]
    renamed = conversation(*[("Ruth (phone)" if i == 2 else name, text) for i, (name, text) in enumerate(lines)])
    together = renamed.cast({"Ruth (phone)": Voice("Ruth")})
    assert roles(together) == {"Ruth": Role.COACH, "Daniel": Role.CLIENT, "Ruth (phone)": Role.COACH}
    assert {turn.speaker for turn in together.turns} == {"Ruth", "Daniel"}


GERMAN = [
    ("Ruth", "Was möchten Sie heute aus Ihrer Stunde mitnehmen, was wäre für Sie gut?"),
    ("Jörg", "Ich weiß es nicht, ich glaube, ich will endlich mal abends nach Hause kommen."),
    ("Ruth", "Und was würde sich dann für Sie ändern, wenn Sie das hätten?"),
    ("Jörg", "Ich hätte meine Ruhe. Sie hat mir gesagt, die Chefin, dass ich das darf."),
    ("Ruth", "Wie geht es Ihnen, wenn Sie das so sagen?"),
    ("Jörg", "Mir geht es gut damit, das ist für mich neu."),
]


def test_another_language_is_guessed_with_less_confidence() -> None:
    coach, _ = guess(conversation(*GERMAN))
    assert (coach.role, coach.confidence) == (Role.COACH, 0.8)


def test_a_language_without_the_pronouns_is_not_guessed() -> None:
    polish = [
        ("Ewa", "Co chciałbyś mieć pod koniec tej godziny, co jest ważne?"),
        ("Jan", "Nie wiem, myślę, że to jest kwestia zaufania."),
    ] * 6
    findings = guess(conversation(*polish))
    assert [finding.role for finding in findings] == [None, None]
    assert "for this language" in findings[0].why


def test_casting_keeps_the_names_and_sets_the_roles() -> None:
    transcript = between("R.", "D.").cast({"R.": Voice("Ruth")})
    told = cast(transcript, guess(transcript))
    assert told.voices == {"R.": Voice("Ruth", Role.COACH), "D.": Voice("D.", Role.CLIENT)}
    assert told.turns[0].role is Role.COACH


@pytest.mark.parametrize("name", ["Daniel", " daniel ", "Dan"])
def test_the_coach_can_be_named(name: str) -> None:
    told = with_coach(between(), name)
    assert told.voices == {"Ruth": Voice("Ruth", Role.CLIENT), "Daniel": Voice("Daniel", Role.COACH)}


def test_the_coach_can_be_named_by_the_label_of_the_file_or_by_the_name_behind_it() -> None:
    renamed = between("SPEAKER_00", "SPEAKER_01").cast({"SPEAKER_01": Voice("Daniel")})
    assert with_coach(renamed, "speaker_01").voices == with_coach(renamed, "Daniel").voices


@pytest.mark.parametrize("name", ["Karen", "", "a"])
def test_a_name_that_is_nobodys_or_not_one_persons_is_refused_with_the_names_there_are(name: str) -> None:
    with pytest.raises(NoSuchSpeaker, match="The speakers are: Anna, Daniel"):
        with_coach(between("Anna"), name)


def test_a_file_without_names_has_nobody_to_be_the_coach() -> None:
    nameless = read_file(b"WEBVTT\n\n00:01.000 --> 00:02.500\nHello.\n").transcript
    assert guess(nameless) == ()
    with pytest.raises(NoSuchSpeaker, match="names no speakers"):
        with_coach(nameless, "Ruth")
