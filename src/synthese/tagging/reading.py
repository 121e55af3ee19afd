"""The words of a document as plain numbers: asking spaCy for a token costs more than most of what is done with it."""

from typing import Any, NamedTuple

from spacy.attrs import LEMMA, ORTH, SPACY
from spacy.tokens import Doc

from synthese.tagging.forms import normal_word

__all__ = ["Forms", "attribute", "forms_of", "keep_lemmas", "key_of", "normal_pieces", "put_attribute", "words_of"]

_FORMS = "synthese.forms"
_WORDS = "synthese.words"
_KEY = "synthese.key"
_READ = [ORTH, SPACY]
# By number of the string store, which is a hash of the form and so the same in every vocabulary.
_normal: dict[int, str] = {}


class Forms(NamedTuple):
    """The word forms of a document.

    Args:
        forms: One a token, as number of the string store.
        spaces: For each token, whether a space follows it: 1 or 0.
    """

    forms: list[int]
    spaces: list[int]


def forms_of(doc: Doc) -> Forms:
    """Return the word forms of a document; read from it only once."""
    stored = doc.user_data
    kept: Forms | None = stored.get(_FORMS)
    if kept is None or len(kept.forms) != len(doc):
        kept = Forms(*doc.to_array(_READ).T.tolist()) if len(doc) else Forms([], [])
        stored[_FORMS] = kept
    return kept


def keep_lemmas(doc: Doc, lemmas: list[int]) -> None:
    """Remember the lemmas that were set in a document, so that they need not be read from it again."""
    doc.user_data[_WORDS] = list(zip(forms_of(doc).forms, lemmas, strict=True))
    doc.user_data.pop(_KEY, None)


def key_of(doc: Doc) -> tuple[object, ...]:
    """Return all of a document and of what stands over it that taggers see; worked out once a document."""
    stored: dict[Any, Any] = doc.user_data
    key: tuple[object, ...] | None = stored.get(_KEY)
    if key is None:
        over = tuple([text[:2] for text in attribute(doc, "scope") or ()])
        key = (tuple(words_of(doc)), bytes(forms_of(doc).spaces), over, attribute(doc, "header"))
        stored[_KEY] = key
    return key


def words_of(doc: Doc) -> list[tuple[int, int]]:
    """Return word form and lemma of each token as numbers of the string store; read from the document only once.

    Args:
        doc: A document whose lemmas are set.
    """
    words: list[tuple[int, int]] | None = doc.user_data.get(_WORDS)
    if words is None or len(words) != len(doc):
        keep_lemmas(doc, doc.to_array(LEMMA).tolist())
        words = doc.user_data[_WORDS]
    return words


def normal_pieces(doc: Doc) -> list[str]:
    """Return the tokens of a document in normal form, each with the space after it."""
    forms, spaces = forms_of(doc)
    # Not token.norm_, which is an abbreviation written out.
    try:
        return [_normal[form] + " " if space else _normal[form] for form, space in zip(forms, spaces, strict=True)]
    except KeyError:
        strings = doc.vocab.strings
        _normal.update((form, normal_word(strings[form])) for form in forms if form not in _normal)
    return [_normal[form] + " " if space else _normal[form] for form, space in zip(forms, spaces, strict=True)]


def attribute(doc: Doc, name: str) -> Any:
    """Return what was put into ``doc._`` under a name, or None; thirty times as quick as through ``doc._``."""
    stored: dict[Any, Any] = doc.user_data
    return stored.get(("._.", name, None, None))


def put_attribute(doc: Doc, name: str, value: object) -> None:
    """Put a value into ``doc._`` under a name; it has to be known to spaCy as an extension without a setter."""
    stored: dict[Any, Any] = doc.user_data
    stored["._.", name, None, None] = value
    stored.pop(_KEY, None)
