"""The tables of what was read and tagged, from records to columns."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

import pandas as pd

from synthese.tables import to_frame
from synthese.types import Box
from synthese.workbench.records import ReadDeck

__all__ = ["reading_tables"]


def reading_tables(decks: Sequence[ReadDeck]) -> dict[str, pd.DataFrame]:
    """Return the tables ``presentations``, ``slides``, ``blocks``, ``passages`` and ``tags``.

    Args:
        decks: All decks as read and tagged, in the order of the catalogue.
    """
    return {
        "presentations": to_frame("presentations", map(_presentation, decks)),
        "slides": to_frame("slides", (row for deck in decks for row in _slides(deck))),
        "blocks": to_frame("blocks", (row for deck in decks for row in _blocks(deck))),
        "passages": to_frame("passages", (row for deck in decks for row in _passages(deck))),
        "tags": to_frame("tags", (asdict(tag) for deck in decks for tag in deck.tagged.tags)),
    }


def _presentation(read: ReadDeck) -> Mapping[str, Any]:
    row, deck = read.row, read.deck
    return {
        **asdict(row),
        # A project deck of no named project stands for itself.
        "project": row.project or (row.presentation if row.role == "project" else ""),
        "title": row.title or next((slide.title for slide in deck.slides if slide.title), ""),
        "pages": deck.pages,
        "slides": len(deck.slides),
        "status": deck.status,
        "message": deck.message,
    }


def _slides(read: ReadDeck) -> Iterable[Mapping[str, Any]]:
    for slide in read.deck.slides:
        yield {
            "presentation": read.row.presentation,
            "slide": slide.slide,
            "page": slide.page,
            "title": slide.title,
            "kind": slide.kind,
            "width": slide.width,
            "height": slide.height,
            "ocr": slide.ocr,
            "build_of": slide.build_of,
            "warnings": slide.warnings,
        }


def _blocks(read: ReadDeck) -> Iterable[Mapping[str, Any]]:
    for slide in read.deck.slides:
        place = {"presentation": read.row.presentation, "slide": slide.slide, "page": slide.page}
        for block in slide.blocks:
            yield {
                **place,
                "block": block.block,
                "role": block.role,
                "level": block.level,
                "text": block.text,
                "raw": block.raw,
                "cells": block.cells,
                "angle": block.angle,
                **_corners(block.box),
            }


def _passages(read: ReadDeck) -> Iterable[Mapping[str, Any]]:
    for passage in read.tagged.passages:
        first = passage.segments[0]
        yield {
            "presentation": passage.presentation,
            "slide": passage.slide,
            "page": passage.page,
            "block": first.block,
            "blocks": [segment.block for segment in passage.segments],
            "passage": passage.passage,
            "text": passage.text,
            "heading": passage.heading,
            "context": passage.context,
            "role": passage.role,
            "start": first.start,
            "end": first.end,
            **_corners(passage.box),
        }


def _corners(box: Box) -> Mapping[str, float]:
    return box._asdict()
