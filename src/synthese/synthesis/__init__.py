"""Synthesis: tags and codings in, tables across projects out."""

from synthese.synthesis.build import build_synthesis, build_table
from synthese.synthesis.narrowing import Selection, narrow
from synthese.synthesis.remarks import REMARKS, find_remarks
from synthese.synthesis.selection import Omission, compared_presentations, left_out
from synthese.synthesis.source import SynthesisInput
from synthese.synthesis.versions import LookAlike, find_versions

__all__ = [
    "REMARKS",
    "LookAlike",
    "Omission",
    "Selection",
    "SynthesisInput",
    "build_synthesis",
    "build_table",
    "compared_presentations",
    "find_remarks",
    "find_versions",
    "left_out",
    "narrow",
]
