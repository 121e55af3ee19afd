"""Passages: blocks in, units of coding out."""

from synthese.passages.build import build_passages, passage_ids
from synthese.passages.sentences import split_sentences

__all__ = ["build_passages", "passage_ids", "split_sentences"]
