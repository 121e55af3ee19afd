"""The synthesis as it is shown: matrices of projects, lists of fields and key figures."""

from synthese.exports.content.fields import CheckCell, CheckRow, FieldRow, check_rows, field_rows
from synthese.exports.content.matrices import (
    ComparedValue,
    FrameworkCell,
    MatrixCell,
    MatrixRow,
    Quotation,
    comparison_rows,
    framework_rows,
    matrix_rows,
)
from synthese.exports.content.measures import PAIRS, distinctive_rows, pair_rows, similarity_rows
from synthese.exports.content.overview import KeyFigure, counted_findings, key_figures, provenance_rows

__all__ = [
    "PAIRS",
    "CheckCell",
    "CheckRow",
    "ComparedValue",
    "FieldRow",
    "FrameworkCell",
    "KeyFigure",
    "MatrixCell",
    "MatrixRow",
    "Quotation",
    "check_rows",
    "comparison_rows",
    "counted_findings",
    "distinctive_rows",
    "field_rows",
    "framework_rows",
    "key_figures",
    "matrix_rows",
    "pair_rows",
    "provenance_rows",
    "similarity_rows",
]
