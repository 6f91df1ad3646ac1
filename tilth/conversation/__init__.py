"""What was said, and what can be heard in it. Pure: no Django, no clock, no network, no randomness."""
