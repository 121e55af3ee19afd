"""What is to be reviewed next, how far the review is, what was decided, and how far coders agree."""

import math
from collections import Counter
from collections.abc import Mapping
from typing import Any, Literal

import pandas as pd
from markupsafe import Markup
from pandas.io.formats.style import Styler

from synthese.coding import Agreement, AllCoders, compare_all
from synthese.coding.coefficients import FIGURES
from synthese.exports.evidence import Finding
from synthese.exports.labels import Language, format_number, label
from synthese.exports.readable import Readable
from synthese.notebook.decks import deck_names
from synthese.notebook.findings import find_findings
from synthese.notebook.styling import cited, columns, lines, named, present, text
from synthese.types import TEAM

__all__ = [
    "agreement_table",
    "decision_table",
    "disagreement_table",
    "lost_table",
    "next_to_review",
    "progress_table",
]

_COUNTS = ("n", "both", "only_first", "only_second")
_WHICH = ("first", "second")
_NONE = "–"


def next_to_review(tables: Readable, *, coder: str, presentation: str = "") -> list[Finding]:
    """Return the suggestions that a coder has not decided on, the most uncertain first.

    What stands on a passage that the coder marked as read counts as decided; what the team rejected does not come up
    again, unless the coder works blind and the tables hold no decision of others.

    Args:
        tables: The result of ``in_words``.
        coder: Whose decisions count: ``workspace.codings.coder``.
        presentation: The presentation's id; empty for all.
    """
    read = _read_by(tables, coder)
    open_ones = [
        one
        for one in find_findings(tables, presentation=presentation)
        if one.score is not None and one.status != "rejected"
        if one.evidence.passage not in read and not _decided_by(one, coder)
    ]
    return sorted(open_ones, key=lambda one: round(abs((one.score or 0.0) - 0.5), 2))


def progress_table(tables: Readable, *, coder: str) -> Styler:
    """Return how far the review of each deck is.

    Args:
        tables: The result of ``in_words``.
        coder: Whose open suggestions are counted; confirmed, rejected and disputed are the team's.
    """
    waiting = Counter(one.evidence.presentation for one in next_to_review(tables, coder=coder))
    states = Counter((one.evidence.presentation, one.status) for one in find_findings(tables))
    covered = {row["presentation"]: row for row in tables.source.rows("coverage")}
    rows = []
    for deck, name in deck_names(tables).items():
        counts = [states[deck, state] for state in ("confirmed", "rejected", "disputed")]
        passages = [covered[deck][key] if deck in covered else 0 for key in ("passages", "read")]
        rows.append((name, sum(n for (of, _), n in states.items() if of == deck), *counts, waiting[deck], *passages))
    keys = ("presentation", "findings", "n_confirmed", "n_rejected", "n_disputed", "waiting", "passages", "read")
    return present(tables, columns(tables, **dict.fromkeys(keys, 0)), rows)


def decision_table(tables: Readable, decisions: pd.DataFrame) -> Styler:
    """Return decisions in words.

    Args:
        tables: The result of ``in_words``.
        decisions: The result of ``codings.history`` or ``codings.decisions``.
    """
    names, language = tables.names, tables.language
    rows = [
        (
            row["time"][:16].replace("T", " "),
            row["coder"],
            label(f"status.{row['status']}", language),
            lines([label(f"kind.{row['kind']}", language), names.code(row["kind"], row["code"])]),
            row["quote"] or row["text"],
            row["memo"],
            ", ".join(row["agreed"]),
            bool(row["in_force"]),
            named(row["decision"]),
        )
        for row in decisions.to_dict("records")
    ]
    header = columns(
        tables, time=0, coder=0, status=0, code=20, quotation=36, memo=24, consensus=0, in_force=0, decision=0
    )
    return present(tables, header, rows)


def agreement_table(tables: Readable, *, by: Literal["code", "presentation", "all"] = "code") -> Styler:
    """Return how far each two coders agree, each figure with its 95 % interval; without two coders it is empty.

    Args:
        tables: The result of ``in_words``.
        by: ``code``, with the alpha of all together where they are more than two; ``presentation``; or ``all``.
    """
    found = _compared(tables)
    rows = [
        (" – ".join(pair.coders), place, *(row[key] for key in _COUNTS), *_figures(row, tables.language))
        for pair in found.pairs
        for place, row in _judged(tables, pair, by)
    ]
    if by == "code" and len(found.coders) > 2:
        rows += [
            (
                ", ".join(found.coders),
                tables.names.code(row["kind"], row["code"]),
                row["n"],
                *[""] * (len(_COUNTS) - 1),
                *_alpha(tables, row),
            )
            for row in found.codes.to_dict("records")
        ]
    place = {} if by == "all" else {by: 26}
    header = columns(tables, coders=0, **place, **dict.fromkeys((*_COUNTS, *FIGURES), 0))
    cells = [row if place else (row[0], *row[2:]) for row in rows]
    return present(tables, header, cells, caption=label("about.agreement", tables.language))


