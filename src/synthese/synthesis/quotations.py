"""Which words stand for a cell: quotations chosen by weight and diversity, and how they are cited."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.process import cdist

from synthese.provenance import normal_form
from synthese.synthesis.findings import Finding
from synthese.synthesis.units import PassageRow

if TYPE_CHECKING:
    import numpy as np

__all__ = ["Candidate", "candidate", "choose_quotations", "cite", "on_one_line"]

_WEIGHT_OF_RELEVANCE = 0.7
_WEIGHT_OF_CENTRALITY = 0.3
_TELLING_WORDS = 6
_CANDIDATES = 20


class Candidate(NamedTuple):
    """A passage that may be quoted.

    Args:
        row: The passage.
        id: The id shown with the quotation: of a tag, a coding or a passage.
        weight: How well it stands for the cell, 0 to 1.
        confirmed: True when a person confirmed it.
    """

    row: PassageRow
    id: str
    weight: float
    confirmed: bool = False


def candidate(row: PassageRow, finding: Finding) -> Candidate:
    """Return a passage as a candidate for the cell of one of its findings, under the tag's id where there is one."""
    return Candidate(row, finding.evidence[0], finding.score, finding.state == "confirmed")


def choose_quotations(candidates: Iterable[Candidate], *, limit: int) -> list[dict[str, Any]]:
    """Choose the quotations that a cell shows.

    Confirmed passages go before suggested ones. Among equals the choice is by maximal marginal relevance (Carbonell and
    Goldstein 1998, with λ = 0.7): each quotation in turn is the one with the best balance of relevance and difference
    from those chosen. Relevance is the weight, less for passages of fewer than six words, which tell little by
    themselves, and by up to three tenths less for those unlike the others of the cell (degree centrality, Erkan and
    Radev 2004, LexRank); alikeness is rapidfuzz's token-set ratio. The same wording is shown once; equals stay in
    reading order.

    Args:
        candidates: The passages, in reading order.
        limit: How many are chosen at most.

    Returns:
        ``text, presentation, slide, page, id`` of each, the best first.
    """
    pool = _pool(candidates)
    texts = list(pool)
    alike = cdist(texts, texts, scorer=fuzz.token_set_ratio) / 100
    relevance = [pool[text][1] * share for text, share in zip(texts, _centrality(alike), strict=True)]
    nearest = [0.0] * len(texts)
    left = list(range(len(texts)))
    chosen: list[Candidate] = []

    def marginal(place: int) -> tuple[bool, float]:
        worth = _WEIGHT_OF_RELEVANCE * relevance[place] - (1 - _WEIGHT_OF_RELEVANCE) * nearest[place]
        return pool[texts[place]][0].confirmed, round(worth, 9)

    while left and len(chosen) < limit:
        best = max(left, key=marginal)
        left.remove(best)
        chosen.append(pool[texts[best]][0])
        for place in left:
            nearest[place] = max(nearest[place], float(alike[best, place]))
    return [_quotation(each) for each in chosen]


def cite(row: PassageRow) -> str:
    """Return where a passage stands, as it is cited.

    >>> cite(PassageRow("p-1", "migoek", 7, 3, "Kurse fehlen", "Ausblick"))
    'Folie 7 (PDF-S. 3)'
    """
    return f"Folie {row.slide} (PDF-S. {row.page})"


def on_one_line(text: str) -> str:
    """Return the cells of a table row as a reader sees them beside one another."""
    return text.replace("\t", " | ")


def _centrality(alike: "np.ndarray[Any, np.dtype[Any]]") -> list[float]:
    """Return by how much each text's relevance counts: wholly when it is like all others, or the only one."""
    others = len(alike) - 1
    if others < 1:
        return [1.0] * len(alike)
    means = (alike.sum(axis=1) - alike.diagonal()) / others
    return [1 - _WEIGHT_OF_CENTRALITY * (1 - float(mean)) for mean in means]


def _pool(candidates: Iterable[Candidate]) -> dict[str, tuple[Candidate, float]]:
    """Return the most relevant candidates by their wording: others cannot be chosen but for a long list of likes."""
    rated = [(not each.confirmed, -_relevance(each), place, each) for place, each in enumerate(candidates)]
    pool: dict[str, tuple[Candidate, float]] = {}
    for _, relevance, _, each in sorted(rated):
        pool.setdefault(normal_form(each.row.text), (each, -relevance))
        if len(pool) == _CANDIDATES:
            break
    return pool


def _relevance(each: Candidate) -> float:
    words = each.row.text.count(" ") + 1
    return each.weight * min(1.0, words / _TELLING_WORDS)


def _quotation(each: Candidate) -> dict[str, Any]:
    row = each.row
    return {"text": row.text, "presentation": row.presentation, "slide": row.slide, "page": row.page, "id": each.id}
