"""What the other passages of a slide speak of: a bullet is read with its neighbours."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from spacy.tokens import Doc

from synthese.tagging.clauses import is_agenda
from synthese.tagging.coded import CodedComponent, Decided
from synthese.tagging.reading import attribute, put_attribute

__all__ = ["Beside", "beside_of", "put_beside"]

_LEAST, _LEAST_MORE = 2, 3
"""Neighbours that have to speak of a theme to give it to a passage that has none, and to one that has another."""
_SHARE = 0.5
"""The share of the other passages that these have to be: a theme of the slide, not of a part of it."""
_OWN = "indicator:"
_ADDRESS = re.compile(r"\w@\w|\bhttps?:|\bwww\.|^\W*\d{1,2}[:.]\d\d\b")
"""What tells where to write or when to come is about none of it."""


class Beside(NamedTuple):
    """A theme that other passages of the slide speak of.

    Args:
        code: The theme.
        word: The indicator that most of them meet.
    """

    code: str
    word: str


def beside_of(doc: Doc) -> Beside | None:
    """Return what the other passages of the slide speak of, or None."""
    found = attribute(doc, "beside")
    return Beside(*found) if found else None


def put_beside(tagger: CodedComponent, docs: Sequence[Doc]) -> None:
    """Tell each passage of a slide which theme the others speak of in their own words, into ``doc._.beside``.

    Args:
        tagger: The tagger of themes; asked for each passage alone.
        docs: The passages of one slide, run through what stands before the tagger.
    """
    if len(docs) <= _LEAST or is_agenda(attribute(docs[0], "heading") or ""):
        return
    decided = [[each for each in tagger.decide(doc) if each.verdict == "accepted"] for doc in docs]
    words = [{each.code: word for each in found if (word := _own_word(each))} for found in decided]
    counts = Counter(code for said in words for code in said)
    for doc, found in zip(docs, decided, strict=True):
        enough = max(_LEAST_MORE if found else _LEAST, _SHARE * (len(docs) - 1))
        has = {each.code for each in found}
        code = next((code for code, n in counts.most_common() if n >= enough and code not in has), "")
        if code and not _ADDRESS.search(doc.text):
            others = Counter(said[code] for said in words if code in said)
            # A plain tuple: what spaCy writes to disk has to be plain.
            put_attribute(doc, "beside", (code, others.most_common(1)[0][0]))


def _own_word(decided: Decided) -> str:
    """Return the first indicator that a passage's own words meet, or an empty text."""
    return next((rule.removeprefix(_OWN) for rule in decided.rules if rule.startswith(_OWN)), "")
