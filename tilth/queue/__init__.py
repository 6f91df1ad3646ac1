"""What is to be done when nobody is looking: one table, written in the same transaction as the change that needs it."""
