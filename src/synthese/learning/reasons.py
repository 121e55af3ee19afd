"""Why something was learned to be likely, in words: the words that weigh most and the terms they are near."""

from collections.abc import Iterable
from typing import NamedTuple

from synthese.learning.kinship import Near
from synthese.learning.model import CodeModel, Model
from synthese.learning.signals import Signals, Spoken, word_weights

__all__ = ["Reasons", "reasons_of"]

_MOST_WORDS = 3
_TELLING = 0.25
"""A word is named when it adds at least a quarter of what the word adds that adds most."""


class Reasons(NamedTuple):
    """Why a code is likely at a passage.

    Args:
        rules: As ``learned:Begriffe Sprachtandem (wie sprachkurs*)``.
        stretch: Where the words stand in the passage's text; None where they stand only over it.
    """

    rules: tuple[str, ...]
    stretch: tuple[int, int] | None


def reasons_of(model: Model, code: CodeModel, signals: Signals, near: Iterable[Near]) -> Reasons:
    """Return which words speak most for a code at a passage.

    Args:
        model: The model.
        code: What it knows of the code.
        signals: The passage.
        near: What of the passage is near the code.
    """
    mixing = model.mixing[code.kind].weights
    added: dict[Spoken | str, float] = {}
    for word, value in word_weights(signals, code.weights):
        added[word] = added.get(word, 0.0) + mixing.get("learned", 0.0) * value
    like: dict[Spoken | str, str] = {}
    for each in near:
        added[each.word] = added.get(each.word, 0.0) + mixing.get(each.input, 0.0) * each.value
        if each.input.startswith("near"):
            like[each.word] = each.term
    kept = _most_telling(added)
    own = sorted((word for word in kept if isinstance(word, Spoken)), key=lambda word: word.start)
    over = [word for word in kept if isinstance(word, str)]
    rules = [
        *_rule("Begriffe", [_shown(word.word, like.get(word, "")) for word in own]),
        *_rule("Überschrift", [_shown(word, like.get(word, "")) for word in over]),
    ]
    stretch = (own[0].start, max(word.end for word in own)) if own else None
    return Reasons(tuple(rules) or ("learned:Zusammenhang",), stretch)


def _most_telling(added: dict[Spoken | str, float]) -> list[Spoken | str]:
    ranked = sorted(added.items(), key=lambda pair: -pair[1])[:_MOST_WORDS]
    return [word for word, value in ranked if value > 0 and value >= _TELLING * ranked[0][1]]


def _rule(name: str, words: list[str]) -> list[str]:
    return [f"learned:{name} {', '.join(dict.fromkeys(words))}"] if words else []


def _shown(word: str, like: str) -> str:
    return f"{word} (wie {like})" if like else word
