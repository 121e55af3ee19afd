"""Tagging: passages in, suggestions out; with learning the only room that knows spaCy."""

from synthese.tagging.coded import Decided
from synthese.tagging.explain import Explanation, explain
from synthese.tagging.pipeline import build_pipeline
from synthese.tagging.registry import register
from synthese.tagging.tags import tag_passages

__all__ = ["Decided", "Explanation", "build_pipeline", "explain", "register", "tag_passages"]
