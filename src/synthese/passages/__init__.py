"""Passages: blocks in, units of coding out."""

from synthese.passages.build import build_passages
from synthese.passages.sentences import split_sentences

__all__ = ["build_passages", "split_sentences"]
