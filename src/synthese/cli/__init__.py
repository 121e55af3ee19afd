"""The command line: thin commands over the public names."""

from synthese.cli.app import main

__all__ = ["main"]