def disagreement_table(tables: Readable, decisions: pd.DataFrame, *, rows: int = 40) -> Styler:
    """Return where coders differ, to be discussed: what each said, and what was agreed on since, by whom.

    Args:
        tables: The result of ``in_words``.
        decisions: The result of ``codings.decisions``: it tells who agreed.
        rows: How many to show.
    """
    agreed = {row["decision"]: ", ".join(row["agreed"]) for row in decisions.to_dict("records")}
    team = tables.source.table("codings").query("coder == @TEAM").to_dict("records")
    settled = {(row["passage"], row["kind"], row["code"]): row for row in team if agreed.get(row["decision"])}
    found = [(pair, row) for pair in _compared(tables).pairs for row in pair.disagreements.to_dict("records")]
    names, language = tables.names, tables.language
    cells = []
    for pair, row in found[:rows]:
        said = [_voice(row, coder, which, language) for coder, which in zip(pair.coders, _WHICH, strict=True)]
        line = settled.get((row["passage"], row["kind"], row["code"]))
        told = [label(f"status.{line['state']}", language), agreed[line["decision"]]] if line else []
        place = cited(names.citation(row["presentation"], row["slide"], row["page"]))
        code = lines([label(f"kind.{row['kind']}", language), names.code(row["kind"], row["code"])])
        cells.append((place, row["quotation"], code, lines(said), lines(told) or "–", named(row["passage"])))
    header = columns(tables, citation=0, quotation=36, code=20, coders=24, consensus=16, passage=0)
    caption = label("about.disagreements", language)
    return present(tables, header, cells, caption=caption, total=len(found))


def lost_table(tables: Readable) -> Styler:
    """Return the decisions whose words are no longer where they were, with the places that may be meant."""
    names = tables.names
    keys = ("quote", "code", "coder", "reason", "candidates", "decision")
    rows = [
        (
            cited(names.citation(row["presentation"], row["slide"], row["page"]))
            if row["slide"]
            else row["presentation"],
            *(tables.cell("lost_codings", key, row) for key in keys),
        )
        for row in tables.source.rows("lost_codings")
    ]
    header = columns(tables, citation=0, quote=30, code=20, coder=0, reason=24, candidates=30, decision=0)
    return present(tables, header, rows, caption=label("section.lost", tables.language))


def _compared(tables: Readable) -> AllCoders:
    codings = tables.source.table("codings")
    if len(set(codings["coder"]) - {TEAM}) < 2:
        return AllCoders(coders=(), pairs=(), codes=pd.DataFrame())
    return compare_all(codings, passages=tables.source.table("passages"))


def _judged(tables: Readable, pair: Agreement, by: str) -> list[tuple[str, Mapping[Any, Any]]]:
    frame = {"code": pair.codes, "presentation": pair.decks, "all": pair.total}[by]
    decks = deck_names(tables)
    judged: list[tuple[str, Mapping[Any, Any]]] = []
    for row in frame.to_dict("records"):
        place = (
            tables.names.code(row["kind"], row["code"]) if by == "code" else decks.get(str(row.get("presentation")), "")
        )
        judged.append((place, row))
    return judged


def _figures(row: Mapping[Any, Any], language: Language) -> list[Markup]:
    """Return each figure with its interval; a dash where it is undefined."""
    told = []
    for figure in FIGURES:
        value, low, high = (_digits(row[f"{figure}{end}"], language) for end in ("", "_low", "_high"))
        told.append(
            text(value) if value == _NONE else text(value) + Markup("<br><small>{}</small>").format(f"{low} … {high}")
        )
    return told


def _alpha(tables: Readable, row: Mapping[Any, Any]) -> list[str]:
    return [_digits(row["alpha"], tables.language) if figure == "alpha" else "" for figure in FIGURES]


def _digits(value: float, language: Language) -> str:
    return _NONE if math.isnan(value) else format_number(value, language, digits=2)


def _voice(row: Mapping[Any, Any], coder: str, which: str, language: Language) -> str:
    state = label("review.not_set" if row[which] == "not set" else f"status.{row[which]}", language)
    memo = row[f"memo_{which}"]
    return f"{coder}: {state}{f' – {memo}' if memo else ''}"


def _read_by(tables: Readable, coder: str) -> set[str]:
    rows = tables.source.table("codings")
    return set(rows.loc[(rows["coder"] == coder) & (rows["state"] == "reviewed"), "passage"])


def _decided_by(finding: Finding, coder: str) -> bool:
    return any(decided.coder == coder for decided in finding.decisions)
