"""What the team wrote beside the tables: the last word on each summary, value and link."""

from collections.abc import Hashable, Iterable
from typing import TypeVar

from synthese.coding import Note, read_notes
from synthese.coding.lines import moment
from synthese.synthesis.selection import same_name
from synthese.types import Decision, TargetKind

__all__ = ["latest_links", "latest_summaries", "latest_values"]

Key = TypeVar("Key", bound=Hashable)


def latest_summaries(decisions: Iterable[Decision]) -> dict[tuple[str, str], Note]:
    """Return the last summary of each project (in the form names are compared in) and theme.

    Args:
        decisions: Lines of the codings log, each coder's in their order.
    """
    return _latest(((same_name(note.project), note.about), note) for note in _notes(decisions, "summary"))


def latest_values(decisions: Iterable[Decision]) -> dict[tuple[str, str], dict[str, Note]]:
    """Return the last decision on each value, by project (in the form names are compared in) and dimension.

    Args:
        decisions: Lines of the codings log, each coder's in their order.
    """
    notes = _notes(decisions, "value")
    values: dict[tuple[str, str], dict[str, Note]] = {}
    found = _latest(((same_name(note.project), note.about, note.text), note) for note in notes)
    for (project, dimension, value), note in found.items():
        values.setdefault((project, dimension), {})[value] = note
    return values


def latest_links(decisions: Iterable[Decision]) -> dict[frozenset[str], Note]:
    """Return the last decision on each pair of action fields, or of a field and a project.

    Args:
        decisions: Lines of the codings log, each coder's in their order.

    Returns:
        The notes by the two ends: ids of fields, or a field's id and a project in the form names are compared in.
    """
    return _latest((_ends(note), note) for note in _notes(decisions, "link"))


def _notes(decisions: Iterable[Decision], kind: TargetKind) -> list[Note]:
    return [note for note in read_notes(decisions) if note.kind == kind]


def _latest(notes: Iterable[tuple[Key, Note]]) -> dict[Key, Note]:
    """Return the last note of each key: spellings of one project, or the two directions of a link, meet here."""
    return dict(sorted(notes, key=lambda entry: (moment(entry[1].time), entry[1].decision)))


def _ends(note: Note) -> frozenset[str]:
    return frozenset((note.about, note.other or same_name(note.project)))
