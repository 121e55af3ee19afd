"""The theme matrix: which project speaks of which theme, how often, and who decided."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

import pandas as pd

from synthese.synthesis.findings import Finding, State
from synthese.synthesis.material import Material, evidence_of
from synthese.synthesis.selection import Case
from synthese.tables import to_frame
from synthese.types import Theme

__all__ = ["build_theme_matrix", "count_passages", "count_states", "group_of", "theme_findings"]

# A passage under a theme by several codes (its own and subcodes) is in the first of these states that one of them has.
_STATES: tuple[State, ...] = ("confirmed", "suggested", "disputed", "rejected")


def build_theme_matrix(material: Material) -> pd.DataFrame:
    """Return one row per event, project and theme of the codebook, cells without passages too.

    Every figure counts passages, one that is repeated once (``find_units``). ``n_confirmed``, ``n_suggested`` and
    ``n_disputed`` exclude one another, and their sum is ``n_passages``; with ``confirmed_only`` it is ``n_confirmed``
    alone. ``n_rejected`` counts passages at which the theme was suggested and rejected. A theme includes its subcodes.
    ``share`` is ``n_passages`` over all passages of the project, and so compares long decks with short ones.
    ``n_read`` counts the passages of the project that a person read (coded or marked as reviewed), whatever the theme:
    it tells how much of a zero is a reader's finding.

    Args:
        material: The ordered material.

    Returns:
        Table ``theme_matrix``, sorted by event, project and the codebook's order.
    """
    rows = [row for case in material.cases for row in _case_rows(material, case)]
    return to_frame("theme_matrix", rows)


def theme_findings(material: Material, case: Case) -> dict[str, list[Finding]]:
    """Return what was found of each theme in a case, subcodes included, in reading order.

    Args:
        material: The ordered material.
        case: A project, at one event or at all.

    Returns:
        The findings by theme, rejected ones too; themes without any are absent.
    """
    found: dict[str, list[Finding]] = {}
    for unit in material.units(case):
        for finding in material.found(unit):
            if finding.kind == "theme":
                for theme in material.above.get(finding.code, ()):
                    found.setdefault(theme, []).append(finding)
    return found


def _case_rows(material: Material, case: Case) -> Iterable[dict[str, Any]]:
    found = theme_findings(material, case)
    units = material.units(case)
    n_read = sum(not material.read.isdisjoint(unit.places) for unit in units)
    for theme in material.codebook.themes:
        states = count_states(found.get(theme.id, ()))
        n_passages = count_passages(material, states)
        yield {
            "event": case.event,
            "project": case.project,
            "theme": theme.id,
            "group": group_of(material, theme),
            "n_passages": n_passages,
            "share": round(n_passages / len(units), 6) if units else 0.0,
            **{f"n_{state}": states[state] for state in _STATES},
            "n_read": n_read,
            "evidence": evidence_of(filter(material.counts, found.get(theme.id, ()))),
        }


def count_states(findings: Iterable[Finding]) -> Counter[State]:
    """Return how many passages are in each state, a passage with several findings in the best of theirs."""
    best: dict[str, State] = {}
    for finding in findings:
        known = best.get(finding.passage, finding.state)
        best[finding.passage] = min(known, finding.state, key=_STATES.index)
    return Counter(best.values())


def count_passages(material: Material, states: Counter[State]) -> int:
    """Return how many passages count, of those in each state."""
    counting: tuple[State, ...] = ("confirmed",) if material.settings.confirmed_only else _STATES[:-1]
    return sum(states[state] for state in counting)


def group_of(material: Material, theme: Theme) -> str:
    """Return the theme's group, or for a subcode without one that of the nearest theme above."""
    chain = (material.codebook.theme(code) for code in material.above[theme.id])
    return next((link.group for link in chain if link and link.group), "")
