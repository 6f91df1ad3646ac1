"""Pure. What can be counted in a conversation: words, questions, silences, and the balance of insight and action; None where it cannot be known."""

from collections.abc import Sequence

from tilth.conversation.reading.balance import actions_alone, moments_alone, shares
from tilth.conversation.reading.findings import Action, Form, Measures, Moment
from tilth.conversation.reading.heard import Heard
from tilth.conversation.reading.silences import LONG, silences
from tilth.conversation.transcript import Role


def measure(heard: Heard, moments: Sequence[Moment], actions: Sequence[Action]) -> Measures:
    """The counts and shares of the whole conversation."""
    asked = [t.found.question for t in heard.coach if t.found.question is not None]
    long = silences(heard.transcript, least=LONG) if heard.timed else ()
    balance = shares(heard, moments, actions)
    return Measures(
        coach_word_share=_share(sum(t.length for t in heard.coach), sum(t.length for t in heard.client)),
        coach_time_share=_share(_spoken(heard, Role.COACH), _spoken(heard, Role.CLIENT)) if heard.timed else None,
        open_question_share=round(sum(q.form is Form.OPEN for q in asked) / len(asked), 4) if asked else None,
        stacked=sum(q.stacked for q in asked),
        silences_3s=len(long) if heard.timed else None,
        longest_silence=_longest(heard),
        median_coach_latency=round(heard.usual_coach, 2) if heard.usual_coach is not None else None,
        learning_turn_share=balance[0] if balance else None,
        action_turn_share=balance[1] if balance else None,
        moments_without_action=moments_alone(moments, actions),
        actions_without_moment=actions_alone(actions),
    )


def _share(coach: float, client: float) -> float | None:
    """The coach's part of what both said; None unless both spoke."""
    return round(coach / (coach + client), 4) if coach and client else None


def _spoken(heard: Heard, role: Role) -> float:
    """Seconds of speech, pauses inside turns left out."""
    cues = heard.transcript.utterances
    spans = [cues[first : last + 1] for t in heard.turns if t.turn.role is role for first, last in [t.turn.utterances]]
    return sum(cue.end - cue.start for run in spans for cue in run if cue.start is not None and cue.end is not None)


def _longest(heard: Heard) -> float | None:
    lengths = [s.seconds for s in silences(heard.transcript, least=0.0)] if heard.timed else []
    return round(max(lengths), 2) if lengths else None
