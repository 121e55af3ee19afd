"""The words of a document as plain numbers: asking spaCy for a token costs more than most of what is done with it."""

import itertools
from typing import Any, NamedTuple

import numpy as np
from spacy.attrs import LEMMA, ORTH, SPACY
from spacy.strings import StringStore
from spacy.tokens import Doc

from synthese.tagging.forms import normal_word
from synthese.tagging.memo import Memo

__all__ = [
    "FORMS",
    "Normal",
    "Reading",
    "attribute",
    "forms_key",
    "key_of",
    "normal_of",
    "plain_attribute",
    "put_attribute",
    "put_reading",
    "reading_of",
]

FORMS = [ORTH, SPACY]
"""What tells a text: its word forms, and for each whether a space follows it."""
_READ = [ORTH, SPACY, LEMMA]
_ROW = 8 * len(_READ)
"""Bytes of a token in a key."""
_KEY = "synthese.reading"
_SCOPE = ("._.", "scope", None, None)
_HEADER = ("._.", "header", None, None)
_KEPT = 1 << 13


class Normal(NamedTuple):
    """A text in normal form.

    Args:
        pieces: Its tokens, each with the space after it.
        text: All of them together.
    """

    pieces: list[str]
    text: str


class Reading:
    """The words of a text; one record for all documents that hold the same ones.

    Args:
        content: A row a token with its word form, as number of the string store, whether a space follows it, and its
            lemma, as number of the string store.
    """

    __slots__ = ("forms", "key", "lemmas", "normal", "spaces", "words")

    def __init__(self, content: Any) -> None:
        # Arrays are Any: spaCy's stubs give and ask for types of thinc's.
        self.key: bytes = content.tobytes()
        """What tells it from other readings."""
        self.lemmas: Any = np.ascontiguousarray(content[:, 2:])
        """The lemmas, as ``Doc.from_array`` takes them."""
        self.forms: list[int]
        self.forms, self.spaces, lemmas = content.T.tolist()
        self.words: list[tuple[int, int]] = list(zip(self.forms, lemmas, strict=True))
        """Word form and lemma of each token."""
        self.normal: Normal | None = None
        """Its normal form, once somebody asked for it."""


# By number of the string store, which is a hash of the form and so the same in every vocabulary.
_normal: Memo[int, str] = Memo(1 << 17)
# A document holds no more than the key: what spaCy writes to disk or sends to another process has to be plain.
_known: Memo[bytes, Reading] = Memo(_KEPT)


def put_reading(doc: Doc, reading: Reading) -> None:
    """Remember how a document reads, so that its tokens need not be asked again."""
    doc.user_data[_KEY] = reading.key
    if reading.key not in _known:
        _known[reading.key] = reading


def reading_of(doc: Doc) -> Reading:
    """Return the words of a document; read from it only once.

    Args:
        doc: A document whose lemmas are set.
    """
    reading = _known.get(doc.user_data.get(_KEY, b""))
    if reading is None or len(reading.forms) != len(doc):
        reading = Reading(doc.to_array(_READ))
        put_reading(doc, reading)
    return reading


def forms_key(doc: Doc) -> bytes:
    """Return what tells the word forms of a document from others; their lemmas need not be set."""
    key: bytes = doc.user_data.get(_KEY, b"")
    return key if len(key) == _ROW * len(doc) else doc.to_array(ORTH).tobytes()


def normal_of(doc: Doc) -> Normal:
    """Return a document in normal form."""
    reading = reading_of(doc)
    if reading.normal is None:
        # Not token.norm_, which is an abbreviation written out.
        words = map(_normal_of, reading.forms, itertools.repeat(doc.vocab.strings))
        pieces = [word + " " if space else word for word, space in zip(words, reading.spaces, strict=True)]
        reading.normal = Normal(pieces, "".join(pieces))
    return reading.normal


def _normal_of(form: int, strings: StringStore) -> str:
    word = _normal.get(form)
    if word is None:
        word = _normal[form] = normal_word(strings[form])
    return word


def key_of(doc: Doc) -> tuple[object, ...]:
    """Return all of a document and of what stands over it that taggers see."""
    stored: dict[Any, Any] = doc.user_data
    key: bytes | None = stored.get(_KEY)
    if key is None or len(key) != _ROW * len(doc):
        key = reading_of(doc).key
    scope, header = stored.get(_SCOPE), stored.get(_HEADER)
    if scope.__class__ is list or header.__class__ is list:
        scope, header = _frozen(scope), _frozen(header)
    return key, scope, header


def attribute(doc: Doc, name: str) -> Any:
    """Return what was put into ``doc._`` under a name, or None; thirty times as quick as through ``doc._``."""
    stored: dict[Any, Any] = doc.user_data
    return stored.get(("._.", name, None, None))


def plain_attribute(doc: Doc, name: str) -> Any:
    """Return what was put into ``doc._`` under a name, in tuples where it came back from disk in lists."""
    value = attribute(doc, name)
    return _frozen(value) if value.__class__ is list else value


def _frozen(value: Any) -> Any:
    return tuple(map(_frozen, value)) if value.__class__ in {list, tuple} else value


def put_attribute(doc: Doc, name: str, value: object) -> None:
    """Put a value into ``doc._`` under a name; it has to be known to spaCy as an extension without a setter."""
    stored: dict[Any, Any] = doc.user_data
    stored["._.", name, None, None] = value
