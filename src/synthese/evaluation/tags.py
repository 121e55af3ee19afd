"""How well passages were tagged, against the tags that people give them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from synthese.evaluation.figures import (
    RESAMPLES,
    SEED,
    Draws,
    Figure,
    Numbers,
    build_draws,
    macro_f1,
    macro_f1_of_expected,
    ratio,
    share,
    statistic,
)
from synthese.evaluation.judged import Judged, TagError, errors_of, judge
from synthese.evaluation.records import UNKNOWN, GoldPassage
from synthese.types import Tag

__all__ = ["BINS", "MACRO_UNITS", "CodeCount", "TagScores", "TagsOf", "evaluate_tags"]

TagsOf = Callable[[Sequence[GoldPassage]], Sequence[Sequence[Tag]]]
"""Tags passages: the tags of each passage, in the order of the passages."""

MACRO_UNITS = 5
"""Codes with fewer expected passages say too little to weigh as much as the others in a mean over codes."""

BINS = 10
"""Scores are compared with what was right in ten bins of equal width."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeCount:
    """How a theme or a type of action field fared.

    Args:
        code: Its id.
        expected: Passages that people gave it to.
        found: Passages that got it.
        right: Passages in both.
    """

    code: str
    expected: int
    found: int
    right: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TagScores:
    """How well passages were tagged.

    Args:
        passages: How many passages were judged.
        groups: From how many groups.
        figures: By name, in the order to be shown.
        baselines: The same figures of other taggers on the same passages, by the tagger's name.
        codes: The themes one by one.
        errors: What was tagged otherwise than expected.
    """

    passages: int
    groups: int
    figures: Mapping[str, Figure]
    baselines: Mapping[str, Mapping[str, Figure]] = field(default_factory=dict)
    codes: tuple[CodeCount, ...] = ()
    errors: tuple[TagError, ...] = ()


def evaluate_tags(
    gold: Sequence[GoldPassage],
    tags_of: TagsOf,
    *,
    baselines: Mapping[str, TagsOf] | None = None,
    resamples: int = RESAMPLES,
    seed: int = SEED,
) -> TagScores:
    """Compare the tags of passages with those that people give them.

    A tag that is negated is not counted; of several action fields of a passage the one with the highest score is.
    Themes are judged where the coders agreed on them, action fields where they agreed on those; types and addressees
    where a field is expected and found. Where gold marks them, named addressees, points that only a heading makes a
    field, and traps have figures of their own. The mean over themes takes those expected in ``MACRO_UNITS`` passages or
    more.
    Calibration (Brier score and expected calibration error, of both less is better) compares the scores of the themes
    that were suggested with whether they are right. Intervals draw whole groups.

    Args:
        gold: The passages with their expected tags.
        tags_of: The tagger.
        baselines: Other taggers, run on the same passages and draws.
        resamples: How often groups are drawn.
        seed: Of the draws.

    Returns:
        The figures, the themes one by one, and all errors.

    Raises:
        ValueError: When a tagger does not return one list of tags a passage.

    Source: Brier 1950 (doi:10.1175/1520-0493(1950)078); Naeini, Cooper and Hauskrecht 2015, "Obtaining well calibrated
    probabilities using Bayesian binning".
    """
    draws = build_draws([passage.group for passage in gold], resamples=resamples, seed=seed)
    judged = judge(gold, tags_of(gold))
    return TagScores(
        passages=len(gold),
        groups=len({passage.group for passage in gold}),
        figures=_figures(judged, draws),
        baselines={name: _figures(judge(gold, tagger(gold)), draws) for name, tagger in (baselines or {}).items()},
        codes=_code_counts(judged),
        errors=tuple(error for passage in judged for error in errors_of(passage)),
    )


def _figures(judged: Sequence[Judged], draws: Draws) -> dict[str, Figure]:
    return {
        **_theme_figures(judged, draws),
        **_field_figures(judged, draws),
        **_found_figures(judged, draws),
        **_calibration(judged, draws),
    }


def _theme_figures(judged: Sequence[Judged], draws: Draws) -> dict[str, Figure]:
    codes = sorted({code for passage in judged for code in (*passage.expected_themes, *passage.found_themes)})
    counts = _confusion([(passage.expected_themes, passage.found_themes) for passage in judged], codes)
    right, false, missed = counts.sum(axis=1).T
    units = (counts[:, :, 0] + counts[:, :, 2]).sum(axis=0)
    often = counts[:, units >= MACRO_UNITS, :]
    return {
        **_precision_recall(draws, right, false, missed, prefix="theme"),
        "theme_macro_f1": statistic(draws, often.reshape(len(judged), -1), macro_f1_of_expected, n=often.shape[1]),
    }


