"""All tables across projects, in one call."""

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
from synthese.synthesis.material import read_material
from synthese.synthesis.similarity import build_similarity
from synthese.synthesis.source import SynthesisInput
from synthese.synthesis.themes import build_theme_matrix

__all__ = ["build_synthesis"]


def build_synthesis(source: SynthesisInput) -> dict[str, pd.DataFrame]:
    """Make every table across projects.

    The result depends on the content of the input alone, not on the order of its rows.

    Args:
        source: What the tables are made from.

    Returns:
        The tables by name: all of ``SYNTHESIS_TABLES``, and ``changes`` against the last run.
    """
    material = read_material(source)
    tables = {
        "theme_matrix": build_theme_matrix(material),
        "framework_matrix": build_framework_matrix(source, material),
        "comparison": build_comparison(source, material),
        "action_fields": build_action_fields(source, material),
        "commentary_check": build_commentary_check(source, material),
        "cooccurrence": build_cooccurrence(material),
        "similarity": build_similarity(material),
        "distinctive": build_distinctive(material),
        "events": build_events(material),
        "coverage": build_coverage(source, material),
        "indicators": build_indicators(source, material),
    }
    return {**tables, "changes": build_changes(source, tables)}
