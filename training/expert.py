"""Pure. A reading in the corpus's line format as an expert reading in JSON, as LABELS.md has it."""

from typing import Any

from training.corpus import Session, Turn


def expert(session: Session) -> dict[str, Any]:
    """The reading as a document ("expert-reading/1") whose turns are named t1, t2, …"""
    return {
        "schema": "expert-reading/1",
        "session": session.name,
        "utterances": [_turn(turn) for turn in session.turns],
        "shifts": [
            {
                "peak": _id(s["peak"]),
                "span": [_id(n) for n in s["span"]],
                "strength": s["strength"],
                "outcome": s["outcome"],
            }
            for s in session.shifts
        ],
        "insights": [{"statement": m["text"], "evidence": _ids(m["turns"])} for m in session.moments],
        "actions": [_action(action) for action in session.actions],
        "not_actions": [{"text": d["text"], "why": d["why"], "evidence": _ids(d["turns"])} for d in session.decoys],
        "pcc_markers": {
            name: {"reading": reading, "evidence": _ids(evidence), "counter": _ids(counter)}
            for name, (reading, evidence, counter) in session.markers.items()
        },
    }


def _turn(turn: Turn) -> dict[str, Any]:
    made: dict[str, Any] = {
        "id": _id(turn.n),
        "text": turn.words,
        "gap_before": turn.gap,
        "stage": turn.stage,
        "logical_level": turn.level,
    }
    if turn.role == "coach":
        question = {"form": turn.form, "stacked": "stacked" in turn.flags, "flags": sorted(turn.flags - {"stacked"})}
        return made | {"coach": {"moves": turn.moves, "question": question if turn.form else None}}
    shift = {"types": list(turn.shift[1]), "strength": turn.shift[0]} if turn.shift else None
    return made | {"client": {"talk": turn.talk, "tags": sorted(turn.tags), "shift": shift}}


def _action(action: dict[str, Any]) -> dict[str, Any]:
    return {
        "text": action["text"],
        "evidence": _ids(action["turns"]),
        "ownership": action["ownership"],
        "status": action["status"],
        "kind": action["kind"],
        "commitment_strength": action["commitment"],
        "if_then": action["ifthen"],
        "experimental": action["kind"] == "experiment",
        "linked_insight": "moment" in action,
        "specific": {"what": True, "when": action.get("when"), "with_whom": action.get("with")},
    }


def _id(n: int) -> str:
    return f"t{n}"


def _ids(turns: list[int]) -> list[str]:
    return [_id(n) for n in turns]