def _field_figures(judged: Sequence[Judged], draws: Draws) -> dict[str, Figure]:
    pairs = [(passage.expects_field, passage.found_field is not None) for passage in judged]
    right = _column(expected is True and found for expected, found in pairs)
    false = _column(expected is False and found for expected, found in pairs)
    missed = _column(expected is True and not found for expected, found in pairs)
    return _precision_recall(draws, right, false, missed, prefix="field")


def _precision_recall(
    draws: Draws, right: Numbers, false: Numbers, missed: Numbers, *, prefix: str
) -> dict[str, Figure]:
    expected = round(float((right + missed).sum()))
    return {
        f"{prefix}_precision": ratio(draws, right, right + false),
        f"{prefix}_recall": ratio(draws, right, right + missed),
        f"{prefix}_f1": ratio(draws, 2 * right, 2 * right + false + missed, n=expected),
    }


def _found_figures(judged: Sequence[Judged], draws: Draws) -> dict[str, Figure]:
    named = [passage for passage in judged if passage.expects_field and passage.gold.addressee not in {None, UNKNOWN}]
    traps = [passage for passage in judged if passage.gold.trap and passage.expects_field is False]
    signalled = [passage for passage in judged if passage.gold.signalled and passage.expects_field]
    both = [(passage.expected_type, passage.found_type) if passage.field_right else ("", "") for passage in judged]
    types = sorted({name for pair in both for name in pair if name})
    counts = _confusion([({one} - {""}, {two} - {""}) for one, two in both], types)
    asked = [passage for passage in judged if passage.field_right and passage.gold.addressee]
    addressed = _column(passage in asked for passage in judged)
    same = _column(passage in asked and passage.found_addressee == passage.gold.addressee for passage in judged)
    return {
        "type_accuracy": ratio(draws, _column(one == two != "" for one, two in both), _column(one for one, _ in both)),
        "type_macro_f1": statistic(draws, counts.reshape(len(judged), -1), macro_f1, n=len(types)),
        "addressee_accuracy": ratio(draws, same, addressed),
        "named_addressees": _share_of(
            judged, draws, named, lambda passage: passage.found_addressee == passage.gold.addressee
        ),
        "signalled_recall": _share_of(judged, draws, signalled, lambda passage: passage.found_field is not None),
        "trap_alarms": _share_of(judged, draws, traps, lambda passage: passage.found_field is not None),
    }


def _share_of(
    judged: Sequence[Judged], draws: Draws, some: Sequence[Judged], is_so: Callable[[Judged], bool]
) -> Figure:
    chosen = {passage.gold.id for passage in some}
    return ratio(
        draws,
        _column(passage.gold.id in chosen and is_so(passage) for passage in judged),
        _column(passage.gold.id in chosen for passage in judged),
    )


def _calibration(judged: Sequence[Judged], draws: Draws) -> dict[str, Figure]:
    errors, suggested = np.zeros(len(judged)), np.zeros(len(judged))
    bins = np.zeros((len(judged), BINS, 3))
    for number, passage in enumerate(judged):
        for score, right in passage.scored_themes:
            errors[number] += (score - right) ** 2
            suggested[number] += 1
            bins[number, min(int(score * BINS), BINS - 1)] += (1, score, right)
    total = round(float(suggested.sum()))
    return {
        "brier": ratio(draws, errors, suggested),
        "calibration_error": statistic(draws, bins.reshape(len(judged), -1), _expected_calibration_error, n=total),
    }


def _expected_calibration_error(sums: Numbers) -> Numbers:
    bins = sums.reshape(sums.shape[0], BINS, 3)
    return share(np.abs(bins[:, :, 1] - bins[:, :, 2]).sum(axis=1), bins[:, :, 0].sum(axis=1))


def _confusion(pairs: Sequence[tuple[set[str], set[str]]], codes: Sequence[str]) -> Numbers:
    counts = np.zeros((len(pairs), len(codes), 3))
    for number, (expected, found) in enumerate(pairs):
        for place, code in enumerate(codes):
            counts[number, place] = (code in expected & found, code in found - expected, code in expected - found)
    return counts


def _column(values: Iterable[object]) -> Numbers:
    return np.array([bool(value) for value in values], dtype=np.float64)


def _code_counts(judged: Sequence[Judged]) -> tuple[CodeCount, ...]:
    codes = sorted({code for passage in judged for code in (*passage.expected_themes, *passage.found_themes)})
    return tuple(
        CodeCount(
            code=code,
            expected=sum(code in passage.expected_themes for passage in judged),
            found=sum(code in passage.found_themes for passage in judged),
            right=sum(code in passage.expected_themes & passage.found_themes for passage in judged),
        )
        for code in codes
    )
