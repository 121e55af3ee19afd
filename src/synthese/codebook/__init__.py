"""The codebook: reads and checks `codebook.yaml`."""

from synthese.codebook.reading import check_codebook, read_codebook
from synthese.codebook.terms import pattern_fault, read_term

__all__ = ["check_codebook", "pattern_fault", "read_codebook", "read_term"]
