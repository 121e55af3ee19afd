"""Small decks as tables, and decisions on them."""

from collections.abc import Sequence
from itertools import count

import pandas as pd

from synthese.coding import ResolvedCodings, resolve_codings
from synthese.provenance import stable_id
from synthese.tables import empty_table, to_frame
from synthese.types import Decision, Target

BOX = {"x0": 10.0, "top": 20.0, "x1": 110.0, "bottom": 40.0}
_numbers = count(1)


def decision(status="confirmed", kind="theme", code="A1", *, target=None, **fields) -> Decision:
    """Make a decision with an id and time of its own."""
    number = next(_numbers)
    given = {"id": f"d-{number:06}", "time": f"2024-05-01T10:00:00.{number:06}+00:00", "coder": "ah", **fields}
    return Decision(status=status, kind=kind, code=code, target=target or Target(presentation="migoek"), **given)


def on(text: str, *, slide=1, whole: str = "", before="", after="", passage: str = "", **fields) -> Target:
    """Make the target of a decision on a passage or on words of it, ``whole``, between other blocks of its slide."""
    start = whole.find(text) if whole else 0
    surrounded = f"{before}{whole or text}{after}"
    at = len(before) + start
    return Target(
        presentation="migoek",
        passage=passage or stable_id("p", "old", text, slide),
        slide=slide,
        page=slide,
        block=1,
        quote=text,
        prefix=surrounded[max(0, at - 32) : at],
        suffix=surrounded[at + len(text) :][:32],
        start=start,
        end=start + len(text),
        **fields,
    )


def deck(*slides: Sequence[str], presentation="migoek") -> dict[str, pd.DataFrame]:
    """Make the tables of a deck whose slides hold bullets; their passages' ids are new."""
    passages, blocks = [], []
    for slide, texts in enumerate(slides, start=1):
        for block, text in enumerate(texts, start=1):
            place = {"presentation": presentation, "slide": slide, "page": slide, "block": block}
            box = {**BOX, "top": 20.0 * block, "bottom": 20.0 * block + 15}
            blocks.append({**place, "role": "bullet", "level": 1, "text": text, "raw": text, "cells": [], **box})
            blocks[-1]["angle"] = 0.0
            passages.append({
                **place, "blocks": [block], "passage": stable_id("p", "new", text, slide, block), "text": text,
                "heading": "", "context": "", "role": "bullet", "start": 0, "end": len(text), **box,
            })  # fmt: skip
    return {"passages": to_frame("passages", passages), "blocks": to_frame("blocks", blocks)}


def resolve(decisions, tables, tags=()) -> ResolvedCodings:
    """Resolve decisions against a deck."""
    return resolve_codings(decisions, **tables, tags=to_frame("tags", tags) if tags else empty_table("tags"))


def placed(target: Target, tables) -> tuple[str, str]:
    """Return the text of the passage on which a decision is found again, and why it is not."""
    resolved = resolve([decision(target=target)], tables)
    texts = tables["passages"].set_index("passage")["text"]
    found = [texts[row["passage"]] for row in resolved.codings if row["coder"] == "ah"]
    return (found[0] if found else ""), (resolved.lost[0]["reason"] if resolved.lost else "")
