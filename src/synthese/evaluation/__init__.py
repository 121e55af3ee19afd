"""Evaluation: what was read and tagged against what people expect."""
