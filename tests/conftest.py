"""What every test shares: a deterministic Hypothesis profile."""

from hypothesis import HealthCheck, settings

settings.register_profile(
    "tilth", derandomize=True, deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("tilth")
