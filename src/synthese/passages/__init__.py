"""Passages: blocks in, units of coding out."""
