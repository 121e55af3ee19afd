"""Coding: what people decide, appended to logs, and the state read from them."""

from synthese.coding.agreement import Agreement, AllCoders, compare_all, compare_coders
from synthese.coding.anchoring import Anchors
from synthese.coding.carrying import carried_state, split_suggestions
from synthese.coding.coefficients import cohens_kappa, krippendorffs_alpha, percent_agreement
from synthese.coding.decisions import Decisions, read_decisions
from synthese.coding.facade import Codings
from synthese.coding.importing import Change, ImportReport, SheetRow, import_rows
from synthese.coding.log import CodingLog
from synthese.coding.notes import Note, read_notes
from synthese.coding.resolving import ResolvedCodings, resolve_codings
from synthese.coding.state import in_force, present_state, team_state

__all__ = [
    "Agreement",
    "AllCoders",
    "Anchors",
    "Change",
    "CodingLog",
    "Codings",
    "Decisions",
    "ImportReport",
    "Note",
    "ResolvedCodings",
    "SheetRow",
    "carried_state",
    "cohens_kappa",
    "compare_all",
    "compare_coders",
    "import_rows",
    "in_force",
    "krippendorffs_alpha",
    "percent_agreement",
    "present_state",
    "read_decisions",
    "read_notes",
    "resolve_codings",
    "split_suggestions",
    "team_state",
]
