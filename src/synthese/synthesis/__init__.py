"""Synthesis: tags and codings in, tables across projects out."""

from synthese.synthesis.build import build_synthesis
from synthese.synthesis.selection import Omission, compared_presentations, left_out
from synthese.synthesis.source import SynthesisInput

__all__ = ["Omission", "SynthesisInput", "build_synthesis", "compared_presentations", "left_out"]
