"""Terms of passages: nouns, and noun phrases of up to three words, in base forms; compounds with their parts."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from spacy.lang.de.stop_words import STOP_WORDS
from spacy.language import Language
from spacy.tokens import Doc, Token

from synthese.tagging.compounds import compound_parts
from synthese.tagging.forms import normal_word, words
from synthese.tagging.lemmas import known, lemma_of
from synthese.tagging.tags import document_of
from synthese.types import Passage

__all__ = ["Phrase", "find_phrases", "head_and_modifier"]

_LINKS = words("der des für von vom im in mit auf am zur zum bei")
_ADJECTIVE = re.compile(r"[a-zäöüß]{3,}(?:e|en|er|es|em)\Z")
_NOUN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*\Z")
_SHORTEST = 4
# Words that name no subject: of slides and projects themselves, measures, general nouns.
_EMPTY = words(
    "folie seite quelle abbildung tabelle beispiel ziel ziele thema themen projekt projekte teil frage fragen jahr "
    "jahre monat monate prozent anzahl zahl art weise bereich bereiche ergebnis ergebnisse rahmen januar februar märz "
    "april juni juli august september oktober november dezember mensch person leute ort"
)


class Phrase(NamedTuple):
    """A term of a passage.

    Args:
        key: Its words in base form, in small letters: by this, occurrences are counted together.
        text: Its words as they stand, of one word the base form.
        start: Where it begins in the passage.
        end: Where it ends there, exclusive.
    """

    key: str
    text: str
    start: int
    end: int


def find_phrases(nlp: Language, passages: Iterable[Passage]) -> Iterator[list[Phrase]]:
    """Yield the terms of each passage, longer ones beside the nouns in them.

    Args:
        nlp: A pipeline of ``build_pipeline``.
        passages: The passages.
    """
    with nlp.select_pipes(enable=[name for name in nlp.pipe_names if not name.endswith(("_tagger", "_scope"))]):
        for doc in nlp.pipe(document_of(nlp, passage) for passage in passages):
            yield list(_phrases(doc))


def head_and_modifier(word: str) -> tuple[str, str]:
    """Return the last and the first part of a compound; of any other word the word and nothing.

    >>> head_and_modifier("Integrationskursträger"), head_and_modifier("Beratung")
    (('träger', 'integrations'), ('beratung', ''))
    """
    parts = compound_parts(normal_word(word))
    return (parts[-1], parts[0]) if len(parts) > 1 else (parts[0] if parts else word.lower(), "")


def _phrases(doc: Doc) -> Iterator[Phrase]:
    for place, token in enumerate(doc):
        if not _is_noun(token):
            continue
        yield _phrase(doc, [token])
        first = place
        while first and place - first < 2 and _is_adjective(doc[first - 1]):
            first -= 1
            yield _phrase(doc, list(doc[first : place + 1]))
        if place + 2 < len(doc) and doc[place + 1].text in _LINKS and _is_noun(doc[place + 2]):
            yield _phrase(doc, list(doc[place : place + 3]))


def _phrase(doc: Doc, tokens: Sequence[Token]) -> Phrase:
    start, end = tokens[0].idx, tokens[-1].idx + len(tokens[-1].text)
    text = _base(tokens[0]) if len(tokens) == 1 else doc.text[start:end]
    return Phrase(" ".join(_base(token).lower() for token in tokens), text, start, end)


def _base(token: Token) -> str:
    word = normal_word(token.text)
    lemma = token.lemma_ or lemma_of(word)
    parts = compound_parts(word) if word[:1].isupper() and "-" not in word and not known(lemma) else ()
    if len(parts) < 2:
        return lemma
    # The word list does not have it, and guesses by endings fail ("Projektseien"): its last part tells how it is bent.
    return "".join([*parts[:-1], lemma_of(parts[-1].capitalize()).lower()]).capitalize()


def _is_noun(token: Token) -> bool:
    word = normal_word(token.text)
    base = _base(token)
    capital = word[:1].isupper() and base[:1].isupper()
    known = base.lower() in _EMPTY or word.lower() in STOP_WORDS
    return capital and not known and len(word) >= _SHORTEST and bool(_NOUN.match(word))


def _is_adjective(token: Token) -> bool:
    word = normal_word(token.text)
    return bool(_ADJECTIVE.match(word)) and word not in STOP_WORDS and not _base(token).endswith("en")
