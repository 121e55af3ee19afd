"""Extraction: PDF in, slides of blocks out; the only room that knows PDF libraries."""

from synthese.extraction.deck import read_deck, read_words
from synthese.extraction.render import render_page

__all__ = ["read_deck", "read_words", "render_page"]
