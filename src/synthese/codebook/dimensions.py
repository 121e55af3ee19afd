"""Reads the dimensions along which projects are compared, with their values."""

from synthese.codebook.record import Record
from synthese.codebook.source import Entry
from synthese.types import Dimension, DimensionValue

__all__ = ["read_dimension"]


def read_dimension(record: Record, language: str) -> Dimension:
    """Return a dimension with its values, from an entry of ``dimensions``."""
    return Dimension(
        id=record.text("id"),
        labels=record.labels(language),
        values=tuple(_value(entry, record) for entry in record.many("values")),
        indicators=record.indicators(),
    )


def _value(entry: Entry, above: Record) -> DimensionValue:
    """Return a value from ``{value: …, indicators: …}`` or from its name alone."""
    if isinstance(entry.value, str):
        return DimensionValue(value=" ".join(entry.value.split()))
    record = Record(entry, f"{above.place}, field values", ("value", "indicators"), above.complaints)
    if record.fields and not record.text("value"):
        record.complain("a value needs a name: `- value: Reallabor`.")
    return DimensionValue(value=record.text("value"), indicators=record.indicators())
