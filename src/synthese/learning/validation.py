"""Judges what is learned by presentations that it was not learned from, beside the codebook alone."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from synthese.learning.applying import Learned
from synthese.learning.examples import CodeKey, Example
from synthese.learning.signals import Signals
from synthese.learning.training import folds_of, train
from synthese.types import Codebook, Tag

__all__ = ["Trial", "cross_validate"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """A passage as it is tagged by the codebook and by a model that has not seen its presentation.

    Args:
        example: The passage with what people decided.
        before: The codebook's suggestions.
        after: The suggestions with what was learned.
        probabilities: The model's probability of each learned code.
    """

    example: Example
    before: tuple[Tag, ...]
    after: tuple[Tag, ...]
    probabilities: Mapping[CodeKey, float]


def cross_validate(
    examples: Sequence[Example],
    signals: Sequence[Signals],
    tags: Sequence[Sequence[Tag]],
    codebook: Codebook,
    *,
    threshold: float,
    told: Callable[[int, int], None],
) -> list[Trial]:
    """Learn as often as there are folds of presentations and tag the passages left out each time.

    Args:
        examples: What people decided; of at least three presentations.
        signals: What a model sees of each.
        tags: The codebook's suggestions for each.
        codebook: The codebook in force.
        threshold: Learned suggestions with a lower probability are not made.
        told: Told after each fold how many are done, and of how many.

    Returns:
        One trial an example, in their order.
    """
    folds = list(folds_of([example.passage.presentation for example in examples]))
    trials: dict[int, Trial] = {}
    for number, (seen, unseen) in enumerate(folds, 1):
        model = train([examples[row] for row in seen], [signals[row] for row in seen], codebook)
        learned = Learned(model, codebook, threshold=threshold)
        rows = unseen.tolist()
        trials |= zip(rows, _trials(learned, rows, examples, signals, tags), strict=True)
        told(number, len(folds))
    return [trials[row] for row in range(len(examples))]


def _trials(
    learned: Learned,
    rows: Sequence[int],
    examples: Sequence[Example],
    signals: Sequence[Signals],
    tags: Sequence[Sequence[Tag]],
) -> Iterator[Trial]:
    for row in rows:
        yield Trial(
            example=examples[row],
            before=tuple(tags[row]),
            after=tuple(learned.tags(examples[row].passage, signals[row], tags[row])),
            probabilities=learned.probabilities(signals[row]),
        )
