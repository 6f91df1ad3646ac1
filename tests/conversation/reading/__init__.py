"""The reading's tests, a file for each of its questions."""
