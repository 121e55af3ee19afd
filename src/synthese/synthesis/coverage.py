"""How much of each deck the tables rest on, and which words no tag took up."""

from collections import Counter
from typing import Any

import pandas as pd

from synthese.synthesis.material import Material, evidence_of
from synthese.synthesis.source import SynthesisInput
from synthese.synthesis.terms import frequent_terms
from synthese.tables import to_frame

__all__ = ["build_coverage"]

_EDGES = ("footer", "page_number")
_CONTEXT = ("title", "subtitle", "heading", "caption", "label", "source")
_TERMS = 10


def build_coverage(source: SynthesisInput, material: Material) -> pd.DataFrame:
    """Return one row per presentation, those that are not compared too.

    ``slides_without_text`` counts slides with nothing but footers, ``context_blocks`` titles, subtitles, headings,
    captions, labels and sources (which are read as context and are no passages), ``repeated`` passages that say again
    what another of the deck says, as on a slide shown twice, and that the other tables count once; ``tagged`` passages
    with a theme or action field that counts, ``read`` passages that a person coded or marked as reviewed.

    Args:
        source: What the synthesis is made from.
        material: The ordered material.

    Returns:
        Table ``coverage``, sorted by presentation. ``evidence`` are the tags and codings that count, or the passages of
        a deck where none does.
    """
    slides = Counter(source.slides["presentation"])
    blocks = source.blocks
    text = blocks[~blocks["role"].isin(_EDGES)]
    with_text = Counter(text[["presentation", "slide"]].drop_duplicates()["presentation"])
    context = Counter(blocks[blocks["role"].isin(_CONTEXT)]["presentation"])
    rows = [
        {
            "presentation": name,
            "slides": slides[name],
            "slides_without_text": slides[name] - with_text[name],
            "context_blocks": context[name],
            **_passages(material, name),
        }
        for name in sorted(source.presentations["presentation"])
    ]
    return to_frame("coverage", rows)


def _passages(material: Material, presentation: str) -> dict[str, Any]:
    rows = material.decks.get(presentation, ())
    units = material.counted_once.get((presentation,), ())
    found = {row.passage: list(filter(material.counts, material.findings.get(row.passage, ()))) for row in rows}
    untagged = [row for row in rows if not found[row.passage]]
    return {
        "passages": len(rows),
        "repeated": len(rows) - len(units),
        "tagged": len(rows) - len(untagged),
        "read": sum(row.passage in material.read for row in rows),
        "untagged_terms": frequent_terms((row.text for row in untagged), limit=_TERMS),
        "evidence": evidence_of(one for each in found.values() for one in each) or list(found),
    }
