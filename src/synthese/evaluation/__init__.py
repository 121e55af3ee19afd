"""Evaluation: what was read and tagged against what people expect."""

from synthese.evaluation.baselines import build_baselines
from synthese.evaluation.figures import Figure
from synthese.evaluation.gold import kind_of, read_gold, read_texts, read_truth, to_passages, unknown_codes
from synthese.evaluation.judged import TagError
from synthese.evaluation.records import GoldPassage, TruthBlock, TruthPage
from synthese.evaluation.rows import ScoreRow, structure_rows, tag_rows, to_json
from synthese.evaluation.structure import Difference, StructureScores, evaluate_structure
from synthese.evaluation.tags import CodeCount, TagScores, TagsOf, evaluate_tags

__all__ = [
    "CodeCount",
    "Difference",
    "Figure",
    "GoldPassage",
    "ScoreRow",
    "StructureScores",
    "TagError",
    "TagScores",
    "TagsOf",
    "TruthBlock",
    "TruthPage",
    "build_baselines",
    "evaluate_structure",
    "evaluate_tags",
    "kind_of",
    "read_gold",
    "read_texts",
    "read_truth",
    "structure_rows",
    "tag_rows",
    "to_json",
    "to_passages",
    "unknown_codes",
]
