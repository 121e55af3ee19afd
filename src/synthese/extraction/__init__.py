"""Extraction: PDF in, slides of blocks out; the only room that knows PDF libraries."""

from synthese.extraction.deck import read_deck, read_words
from synthese.extraction.engine import ocr_engine
from synthese.extraction.render import render_page

__all__ = ["ocr_engine", "read_deck", "read_words", "render_page"]
