"""Tagging: passages in, suggestions out; with learning the only room that knows spaCy."""
