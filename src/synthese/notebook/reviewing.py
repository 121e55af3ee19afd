"""What is to be reviewed next, how far the review is, what was decided, and how far coders agree."""

from collections import Counter
from itertools import combinations

import pandas as pd
from pandas.io.formats.style import Styler

from synthese.coding import compare_coders
from synthese.coding.state import TEAM
from synthese.exports.evidence import Finding
from synthese.exports.labels import label
from synthese.exports.readable import Readable
from synthese.notebook.decks import deck_names
from synthese.notebook.findings import find_findings
from synthese.notebook.styling import cited, columns, lines, named, present
from synthese.order import german_key

__all__ = ["agreement_table", "decision_table", "lost_table", "next_to_review", "progress_table"]


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
            bool(row["in_force"]),
            named(row["decision"]),
        )
        for row in decisions.to_dict("records")
    ]
    header = columns(tables, time=0, coder=0, status=0, code=20, quotation=36, memo=24, in_force=0, decision=0)
    return present(tables, header, rows)


def agreement_table(tables: Readable) -> Styler:
    """Return how far each two coders agree, code by code; without two coders the table is empty."""
    codings = tables.source.table("codings")
    coders = sorted(set(codings["coder"]) - {TEAM}, key=german_key)
    names = tables.names
    rows = [
        (
            f"{first} – {second}",
            names.code(row["kind"], row["code"]),
            *(row[key] for key in ("n", "both", "only_first", "only_second", "agreement", "kappa", "alpha")),
        )
        for first, second in combinations(coders, 2)
        for row in compare_coders(codings, first, second).codes.to_dict("records")
    ]
    keys = ("n", "both", "only_first", "only_second", "agreement", "kappa", "alpha")
    header = columns(tables, coders=0, code=26, **dict.fromkeys(keys, 0))
    return present(tables, header, rows, caption=label("about.agreement", tables.language))


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


def _read_by(tables: Readable, coder: str) -> set[str]:
    rows = tables.source.table("codings")
    return set(rows.loc[(rows["coder"] == coder) & (rows["state"] == "reviewed"), "passage"])


def _decided_by(finding: Finding, coder: str) -> bool:
    return any(decided.coder == coder for decided in finding.decisions)
