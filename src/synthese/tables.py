"""The tables: one schema each, used for every write, empty tables too. Column names are written here and nowhere else.

Lists are never null. Boxes are PDF points, origin top left; ``page``, ``slide`` and ``block`` count from 1.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from synthese.files import write_whole

__all__ = ["SCHEMAS", "SYNTHESIS_TABLES", "empty_table", "read_table", "to_frame", "write_table"]

_TEXT = pa.string()
_WHOLE = pa.int32()
_NUMBER = pa.float64()
_FLAG = pa.bool_()
_TEXTS = pa.list_(pa.string())
_QUOTATIONS = pa.list_(
    pa.struct([("text", _TEXT), ("presentation", _TEXT), ("slide", _WHOLE), ("page", _WHOLE), ("id", _TEXT)])
)
_CANDIDATES = pa.list_(pa.struct([("passage", _TEXT), ("slide", _WHOLE), ("text", _TEXT), ("score", _NUMBER)]))
_BOX = {"x0": _NUMBER, "top": _NUMBER, "x1": _NUMBER, "bottom": _NUMBER}
_PLACE = {"presentation": _TEXT, "slide": _WHOLE, "page": _WHOLE}

_COLUMNS: dict[str, dict[str, pa.DataType]] = {
    "presentations": {
        **dict.fromkeys(("presentation", "file", "sha256", "project", "role", "title"), _TEXT),
        "speakers": _TEXTS,
        **dict.fromkeys(("organisation", "event", "date", "place", "space_type", "licence"), _TEXT),
        "sample": _FLAG,
        **dict.fromkeys(("pages", "slides"), _WHOLE),
        **dict.fromkeys(("status", "message", "supersedes"), _TEXT),
    },
    "slides": {
        **_PLACE,
        **dict.fromkeys(("title", "kind"), _TEXT),
        **dict.fromkeys(("width", "height"), _NUMBER),
        "ocr": _FLAG,
        "build_of": _WHOLE,
        "warnings": _TEXTS,
    },
    "blocks": {
        **_PLACE,
        "block": _WHOLE,
        "role": _TEXT,
        "level": _WHOLE,
        **dict.fromkeys(("text", "raw"), _TEXT),
        "cells": pa.list_(_TEXTS),
        **_BOX,
        "angle": _NUMBER,
    },
    "passages": {
        **_PLACE,
        "block": _WHOLE,
        "blocks": pa.list_(_WHOLE),
        **dict.fromkeys(("passage", "text", "heading", "context", "role"), _TEXT),
        **dict.fromkeys(("start", "end"), _WHOLE),
        **_BOX,
    },
    "tags": {
        **dict.fromkeys(("tag", "passage"), _TEXT),
        **_PLACE,
        "block": _WHOLE,
        **dict.fromkeys(("kind", "code", "quotation"), _TEXT),
        **dict.fromkeys(("start", "end"), _WHOLE),
        "score": _NUMBER,
        "rules": _TEXTS,
        **dict.fromkeys(("addressee", "holder"), _TEXT),
        "negated": _FLAG,
        "origin": _TEXT,
    },
    "codings": {
        **dict.fromkeys(("coding", "coder", "state", "kind", "code", "passage"), _TEXT),
        **_PLACE,
        "block": _WHOLE,
        "quotation": _TEXT,
        **dict.fromkeys(("start", "end"), _WHOLE),
        **dict.fromkeys(("tag", "memo", "addressee", "time", "decision"), _TEXT),
    },
    "lost_codings": {
        **dict.fromkeys(("decision", "coder", "status", "kind", "code"), _TEXT),
        **_PLACE,
        **dict.fromkeys(("quote", "reason", "memo", "time"), _TEXT),
        "candidates": _CANDIDATES,
    },
    "theme_matrix": {
        **dict.fromkeys(("event", "project", "theme", "group"), _TEXT),
        "n_passages": _WHOLE,
        "share": _NUMBER,
        **dict.fromkeys(("n_confirmed", "n_suggested", "n_rejected", "n_disputed", "n_read"), _WHOLE),
        "evidence": _TEXTS,
    },
    "framework_matrix": {
        **dict.fromkeys(("event", "project", "theme", "summary", "summary_state"), _TEXT),
        "quotations": _QUOTATIONS,
        "evidence": _TEXTS,
    },
    "comparison": {
        **dict.fromkeys(("event", "project", "dimension", "value", "state"), _TEXT),
        "quotations": _QUOTATIONS,
        "evidence": _TEXTS,
    },
    "action_fields": {
        **dict.fromkeys(("field", "event", "project", "role", "statement", "type", "addressee", "holder"), _TEXT),
        "themes": _TEXTS,
        **_PLACE,
        **dict.fromkeys(("status", "group"), _TEXT),
        **dict.fromkeys(("shared_with", "evidence"), _TEXTS),
    },
    "commentary_check": {
        **dict.fromkeys(("field", "statement"), _TEXT),
        "themes": _TEXTS,
        **dict.fromkeys(("addressee", "project", "speaks", "how", "state"), _TEXT),
        "evidence": _TEXTS,
    },
    "cooccurrence": {
        **dict.fromkeys(("theme_a", "theme_b"), _TEXT),
        **dict.fromkeys(("n", "n_confirmed"), _WHOLE),
        **dict.fromkeys(("association", "low", "high"), _NUMBER),
        "evidence": _TEXTS,
    },
    "similarity": {
        **dict.fromkeys(("project_a", "project_b"), _TEXT),
        **dict.fromkeys(("cosine", "low", "high"), _NUMBER),
        "evidence": _TEXTS,
    },
    "distinctive": {
        **dict.fromkeys(("project", "kind", "item"), _TEXT),
        **dict.fromkeys(("log_odds", "low", "high"), _NUMBER),
        "n": _WHOLE,
        "evidence": _TEXTS,
    },
    "coverage": {
        "presentation": _TEXT,
        **dict.fromkeys(("slides", "slides_without_text", "context_blocks", "passages"), _WHOLE),
        **dict.fromkeys(("repeated", "tagged", "read"), _WHOLE),
        **dict.fromkeys(("untagged_terms", "evidence"), _TEXTS),
    },
    "events": {
        **dict.fromkeys(("event", "date", "theme", "group"), _TEXT),
        **dict.fromkeys(("all_projects", "n_projects", "all_passages", "n_passages"), _WHOLE),
        **dict.fromkeys(("share", "low", "high"), _NUMBER),
        **dict.fromkeys(("n_confirmed", "n_suggested", "n_disputed"), _WHOLE),
        "since": _TEXT,
        **dict.fromkeys(("change", "change_low", "change_high"), _NUMBER),
        "evidence": _TEXTS,
    },
    "indicators": {
        **dict.fromkeys(("theme", "indicator"), _TEXT),
        **dict.fromkeys(("n_hits", "n_confirmed", "n_rejected", "n_decks"), _WHOLE),
        "evidence": _TEXTS,
    },
    "changes": {
        **dict.fromkeys(("change", "table", "presentation", "project", "item", "before", "after"), _TEXT),
        "evidence": _TEXTS,
    },
}

SCHEMAS: Mapping[str, pa.Schema] = {name: pa.schema(list(columns.items())) for name, columns in _COLUMNS.items()}
"""The schema of each table, by name."""

SYNTHESIS_TABLES = (
    "theme_matrix",
    "framework_matrix",
    "comparison",
    "action_fields",
    "commentary_check",
    "cooccurrence",
    "similarity",
    "distinctive",
    "events",
    "coverage",
    "indicators",
)
"""The tables that compare projects; each row carries its evidence."""


def to_frame(name: str, rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """Make a table from rows.

    Args:
        name: A name from ``SCHEMAS``.
        rows: One mapping a row, with a value for every column of the schema; further keys are not taken.

    Returns:
        The table, its columns in the schema's order and of its types.

    Raises:
        KeyError: When a row lacks a column.
        pyarrow.ArrowInvalid: When a value is not of its column's type.

    >>> to_frame("framework_matrix", []).columns.tolist()[:3]
    ['event', 'project', 'theme']
    """
    schema = SCHEMAS[name]
    listed = list(rows)
    columns = {column: [row[column] for row in listed] for column in schema.names}
    return _to_pandas(pa.table(columns, schema=schema))


def empty_table(name: str) -> pd.DataFrame:
    """Return a table without rows, with the columns and types of its schema."""
    return to_frame(name, [])


def write_table(frame: pd.DataFrame, path: Path, name: str) -> None:
    """Write a table as parquet, whole or not at all; the same rows give the same bytes.

    Args:
        frame: The table, with the columns of its schema.
        path: Where to write it.
        name: A name from ``SCHEMAS``.
    """
    table = pa.Table.from_pandas(frame[SCHEMAS[name].names], schema=SCHEMAS[name], preserve_index=False)
    written = pa.BufferOutputStream()
    pq.write_table(table.replace_schema_metadata(None), written, compression="zstd")
    write_whole(path, written.getvalue().to_pybytes())


def read_table(path: Path, name: str) -> pd.DataFrame:
    """Read a table written by ``write_table``.

    Args:
        path: A parquet file, or a folder of them.
        name: A name from ``SCHEMAS``.

    Returns:
        The table, its columns in the schema's order.
    """
    return _to_pandas(pq.read_table(path, schema=SCHEMAS[name]))


def _to_pandas(table: pa.Table) -> pd.DataFrame:
    """Return pandas columns that behave as a reader expects: lists as lists, an absent ``build_of`` as ``<NA>``."""
    frame: pd.DataFrame = table.to_pandas(types_mapper={pa.int32(): pd.Int32Dtype()}.get)
    for field in table.schema:
        if pa.types.is_list(field.type):
            frame[field.name] = pd.Series(table[field.name].to_pylist(), dtype=object, index=frame.index)
        elif pa.types.is_int32(field.type) and field.name != "build_of":
            frame[field.name] = frame[field.name].astype("int64")
    return frame
