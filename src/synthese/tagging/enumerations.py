"""Lists of names: "Ämter, Schulen und Vereine" tells who was there, each of them one of several."""

import re
from collections.abc import Sequence

from spacy.tokens import Doc

from synthese.tagging.reading import text_in

__all__ = ["is_listed", "listed"]

_NAME = r"[A-ZÄÖÜ][\w*:/-]*"
_ADJECTIVE = (
    r"(?:(?!(?:der|deren|denen|diese[rmns]?|eine[rmns]?|ohne|alle[rmns]?|seine[rmns]?|ihre[rmns]?|wieder|immer|aber)\b)"
    r"[a-zäöüß]{3,}(?:e|en|er|es|em)\s)?"
)
"""One word that can stand before a name of a list; ``", deren Kinder"`` begins a clause and no further name."""
_ITEM = rf"{_ADJECTIVE}{_NAME}(?:\s(?:und|&)\s{_ADJECTIVE}{_NAME})?"
_LIST = re.compile(
    rf"\b{_NAME}(?:\sund\s{_NAME}(?:,\s{_ITEM})+|(?:,\s{_ITEM}){{2,}}"
    rf"|(?:,\s{_ADJECTIVE}{_NAME})+\s(?:und|oder|sowie|bis)\s{_ADJECTIVE}{_NAME})"
)


def listed(doc: Doc) -> list[tuple[int, int]]:
    """Return where three names or more stand in a list: first and last + 1 character of each.

    >>> import spacy
    >>> listed(spacy.blank("de")("Es kamen Ämter, Schulen und Vereine."))
    [(9, 35)]
    """
    text = text_in(doc)
    return [found.span() for found in _LIST.finditer(text)] if "," in text else []


def is_listed(doc: Doc, start: int, end: int, lists: Sequence[tuple[int, int]]) -> bool:
    """Return whether a stretch stands in a list.

    Args:
        doc: The passage.
        start: The first token of the stretch.
        end: The token after its last.
        lists: What ``listed`` returns.
    """
    begin, stop = doc[start].idx, doc[end - 1].idx + len(doc[end - 1])
    return any(first <= begin and stop <= last for first, last in lists)
