"""Coding: what people decide, appended to logs, and the state read from them."""

from synthese.coding.anchoring import Anchors, ResolvedCodings, resolve_codings, without_rejected
from synthese.coding.decisions import Decisions, read_decisions
from synthese.coding.log import CodingLog
from synthese.coding.notes import Note, read_notes
from synthese.coding.state import present_state, team_state

__all__ = [
    "Anchors",
    "CodingLog",
    "Decisions",
    "Note",
    "ResolvedCodings",
    "present_state",
    "read_decisions",
    "read_notes",
    "resolve_codings",
    "team_state",
    "without_rejected",
]
