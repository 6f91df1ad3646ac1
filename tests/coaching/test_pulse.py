"""Pulses take what was answered, refuse what was not asked, and claim nothing that is not known of them."""

import pytest

from tilth.coaching.change import Norm
from tilth.coaching.pulse import NOT_VALIDATED, OURS, SESSION, NotAnAnswer, licensed


def test_our_pulses_are_marked_as_not_validated_and_have_no_norm():
    assert set(OURS) == {"session", "together", "ownership", "climate"}
    assert all(pulse.note == NOT_VALIDATED and pulse.norm is None for pulse in OURS.values())


def test_how_the_two_work_together_is_counted_for_nobody():
    assert not OURS["together"].counted


def test_what_was_left_out_stays_out():
    assert SESSION.take({"mine": 0, "pace": None}) == {"mine": 0}
    assert SESSION.score({"mine": 4}) is None
    assert SESSION.score({"mine": 4, "pace": 6, "new": 8, "next": 10}) == 7


@pytest.mark.parametrize("given", [{"mine": 11}, {"mine": -1}, {"other": 5}, {"mine": None}, {}])
def test_what_is_no_answer_is_refused_with_a_sentence(given):
    with pytest.raises(NotAnAnswer, match=r"[.]$"):
        SESSION.take(given)


def test_a_licensed_instrument_brings_its_norm_and_names_its_licence():
    norm = Norm(sd=2.0, reliability=0.85, source="the authors' manual")
    taken = licensed("theirs", "An instrument", {"a": "…"}, norm=norm, licence="agreement 12 of 2026")
    assert taken.norm is norm
    assert "agreement 12" in taken.note
    with pytest.raises(ValueError, match="licence"):
        licensed("theirs", "An instrument", {"a": "…"}, norm=norm, licence=" ")
