"""Pure. A reading's measures as a person reads them: pairs of a figure and what it counts, none of them a mark."""

from collections.abc import Iterator

from tilth.conversation.wording import Document, percent


def figures(document: Document) -> list[tuple[str, str]]:
    """What can be counted in this conversation; what cannot be known is left out."""
    return [*_shares(document), *_questions(document), *_silences(document), *_came(document)]


def _shares(document: Document) -> Iterator[tuple[str, str]]:
    measures = document["measures"]
    if measures["coach_word_share"] is not None:
        yield percent(measures["coach_word_share"]), "of the words were the coach's"
    if measures["learning_turn_share"] is not None:
        yield percent(measures["learning_turn_share"]), "of the turns explored"
    if measures["action_turn_share"] is not None:
        yield percent(measures["action_turn_share"]), "of the turns were about steps"


def _questions(document: Document) -> Iterator[tuple[str, str]]:
    asked = [turn["question"] for turn in document["turns"] if turn.get("question")]
    if asked:
        number = sum(question["form"] == "open" for question in asked)
        yield f"{number} of {len(asked)}", "question was open" if len(asked) == 1 else "questions were open"
    stacked = document["measures"]["stacked"]
    if stacked:
        yield str(stacked), f"{'turn' if stacked == 1 else 'turns'} asked more than one thing in a breath"


def _silences(document: Document) -> Iterator[tuple[str, str]]:
    measures = document["measures"]
    if measures["silences_3s"] is not None:
        yield (
            str(measures["silences_3s"]),
            f"{'silence' if measures['silences_3s'] == 1 else 'silences'} of 3 s or more",
        )
    if measures["longest_silence"]:
        yield f"{measures['longest_silence']:.0f} s", "was the longest silence"
    if measures["median_coach_latency"] is not None:
        yield f"{measures['median_coach_latency']:.1f} s", "is how long the coach usually waited"


def _came(document: Document) -> Iterator[tuple[str, str]]:
    shifts, actions = document["shifts"], [each for each in document["actions"] if each["status"] != "let_go"]
    if shifts:
        harvested = sum(shift["outcome"] == "harvested" for shift in shifts)
        yield f"{harvested} of {len(shifts)}", "shift was harvested" if len(shifts) == 1 else "shifts were harvested"
    if actions:
        grown = sum(action["moment"] is not None for action in actions)
        yield (
            f"{grown} of {len(actions)}",
            "step grew from a moment" if len(actions) == 1 else "steps grew from a moment",
        )
