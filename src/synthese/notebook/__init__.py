"""Notebook: what people see in JupyterLab."""

from synthese.notebook.comparing import (
    changes_table,
    comparison_table,
    cooccurrence_table,
    distinctive_table,
    framework_table,
    similarity_table,
    theme_heat_map,
)
from synthese.notebook.decks import coverage_table, deck_table, notes_table, places_table, word_table
from synthese.notebook.figures import show_figure
from synthese.notebook.findings import (
    cell_evidence,
    explanation_table,
    find_findings,
    finding_table,
    silent_indicators,
    themes_by_deck,
)
from synthese.notebook.growing import candidate_table, compound_table, fault_table, overlap_table, term_effect
from synthese.notebook.open_fields import commentary_table, field_counts, field_table, save_table, shared_fields
from synthese.notebook.results import in_words, pick_slide, pick_themes
from synthese.notebook.review import Review, ReviewWidget
from synthese.notebook.reviewing import (
    agreement_table,
    decision_table,
    disagreement_table,
    lost_table,
    next_to_review,
    progress_table,
)
from synthese.notebook.slide_view import SlideView

__all__ = [
    "Review",
    "ReviewWidget",
    "SlideView",
    "agreement_table",
    "candidate_table",
    "cell_evidence",
    "changes_table",
    "commentary_table",
    "comparison_table",
    "compound_table",
    "cooccurrence_table",
    "coverage_table",
    "decision_table",
    "deck_table",
    "disagreement_table",
    "distinctive_table",
    "explanation_table",
    "fault_table",
    "field_counts",
    "field_table",
    "find_findings",
    "finding_table",
    "framework_table",
    "in_words",
    "lost_table",
    "next_to_review",
    "notes_table",
    "overlap_table",
    "pick_slide",
    "pick_themes",
    "places_table",
    "progress_table",
    "save_table",
    "shared_fields",
    "show_figure",
    "silent_indicators",
    "similarity_table",
    "term_effect",
    "theme_heat_map",
    "themes_by_deck",
    "word_table",
]
