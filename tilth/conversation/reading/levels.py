"""Pure. The logical level that a turn's words are about, or none where it is not clear."""

import re

from tilth.conversation.reading.findings import Level, Note
from tilth.conversation.reading.words import Spoken

CUES = {
    Level.IDENTITY: r"\b(?:who (?:i am|you are|am i|do you get to be)|i'm (?:a|an|the|not a|not the) |kind of person|someone who|about yourself|about you\?|myself|being (?:a|the) )",
    Level.PURPOSE: r"\b(?:purpose|legacy|calling|bigger than|generations?|what i'm here for|contribut\w+|for their|so that (?:they|others))\b",
    Level.VALUE: r"\b(?:matters?|important|care about|worth|fair|unfair|promise|sad|honest|trust|proud|owe|respect|rather .+ than)\b",
    Level.BELIEF: r"\b(?:think|thought|believe|assume|assumed|must|should|supposed to|because (?:if|people|they)|true|means that|always|never)\b",
    Level.CAPABILITY: r"\b(?:how to|good at|bad at|able to|skill\w*|learn\w*|know how|capab\w+|practis\w+|practic\w+|manage to)\b",
    Level.ENVIRONMENT: r"\b(?:meeting|office|site|april|monday|tuesday|wednesday|thursday|friday|o'clock|room|team|boss|company|week|agenda)\b",
    Level.BEHAVIOUR: r"\b(?:did|said|went|do|doing|say|ask|asked|told|answer|write|wrote|sent|talk|took|gave|start|stop)\b",
}
TABLE = {level: re.compile(pattern) for level, pattern in CUES.items()}


def level(said: Spoken) -> tuple[Level, Note] | None:
    """The level with the words that show it; None where nothing speaks clearly for one."""
    if len(said.words) < 5:
        return None
    for found, words in TABLE.items():
        hit = words.search(said.plain)
        if hit:
            return found, Note(
                f"level:{found.value}", said.quote(hit.start(), hit.end()), f"These words are about {found.value}."
            )
    return None
