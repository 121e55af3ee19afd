"""Extraction: PDF in, slides of blocks out; the only room that knows PDF libraries."""
