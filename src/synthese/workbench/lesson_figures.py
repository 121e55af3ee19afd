"""What cross-validation says: the codebook alone beside what was learned, with intervals over presentations."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from synthese.evaluation.figures import Draws, Figure, Numbers, build_draws, macro_f1_of_expected, share, statistic
from synthese.learning.validation import Trial
from synthese.types import Codebook, Tag, TagKind

__all__ = ["CodeRow", "LessonRow", "calibrates", "code_rows", "lesson_rows"]

_OFTEN = 5
"""Codes that apply to fewer passages say too little to weigh as much as others in a mean."""
_BINS = 10
_Count = Callable[[Trial, Sequence[Tag]], list[float]]
_Formula = Callable[[Numbers], Numbers]


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonRow:
    """A figure of the codebook alone and with what was learned.

    Args:
        key: Its name for programs.
        name: Its name for people.
        before: Of the codebook alone.
        after: With what was learned.
        difference: After less before, on the same draws.
        less_is_better: True of errors.
    """

    key: str
    name: str
    before: Figure
    after: Figure
    difference: Figure
    less_is_better: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeRow:
    """How one code fared.

    Args:
        kind: ``theme`` or ``action_field``.
        code: Its id.
        applies: Passages it applies to, of those on which it is known.
        known: Passages on which it is known whether it applies.
        before: Right, false and missed of the codebook alone.
        after: The same with what was learned.
    """

    kind: TagKind
    code: str
    applies: int
    known: int
    before: tuple[int, int, int]
    after: tuple[int, int, int]


def lesson_rows(trials: Sequence[Trial], codebook: Codebook) -> list[LessonRow]:
    """Return the figures in the order to be shown.

    Only pairs of passage and code are judged of which people said whether the code applies; action fields on passages
    of which it is known for all types. Calibration compares the scores of the codebook's suggestions, as they stand and
    as the model's probabilities, with whether they are right (Brier score; expected calibration error in ten bins).

    Args:
        trials: The result of ``cross_validate``.
        codebook: The codebook in force.
    """
    draws = build_draws([trial.example.passage.presentation for trial in trials])
    themes = [theme.id for theme in codebook.themes]
    often = [
        code for code in themes if sum(trial.example.said.get(("theme", code), False) for trial in trials) >= _OFTEN
    ]
    rows = [
        _row(draws, trials, f"{part}_{name}", f"{shown}, {_NAMES[name]}", count, formula)
        for part, shown, count in (("theme", "Themes", _all(themes)), ("field", "Action fields", _field))
        for name, formula in _FORMULAS.items()
    ]
    rows.insert(
        3, _row(draws, trials, "theme_macro_f1", "Themes, mean F1 of codes", _each(often), macro_f1_of_expected)
    )
    rows.append(_row(draws, trials, "type_accuracy", "Types right", _type, lambda sums: share(sums[:, 0], sums[:, 1])))
    return [*rows, *_reliability(draws, trials)]


def code_rows(trials: Sequence[Trial], codebook: Codebook) -> list[CodeRow]:
    """Return how each code fared on which anybody decided; arguments as of ``lesson_rows``."""
    themes: list[tuple[TagKind, str]] = [("theme", theme.id) for theme in codebook.themes]
    keys = [*themes, *((_FIELD, kind.id) for kind in codebook.action_fields)]
    rows = []
    for kind, code in keys:
        known = [trial for trial in trials if (kind, code) in trial.example.said]
        if known:
            before, after = (
                np.sum([_confusion(trial, tags, kind, [code]) for trial, tags in side], axis=0)
                for side in ([(trial, trial.before) for trial in known], [(trial, trial.after) for trial in known])
            )
            applies = sum(trial.example.said[kind, code] for trial in known)
            rows.append(
                CodeRow(
                    kind=kind,
                    code=code,
                    applies=applies,
                    known=len(known),
                    before=_triple(before),
                    after=_triple(after),
                )
            )
    return rows


def calibrates(rows: Iterable[LessonRow]) -> dict[TagKind, bool]:
    """Return by kind whether probabilities were the better scores of the codebook's suggestions."""
    brier = {row.key: row for row in rows if row.key.endswith("brier")}
    return {kind: _is_less(brier[f"{part}_brier"]) for kind, part in ((_THEME, "theme"), (_FIELD, "field"))}


_THEME: TagKind = "theme"
_FIELD: TagKind = "action_field"
_NAMES = {"precision": "precision", "recall": "recall", "f1": "F1"}
_FORMULAS: Mapping[str, _Formula] = {
    "precision": lambda sums: share(sums[:, 0], sums[:, 0] + sums[:, 1]),
    "recall": lambda sums: share(sums[:, 0], sums[:, 0] + sums[:, 2]),
    "f1": lambda sums: share(2 * sums[:, 0], 2 * sums[:, 0] + sums[:, 1] + sums[:, 2]),
}


