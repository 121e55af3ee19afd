"""Parts of compounds, and words that a suspended hyphen leaves half said."""

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.vocab import Vocab

from synthese.tagging.forms import normal_word, words
from synthese.tagging.lemmas import PARTICLES, known, lemma_of
from synthese.tagging.memo import Memo
from synthese.tagging.reading import forms_key, forms_of

__all__ = ["Compounds", "compound_parts", "create_compounds", "suspended_words"]

_SHORT = words("amt rat ort weg bau bus not tag hof art uni weg see abo")
_LINKS = ("", "s", "es", "n", "en", "er", "e")
_CLIPPED = ("e", "en", "n")
# Words of the list that are endings or beginnings of others far more often than parts of compounds.
_NO_HEAD = words(
    "lich isch keit heit schaft tion tionen ation enden ende ten ter tern dung dungen dungs tung essen baren bare "
    "barer aster rinnen innen wanderte wanderten forderung forderungen rate raten rater ranten eren igen"
)
_NO_MODIFIER = words(
    "eine einer unter über hinter wider nach vers sich sein dies auch noch kein inter zuge gest weit beste begrün "
    "heraus"
)
_SIMPLE = 8
"""Words of so many letters are not taken for compounds of parts."""
_LONGEST = 80
"""Letters. What is longer is no word, but words run together or an address, and would take minutes to be cut up."""
_JOINERS = frozenset(["und", "oder", "sowie", "bzw.", "/", ",", "beziehungsweise", "wie", "als"])
_REACH = 9
_HYPHENS = "-‐"
_Suspended = tuple[tuple[int, tuple[tuple[str, int], ...]], ...]
"""Places of suspended hyphens, each with the whole words and the place of the word it leans on."""


@lru_cache(maxsize=1 << 16)
def compound_parts(word: str) -> tuple[str, ...]:
    """Return the parts of a compound as they stand in it; of any other word the word alone.

    >>> compound_parts("Integrationskursträger"), compound_parts("Beratung")
    (('integrations', 'kurs', 'träger'), ('beratung',))
    """
    pieces = word.lower().split("-")
    return tuple(part for piece in pieces if piece for part in (_split(piece) if len(piece) <= _LONGEST else (piece,)))


@lru_cache(maxsize=1 << 16)
def _split(word: str) -> tuple[str, ...]:
    cuts = [
        # Words of the list go before words to be split once more; a cut near the middle leaves the likeliest pair.
        (first + second, abs(2 * cut - len(word)), cut)
        for cut in range(3, len(word) - 2)
        # What is soon told is asked first.
        if _may_be_head(word[cut:])
        and (first := _cost(_is_modifier, word[:cut])) is not None
        and (second := _cost(_is_head, word[cut:])) is not None
    ]
    if not cuts:
        return (word,)
    cut = min(cuts)[2]
    return (*_split(word[:cut]), *_split(word[cut:]))


def _cost(accepts: Callable[[str], bool], word: str) -> int | None:
    """Return 0 for a word of the list, 1 for one that is a compound itself, None for what is no word."""
    if accepts(word):
        return 0
    return 1 if len(word) > _SIMPLE and len(_split(word)) > 1 else None


def _may_be_head(word: str) -> bool:
    return len(word) > _SIMPLE or _is_head(word)


def _is_modifier(word: str) -> bool:
    if len(word) < 4:
        return word in _SHORT
    return word not in _NO_MODIFIER and any(_is_word(stem) for stem in _stems(word))


def _stems(word: str) -> Iterator[str]:
    for link in _LINKS:
        if word.endswith(link) and len(word) - len(link) > 3:
            yield word[: len(word) - len(link)]
    for ending in _CLIPPED:
        yield word + ending


def _is_head(word: str) -> bool:
    if len(word) < 4:
        return word in _SHORT
    return word not in _NO_HEAD and _is_word(word)


@lru_cache(maxsize=1 << 16)
def _is_word(word: str) -> bool:
    """Return whether a stretch of a word is a word of its own: a noun, or an adjective or verb of some length."""
    noun = word.capitalize()
    if known(noun):
        if lemma_of(noun)[:1].isupper():
            return True
    elif noun.lower() == word:
        # The list was asked for it with a small letter, too.
        return False
    return len(word) > 3 and known(word) and lemma_of(word)[:1].islower()


