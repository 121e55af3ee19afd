"""What stands on each sheet of the workbook."""

from collections.abc import Callable

from synthese.exports.readable import Readable
from synthese.exports.sheets.cells import Linked, Shaded, SheetContent, Value
from synthese.exports.sheets.material import (
    codebook,
    collections,
    coverage,
    evidence,
    overview,
    presentations,
    provenance,
)
from synthese.exports.sheets.synthesis import (
    action_fields,
    commentary_check,
    comparison,
    framework_matrix,
    measured,
    theme_matrix,
)
from synthese.exports.trails import Trails

__all__ = ["SHEETS", "Linked", "Shaded", "SheetContent", "Value"]

Build = Callable[[Readable, Trails], SheetContent]


def _alone(build: Callable[[Readable], SheetContent]) -> Build:
    """Return a sheet that needs nothing of the others."""
    return lambda readable, _: build(readable)


def _overview(readable: Readable, _: Trails) -> SheetContent:
    return overview(readable, list(SHEETS)[1:])


def _collections(readable: Readable, trails: Trails) -> SheetContent:
    return collections(readable, trails.collections)


SHEETS: dict[str, Build] = {
    "overview": _overview,
    "theme_matrix": _alone(theme_matrix),
    "framework_matrix": _alone(framework_matrix),
    "comparison": _alone(comparison),
    "action_fields": _alone(action_fields),
    "commentary_check": _alone(commentary_check),
    "events": _alone(measured("events", widths=(28, 12, 38, 28, 14))),
    "distinctive": _alone(measured("distinctive", widths=(24, 16, 38, 12))),
    "cooccurrence": _alone(measured("cooccurrence", widths=(38, 38, 14))),
    "similarity": _alone(measured("similarity", widths=(24, 24, 14))),
    "changes": _alone(measured("changes", widths=(14, 20, 24, 24, 60, 20, 20))),
    "presentations": _alone(presentations),
    "coverage": _alone(coverage),
    "evidence": _alone(evidence),
    # After all that lead to it, so that it holds what they ask for.
    "collections": _collections,
    "codebook": _alone(codebook),
    "provenance": _alone(provenance),
}
"""The sheets in their order."""
