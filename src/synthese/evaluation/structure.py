"""How well slides were read, against pages that people read."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from synthese.errors import GoldError, listed
from synthese.evaluation.counts import PAGE_COUNTS, footer_lines_in_body, lost_words
from synthese.evaluation.figures import RESAMPLES, SEED, Draws, Figure, build_draws, ratio
from synthese.evaluation.matching import ROLES, PageReading, lay_beside
from synthese.evaluation.records import TruthPage
from synthese.provenance import normal_form
from synthese.types import Deck

__all__ = ["Difference", "StructureScores", "evaluate_structure"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Something on a page that was read otherwise than expected.

    Args:
        deck: The file name of the PDF.
        page: The page of the PDF.
        kind: ``title``, ``subtitle``, ``block`` (not found), ``role``, ``level``, ``words`` (missing or added),
            ``footer in body`` or ``body as footer``.
        expected: What a person reads there.
        found: What was read; empty where nothing was.
    """

    deck: str
    page: int
    kind: str
    expected: str
    found: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StructureScores:
    """How well slides were read.

    Args:
        decks: How many decks were judged.
        pages: How many of their pages.
        figures: By name, in the order to be shown.
        baselines: The same figures of other readings of the same pages, by the reading's name.
        differences: What was read otherwise than expected.
    """

    decks: int
    pages: int
    figures: Mapping[str, Figure]
    baselines: Mapping[str, Mapping[str, Figure]] = field(default_factory=dict)
    differences: tuple[Difference, ...] = ()


def evaluate_structure(
    pages: Sequence[TruthPage],
    decks: Mapping[str, Deck],
    *,
    baseline: Mapping[str, Deck] | None = None,
    resamples: int = RESAMPLES,
    seed: int = SEED,
) -> StructureScores:
    """Compare slides as they were read with pages that people read.

    Words (of title, subtitle, body, tables, chart labels) are compared as multisets, over all pages and as a mean of
    pages. Blocks are matched one to one by their
    normalised text, the most similar first, from a similarity of 80 of 100 on. Order is the share of pairs of matched
    blocks that stand in the expected order: of all pairs, and of neighbours. A role is right when the matched block has
    the expected one, where ``para`` means ``paragraph``, and ``caption`` and ``source`` stand for each other; a block
    not found has no right role, and a bullet not found no right level. Titles and subtitles are judged on pages where
    one is expected or found. Table cells are compared by row, column and normalised text, empty ones left out. Of
    ``footer_in_body`` and ``body_as_footer`` less is better. Intervals draw whole decks.

    Args:
        pages: What people read.
        decks: What was read, by file name; a deck that failed counts as nothing read.
        baseline: Another reading of the same decks, for comparison.
        resamples: How often decks are drawn.
        seed: Of the draws.

    Returns:
        The figures and all differences.

    Raises:
        GoldError: When a deck of the pages was not given.
    """
    draws = build_draws([page.deck for page in pages], resamples=resamples, seed=seed)
    readings = _readings(pages, decks)
    other = {"baseline": _figures(_readings(pages, baseline), draws)} if baseline is not None else {}
    return StructureScores(
        decks=len({page.deck for page in pages}),
        pages=len(pages),
        figures=_figures(readings, draws),
        baselines=other,
        differences=tuple(difference for reading in readings for difference in _differences(reading)),
    )


def _readings(pages: Sequence[TruthPage], decks: Mapping[str, Deck]) -> list[PageReading]:
    missing = sorted({page.deck for page in pages} - set(decks))
    if missing:
        raise GoldError(f"There are pages of {listed(missing, word='and')}, but no such deck was read: add its PDF.")
    return [lay_beside(page, decks[page.deck]) for page in pages]


def _figures(readings: Sequence[PageReading], draws: Draws) -> dict[str, Figure]:
    figures = {}
    for name, count in PAGE_COUNTS.items():
        counts = np.array([count(reading) for reading in readings], dtype=np.float64).reshape(-1, 2)
        figures[name] = ratio(draws, counts[:, 0], counts[:, 1])
    return figures


def _differences(reading: PageReading) -> Iterable[Difference]:
    missing = _joined(reading.expected_words - reading.body_words)
    added = _joined(reading.body_words - reading.expected_words)
    lost = _joined(lost_words(reading))
    found = [*_heads(reading), *_bodies(reading), *([("words", missing, added)] if missing or added else [])]
    found += [("footer in body", line, "") for line in footer_lines_in_body(reading)]
    found += [("body as footer", lost, "")] if lost else []
    page = reading.page
    return [Difference(deck=page.deck, page=page.page, kind=kind, expected=e, found=f) for kind, e, f in found]


def _joined(words: Counter[str]) -> str:
    return " ".join(sorted(words.elements()))


def _heads(reading: PageReading) -> list[tuple[str, str, str]]:
    subtitle = next((block.text for block in reading.body if block.role == "subtitle"), "")
    heads = [("title", reading.page.title, reading.title), ("subtitle", reading.page.subtitle, subtitle)]
    return [head for head in heads if normal_form(head[1]) != normal_form(head[2])]


def _bodies(reading: PageReading) -> list[tuple[str, str, str]]:
    differences = []
    for place, block in enumerate(reading.expected):
        read = reading.matched(place)
        if read is None:
            differences.append(("block", f"{block.type}: {block.text}", ""))
        elif read.role not in ROLES[block.type]:
            differences.append(("role", f"{block.type}: {block.text}", read.role))
        elif block.type == "bullet" and block.level != read.level:
            differences.append(("level", f"{block.level}: {block.text}", str(read.level)))
    return differences
