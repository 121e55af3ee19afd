"""Base forms from simplemma's word lists, looked up once per word form, and separable verbs put together."""

import unicodedata
from functools import lru_cache, partial
from typing import Any

import numpy as np
from simplemma import Lemmatizer
from simplemma.strategies import DefaultStrategy, DictionaryLookupStrategy
from spacy.attrs import LEMMA
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from synthese.tagging.forms import normal_word, words
from synthese.tagging.memo import Memo
from synthese.tagging.reading import FORMS, Reading, put_reading
from synthese.wordlist import WORD_LISTS

__all__ = ["PARTICLES", "Lemmas", "create_lemmas", "known", "lemma_of"]

PARTICLES = words(
    "ab an auf aus bei dar ein fort her hin los mit nach statt teil um voran vor vorbei weg weiter wieder zu zurück "
    "zusammen herunter heraus hinaus hinweg bevor entgegen fest frei"
)
_LANGUAGE = "de"
# Remembering is done here, once.
_LEMMATIZER = Lemmatizer(
    cache_max_size=0, lemmatization_strategy=DefaultStrategy(greedy=True, dictionary_factory=WORD_LISTS)
)
_LOOKUP = DictionaryLookupStrategy(WORD_LISTS)
_SET = [LEMMA]
_KEPT = 1 << 13
_CLAUSE_END = frozenset(".,;:!?–—)") | {"und", "oder", "sowie", "aber", "doch"}


@lru_cache(maxsize=1 << 16)
def lemma_of(word: str) -> str:
    """Return the base form of a word in its normal form.

    >>> lemma_of("Integrationskursen"), lemma_of("migrantischer")
    ('Integrationskurs', 'migrantisch')
    """
    return str(_LEMMATIZER.lemmatize(word, lang=_LANGUAGE)) if word else word


@lru_cache(maxsize=1 << 16)
def known(word: str) -> bool:
    """Return whether a word stands in the word list."""
    return _LOOKUP.get_lemma(unicodedata.normalize("NFC", word), _LANGUAGE) is not None


class _LemmaTable(Memo[int, int]):
    """Word form → base form, both as numbers of the string store; worked out when first asked for."""

    def __init__(self, vocab: Vocab) -> None:
        super().__init__(1 << 17)
        self.vocab = vocab

    def __missing__(self, form: int) -> int:
        lemma = self.vocab.strings.add(lemma_of(normal_word(self.vocab.strings[form])))
        self[form] = lemma
        return lemma


class Lemmas:
    """Sets the lemma of every token; of a separated verb ("binden … ein") the lemma of the whole verb.

    The lemmas of a text are worked out once.

    Args:
        vocab: The vocabulary of the pipeline.
        keep: Whether lemmas that a base pipeline has set stay.
    """

    def __init__(self, vocab: Vocab, *, keep: bool = False) -> None:
        self.vocab = vocab
        self._keep = keep
        self._table = _LemmaTable(vocab)
        self._particles = frozenset(vocab.strings.add(particle) for particle in PARTICLES)
        self._clause_end = frozenset(vocab.strings.add(word) for word in _CLAUSE_END)
        self._known: Memo[bytes, Reading] = Memo(_KEPT)

    def __reduce__(self) -> tuple[Any, ...]:
        """Let it be made anew in another process."""
        return partial(type(self), keep=self._keep), (self.vocab,)

    def __call__(self, doc: Doc) -> Doc:
        """Set the lemmas of a document."""
        content = doc.to_array(FORMS)
        seen = content.tobytes()
        reading = None if self._keep else self._known.get(seen)
        if reading is None:
            reading = self._known[seen] = self._read(doc, content)
        doc.from_array(_SET, reading.lemmas)
        put_reading(doc, reading)
        return doc

    def _read(self, doc: Doc, content: Any) -> Reading:
        forms = content[:, 0].tolist()
        table = self._table
        lemmas = [table[form] for form in forms]
        if self._keep:
            lemmas = [
                set_before or lemma for set_before, lemma in zip(doc.to_array(LEMMA).tolist(), lemmas, strict=True)
            ]
        if not self._particles.isdisjoint(forms):
            last = len(forms) - 1
            for place, form in enumerate(forms):
                if form in self._particles and (place == last or forms[place + 1] in self._clause_end):
                    self._join(doc, place, lemmas)
        rows = np.empty((len(forms), len(FORMS) + 1), dtype=np.uint64)
        rows[:, :-1], rows[:, -1] = content, lemmas
        return Reading(rows)

    def _join(self, doc: Doc, place: int, lemmas: list[int]) -> None:
        """Give the verb of a clause that ends with a particle the lemma of both, where there is such a verb."""
        strings = self.vocab.strings
        for index in range(place - 1, -1, -1):
            text, lemma = doc[index].text, strings[lemmas[index]]
            if text in _CLAUSE_END:
                return
            joined = doc[place].text + lemma.lower()
            if lemma.endswith("n") and text[:1].islower() and known(joined):
                lemmas[index] = strings.add(joined)
                return


def create_lemmas(nlp: Language, name: str, keep: bool) -> Lemmas:  # noqa: ARG001, FBT001 - spaCy's own signature
    """Return the component; the factory ``lemmas``."""
    return Lemmas(nlp.vocab, keep=keep)
