"""How alike projects are by their themes."""

from itertools import combinations

import pandas as pd

from synthese.synthesis.findings import Finding
from synthese.synthesis.material import Material, evidence_of
from synthese.synthesis.measures import cosine_interval
from synthese.synthesis.selection import Case
from synthese.tables import to_frame

__all__ = ["build_similarity", "own_themes"]


def build_similarity(material: Material) -> pd.DataFrame:
    """Return one row per two projects: the cosine of their shares of passages by theme.

    Each theme counts by its own passages, without its subcodes, which would count twice; a project's events are taken
    together. The interval of 95 % is the jackknife's over the passages of both, and empty for a project without themes,
    which is alike to none (0). The evidence are the tags and codings of the themes that
    both speak of, of the first project, then of the second.

    Args:
        material: The ordered material.

    Returns:
        Table ``similarity``, each two projects once, sorted by name.
    """
    themes = {project.project: own_themes(material, project) for project in material.projects}
    # Dividing by the number of passages changes no cosine: counts stand for shares.
    passages = {
        project.project: [frozenset(each.code for each in material.themes(unit)) for unit in material.units(project)]
        for project in material.projects
    }
    rows = []
    for one, other in combinations([project.project for project in material.projects], 2):
        shared = themes[one].keys() & themes[other].keys()
        found = (themes[name][theme] for name in (one, other) for theme in themes[name] if theme in shared)
        measured = cosine_interval(passages[one], passages[other])
        rows.append(
            {
                "project_a": one,
                "project_b": other,
                "cosine": round(measured.estimate, 6),
                "low": round(measured.low, 6),
                "high": round(measured.high, 6),
                "evidence": evidence_of(finding for findings in found for finding in findings),
            }
        )
    return to_frame("similarity", rows)


def own_themes(material: Material, case: Case) -> dict[str, list[Finding]]:
    """Return the counted findings by theme, without subcodes, in the codebook's order.

    Args:
        material: The ordered material.
        case: A project, at one event or at all.
    """
    found: dict[str, list[Finding]] = {theme.id: [] for theme in material.codebook.themes}
    for unit in material.units(case):
        for finding in material.themes(unit):
            found[finding.code].append(finding)
    return {theme: findings for theme, findings in found.items() if findings}
