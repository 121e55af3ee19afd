"""Intake: brings decks into a workspace."""
