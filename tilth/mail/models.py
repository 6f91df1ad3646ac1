"""Gathers this room's tables where Django looks for them."""

from tilth.mail.letter import Letter
from tilth.mail.link import Link, Refused
from tilth.mail.wish import Wish

__all__ = ["Letter", "Link", "Refused", "Wish"]
