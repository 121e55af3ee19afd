"""Synthesis: tags and codings in, tables across projects out."""