def suspended_words(first: str, second: str) -> tuple[str, ...]:
    """Return the word that a suspended hyphen stands for.

    Args:
        first: The word with the hyphen, as ``Sprach-``.
        second: The word it leans on, as ``Integrationskurse``.

    Returns:
        The whole words that are possible, likeliest first.

    >>> suspended_words("Sprach-", "Integrationskurse"), suspended_words("Zu-", "Abwanderung")
    (('Sprachkurse',), ('Zuwanderung',))
    """
    stem = first.rstrip("-‐")
    particle = next((p for p in sorted(PARTICLES, key=len, reverse=True) if second.lower().startswith(p)), "")
    if stem.lower() in PARTICLES and particle:
        return (stem + second[len(particle) :],)
    parts = compound_parts(second)
    tails = ["".join(parts[cut:]) for cut in range(1, len(parts))]
    words = [stem + tail for tail in tails]
    return tuple(sorted(words, key=lambda word: not known(word)))


class _HyphenTable(Memo[int, bool]):
    """Word form, as number of the string store → whether it begins or ends with a hyphen."""

    def __init__(self, vocab: Vocab) -> None:
        super().__init__(1 << 17)
        self._strings = vocab.strings

    def __missing__(self, form: int) -> bool:
        text = self._strings[form]
        hyphened = self[form] = len(text) > 2 and (text[-1] in _HYPHENS or text[0] in _HYPHENS)
        return hyphened


class Compounds:
    """Finds suspended hyphens.

    The whole words stand in ``token._.suspended``, each with the place of the word it leans on; ``token._.parts`` gives
    the parts of any word.

    Args:
        vocab: The vocabulary of the pipeline.
    """

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab
        self._known: Memo[bytes, _Suspended] = Memo(1 << 13)
        self._hyphened = _HyphenTable(vocab)

    def __reduce__(self) -> tuple[Any, ...]:
        """Let it be made anew in another process."""
        return type(self), (self.vocab,)

    def __call__(self, doc: Doc) -> Doc:
        """Find the suspended hyphens of a document."""
        key = forms_key(doc)
        found = self._known.get(key)
        if found is None:
            hyphened = self._hyphened
            places = [place for place, form in enumerate(forms_of(doc)) if hyphened[form]]
            found = self._known[key] = tuple([(place, _whole(doc, place)) for place in places])
        for place, whole in found:
            doc[place]._.suspended = whole
        return doc


def _whole(doc: Doc, place: int) -> tuple[tuple[str, int], ...]:
    text = normal_word(doc[place].text)
    if text[0] in _HYPHENS:
        return _whole_from_before(doc, place, text)
    if place + 2 >= len(doc) or doc[place + 1].text not in _JOINERS:
        return ()
    for index in range(place + 2, min(len(doc), place + _REACH)):
        word = doc[index].norm_
        if doc[index].is_punct and doc[index].text not in _JOINERS:
            return ()
        words = suspended_words(text, word) if word[0].isalpha() and word[-1].isalpha() else ()
        if words:
            return tuple((whole, index) for whole in words)
    return ()


def _whole_from_before(doc: Doc, place: int, text: str) -> tuple[tuple[str, int], ...]:
    for index in range(place - 1, max(-1, place - 4), -1):
        if doc[index].text not in _JOINERS and doc[index].norm_[0].isalpha():
            parts = compound_parts(doc[index].norm_)
            stems = ["".join(parts[:cut]).capitalize() for cut in range(len(parts) - 1, 0, -1)]
            return tuple((stem + text.lstrip(_HYPHENS), index) for stem in stems)
    return ()


def _parts_of(token: Token) -> tuple[str, ...]:
    # By name, as spaCy sends its extensions to other processes.
    return compound_parts(token.norm_)


def create_compounds(nlp: Language, name: str) -> Compounds:  # noqa: ARG001 - spaCy's own signature
    """Return the component; the factory ``compounds``."""
    if not Token.has_extension("parts"):
        Token.set_extension("parts", getter=_parts_of)
        Token.set_extension("suspended", default=())
    return Compounds(nlp.vocab)
