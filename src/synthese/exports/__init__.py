"""Exports: tables in, files for readers out; the only room that knows their formats."""
