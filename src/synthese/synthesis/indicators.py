"""How the indicators of the codebook fared: which fire, which are confirmed, which never occur."""

from collections import defaultdict
from collections.abc import Iterable

import pandas as pd

from synthese.synthesis.findings import Finding
from synthese.synthesis.material import Material, evidence_of
from synthese.synthesis.selection import left_out
from synthese.synthesis.source import SynthesisInput
from synthese.tables import to_frame

__all__ = ["build_indicators"]


def build_indicators(source: SynthesisInput, material: Material) -> pd.DataFrame:
    """Return one row per theme and indicator of the codebook, indicators that never fire too.

    ``n_hits`` counts the passages of a deck, repeated ones once, with a tag of the theme that names the indicator among
    its rules, found in the passage or in its title or context (negated tags that nobody decided on are none), whatever
    was decided on them; ``n_confirmed`` and
    ``n_rejected`` those of them that a person decided. Decks of role ``other`` are counted, failed, superseded and
    left-out sample decks are not.

    Args:
        source: What the synthesis is made from.
        material: The ordered material.

    Returns:
        Table ``indicators``, in the codebook's order.
    """
    hits = _hits(source, material)
    decks = {row.passage: name for name, rows in material.decks.items() for row in rows}
    rows = []
    for theme in material.codebook.themes:
        for text in dict.fromkeys(indicator.text for indicator in theme.indicators):
            found = hits[theme.id, text]
            rows.append(
                {
                    "theme": theme.id,
                    "indicator": text,
                    "n_hits": len(found),
                    "n_confirmed": sum(finding.state == "confirmed" for finding in found),
                    "n_rejected": sum(finding.state == "rejected" for finding in found),
                    "n_decks": len({decks[finding.passage] for finding in found}),
                    "evidence": evidence_of(found),
                }
            )
    return to_frame("indicators", rows)


def _hits(source: SynthesisInput, material: Material) -> defaultdict[tuple[str, str], list[Finding]]:
    """Return the findings by theme and indicator, in reading order."""
    omitted = {omission.presentation for omission in left_out(source) if omission.reason != "other"}
    hits: defaultdict[tuple[str, str], list[Finding]] = defaultdict(list)
    for presentation in material.decks:
        if presentation not in omitted:
            for finding in (each for unit in material.counted_once[presentation,] for each in material.found(unit)):
                if finding.kind == "theme":
                    for text in _indicators(finding.rules):
                        hits[finding.code, text].append(finding)
    return hits


def _indicators(rules: Iterable[str]) -> dict[str, None]:
    """Return the indicators that rules name; what other passages of the slide say is a hit of theirs."""
    # "indicator:kurs*", or "heading:kurs*" where it stands in the title: the indicator is the same.
    return dict.fromkeys(rule.partition(":")[2] for rule in rules if not rule.startswith("slide:"))
