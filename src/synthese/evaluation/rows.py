"""The figures as rows for printing, and for JSON: the command line and the notebooks show the same."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from synthese.evaluation.figures import Figure
from synthese.evaluation.structure import StructureScores
from synthese.evaluation.tags import TagScores

__all__ = ["ScoreRow", "structure_rows", "tag_rows", "to_json"]

_DIGITS = 4

_STRUCTURE_NAMES = {
    "word_recall": "Words found",
    "word_precision": "Words found that are expected",
    "word_recall_by_page": "Words found, mean of pages",
    "word_precision_by_page": "Words found that are expected, mean of pages",
    "titles": "Titles exact",
    "subtitles": "Subtitles exact",
    "blocks": "Blocks found whole",
    "order_neighbours": "Neighbouring blocks in order",
    "order_pairs": "All pairs of blocks in order",
    "roles": "Roles right",
    "levels": "Bullet levels right",
    "label_words": "Words of charts read as labels",
    "footer_in_body": "Footer lines left in the body",
    "body_as_footer": "Body words lost as footer",
    "cell_precision": "Table cells, precision",
    "cell_recall": "Table cells, recall",
    "cell_f1": "Table cells, F1",
}
_TAG_NAMES = {
    "theme_precision": "Themes, precision",
    "theme_recall": "Themes, recall",
    "theme_f1": "Themes, F1",
    "theme_macro_f1": "Themes, mean F1 of codes",
    "field_precision": "Action fields, precision",
    "field_recall": "Action fields, recall",
    "field_f1": "Action fields, F1",
    "type_accuracy": "Types right",
    "type_macro_f1": "Types, mean F1",
    "addressee_accuracy": "Addressees right",
    "named_addressees": "Named addressees right",
    "signalled_recall": "Points under signalling headings found",
    "trap_alarms": "Traps taken for action fields",
    "brier": "Scores of themes, Brier score",
    "calibration_error": "Scores of themes, calibration error",
}
_LESS_IS_BETTER = {"footer_in_body", "body_as_footer", "trap_alarms", "brier", "calibration_error"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreRow:
    """A figure as it is printed.

    Args:
        key: Its name for programs.
        name: Its name for people.
        value: The figure; None where there was nothing to judge.
        low: Lower end of the 95 % interval, or None.
        high: Upper end, or None.
        n: On how many units it rests.
        baselines: The name of each baseline with its value, in the order of the scores.
        less_is_better: True of errors.
    """

    key: str
    name: str
    value: float | None
    low: float | None
    high: float | None
    n: int
    baselines: tuple[tuple[str, float | None], ...] = ()
    less_is_better: bool = False


def structure_rows(scores: StructureScores) -> list[ScoreRow]:
    """Return the figures of a reading of slides as rows, in the order in which they are shown."""
    return _rows(scores, _STRUCTURE_NAMES)


def tag_rows(scores: TagScores) -> list[ScoreRow]:
    """Return the figures of a tagging of passages as rows, in the order in which they are shown."""
    return _rows(scores, _TAG_NAMES)


def to_json(scores: StructureScores | TagScores) -> dict[str, Any]:
    """Return scores as an object that can be written as JSON, figures rounded to four digits.

    Args:
        scores: What ``evaluate_structure`` or ``evaluate_tags`` returned.

    Returns:
        ``kind`` (``structure`` or ``tags``), the counts, ``figures``, ``baselines`` and, one by one, what was found
        otherwise than expected; lists, objects, texts, numbers and null only.
    """
    kind = "structure" if isinstance(scores, StructureScores) else "tags"
    return {"kind": kind, **{name: _plain(value) for name, value in asdict(scores).items()}}


def _rows(scores: StructureScores | TagScores, names: Mapping[str, str]) -> list[ScoreRow]:
    return [_row(key, name, scores.figures[key], scores.baselines) for key, name in names.items()]


def _row(key: str, name: str, figure: Figure, baselines: Mapping[str, Mapping[str, Figure]]) -> ScoreRow:
    return ScoreRow(
        key=key,
        name=name,
        value=figure.value,
        low=figure.low,
        high=figure.high,
        n=figure.n,
        baselines=tuple((other, figures[key].value) for other, figures in baselines.items()),
        less_is_better=key in _LESS_IS_BETTER,
    )


def _plain(value: object) -> Any:
    if isinstance(value, float):
        return round(value, _DIGITS)
    if isinstance(value, Mapping):
        return {key: _plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    return value
