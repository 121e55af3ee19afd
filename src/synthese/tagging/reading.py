"""The words of a document as plain numbers: asking spaCy for a token costs more than most of what is done with it."""

from typing import Any

from spacy.tokens import Doc

from synthese.tagging.forms import normal_word

__all__ = ["attribute", "normal_pieces", "put_attribute", "words_of"]

_WORDS = "synthese.words"
# By number of the string store, which is a hash of the form and so the same in every vocabulary.
_normal: dict[int, str] = {}


def words_of(doc: Doc) -> list[tuple[int, int]]:
    """Return word form and lemma of each token as numbers of the string store; read from the document only once.

    Args:
        doc: A document whose lemmas are set.
    """
    words: list[tuple[int, int]] | None = doc.user_data.get(_WORDS)
    if words is None or len(words) != len(doc):
        words = [(token.orth, token.lemma) for token in doc]
        doc.user_data[_WORDS] = words
    return words


def normal_pieces(doc: Doc) -> list[str]:
    """Return the tokens of a document in normal form, each with the space after it."""
    # Not token.norm_, which is an abbreviation written out.
    try:
        return [_normal[token.orth] + token.whitespace_ for token in doc]
    except KeyError:
        _normal.update((token.orth, normal_word(token.text)) for token in doc)
    return [_normal[token.orth] + token.whitespace_ for token in doc]


def attribute(doc: Doc, name: str) -> Any:
    """Return what was put into ``doc._`` under a name, or None; thirty times as quick as through ``doc._``."""
    stored: dict[Any, Any] = doc.user_data
    return stored.get(("._.", name, None, None))


def put_attribute(doc: Doc, name: str, value: object) -> None:
    """Put a value into ``doc._`` under a name; it has to be known to spaCy as an extension without a setter."""
    stored: dict[Any, Any] = doc.user_data
    stored["._.", name, None, None] = value
