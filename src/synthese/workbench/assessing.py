"""How well decks are read and passages tagged, measured against what people expect, next to baselines."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from synthese.errors import GoldError
from synthese.evaluation import (
    GoldPassage,
    ScoreRow,
    StructureScores,
    TagScores,
    build_baselines,
    evaluate_structure,
    evaluate_tags,
    kind_of,
    read_gold,
    read_truth,
    structure_rows,
    tag_rows,
    to_json,
    to_passages,
    unknown_codes,
)
from synthese.extraction import read_deck
from synthese.extraction.plain import read_plain
from synthese.settings import read_settings
from synthese.tagging import build_pipeline, tag_passages
from synthese.types import Codebook, Deck, Tag
from synthese.workbench.codes import load_codebook
from synthese.workbench.layout import find_layout

__all__ = ["Evaluation", "evaluate"]


_BASELINE = "The baseline is the plain text of pdfplumber: the first line as title, every other line a paragraph."


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """What was measured.

    Args:
        scores: The figures with intervals, baselines and every difference.
        notes: What is to be known beside them.
    """

    scores: StructureScores | TagScores
    notes: tuple[str, ...] = ()

    @property
    def rows(self) -> list[ScoreRow]:
        """The figures as rows for printing."""
        return structure_rows(self.scores) if isinstance(self.scores, StructureScores) else tag_rows(self.scores)

    @property
    def differences(self) -> list[str]:
        """What was found otherwise than expected, one line each."""
        if isinstance(self.scores, StructureScores):
            return [
                f"{it.deck}, page {it.page}, {it.kind}: expected {it.expected!r}, found {it.found!r}"
                for it in self.scores.differences
            ]
        return [
            f"{it.kind} at {it.id}: expected {it.expected or 'none'}, found {it.found or 'none'}: {it.text}"
            for it in sorted(self.scores.errors, key=lambda error: error.kind)
        ]

    def as_json(self) -> dict[str, Any]:
        """Return the figures as JSON can hold them."""
        return to_json(self.scores)


def evaluate(gold: Path | str, *, workspace: Path | str = ".", decks: Path | str | None = None) -> Evaluation:
    """Measure the reading of slides or the tagging of passages.

    Args:
        gold: Hand-checked pages (a JSON file, or a folder of them) or tagged passages (JSON lines).
        workspace: Whose codebook and settings are used.
        decks: Where the PDFs of hand-checked pages lie; else beside the pages, in the folder above, or in the
            workspace.

    Returns:
        The figures, next to baselines measured in the same run.

    Raises:
        GoldError: When the file cannot be read, or PDFs are missing.
    """
    gold, layout = Path(gold), find_layout(Path(workspace))
    if kind_of(gold) == "tags":
        return _evaluate_tags(gold, load_codebook(layout), layout.root)
    pages = read_truth(gold)
    folders = (
        [Path(decks)] if decks else [gold if gold.is_dir() else gold.parent, gold.parent.parent, layout.presentations]
    )
    paths = _find_decks(sorted({page.deck for page in pages}), folders, gold)
    settings = read_settings(layout.root).extraction
    found: Mapping[str, Deck] = {name: read_deck(path, settings=settings) for name, path in paths.items()}
    plain = {name: read_plain(path) for name, path in paths.items()}
    return Evaluation(scores=evaluate_structure(pages, found, baseline=plain), notes=(_BASELINE,))


def _evaluate_tags(gold: Path, codebook: Codebook, workspace: Path) -> Evaluation:
    passages = read_gold(gold)
    nlp = build_pipeline(codebook, settings=read_settings(workspace).tagging)

    def tags_of(units: Sequence[GoldPassage]) -> list[list[Tag]]:
        found: dict[str, list[Tag]] = {}
        records = to_passages(units)
        for tag in tag_passages(nlp, records):
            found.setdefault(tag.passage, []).append(tag)
        return [found.get(record.passage, []) for record in records]

    scores = evaluate_tags(passages, tags_of, baselines=build_baselines(codebook))
    unknown = unknown_codes(passages, codebook)
    notes = (f"Codes of the gold that the codebook does not have: {', '.join(unknown)}.",) if unknown else ()
    kinds = Counter(error.kind for error in scores.errors)
    counted = ", ".join(f"{count} {kind}" for kind, count in kinds.most_common())
    return Evaluation(scores=scores, notes=(*notes, f"Errors by kind: {counted or 'none'}."))


def _find_decks(names: Sequence[str], folders: Sequence[Path], gold: Path) -> dict[str, Path]:
    paths, missing = {}, []
    for name in names:
        places = (path for folder in folders for path in sorted(folder.rglob(name)))
        path = next(places, None)
        if path is None:
            missing.append(name)
        else:
            paths[name] = path
    if missing:
        shown = ", ".join(str(folder) for folder in folders)
        raise GoldError(
            f"{gold}: the PDFs {', '.join(missing)} are not in {shown}. Name their folder with --decks DIR."
        )
    return paths
