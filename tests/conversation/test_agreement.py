"""Agreement: the figures mean what the examination's own script says they mean."""

import importlib.util
import json
from math import isnan

import pytest

from tests.readings import SHARED, action, by_engine, by_hand, needs_shared, quote, shift
from tilth.conversation.agreement import agreement, f1, kappa, macro_f1, matched
from tilth.conversation.comparable import Said, comparable

SESSIONS = SHARED / "data/sessions"
NAMES = sorted(path.stem for path in SESSIONS.glob("*.vtt"))


def test_a_reading_agrees_with_itself_wholly():
    same = comparable(by_hand())
    figures = agreement([(same, same)])
    for key in ("role_accuracy", "stage_accuracy", "question_form_macro_f1", "shift_outcome_f1", "moment_f1"):
        assert figures[key] == 1
    assert figures["action_owner_f1"] == 1


def test_a_shift_with_another_outcome_is_found_and_not_agreed():
    figures = agreement([(comparable(by_hand()), comparable(by_hand(shifts=[shift(outcome="cut_short")])))])
    assert (figures["shift_f1"], figures["shift_outcome_f1"], figures["shift_fault_f1"]) == (1, 0, 0)


def test_a_small_shift_left_over_counts_half():
    minor = by_hand(shifts=[shift(), shift(turn=8, span=[8, 8], quotes=[quote(8)], strength="minor")])
    assert agreement([(comparable(by_hand()), comparable(minor))])["shift_counts"]["invented"] == 0.5


def test_an_event_that_claims_everything_matches_nothing():
    long = by_hand()
    long["turns"] = [dict(long["turns"][0], n=n, text=f"said {n}") for n in range(1, 31)]
    wide, narrow = (by_hand(turns=long["turns"], actions=[action(turns=turns)]) for turns in (range(1, 20), [8]))
    assert agreement([(comparable(narrow), comparable(wide))])["action_f1"] == 0


def test_steps_that_were_let_go_or_are_no_steps_are_not_compared():
    document = by_hand(actions=[action(status="let_go"), action(ownership="admin")])
    assert comparable(document).actions == ()


def test_turns_are_matched_by_their_words_however_they_are_cut():
    whole = [Said("we begin here and then we go on", role="coach"), Said("yes", role="client")]
    parts = [Said("we begin here", role="coach"), Said("and then we go on to say", role="coach"), Said("Yes!")]
    assert matched(whole, parts) == [1, 2]


def test_what_is_no_reading_is_refused():
    with pytest.raises(ValueError, match="neither"):
        comparable({"format": "something else"})


def test_figures_of_nothing_are_no_figures():
    assert isnan(f1(0, 0, 0))
    assert isnan(macro_f1([]))
    assert isnan(kappa([]))


@needs_shared
@pytest.mark.parametrize("reader", ["reader-1", "reader-2"])
def test_our_figures_are_the_examinations_figures(reader, tmp_path):
    score = _examination()
    ours, theirs = [], []
    for name in NAMES:
        engine = by_engine((SESSIONS / f"{name}.vtt").read_text(encoding="utf-8"))
        written = tmp_path / f"{name}.json"
        written.write_text(json.dumps(engine), encoding="utf-8")
        person = SESSIONS / reader / f"{name}.json"
        ours.append((comparable(json.loads(person.read_text(encoding="utf-8"))), comparable(engine)))
        theirs.append((score.load(str(person)), score.load(str(written))))
    _assert_same(agreement(ours), score.score(theirs))


@needs_shared
def test_the_readers_own_agreement_is_the_examinations_too():
    score = _examination()
    paths = [[SESSIONS / reader / f"{name}.json" for reader in ("reader-1", "reader-2")] for name in NAMES]
    ours = [tuple(comparable(json.loads(path.read_text(encoding="utf-8"))) for path in pair) for pair in paths]
    _assert_same(agreement(ours), score.score([tuple(score.load(str(path)) for path in pair) for pair in paths]))


def _examination():
    spec = importlib.util.spec_from_file_location("score", SHARED / "exam/score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _assert_same(ours, theirs):
    assert list(ours) == list(theirs)
    for key, figure in theirs.items():
        if key.endswith("_counts"):
            assert {k: v for k, v in ours[key].items() if v} == {k: v for k, v in figure.items() if v}
        elif isinstance(figure, float):
            assert ours[key] == pytest.approx(figure, abs=1e-9, nan_ok=True)
        else:
            assert ours[key] == figure
