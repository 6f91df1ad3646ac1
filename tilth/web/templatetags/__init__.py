"""Words that templates know beyond those of Django."""
