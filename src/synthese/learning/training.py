"""Trains a model: logistic regression a code, then one over all codes of a kind. Needs scikit-learn."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from synthese.learning.applying import inputs_of
from synthese.learning.examples import CodeKey, Example, code_keys
from synthese.learning.kinship import INPUTS, Kinship
from synthese.learning.model import FORM, CodeModel, Mixing, Model, codebook_mark
from synthese.learning.signals import Signals, features_of
from synthese.types import Codebook

__all__ = ["FOLDS", "folds_of", "train"]

FOLDS = 5
LEAST_POSITIVE = 5
"""A code with fewer passages on either side is left to the codebook."""
_LEAST_READ = 20
"""So many passages on which nothing suggests a code must be known for it to be suggested beyond the codebook."""
_SEEN = 2
"""A feature of one passage alone says nothing of others."""
_STRENGTH = 100.0
"""C of the regressions: the inverse of how strongly weights are kept small; values are small, as texts are scaled."""
_MIXING_STRENGTH = 3.0
_SMALL = 0.3
_DIGITS = 2
_VERDICT = ("suggested", "score")
_INPUTS = ("learned", *_VERDICT, *INPUTS)

Numbers = NDArray[np.float64]


class _Table:
    """Examples as a matrix of features, with what is known of each code."""

    def __init__(self, examples: Sequence[Example], signals: Sequence[Signals]) -> None:
        self.examples = examples
        self.signals = signals
        rows = [features_of(each) for each in signals]
        counts = Counter(name for row in rows for name in row)
        self.names = sorted(name for name, count in counts.items() if count >= _SEEN)
        column = {name: number for number, name in enumerate(self.names)}
        entries = [
            (value, number, column[name])
            for number, row in enumerate(rows)
            for name, value in row.items()
            if name in column
        ]
        values, at, columns = zip(*entries, strict=True) if entries else ((), (), ())
        self.matrix = csr_matrix((values, (at, columns)), shape=(len(rows), len(self.names)))
        self.decks = np.array([example.passage.presentation for example in examples])

    def labels(self, key: CodeKey) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
        """Return the rows on which it is known whether a code applies, and whether it does."""
        known = [(row, example.said[key]) for row, example in enumerate(self.examples) if key in example.said]
        return np.array([row for row, _ in known], dtype=np.int64), np.array([said for _, said in known], dtype=bool)

    def is_learned_everywhere(self, key: CodeKey, rows: NDArray[np.int64], said: NDArray[np.bool_]) -> bool:
        """Return whether enough passages are known on which a code neither applies nor is suggested."""
        silent = [not yes and key not in self.signals[row].suggested for row, yes in zip(rows, said, strict=True)]
        return sum(silent) >= _LEAST_READ


def train(examples: Sequence[Example], signals: Sequence[Signals], codebook: Codebook, *, codings: str = "") -> Model:
    """Learn from examples; the same examples give the same model.

    A regression a code scores the words and rules of a passage. How much this score, the codebook's own suggestion and
    the nearness of words to the codebook's terms are worth is then learned over all codes of a kind together, from
    scores that each passage got from a regression that had not seen its presentation; this makes them probabilities
    (J. Platt, Probabilistic outputs for support vector machines, 1999, with more inputs than one).

    Args:
        examples: What people decided.
        signals: What a model sees of each example.
        codebook: The codebook in force.
        codings: The hash of the decisions.

    Returns:
        The model; codes with fewer than five passages on either side are not in it.
    """
    table = _Table(examples, signals)
    kinship = Kinship(codebook)
    codes = [model for key in code_keys(codebook) if (model := _code_model(table, key)) is not None]
    mixing = {
        kind: _mixing(table, [code for code in codes if code.kind == kind], kinship)
        for kind in sorted({code.kind for code in codes})
    }
    return Model(
        form=FORM,
        codebook=codebook_mark(codebook),
        codings=codings,
        passages=len(examples),
        presentations=tuple(sorted(set(table.decks.tolist()))),
        mixing=mixing,
        codes=tuple(code if "learned" in mixing[code.kind].weights else _wordless(code) for code in codes),
    )


def _wordless(code: CodeModel) -> CodeModel:
    """Return what is kept of a code whose words turned out to say nothing of other presentations."""
    return replace(code, bias=0.0, weights={})


def folds_of(decks: Sequence[str]) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """Yield rows to learn from and rows to judge by, no presentation on both sides.

    Args:
        decks: The presentation of each row; at least two different ones.
    """
    number = min(FOLDS, len(set(decks)))
    rows = np.zeros((len(decks), 1))
    yield from GroupKFold(n_splits=number).split(rows, groups=np.array(decks))


def _code_model(table: _Table, key: CodeKey) -> CodeModel | None:
    rows, said = table.labels(key)
    positive, negative = int(said.sum()), int((~said).sum())
    if min(positive, negative) < LEAST_POSITIVE:
        return None
    bias, weights = _fit(table.matrix[rows], said)
    kind, code = key
    return CodeModel(
        kind="theme" if kind == "theme" else "action_field",
        code=code,
        positive=positive,
        negative=negative,
        everywhere=table.is_learned_everywhere(key, rows, said),
        bias=bias,
        weights={table.names[column]: float(weights[column]) for column in np.flatnonzero(weights)},
    )


def _fit(matrix: Any, said: NDArray[np.bool_]) -> tuple[float, Numbers]:
    """Return bias and weights, rounded as they are kept; weights that round away are nothing."""
    # liblinear is many times as quick as other solvers on few sparse rows, and takes no chance in its primal form; it
    # keeps the bias small as well, which the scaling undoes.
    fitted = LogisticRegression(C=_STRENGTH, solver="liblinear", intercept_scaling=5.0).fit(matrix, said)
    weights = np.round(fitted.coef_[0], _DIGITS)
    weights[np.abs(weights) < _SMALL] = 0.0
    return round(float(fitted.intercept_[0]), _DIGITS), weights


def _mixing(table: _Table, codes: Sequence[CodeModel], kinship: Kinship) -> Mixing:
    """Learn how much scores, suggestions and nearness are worth, over all codes of a kind."""
    inputs: list[list[float]] = []
    outputs: list[bool] = []
    for code in codes:
        rows, said = table.labels((code.kind, code.code))
        scores, judged = _unseen_scores(table, rows, said)
        for row, score, yes in zip(rows[judged], scores[judged], said[judged], strict=True):
            signals = table.signals[row]
            near = kinship.of(signals, code.code) if code.kind == "theme" else []
            found = inputs_of(float(score), signals.suggested.get((code.kind, code.code)), near)
            inputs.append([found.get(name, 0.0) for name in _INPUTS])
            outputs.append(bool(yes))
    return _weigh(np.array(inputs, dtype=np.float64), np.array(outputs, dtype=bool))


def _weigh(inputs: Numbers, outputs: NDArray[np.bool_]) -> Mixing:
    """Return the weights of the inputs; one that would speak against a code says nothing beyond chance and is left out.

    That a word is like others that spoke for a code does not make it less likely: a negative weight comes from too few
    presentations, in which what was learned from some does not hold for the others.
    """
    if len(set(outputs.tolist())) < 2:
        return Mixing(bias=0.0, weights={})
    kept = list(_INPUTS)
    while True:
        columns = [_INPUTS.index(name) for name in kept]
        fitted = LogisticRegression(C=_MIXING_STRENGTH, max_iter=5000).fit(inputs[:, columns], outputs)
        weights = {name: round(float(value), 3) for name, value in zip(kept, fitted.coef_[0], strict=True)}
        against = [name for name, weight in weights.items() if weight <= 0 and name not in _VERDICT]
        if not against:
            return Mixing(bias=round(float(fitted.intercept_[0]), 3), weights=weights)
        kept = [name for name in kept if name not in against]


def _unseen_scores(
    table: _Table, rows: NDArray[np.int64], said: NDArray[np.bool_]
) -> tuple[Numbers, NDArray[np.bool_]]:
    """Return for each row the score of a regression that has not seen its presentation, and where there is one."""
    scores, judged = np.zeros(len(rows)), np.zeros(len(rows), dtype=bool)
    decks = table.decks[rows].tolist()
    if len(set(decks)) < 2:
        return scores, judged
    for seen, unseen in folds_of(decks):
        if len(set(said[seen].tolist())) == 2:
            bias, weights = _fit(table.matrix[rows[seen]], said[seen])
            scores[unseen] = bias + table.matrix[rows[unseen]] @ weights
            judged[unseen] = True
    return scores, judged
