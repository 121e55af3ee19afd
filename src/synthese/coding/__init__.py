"""Coding: what people decide, appended to logs, and the state read from them."""
