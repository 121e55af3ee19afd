"""What the commands around people's decisions print."""

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from synthese.cli.show import line, plural, problems

if TYPE_CHECKING:
    import pandas as pd

    from synthese.coding import Agreement, AllCoders, ImportReport
    from synthese.workbench.renaming import Renamed
    from synthese.workbench.workspace import Workspace

__all__ = ["agreement", "agreement_as_json", "imported", "renamed"]

_FIGURES = {"agreement": "agree", "kappa": "kappa", "alpha": "alpha", "f1": "F1"}
_MOST_CHANGES = 40
_MOST_DISAGREEMENTS = 40
_SAID = {"confirmed": "yes", "rejected": "no", "not set": "not set"}


def agreement(console: Console, found: "AllCoders", *, tables: "Workspace", characters: bool) -> None:
    """Print the figures of each two coders, by code and deck, and where they differ."""
    for pair in found.pairs:
        _pair(console, pair, tables, characters=characters)
    if len(found.coders) > 2:
        console.print(Text(f"All {len(found.coders)} coders together", style="bold"))
        table = _table("code", "passages", "alpha")
        for row in found.codes.to_dict("records"):
            table.add_row(Text(row["code"]), str(row["n"]), _number(row["alpha"]))
        console.print(table)


def _pair(console: Console, pair: "Agreement", tables: "Workspace", *, characters: bool) -> None:
    unit = "characters" if characters else "passages"
    console.print(Text(f"{pair.coders[0]} – {pair.coders[1]}, by {unit} that both coded or read", style="bold"))
    table = _table("", "n", "both", "only first", "only second", *_FIGURES.values())
    by_code = pair.characters if characters else pair.codes
    for row in by_code.to_dict("records"):
        table.add_row(Text(f"{row['code']} {_label(tables, row)}"), *_figures(row))
    if not characters:
        for row in pair.decks.to_dict("records"):
            table.add_row(Text(row["presentation"], style="italic"), *_figures(row))
        table.add_row(Text("all", style="bold"), *_figures(pair.total.to_dict("records")[0]))
    console.print(table)
    _disagreements(console, pair, tables)


def _disagreements(console: Console, pair: "Agreement", tables: "Workspace") -> None:
    rows = pair.disagreements.to_dict("records")
    if not rows:
        line(console, "No disagreement.")
        return
    first, second = pair.coders
    line(console, f"To discuss ({len(rows)}):")
    for row in rows[:_MOST_DISAGREEMENTS]:
        place = tables.cite(row["presentation"], int(row["slide"]), int(row["page"]))
        memos = "; ".join(memo for memo in (row["memo_first"], row["memo_second"]) if memo)
        said = f"{first}: {_SAID[row['first']]}, {second}: {_SAID[row['second']]}"
        line(console, f"  {row['code']} · {said} · „{row['quotation']}“ ({place}){f' · {memos}' if memos else ''}")
        line(console, f"    {row['passage']}")
    if len(rows) > _MOST_DISAGREEMENTS:
        line(console, f"  … and {len(rows) - _MOST_DISAGREEMENTS} more; --json lists all.")
    line(console, f'Record what you agree on: workspace.codings.agree("p-…", ["{second}"], kind="theme", code="A1")')


def agreement_as_json(found: "AllCoders") -> dict[str, Any]:
    """Return how far coders agree, as JSON can hold it: what is undefined is null."""
    pairs = []
    for pair in found.pairs:
        names = ("codes", "decks", "total", "characters", "disagreements")
        pairs.append({"coders": list(pair.coders), **{name: _records(getattr(pair, name)) for name in names}})
    return {"coders": list(found.coders), "pairs": pairs, "codes": _records(found.codes)}


def renamed(console: Console, done: "Renamed") -> None:
    """Print what renaming did."""
    again = " (the rest of an earlier call)" if done.resumed else ""
    line(console, f"'{done.old}' is '{done.new}' now{again}; {plural(done.logs, 'log')} of decisions moved.")
    line(console, "Run: synthese run")


def imported(console: Console, report: "ImportReport") -> None:
    """Print what a spreadsheet changed, what was the same and what could not be taken over."""
    for change in report.changed[:_MOST_CHANGES]:
        memo = f" ({change.memo})" if change.memo else ""
        code = change.code or "passage"
        line(console, f"  row {change.row}: {code} · {change.before} → {change.after}{memo}")
    if len(report.changed) > _MOST_CHANGES:
        line(console, f"  … and {len(report.changed) - _MOST_CHANGES} more; --json lists all.")
    problems(console, report.problems)
    would = "would be taken over" if report.dry_run else "taken over"
    counts = f"{plural(len(report.changed), 'decision')} {would}, {plural(report.same, 'row')} as before"
    line(console, f"{counts}, {plural(len(report.problems), 'problem')}.")
    if report.changed and not report.dry_run:
        line(console, "Run: synthese run")


def _label(tables: "Workspace", row: Mapping[Any, Any]) -> str:
    book = tables.codebook
    code = book.theme(row["code"]) if row["kind"] == "theme" else book.action_field(row["code"])
    return code.labels.de if code else ""


def _figures(row: Mapping[Any, Any]) -> list[str]:
    counts = [str(row[name]) for name in ("n", "both", "only_first", "only_second")]
    return counts + [_with_interval(row, name) for name in _FIGURES]


def _with_interval(row: Mapping[Any, Any], name: str) -> str:
    if math.isnan(row[name]):
        return "–"
    low, high = row[f"{name}_low"], row[f"{name}_high"]
    return f"{row[name]:.2f} ({_number(low)} … {_number(high)})"


def _number(value: float) -> str:
    return "–" if math.isnan(value) else f"{value:.2f}"


def _records(frame: "pd.DataFrame") -> list[dict[str, Any]]:
    return [
        {str(name): None if isinstance(value, float) and math.isnan(value) else value for name, value in row.items()}
        for row in frame.to_dict("records")
    ]


def _table(*names: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in names:
        table.add_column(name, overflow="fold")
    return table
