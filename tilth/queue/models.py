"""Gathers this room's tables where Django looks for them."""

from tilth.queue.job import Job

__all__ = ["Job"]
