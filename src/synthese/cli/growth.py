"""What the commands for the codebook print."""

from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

from synthese.cli.show import line, plural

if TYPE_CHECKING:
    import pandas as pd

    from synthese.types import Codebook
    from synthese.workbench.codebook_edits import TermEffect
    from synthese.workbench.growing import Growth

__all__ = ["growth", "growth_as_json", "term_effect"]

_MOST_SILENT = 40
_QUOTED = 90


def growth(console: Console, found: "Growth", codebook: "Codebook", *, theme: str = "") -> None:
    """Print where the codebook is thin, for one theme or all."""
    line(console, f"{plural(found.coded, 'passage')} coded or read. Terms that no indicator of the theme meets:")
    for entry in codebook.themes:
        if theme in ("", entry.id):
            rows = found.candidates[found.candidates["theme"] == entry.id]
            if not rows.empty:
                basis = "coded" if (rows["basis"] == "coded").all() else "suggested, too few are coded"
                line(console, f"\n{entry.id} {entry.labels.de} (from passages {basis})", style="bold")
                console.print(_terms(rows, "log odds"))
                _compounds(console, rows)
    untagged = found.untagged if not theme else found.untagged[found.untagged["theme"] == theme]
    if not untagged.empty:
        line(console, "\nFrequent in passages without a theme", style="bold")
        console.print(_terms(untagged, "near"))
        _compounds(console, untagged)
    _faults(console, found, theme)
    line(console, "\nTo accept a term: synthese codebook add-term THEME 'TERM' [--weak]")


def growth_as_json(found: "Growth") -> dict[str, object]:
    """Return where the codebook is thin, as JSON can hold it."""
    names = ("candidates", "untagged", "silent", "misleading", "overlaps")
    frames = {name: getattr(found, name) for name in names}
    plain = {name: frame.astype(object).where(frame.notna(), None).to_dict("records") for name, frame in frames.items()}
    return {"coded": found.coded, **plain}


def term_effect(console: Console, effect: "TermEffect | None") -> None:
    """Print what a new term brings."""
    if effect is None:
        line(console, "Written. What it brings is seen after the next run: synthese run")
        return
    reached = f"{plural(effect.new, 'passage')} in {plural(effect.decks, 'presentation')}"
    line(console, f"Written: '{effect.term}' for {effect.theme}. It newly reaches {reached}.")
    for example in effect.examples:
        line(console, f"  {example.citation}: {_short(example.text)}")
    if effect.gone:
        line(console, f"{plural(effect.gone, 'suggestion')} of other themes gave way: a passage carries only so many.")
    if effect.f1_before is None or effect.f1_after is None:
        line(console, f"F1 cannot be told yet: {plural(effect.known, 'passage')} decided on for {effect.theme}.")
    else:
        change = effect.f1_after - effect.f1_before
        line(
            console,
            f"F1 of {effect.theme} against the codings: {effect.f1_before:.3f} → {effect.f1_after:.3f} ({change:+.3f}, "
            f"{plural(effect.known, 'passage')} decided on).",
        )


def _terms(rows: "pd.DataFrame", third: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("  term", "as indicator", "passages", "decks", third, "for example"):
        table.add_column(name, justify="right" if name in ("passages", "decks", "log odds") else "left")
    for row in rows.to_dict("records"):
        if third == "near":
            told = f"{row['theme']} {row['near']}" if row["near"] else ""
        else:
            told = f"{row['log_odds']:+.1f} ({row['low']:+.1f} … {row['high']:+.1f})"
        example = f"{_short(row['quotation'])} ({row['citation']})"
        cells = (f"  {row['term']}", row["indicator"], str(row["n"]), str(row["n_decks"]), told, example)
        table.add_row(*map(Text, cells))
    return table


def _compounds(console: Console, rows: "pd.DataFrame") -> None:
    """Print compounds that share their head or modifier: one term with an asterisk may stand for all of them."""
    for column, shown in (("modifier", "{}…"), ("head", "…{}")):
        for part, group in rows[rows["modifier"] != ""].groupby(column, sort=True):
            if part and len(group) > 1:
                line(console, f"  {shown.format(part)}: {', '.join(group['term'])}")


def _faults(console: Console, found: "Growth", theme: str) -> None:
    silent, misleading, overlaps = found.silent, found.misleading, found.overlaps
    if theme:
        silent, misleading = silent[silent["theme"] == theme], misleading[misleading["theme"] == theme]
        overlaps = overlaps[(overlaps["theme_a"] == theme) | (overlaps["theme_b"] == theme)]
    if not misleading.empty:
        line(console, "\nIndicators mostly rejected", style="bold")
    for row in misleading.to_dict("records"):
        line(
            console,
            f"  {row['theme']} {row['indicator']}: {row['n_rejected']} rejected, {row['n_confirmed']} confirmed",
        )
    if not silent.empty:
        line(console, f"\nIndicators that never fired ({len(silent)})", style="bold")
        shown = [f"{row['theme']} {row['indicator']}" for row in silent.head(_MOST_SILENT).to_dict("records")]
        more = f", … and {len(silent) - _MOST_SILENT} more" if len(silent) > _MOST_SILENT else ""
        line(console, f"  {', '.join(shown)}{more}")
    if not overlaps.empty:
        line(console, "\nThemes set at the same passages", style="bold")
    for row in overlaps.to_dict("records"):
        line(
            console,
            f"  {row['theme_a']} and {row['theme_b']}: {row['n']} passages, {row['share']:.0%} of those with either",
        )


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _QUOTED else f"{flat[:_QUOTED].rsplit(' ', 1)[0]} …"
