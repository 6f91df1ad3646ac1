"""The wall itself: what no rule allows is not seen, and every answer has its reason."""

from itertools import product

import pytest

from tilth.organisation.disclosure import RULES, Audience, Kind, Terms, Verb, decide, may

EVERYTHING = Terms(True, True, True, True, True, True, True, True)


@pytest.mark.parametrize(("kind", "audience"), list(product(Kind, Audience)))
def test_every_decision_has_its_reason_in_a_sentence(kind, audience):
    for terms in (Terms(), EVERYTHING):
        decision = decide(kind, audience, terms)
        assert decision.why.endswith(".")
        assert decision.see is False or (kind, audience) in RULES


CONTENT = set(Kind) - {
    Kind.PERSON,
    Kind.SESSION_HELD,
    Kind.AGREEMENT,
    Kind.TO_THREE,
    Kind.GOALS,
    Kind.PULSE,
    Kind.CONSENT,
    Kind.LETTERS,
}


@pytest.mark.parametrize("kind", sorted(CONTENT))
@pytest.mark.parametrize(
    "audience", [Audience.SPONSOR, Audience.PROGRAMME_LEAD, Audience.ADMINISTRATOR, Audience.STRANGER]
)
def test_content_never_reaches_those_outside_the_room_whatever_was_agreed(kind, audience):
    assert not decide(kind, audience, EVERYTHING).see


def test_a_sponsor_reads_the_parts_for_three_and_never_the_agreement_itself():
    assert decide(Kind.TO_THREE, Audience.SPONSOR, Terms()).see
    assert not decide(Kind.AGREEMENT, Audience.SPONSOR, EVERYTHING).see
    for audience in (Audience.PROGRAMME_LEAD, Audience.ADMINISTRATOR, Audience.SUPERVISOR, Audience.STRANGER):
        assert not decide(Kind.TO_THREE, audience, EVERYTHING).see


def test_a_coach_reads_a_transcript_only_while_consent_stands():
    assert decide(Kind.CONVERSATION, Audience.COACH, Terms(consent_to_keep=True)).see
    refused = decide(Kind.CONVERSATION, Audience.COACH, Terms())
    assert not refused.see
    assert "consent" in refused.why


def test_a_stranger_sees_nothing_at_all():
    assert not any(decide(kind, Audience.STRANGER, EVERYTHING).see for kind in Kind)


def test_nobody_but_the_two_people_in_the_room_may_do_anything_to_a_session():
    for verb in set(Verb) - {Verb.ACCEPT_AGREEMENT}:  # which a sponsor accepts, too
        assert not any(may(audience, verb) for audience in set(Audience) - {Audience.COACH, Audience.CLIENT})


def test_the_client_can_withdraw_and_does_not_judge_findings():
    assert may(Audience.CLIENT, Verb.WITHDRAW_CONSENT)
    assert not may(Audience.CLIENT, Verb.JUDGE_FINDING)
