"""Where the codebook is thin: terms it lacks, indicators that never fire or mislead, themes that overlap."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

import pandas as pd

from synthese.exports.labels import cite
from synthese.learning.kinship import Kinship
from synthese.learning.phrases import Phrase, find_phrases, head_and_modifier
from synthese.settings import Settings
from synthese.synthesis.measures import Interval, distinctive_log_odds
from synthese.tagging import build_pipeline, explain
from synthese.tagging.addressees import UNKNOWN, Addressees
from synthese.types import Codebook, Passage
from synthese.workbench.layout import Layout
from synthese.workbench.lesson import Taught, taught_by
from synthese.workbench.records import ReadDeck

__all__ = ["Growth", "find_growth"]

_FEW = 3
"""Themes with fewer coded passages are told by what the codebook suggests."""
_LEAST = 2
_MOST_A_THEME = 12
_MOST_UNTAGGED = 60
_NEAR = 0.2
_OVERLAP = 0.3
_CANDIDATES = (
    *("theme", "term", "indicator", "basis", "n", "n_decks", "log_odds", "low", "high", "head", "modifier", "near"),
    *("quotation", "citation", "passage"),
)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Growth:
    """Where the codebook could grow.

    Args:
        candidates: Terms that a theme's passages have more of than others, and that none of its indicators meets:
            theme, term, indicator (as to be written), basis (``coded`` or ``suggested`` passages), n (passages),
            n_decks, log_odds with low and high, head and modifier of compounds, quotation, citation, passage.
        untagged: Terms of passages without a theme, the same columns; ``theme`` is one whose indicator ``near`` the
            term resembles, or empty.
        silent: Indicators that never fired: theme, indicator.
        misleading: Indicators rejected more often than confirmed: theme, indicator, n_hits, n_confirmed, n_rejected.
        overlaps: Pairs of themes that are set at the same passages: theme_a, theme_b, n (both), share (of those with
            either).
        coded: How many passages people coded or read.
    """

    candidates: pd.DataFrame
    untagged: pd.DataFrame
    silent: pd.DataFrame
    misleading: pd.DataFrame
    overlaps: pd.DataFrame
    coded: int


@dataclass(slots=True)
class _Found:
    """Where a term occurs."""

    texts: Counter[str] = field(default_factory=Counter)
    places: list[tuple[Passage, Phrase]] = field(default_factory=list)


class _Material:
    """The passages with their terms and themes."""

    def __init__(self, taught: Taught, settings: Settings) -> None:
        self.codebook = taught.codebook
        self.nlp = build_pipeline(taught.codebook, settings=settings.tagging)
        self.addressees = Addressees(taught.codebook.addressees)
        self.language = settings.export.language
        self.projects = {deck.row.presentation: deck.row.project or deck.row.presentation for deck in taught.decks}
        self.passages = [passage for passage in taught.passages if passage.role != "source"]
        self.terms = dict(
            zip((each.passage for each in self.passages), find_phrases(self.nlp, self.passages), strict=True)
        )
        self.confirmed, self.suggested = _themes(taught.decks, taught.codings)
        self.read = {example.passage.passage for example in taught.examples if example.read}

    def counts(self, passages: Iterable[Passage]) -> dict[str, _Found]:
        """Return where each term occurs in some passages, a passage once."""
        found: dict[str, _Found] = defaultdict(_Found)
        for passage in passages:
            for key, phrase in {phrase.key: phrase for phrase in self.terms[passage.passage]}.items():
                found[key].texts[phrase.text] += 1
                found[key].places.append((passage, phrase))
        return found

    def is_actor(self, term: str) -> bool:
        """Tell whether a term names an addressee: who acts is no theme."""
        doc = self.nlp(self.nlp.make_doc(term))
        return self.addressees.find(doc, 0, len(doc), ()) != UNKNOWN

    def themes_meeting(self, term: str) -> set[str]:
        """Return the themes of which an indicator meets a term."""
        return {decision.code for decision in explain(self.nlp, term).decisions if decision.kind == "theme"}

    def row(self, theme: str, found: _Found, basis: str, odds: Interval | None, near: str = "") -> dict[str, Any]:
        """Return a term as a row of the tables."""
        term = min(found.texts, key=lambda text: (-found.texts[text], text))
        passage, _ = found.places[0]
        words = term.split()
        head, modifier = head_and_modifier(term) if len(words) == 1 else ("", "")
        name = self.projects[passage.presentation]
        return {
            "theme": theme,
            "term": term,
            "indicator": f"{term.lower()}*" if len(words) == 1 else term,
            "basis": basis,
            "n": len(found.places),
            "n_decks": len({place.presentation for place, _ in found.places}),
            "log_odds": odds.estimate if odds else None,
            "low": odds.low if odds else None,
            "high": odds.high if odds else None,
            "head": head,
            "modifier": modifier,
            "near": near,
            "quotation": passage.text,
            "citation": cite(name, passage.slide, passage.page, self.language),
            "passage": passage.passage,
        }


def find_growth(layout: Layout, settings: Settings, indicators: pd.DataFrame) -> Growth:
    """Look where the codebook could grow.

    How much more a term belongs to a theme's passages than to the others is told by the log odds ratio with an
    informative Dirichlet prior (Monroe, Colaresi and Quinn 2008), as for what is distinctive of projects.

    Args:
        layout: Where things lie.
        settings: The settings in force.
        indicators: The table ``indicators``.

    Raises:
        WorkspaceError: When a run is needed first.
    """
    taught = taught_by(layout, settings)
    material = _Material(taught, settings)
    rows = [row for theme in taught.codebook.themes for row in _theme_candidates(material, theme.id)]
    silent = indicators[indicators["n_hits"] == 0]
    misleading = indicators[
        (indicators["n_rejected"] > indicators["n_confirmed"]) & (indicators["n_rejected"] >= _LEAST)
    ]
    return Growth(
        candidates=pd.DataFrame(rows, columns=list(_CANDIDATES)),
        untagged=pd.DataFrame(_untagged(material), columns=list(_CANDIDATES)),
        silent=silent[["theme", "indicator"]].reset_index(drop=True),
        misleading=misleading.sort_values("n_rejected", ascending=False, kind="stable")[
            ["theme", "indicator", "n_hits", "n_confirmed", "n_rejected"]
        ].reset_index(drop=True),
        overlaps=_overlaps(material, taught.codebook),
        coded=len(taught.examples),
    )


def _themes(decks: Sequence[ReadDeck], codings: pd.DataFrame) -> tuple[Mapping[str, set[str]], Mapping[str, set[str]]]:
    """Return by passage the themes that the team confirmed, and those suggested that it did not reject."""
    confirmed: dict[str, set[str]] = defaultdict(set)
    suggested: dict[str, set[str]] = defaultdict(set)
    for deck in decks:
        for tag in deck.tagged.tags:
            if tag.kind == "theme":
                suggested[tag.passage].add(tag.code)
    for row in codings.to_dict("records"):
        if row["coder"] == "team" and row["kind"] == "theme":
            suggested[row["passage"]].discard(row["code"])
            if row["state"] == "confirmed":
                confirmed[row["passage"]].add(row["code"])
    return confirmed, suggested


def _theme_candidates(material: _Material, theme: str) -> list[dict[str, Any]]:
    own = [each for each in material.passages if theme in material.confirmed.get(each.passage, ())]
    basis = "coded"
    if len(own) < _FEW:
        basis = "suggested"
        own += [each for each in material.passages if theme in material.suggested.get(each.passage, ())]
    mine = {each.passage for each in own}
    inside = material.counts(own)
    outside = material.counts(each for each in material.passages if each.passage not in mine)
    counts, others = ({key: len(found.places) for key, found in each.items()} for each in (inside, outside))
    total = sum(counts.values()) + sum(others.values())
    odds = distinctive_log_odds(counts, others, prior=total / max(1, len(material.codebook.themes)))
    telling = [key for key, found in inside.items() if _is_telling(found, odds[key])]
    # The interval is symmetric: estimate over half its width is the z-score but for a constant.
    telling.sort(key=lambda key: (-odds[key].estimate / (odds[key].high - odds[key].low), key))
    rows = [material.row(theme, inside[key], basis, odds[key]) for key in telling]
    missing = [
        row for row in rows if theme not in material.themes_meeting(row["term"]) and not material.is_actor(row["term"])
    ]
    return _without_parts(missing)[:_MOST_A_THEME]


def _is_telling(found: _Found, odds: Interval) -> bool:
    """Return whether a term is surely more frequent than elsewhere, or more frequent and of several presentations."""
    decks = {passage.presentation for passage, _ in found.places}
    return len(found.places) >= _LEAST and odds.estimate > 0 and (odds.low > 0 or len(decks) > 1)


def _untagged(material: _Material) -> list[dict[str, Any]]:
    """Return the terms of passages without a theme that occur most often, with a theme they may belong to."""
    bare = [
        each
        for each in material.passages
        if not material.confirmed.get(each.passage)
        and not material.suggested.get(each.passage)
        and each.passage not in material.read
    ]
    kinship = Kinship(material.codebook)
    rows = []
    for found in material.counts(bare).values():
        if len(found.places) >= _LEAST:
            row = material.row("", found, "untagged", None)
            near = next(iter(kinship.near(row["term"].lower())), None) if " " not in row["term"] else None
            if near and near[2] >= _NEAR:
                row |= {"theme": near[0], "near": near[1]}
            if not material.themes_meeting(row["term"]) and not material.is_actor(row["term"]):
                rows.append(row)
    rows.sort(key=lambda row: (-row["n_decks"], -row["n"], row["term"]))
    return _without_parts(rows)[:_MOST_UNTAGGED]


def _without_parts(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Drop a term that occurs only within a longer one of the list."""
    longer = [(f" {row['term'].lower()} ", row["n"]) for row in rows if " " in row["term"]]
    return [
        row
        for row in rows
        if not any(
            f" {row['term'].lower()} " in other and len(other) > len(row["term"]) + 2 and n >= row["n"]
            for other, n in longer
        )
    ]


def _overlaps(material: _Material, codebook: Codebook) -> pd.DataFrame:
    where: dict[str, set[str]] = defaultdict(set)
    for each in material.passages:
        for theme in material.confirmed.get(each.passage, set()) | material.suggested.get(each.passage, set()):
            where[theme].add(each.passage)
    rows: list[dict[str, Any]] = []
    for one, other in combinations([theme.id for theme in codebook.themes], 2):
        both, either = len(where[one] & where[other]), len(where[one] | where[other])
        if both >= _FEW and both / either >= _OVERLAP:
            rows.append({"theme_a": one, "theme_b": other, "n": both, "share": round(both / either, 4)})
    rows.sort(key=lambda row: (-row["share"], row["theme_a"], row["theme_b"]))
    return pd.DataFrame(rows, columns=["theme_a", "theme_b", "n", "share"])
