"""All tables across projects, in one call, or one of them."""

from collections.abc import Callable, Mapping

import pandas as pd

from synthese.synthesis.action_fields import build_action_fields
from synthese.synthesis.changes import build_changes
from synthese.synthesis.commentary import build_commentary_check
from synthese.synthesis.compare import build_comparison
from synthese.synthesis.cooccurrence import build_cooccurrence
from synthese.synthesis.coverage import build_coverage
from synthese.synthesis.distinctive import build_distinctive
from synthese.synthesis.events import build_events
from synthese.synthesis.framework import build_framework_matrix
from synthese.synthesis.indicators import build_indicators
from synthese.synthesis.material import Material, read_material
from synthese.synthesis.similarity import build_similarity
from synthese.synthesis.source import SynthesisInput
from synthese.synthesis.themes import build_theme_matrix

__all__ = ["build_synthesis", "build_table"]

_BUILDERS: Mapping[str, Callable[[SynthesisInput, Material], pd.DataFrame]] = {
    "theme_matrix": lambda _, material: build_theme_matrix(material),
    "framework_matrix": build_framework_matrix,
    "comparison": build_comparison,
    "action_fields": build_action_fields,
    "commentary_check": build_commentary_check,
    "cooccurrence": lambda _, material: build_cooccurrence(material),
    "similarity": lambda _, material: build_similarity(material),
    "distinctive": lambda _, material: build_distinctive(material),
    "events": lambda _, material: build_events(material),
    "coverage": build_coverage,
    "indicators": build_indicators,
}


def build_synthesis(source: SynthesisInput) -> dict[str, pd.DataFrame]:
    """Make every table across projects.

    The result depends on the content of the input alone, not on the order of its rows.

    Args:
        source: What the tables are made from.

    Returns:
        The tables by name: all of ``SYNTHESIS_TABLES``, and ``changes`` against the last run.
    """
    material = read_material(source)
    tables = {name: build(source, material) for name, build in _BUILDERS.items()}
    return {**tables, "changes": build_changes(source, tables)}


def build_table(source: SynthesisInput, name: str) -> pd.DataFrame:
    """Make one table across projects.

    Args:
        source: What it is made from.
        name: One of ``SYNTHESIS_TABLES``.
    """
    return _BUILDERS[name](source, read_material(source))
