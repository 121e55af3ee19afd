"""The codebook: reads, checks and edits `codebook.yaml`."""

from synthese.codebook.adding import add_term, set_anchor
from synthese.codebook.changing import merge_themes, rename_theme, retire_theme
from synthese.codebook.reading import check_codebook, read_codebook, read_rules
from synthese.codebook.splitting import split_theme
from synthese.codebook.terms import pattern_fault, read_term

__all__ = [
    "add_term",
    "check_codebook",
    "merge_themes",
    "pattern_fault",
    "read_codebook",
    "read_rules",
    "read_term",
    "rename_theme",
    "retire_theme",
    "set_anchor",
    "split_theme",
]
