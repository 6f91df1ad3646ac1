"""Tilth holds the whole thread of a coaching relationship in one record, and reads the conversation with the words beside every finding."""

__version__ = "0.1.0"