def _row(draws: Draws, trials: Sequence[Trial], key: str, name: str, count: _Count, formula: _Formula) -> LessonRow:
    before = np.array([count(trial, trial.before) for trial in trials], dtype=np.float64)
    after = np.array([count(trial, trial.after) for trial in trials], dtype=np.float64)
    return _compared(draws, key, name, before, after, formula)


def _compared(
    draws: Draws, key: str, name: str, before: Numbers, after: Numbers, formula: _Formula, *, less: bool = False
) -> LessonRow:
    width = before.shape[1]
    n = len(before)
    return LessonRow(
        key=key,
        name=name,
        before=statistic(draws, before, formula, n=n),
        after=statistic(draws, after, formula, n=n),
        difference=statistic(
            draws, np.hstack([before, after]), lambda sums: formula(sums[:, width:]) - formula(sums[:, :width]), n=n
        ),
        less_is_better=less,
    )


def _all(codes: Sequence[str]) -> _Count:
    return lambda trial, tags: _confusion(trial, tags, _THEME, codes)


def _each(codes: Sequence[str]) -> _Count:
    return lambda trial, tags: [part for code in codes for part in _confusion(trial, tags, _THEME, [code])]


def _confusion(trial: Trial, tags: Sequence[Tag], kind: TagKind, codes: Sequence[str]) -> list[float]:
    """Return how many of the codes are right, false and missed at a passage, of those that are known."""
    found = {tag.code for tag in tags if tag.kind == kind and not tag.negated}
    said = [(code in found, trial.example.said[kind, code]) for code in codes if (kind, code) in trial.example.said]
    right = sum(one and other for one, other in said)
    return [right, sum(one for one, _ in said) - right, sum(other for _, other in said) - right]


def _field(trial: Trial, tags: Sequence[Tag]) -> list[float]:
    expected, found = _expected_type(trial), _found_type(tags)
    if expected is None:
        return [0.0, 0.0, 0.0]
    return [bool(expected and found), bool(found and not expected), bool(expected and not found)]


def _type(trial: Trial, tags: Sequence[Tag]) -> list[float]:
    expected, found = _expected_type(trial), _found_type(tags)
    return [bool(expected and expected == found), bool(expected and found)]


def _expected_type(trial: Trial) -> str | None:
    """Return the type people gave a passage, an empty text for none, or None where it is not known."""
    said = {code: yes for (kind, code), yes in trial.example.said.items() if kind == _FIELD}
    given = next((code for code, yes in said.items() if yes), "")
    return given if given or trial.example.read else None


def _found_type(tags: Sequence[Tag]) -> str:
    return next((tag.code for tag in tags if tag.kind == _FIELD and not tag.negated), "")


def _reliability(draws: Draws, trials: Sequence[Trial]) -> list[LessonRow]:
    rows = []
    for kind, part, shown in ((_THEME, "theme", "themes"), (_FIELD, "field", "action fields")):
        pairs = [_scored(trial, kind) for trial in trials]
        for key, name, counts, formula in (
            ("brier", "Brier score", _squares, lambda sums: share(sums[:, 0], sums[:, 1])),
            ("calibration_error", "calibration error", _bins, _expected_error),
        ):
            before, after = (
                np.array([counts([(pair[side], pair[2]) for pair in each]) for each in pairs], dtype=np.float64)
                for side in (0, 1)
            )
            title = f"Scores of {shown} the codebook suggests, {name}"
            rows.append(_compared(draws, f"{part}_{key}", title, before, after, formula, less=True))
    return rows


def _scored(trial: Trial, kind: TagKind) -> list[tuple[float, float, bool]]:
    """Return the codebook's score, the probability and whether a suggestion is right, of those that can be judged."""
    return [
        (tag.score, trial.probabilities[kind, tag.code], trial.example.said[kind, tag.code])
        for tag in trial.before
        if tag.kind == kind
        and not tag.negated
        and (kind, tag.code) in trial.example.said
        and (kind, tag.code) in trial.probabilities
    ]


def _squares(pairs: Sequence[tuple[float, bool]]) -> list[float]:
    return [sum((score - right) ** 2 for score, right in pairs), len(pairs)]


def _bins(pairs: Sequence[tuple[float, bool]]) -> list[float]:
    bins = np.zeros((_BINS, 3))
    for score, right in pairs:
        bins[min(int(score * _BINS), _BINS - 1)] += (1, score, right)
    return bins.ravel().tolist()


def _expected_error(sums: Numbers) -> Numbers:
    bins = sums.reshape(sums.shape[0], _BINS, 3)
    return share(np.abs(bins[:, :, 1] - bins[:, :, 2]).sum(axis=1), bins[:, :, 0].sum(axis=1))


def _is_less(row: LessonRow) -> bool:
    return row.difference.value is not None and row.difference.value < 0


def _triple(counts: Numbers) -> tuple[int, int, int]:
    right, false, missed = (int(count) for count in counts)
    return right, false, missed
