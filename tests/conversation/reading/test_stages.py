"""Where a conversation is, turn by turn."""

from itertools import pairwise

from tests.conversation.reading.scenes import needs_shared, reader, scene, session
from tilth.conversation.reading.findings import Stage
from tilth.conversation.reading.turns import read_turns

WHOLE = """
c | Good morning, Daniel. How are you?
k +1 | Fine, thanks.
c +1 | We've got until ten. So what would you like from this hour?
k +3 | I'd like to know what I do that keeps everything coming up to my desk, every day, from all three of them.
c +2 | How would you know you had found it?
k +3 | I'd be able to say it in one sentence.
c +1 | Take me into this morning. What happened?
k +2 | Marta came in and said the supplier wanted nine days, and I told her what to do and she went.
c +2 | She went.
k +2 | She said thank you and went. She had her pen out before she asked.
c +2 | Her pen out.
k +1 | Yes. She asked and I answered, and then Tom came and asked the same.
c +6 | What do you make of that, the pen?
k +8 | Because I never let them think. It's not that they can't. It's me, I'm always there first.
c +6 | Stay with that a moment. What does it show you?
k +7 | That I've been afraid of the quiet all along. I see it now, and it makes me sad.
c +5 | Sad.
k +4 | I thought I was helping. I've been in the way the whole time.
c +2 | What do you want to do with that?
k +2 | I could try it on Tuesday. I'll ask Marta what she sees and I'll wait.
c +1 | What might get in the way on Tuesday?
k +2 | The quiet. I'll pour the water, I'm going to keep my mouth shut till two of them have spoken.
c +1 | Who should know about it?
k +1 | I'll tell Marta on Monday.
c +1 | What are you taking with you about yourself?
k +2 | That I can stand four seconds.
c +1 | Good. I'll see you on the fourteenth.
k +1 | Thank you. Bye.
"""


def run(text: str) -> list[Stage | None]:
    return [found.stage for found in read_turns(scene(text))]


def test_a_whole_conversation_goes_through_its_stages_in_order() -> None:
    stages = run(WHOLE)
    assert list(dict.fromkeys(stages)) == list(Stage)
    assert stages[0] is Stage.OPENING
    assert stages[13] is Stage.GENERATE_INSIGHT
    assert stages[21] is Stage.TRANSLATE_TO_ACTION
    assert stages[-1] is Stage.CLOSING


def test_stages_come_in_runs_and_do_not_flicker() -> None:
    stages = run(WHOLE)
    changes = sum(a is not b for a, b in pairwise(stages))
    assert changes <= len(Stage) + 1


def test_a_conversation_of_one_has_no_stages() -> None:
    assert set(run("k | I said it was fine.\no +1 | Was it?\nk +2 | No.")) == {None}


def test_a_third_person_s_turns_have_no_stage() -> None:
    found = read_turns(scene("c | Hello. How are you?\no +1 | Sorry, wrong room.\nk +1 | Fine, thanks."))
    assert [f.stage is None for f in found] == [False, True, False]


@needs_shared
def test_most_turns_of_a_masterly_session_are_in_the_stage_that_a_reader_saw() -> None:
    name = "a_masterly_operations_director"
    seen = [u["stage"] for u in reader(1, name)["utterances"]]
    stages = [f.stage for f in read_turns(session(name))]
    assert sum(a == b for a, b in zip(stages, seen, strict=True)) / len(seen) > 0.8
