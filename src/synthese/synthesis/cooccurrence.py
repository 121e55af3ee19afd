"""Themes that meet on the same passage more often than chance would have it."""

from itertools import combinations

import pandas as pd

from synthese.synthesis.findings import Finding
from synthese.synthesis.material import Material, evidence_of
from synthese.synthesis.measures import log_odds_ratio
from synthese.tables import to_frame

__all__ = ["build_cooccurrence"]


def build_cooccurrence(material: Material) -> pd.DataFrame:
    """Return one row per two themes that meet on at least one passage of the compared projects.

    ``n`` is the number of such passages, repeated ones once, ``n_confirmed`` of those where both were confirmed;
    ``association`` the log odds ratio of the fourfold table of all passages of the projects (Haldane–Anscombe
    correction, 95 % interval by Woolf): it corrects for how frequent each theme is. Each theme counts by its own
    passages, without its subcodes, which would meet it everywhere.

    Args:
        material: The ordered material.

    Returns:
        Table ``cooccurrence``, in the codebook's order.
    """
    units = [unit for project in material.projects for unit in material.units(project)]
    found = [themes for unit in units if (themes := material.themes(unit))]
    alone: dict[str, int] = {}
    together: dict[tuple[str, str], list[Finding]] = {}
    for themes in found:
        for finding in themes:
            alone[finding.code] = alone.get(finding.code, 0) + 1
        for pair in combinations(themes, 2):
            together.setdefault((pair[0].code, pair[1].code), []).extend(pair)
    order = {theme.id: place for place, theme in enumerate(material.codebook.themes)}
    rows = []
    for one, other in sorted(together, key=lambda pair: (order[pair[0]], order[pair[1]])):
        both = len(together[one, other]) // 2
        neither = len(units) - alone[one] - alone[other] + both
        measured = log_odds_ratio(both, alone[one] - both, alone[other] - both, neither)
        rows.append(
            {
                "theme_a": one,
                "theme_b": other,
                "n": both,
                "n_confirmed": _confirmed(together[one, other]),
                "association": round(measured.estimate, 6),
                "low": round(measured.low, 6),
                "high": round(measured.high, 6),
                "evidence": evidence_of(together[one, other]),
            }
        )
    return to_frame("cooccurrence", rows)


def _confirmed(pairs: list[Finding]) -> int:
    """Return how many of the pairs, which stand one after the other, are confirmed on both sides."""
    return sum(one.state == other.state == "confirmed" for one, other in zip(pairs[::2], pairs[1::2], strict=True))
