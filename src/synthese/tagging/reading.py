"""The words of a document as plain numbers: asking spaCy for a token costs more than most of what is done with it."""

import itertools
from typing import Any, NamedTuple

import numpy as np
from spacy.attrs import LEMMA, NORM, ORTH, SPACY, TAG
from spacy.strings import StringStore
from spacy.tokens import Doc
from spacy.vocab import Vocab

from synthese.tagging.forms import normal_word
from synthese.tagging.memo import Memo

__all__ = [
    "FORMS",
    "Normal",
    "Reading",
    "Word",
    "Words",
    "attribute",
    "forms_key",
    "forms_of",
    "key_of",
    "normal_of",
    "plain_attribute",
    "put_attribute",
    "put_reading",
    "reading_of",
    "text_in",
    "text_of",
    "words_of",
]

FORMS = [ORTH, SPACY, NORM, TAG]
"""What tells a text: its word forms, whether a space follows each, their norms, and tags that a base pipeline sets."""
_READ = [*FORMS, LEMMA]
_ROW = 8 * len(_READ)
"""Bytes of a token in a key."""
_KEY = "synthese.reading"
_SCOPE = ("._.", "scope", None, None)
_HEADER = ("._.", "header", None, None)
_BESIDE = ("._.", "beside", None, None)
_KEPT = 1 << 13


class Normal(NamedTuple):
    """A text in normal form.

    Args:
        pieces: Its tokens, each with the space after it.
        text: All of them together.
    """

    pieces: list[str]
    text: str


class Word(NamedTuple):
    """A token with what the rules ask of it, under spaCy's names; asking spaCy costs ten times as much.

    Args:
        i: Its place in the text.
        text: Its word form.
        whitespace_: The space after it, or an empty string.
        norm_: Its normal form; of an abbreviation what it stands for.
        small: Its normal form in small letters.
        lemma_: Its lemma.
        tag_: Its part of speech where a base pipeline tells it, else an empty string.
        is_alpha: Whether it consists of letters.
        is_title: Whether it is written with a capital and else small.
        is_space: Whether it is white space.
        like_num: Whether it is a number, in figures or words.
    """

    i: int
    text: str
    whitespace_: str
    norm_: str
    small: str
    lemma_: str
    tag_: str
    is_alpha: bool
    is_title: bool
    is_space: bool
    like_num: bool


Words = tuple[Word, ...]
"""A text or a stretch of it."""


class Reading:
    """The words of a text; one record for all documents that hold the same ones.

    Args:
        content: A row a token with its word form, whether a space follows it, its norm, its tag and its lemma; all but
            the second as numbers of the string store.
    """

    __slots__ = ("forms", "key", "lemmas", "normal", "spaces", "text", "told", "words")

    def __init__(self, content: Any) -> None:
        # Arrays are Any: spaCy's stubs give and ask for types of thinc's.
        self.key: bytes = content.tobytes()
        """What tells it from other readings."""
        self.lemmas: Any = np.ascontiguousarray(content[:, 4:])
        """The lemmas, as ``Doc.from_array`` takes them."""
        self.forms: list[int]
        self.forms, self.spaces, _, _, lemmas = content.T.tolist()
        self.words: list[tuple[int, int]] = list(zip(self.forms, lemmas, strict=True))
        """Word form and lemma of each token."""
        self.normal: Normal | None = None
        """Its normal form, once somebody asked for it."""
        self.text: str | None = None
        """What it says, once somebody asked for it."""
        self.told: Words | None = None
        """Its words as records, once somebody asked for them."""


# By number of the string store, which is a hash of the form and so the same in every vocabulary.
_normal: Memo[int, str] = Memo(1 << 17)
_records: Memo[tuple[int, ...], tuple[Any, ...]] = Memo(1 << 17)
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


def forms_of(doc: Doc) -> list[int]:
    """Return the word forms of a document as numbers of the string store; its lemmas need not be set."""
    reading = _known.get(doc.user_data.get(_KEY, b""))
    if reading is not None and len(reading.forms) == len(doc):
        return reading.forms
    forms: list[int] = doc.to_array(ORTH).tolist()
    return forms


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


def text_in(doc: Doc) -> str:
    """Return the text of a document; spaCy would put it together anew each time it is asked."""
    reading = reading_of(doc)
    if reading.text is None:
        words = map(doc.vocab.strings.__getitem__, reading.forms)
        reading.text = "".join(
            [word + " " if space else word for word, space in zip(words, reading.spaces, strict=True)]
        )
    return reading.text


def words_of(doc: Doc) -> Words:
    """Return the words of a document as records."""
    reading = reading_of(doc)
    if reading.told is None:
        rows = map(tuple, np.frombuffer(reading.key, dtype=np.uint64).reshape(-1, len(_READ)).tolist())
        records = map(_record_of, rows, itertools.repeat(doc.vocab))
        reading.told = tuple([Word(place, *record) for place, record in enumerate(records)])
    return reading.told


def _record_of(row: tuple[int, ...], vocab: Vocab) -> tuple[Any, ...]:
    """Return all of a word but its place, by a row of a reading."""
    record = _records.get(row)
    if record is None:
        form, space, norm, tag, lemma = row
        lexeme, strings = vocab[form], vocab.strings
        normal = strings[norm]
        told = (strings[form], " " * space, normal, normal.lower(), strings[lemma], strings[tag])
        record = _records[row] = *told, lexeme.is_alpha, lexeme.is_title, lexeme.is_space, lexeme.like_num
    return record


def text_of(words: Words) -> str:
    """Return what a stretch of a text says, without the space after it."""
    said = "".join([word.text + word.whitespace_ for word in words])
    return said.removesuffix(words[-1].whitespace_) if words else said


def key_of(doc: Doc) -> tuple[object, ...]:
    """Return all of a document and of what stands over it that taggers see."""
    stored: dict[Any, Any] = doc.user_data
    key: bytes | None = stored.get(_KEY)
    if key is None or len(key) != _ROW * len(doc):
        key = reading_of(doc).key
    scope, header, beside = stored.get(_SCOPE), stored.get(_HEADER), stored.get(_BESIDE)
    if list in (scope.__class__, header.__class__, beside.__class__):
        scope, header, beside = _frozen(scope), _frozen(header), _frozen(beside)
    return key, scope, header, beside


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
