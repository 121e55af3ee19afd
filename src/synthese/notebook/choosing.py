"""What people choose in the first cell of a notebook, checked against what there is."""

from collections.abc import Iterable, Mapping

from synthese.errors import WorkspaceError, closest, listed

__all__ = ["chosen", "several", "unknown"]

_SHORT = 4
"""Letters of words that tell nothing of a name, as of ``und``."""


def several(values: str | Iterable[str]) -> tuple[str, ...]:
    """Return values as a tuple; a single one may stand for itself, an empty one for none.

    >>> several("A1"), several(["A1", "B2"]), several("")
    (('A1',), ('A1', 'B2'), ())
    """
    given = (values,) if isinstance(values, str) else tuple(values)
    return tuple(value for value in given if value)


def chosen(what: str, values: str | Iterable[str], known: Mapping[str, str]) -> tuple[str, ...]:
    """Return ids that were chosen, each of which is known.

    Args:
        what: What they name, as ``theme``.
        values: What was chosen: one id or several, none for all.
        known: The name of each id there is.

    Raises:
        WorkspaceError: When one is unknown, with what is known and what was probably meant.
    """
    given = several(values)
    strange = [value for value in given if value not in known]
    if strange:
        raise WorkspaceError(unknown(what, strange, known))
    return given


def unknown(what: str, values: Iterable[str], known: Iterable[str] | Mapping[str, str]) -> str:
    """Return a message on values that are not known: which, what was probably meant, what there is.

    >>> unknown("theme", ["A11"], {"A1": "Sprache", "B2": "Arbeit"})
    "There is no theme 'A11'; there are 'A1' and 'B2'. Did you mean 'A1'?"
    >>> unknown("theme", ["Arbeit"], {"A1": "Sprache", "B2": "Arbeit"})
    "There is no theme 'Arbeit'; there are 'A1' and 'B2'. Did you mean 'B2'?"
    >>> unknown("theme", ["Sprahce"], {"A1": "Sprache und Kurse", "B2": "Arbeit"})
    "There is no theme 'Sprahce'; there are 'A1' and 'B2'. Did you mean 'A1'?"
    """
    strange = list(values)
    names = {name: name for name in known}
    if isinstance(known, Mapping):
        words = ((word, name) for name, shown in known.items() for word in shown.split() if len(word) > _SHORT)
        names = dict(words) | {shown: name for name, shown in known.items()} | names
    meant = dict.fromkeys(names[near] for value in strange if (near := closest(value, names)))
    there = listed(dict.fromkeys(known), word="and")
    told = f"There is no {what} {listed(strange)}; there {f'are {there}' if there else 'is none'}."
    return f"{told} Did you mean {listed(meant)}?" if meant else told
