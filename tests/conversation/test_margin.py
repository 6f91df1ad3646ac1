"""The margin: what stands beside a turn, and what came of the whole."""

from tests.readings import action, by_hand, shift
from tilth.conversation.came import came
from tilth.conversation.margin import arc, margin, tags


def heads(document):
    return {n: [remark.head for remark in remarks] for n, remarks in margin(document).items()}


def test_a_shift_is_explained_beside_the_turns_of_its_arc():
    assert heads(by_hand(moments=[], actions=[])) == {
        3: ["Sown"],
        4: ["A shift, harvested"],
        5: ["Left to grow", "Nurtured"],
        7: ["Harvested"],
    }


def test_the_remark_at_the_peak_says_why_and_names_its_finding():
    (remark,) = [each for each in margin(by_hand())[4] if each.head.startswith("A shift")]
    assert (remark.words, remark.kind, remark.finding) == ("A new thought after a silence.", "shift", 0)


def test_a_shift_cut_short_is_said_beside_the_turn_that_cut_it():
    beside = heads(by_hand(shifts=[shift(outcome="cut_short")], moments=[], actions=[]))
    assert "Cut short" in beside[5]
    assert "Left to grow" not in beside[5]


def test_stacked_and_leading_questions_are_remarked_on():
    document = by_hand(shifts=[], moments=[], actions=[])
    document["turns"][0]["question"] |= {"stacked": True, "leading": True}
    assert heads(document) == {1: ["Stacked", "Leading"]}


def test_tags_say_in_words_what_was_heard():
    document = by_hand()
    document["turns"][1]["level"] = "identity"
    assert tags(document["turns"][0]) == ["asks", "open question"]
    assert tags(document["turns"][1]) == ["an insight", "about identity"]


def test_the_way_of_a_shift_is_told_as_far_as_it_came():
    document = by_hand()
    assert arc(document, document["shifts"][0]) == [
        "sown 00:20", "left to grow 4 s", "nurtured 00:40", "harvested 01:00",
    ]  # fmt: skip
    nothing = {"sown": None, "paused": None, "nurtured": None, "harvested": None}
    assert arc(document, shift(arc=nothing)) == []


def test_what_came_of_it_has_every_finding_with_its_quotes():
    document = by_hand()
    found = list(came(document))
    assert [each.kind for each in found] == ["shift", "moment", "step"]
    assert all(each.quotes and each.head and each.facts for each in found)
    assert "Tuesday" in found[2].facts
    assert "the client's own" in found[2].facts


def test_every_kind_of_step_can_be_said():
    from_all = [
        action(ownership=owner, status=status, kind=kind, commitment=strength, when=None, with_whom=None)
        for owner in ("client_owned", "co_created", "coach_shaped", "coach_imposed", "role_requirement")
        for status in ("agreed", "complied", "offered", "let_go")
        for kind in ("experiment", "reflection", "adjustment", "task")
        for strength in ("weak", "moderate", "strong")
    ]
    assert len(list(came(by_hand(actions=from_all)))) == 2 + len(from_all)
