"""What a model sees of a passage: its words, those over it, and what the codebook's rules made of it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from spacy.language import Language
from spacy.tokens import Doc

from synthese.learning.examples import CodeKey
from synthese.tagging.addressees import Addressees, find_holder
from synthese.tagging.coded import CodedComponent, Decided
from synthese.tagging.forms import normal_word
from synthese.tagging.scope import scope_of
from synthese.tagging.tags import document_of
from synthese.types import Passage

__all__ = ["Signals", "Spoken", "features_of", "grams", "read_signals", "word_weights"]

_SIZES = range(3, 6)
_LETTER = re.compile(r"[^\W\d_]")
_TEXT, _OVER, _RULE = "t", "o", "r"
_OVER_SHARE = 0.5
_RULE_SHARE = 0.5
"""Words over a passage weigh half as much as its own, as they do in the codebook's scores; so does a rule."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A word of a passage in normal form, with its place in the passage's text."""

    word: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Signals:
    """What a model sees of a passage.

    Args:
        words: Its words.
        over: The words of title, box heading and parent bullet, in normal form.
        rules: The names of the indicators and cues that fired, of codes that were dropped too.
        suggested: The codes that the codebook suggests, with their scores.
        addressee: Who should act, if the passage is a field of action.
        holder: Whose demand it would be.
    """

    words: tuple[Spoken, ...]
    over: tuple[str, ...]
    rules: tuple[str, ...]
    suggested: Mapping[CodeKey, float]
    addressee: str = ""
    holder: str = ""


def read_signals(nlp: Language, passages: Iterable[Passage]) -> list[Signals]:
    """Return what a model sees of passages.

    Args:
        nlp: A pipeline of ``build_pipeline``.
        passages: The passages.

    Returns:
        One record a passage, in their order.
    """
    kept = list(passages)
    taggers = [component for _, component in nlp.pipeline if isinstance(component, CodedComponent)]
    addressees = Addressees(taggers[0].codebook.addressees) if taggers else Addressees(())
    documents = nlp.pipe(document_of(nlp, passage) for passage in kept)
    return [_signals(doc, [each for tagger in taggers for each in tagger.decide(doc)], addressees) for doc in documents]


def features_of(signals: Signals) -> dict[str, float]:
    """Return the features of a passage by name, with their values.

    Character n-grams of three to five letters within words, of the text and of what stands over it, each of the two
    scaled to a fixed length, so that long passages weigh no more than short ones; and which rules fired.

    >>> sorted(features_of(Signals(words=(Spoken("amt", 0, 3),), over=(), rules=(), suggested={})))
    ['t: am', 't: amt', 't: amt ', 't:amt', 't:amt ', 't:mt ']
    """
    own = {f"{_TEXT}:{gram}" for spoken in signals.words for gram in grams(spoken.word)}
    over = {f"{_OVER}:{gram}" for word in signals.over for gram in grams(word)}
    values = dict.fromkeys(sorted(own), len(own) ** -0.5 if own else 0.0)
    values |= dict.fromkeys(sorted(over), _OVER_SHARE * len(over) ** -0.5 if over else 0.0)
    values |= dict.fromkeys((f"{_RULE}:{rule}" for rule in signals.rules), _RULE_SHARE)
    return values


@lru_cache(maxsize=1 << 15)
def grams(word: str) -> tuple[str, ...]:
    """Return the n-grams of a word, a space standing for its edges.

    >>> grams("ab")
    (' ab', 'ab ', ' ab ')
    """
    padded = f" {word} "
    found = (padded[at : at + size] for size in _SIZES for at in range(len(padded) - size + 1))
    return tuple(dict.fromkeys(found))


def word_weights(signals: Signals, weights: Mapping[str, float]) -> Iterator[tuple[Spoken | str, float]]:
    """Yield the words of a passage and those over it with what their n-grams add to the score of a code.

    Args:
        signals: The passage.
        weights: The weight of each feature.
    """
    values = features_of(signals)
    for spoken in signals.words:
        yield spoken, _added(_TEXT, spoken.word, weights, values)
    for word in dict.fromkeys(signals.over):
        yield word, _added(_OVER, word, weights, values)


def _added(part: str, word: str, weights: Mapping[str, float], values: Mapping[str, float]) -> float:
    names = (f"{part}:{gram}" for gram in grams(word))
    return sum(weights[name] * values[name] for name in names if name in weights)


def _signals(doc: Doc, decided: list[Decided], addressees: Addressees) -> Signals:
    over = [text.doc for text in scope_of(doc)]
    rules = {f"{each.code}:{rule}" for each in decided for rule in each.rules}
    return Signals(
        words=tuple(_words(doc)),
        over=tuple(dict.fromkeys(spoken.word for text in over for spoken in _words(text))),
        rules=tuple(sorted(rules)),
        suggested={
            (each.kind, each.code): each.score for each in decided if each.verdict == "accepted" and not each.negated
        },
        addressee=addressees.find(doc, 0, len(doc), scope_of(doc)),
        holder=find_holder(doc.text),
    )


def _words(doc: Doc) -> Iterator[Spoken]:
    for token in doc:
        if _LETTER.search(token.text):
            yield Spoken(normal_word(token.text).lower(), token.idx, token.idx + len(token.text))
