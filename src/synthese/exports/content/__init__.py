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
from synthese.exports.content.overview import KeyFigure, key_figures, provenance_rows

__all__ = [
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
    "field_rows",
    "framework_rows",
    "key_figures",
    "matrix_rows",
    "provenance_rows",
]
