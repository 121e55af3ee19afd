"""Applies a model: suggestions of its own beside the codebook's, and probabilities for both."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from spacy.language import Language

from synthese.learning.examples import CodeKey
from synthese.learning.kinship import Kinship, Near
from synthese.learning.model import CodeModel, Model, learned_score, mixed
from synthese.learning.reasons import reasons_of
from synthese.learning.signals import Signals, features_of, read_signals
from synthese.provenance import stable_id
from synthese.types import Codebook, Passage, Tag

__all__ = ["Learned", "apply_model", "inputs_of"]


def apply_model(
    model: Model, nlp: Language, passages: Sequence[Passage], tags: Iterable[Tag], codebook: Codebook, threshold: float
) -> list[Tag]:
    """Return the suggestions for passages with what was learned taken into account.

    The codebook's suggestions stay: their score becomes a probability where that was found to be the better score.
    Codes that it does not suggest are added when they are likely enough.

    Args:
        model: What was learned.
        nlp: The pipeline that made the tags.
        passages: The passages.
        tags: The codebook's suggestions for them.
        codebook: The codebook in force.
        threshold: Learned suggestions with a lower probability are not made.

    Returns:
        The suggestions in the order of the passages: themes by falling score, then the action field.
    """
    by_passage: dict[str, list[Tag]] = {}
    for tag in tags:
        by_passage.setdefault(tag.passage, []).append(tag)
    learned = Learned(model, codebook, threshold=threshold)
    signals = read_signals(nlp, passages)
    return [
        tag
        for passage, seen in zip(passages, signals, strict=True)
        for tag in learned.tags(passage, seen, by_passage.get(passage.passage, ()))
    ]


def inputs_of(learned: float, score: float | None, near: Iterable[Near]) -> dict[str, float]:
    """Return what speaks for a code at a passage, as ``Mixing`` takes it.

    Args:
        learned: The learned score.
        score: The codebook's, or None where it suggests nothing.
        near: What of the passage is near the code.
    """
    inputs = {"learned": learned}
    if score is not None:
        inputs |= {"suggested": 1.0, "score": score}
    for each in near:
        inputs[each.input] = inputs.get(each.input, 0.0) + each.value
    return inputs


@dataclass(frozen=True, slots=True)
class _Weighed:
    """A code of the model at a passage."""

    code: CodeModel
    probability: float
    near: list[Near]


class Learned:
    """Makes the suggestions for single passages.

    Args:
        model: What was learned.
        codebook: The codebook in force.
        threshold: Learned suggestions with a lower probability are not made.
    """

    def __init__(self, model: Model, codebook: Codebook, *, threshold: float) -> None:
        self._model = model
        self._kinship = Kinship(codebook)
        self._threshold = threshold
        self._most = codebook.max_themes

    def tags(self, passage: Passage, signals: Signals, tags: Sequence[Tag]) -> list[Tag]:
        """Return the suggestions for a passage: those of the codebook, and what was learned beside them.

        Args:
            passage: The passage.
            signals: What the model sees of it.
            tags: The codebook's suggestions.
        """
        known: dict[CodeKey, Tag] = {(tag.kind, tag.code): tag for tag in tags}
        new: list[Tag] = []
        for weighed in self._weighed(signals):
            code = weighed.code
            tag = known.get((code.kind, code.code))
            if tag is None and code.everywhere and weighed.probability >= self._threshold:
                new.append(_new_tag(self._model, passage, signals, weighed))
            elif tag is not None and not tag.negated and self._model.mixing[code.kind].calibrates:
                known[code.kind, code.code] = replace(tag, score=weighed.probability)
        return self._chosen(list(known.values()), new)

    def probabilities(self, signals: Signals) -> dict[CodeKey, float]:
        """Return how likely each learned code is at a passage."""
        return {(each.code.kind, each.code.code): each.probability for each in self._weighed(signals)}

    def _weighed(self, signals: Signals) -> Iterable[_Weighed]:
        features = features_of(signals)
        for code in self._model.codes:
            near = self._kinship.of(signals, code.code) if code.kind == "theme" else []
            score = signals.suggested.get((code.kind, code.code))
            inputs = inputs_of(learned_score(code, features), score, near)
            yield _Weighed(code, mixed(self._model.mixing[code.kind], inputs), near)

    def _chosen(self, old: Sequence[Tag], new: Sequence[Tag]) -> list[Tag]:
        """Return the codebook's suggestions with the likeliest of the others, no more than a passage may carry."""
        new = sorted(new, key=lambda tag: (-tag.score, tag.code))
        themes = [tag for tag in old if tag.kind == "theme"]
        themes += [tag for tag in new if tag.kind == "theme"][: max(0, self._most - len(themes))]
        fields = [tag for tag in (*old, *new) if tag.kind == "action_field"][:1]
        return [*sorted(themes, key=lambda tag: -tag.score), *fields]


def _new_tag(model: Model, passage: Passage, signals: Signals, weighed: _Weighed) -> Tag:
    code = weighed.code
    reasons = reasons_of(model, code, signals, weighed.near)
    start, end = reasons.stretch or (0, len(passage.text))
    segment = passage.locate(start, end)
    length = segment.end - segment.start
    field = code.kind == "action_field"
    return Tag(
        tag=stable_id("t", passage.passage, code.kind, code.code),
        passage=passage.passage,
        presentation=passage.presentation,
        slide=passage.slide,
        page=passage.page,
        block=segment.block,
        kind=code.kind,
        code=code.code,
        quotation=passage.text[segment.offset : segment.offset + length],
        start=segment.start,
        end=segment.end,
        score=weighed.probability,
        rules=reasons.rules,
        addressee=signals.addressee if field else "",
        holder=signals.holder if field else "",
        origin="learned",
    )
