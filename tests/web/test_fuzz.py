"""Whatever anybody sends to whatever address: nothing breaks. bench/fuzz.py asks ten thousand times; this a few hundred."""

import pytest
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as given_settings

from tests.web.fuzz import World, asks

pytestmark = pytest.mark.django_db


def test_no_request_of_anybody_breaks_anything(settings):
    settings.SENDS_MAIL = True
    world = World()
    assert {"file", "held_on", "consented"} <= set(world.fields["receive"]), "forms are found by walking to them"
    assert {"login", "password"} <= set(world.fields["account_login"])
    assert {"email"} <= set(world.fields["account_email"])

    @given_settings(max_examples=250, phases=[Phase.generate], database=None, suppress_health_check=list(HealthCheck))
    @given(ask=asks(world))
    def nothing_breaks(ask):
        assert world.answer(ask) < 500, world.faults[-1][1]

    nothing_breaks()
    assert world.asked >= 250
    assert {200, 302, 404, 405} <= set(world.statuses)
