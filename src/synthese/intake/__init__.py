"""Intake: brings decks into a workspace."""

from synthese.intake.copying import AddedDeck, add_decks

__all__ = ["AddedDeck", "add_decks"]
