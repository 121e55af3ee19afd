"""What the commands print that look at decks, tags and figures."""

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from synthese.cli.show import line, plural, problems

if TYPE_CHECKING:
    import pandas as pd

    from synthese.errors import Problem
    from synthese.intake import AddedDeck
    from synthese.types import Codebook, Tag
    from synthese.workbench.assessing import Evaluation
    from synthese.workbench.search import Hit
    from synthese.workbench.status import Status
    from synthese.workbench.tagging_on_demand import TaggedPassage

__all__ = [
    "added_decks",
    "checked_codebook",
    "explanation",
    "hits",
    "made_notebooks",
    "scores",
    "status",
    "status_as_json",
    "tagged",
    "tagged_as_json",
]

_MOST_ERRORS = 20


def added_decks(console: Console, added: Sequence["AddedDeck"]) -> None:
    """Print what became of each file."""
    for deck in added:
        if deck.problem:
            problems(console, [deck.problem])
        else:
            line(console, f"{deck.source} → presentations/{deck.file}")
    taken = sum(bool(deck.file) for deck in added)
    line(console, f"{plural(taken, 'deck')} added. Run: synthese run" if taken else "No deck added.")


def status_as_json(found: "Status") -> dict[str, Any]:
    """Return how a workspace stands, as JSON can hold it."""
    return asdict(found)


def status(console: Console, found: "Status") -> None:
    """Print how a workspace stands."""
    table = _table("presentation", "project", "state", "file")
    for deck in found.decks:
        table.add_row(*map(Text, (deck.presentation, deck.project, deck.state, deck.file)))
    console.print(table)
    problems(console, found.problems)
    decided = ", ".join(f"{coder}: {count}" for coder, count in found.decisions.items()) or "none yet"
    line(console, f"Decisions: {decided}. Cache: {found.cache_bytes / 2**20:.1f} MB.")
    waiting = sum(deck.state in {"to read", "to tag"} for deck in found.decks)
    if not found.decks:
        line(console, "There is no PDF yet. Put PDFs into presentations/, then run: synthese run")
    elif waiting or not found.made:
        line(console, f"{plural(waiting, 'deck')} to read or tag. Run: synthese run")


def hits(console: Console, found: Sequence["Hit"], *, words: str, presentations: "pd.DataFrame") -> None:
    """Print each place with what stands around it, the words in bold."""
    projects = dict(zip(presentations["presentation"], presentations["project"], strict=True))
    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_column(no_wrap=True)
    table.add_column(justify="right", no_wrap=True)
    table.add_column(style="bold", no_wrap=True)
    table.add_column(no_wrap=True)
    for hit in found:
        name = projects.get(hit.presentation) or hit.presentation
        place = f"{name}, Folie {hit.slide} (PDF-S. {hit.page})"
        table.add_row(*map(Text, (place, hit.left, hit.text, hit.right)))
    console.print(table)
    decks = len({hit.presentation for hit in found})
    line(console, f"'{words}': {plural(len(found), 'place')} in {plural(decks, 'deck')}.")


def checked_codebook(console: Console, codebook: "Codebook", notes: Sequence["Problem"], *, path: Path) -> None:
    """Print that a codebook can be used, what it holds and what is worth a look."""
    problems(console, notes)
    indicators = sum(len(theme.indicators) for theme in codebook.themes)
    counts = (
        plural(len(codebook.themes), "theme"),
        f"{indicators} indicators",
        plural(len(codebook.action_fields), "type") + " of action fields",
        plural(len(codebook.addressees), "addressee"),
    )
    line(console, f"{path} can be used: {', '.join(counts)}.")


def tagged_as_json(found: "TaggedPassage") -> dict[str, Any]:
    """Return the tags of a passage as one line of JSON lines holds them."""
    counted = [tag for tag in found.tags if not tag.negated]
    field = next((tag for tag in counted if tag.kind == "action_field"), None)
    return {
        "id": found.id,
        "text": found.passage.text,
        "themes": [tag.code for tag in counted if tag.kind == "theme"],
        "action_field": field.code if field else None,
        "addressee": field.addressee if field else None,
        "rules": {tag.code: list(tag.rules) for tag in counted},
        "scores": {tag.code: tag.score for tag in counted},
    }


def tagged(console: Console, found: Sequence["TaggedPassage"], *, codebook: "Codebook") -> None:
    """Print passages with their tags, the words they rest on underlined."""
    for unit in found:
        text = Text(unit.passage.text.replace("\t", " | "))
        for tag in unit.tags:
            _underline(text, unit, tag)
        console.print(text, soft_wrap=True)
        for tag in unit.tags:
            line(console, f"  {_name(codebook, tag)} · {tag.score:.2f} · {', '.join(tag.rules)}")
        if not unit.tags:
            line(console, "  (no theme, no action field)")


def explanation(console: Console, told: Sequence[str]) -> None:
    """Print each decision on a text: what was suggested, what was dropped, and why."""
    for text in told:
        line(console, text)


def _underline(text: Text, unit: "TaggedPassage", tag: "Tag") -> None:
    for segment in unit.passage.segments:
        if segment.block == tag.block:
            start = tag.start - segment.start + segment.offset
            text.stylize("underline", start, start + tag.end - tag.start)


def _name(codebook: "Codebook", tag: "Tag") -> str:
    theme, kind = codebook.theme(tag.code), codebook.action_field(tag.code)
    label = theme.labels.de if theme else kind.labels.de if kind else ""
    addressee = f" → {tag.addressee}" if tag.addressee else ""
    denied = " (denied)" if tag.negated else ""
    return f"{tag.code} {label}{addressee}{denied}"


def scores(console: Console, found: "Evaluation") -> None:
    """Print the figures with intervals and baselines, then what was found otherwise than expected."""
    rows = found.rows
    table = _table("", "value", "95 % interval", "n", *(name for name, _ in rows[0].baselines if rows))
    for row in rows:
        span = f"{row.low:.3f} … {row.high:.3f}" if row.low is not None and row.high is not None else ""
        name = f"{row.name} (less is better)" if row.less_is_better else row.name
        others = (_figure(value) for _, value in row.baselines)
        table.add_row(*map(Text, (name, _figure(row.value), span, str(row.n), *others)))
    console.print(table)
    for note in found.notes:
        line(console, note)
    differences = found.differences
    for difference in differences[:_MOST_ERRORS]:
        line(console, f"  {difference}")
    if len(differences) > _MOST_ERRORS:
        line(console, f"  … and {len(differences) - _MOST_ERRORS} more; --json lists all.")


def made_notebooks(console: Console, made: Sequence[Path]) -> None:
    """Print where the notebooks' HTML lies."""
    for path in made:
        line(console, str(path))


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _table(*names: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in names:
        table.add_column(name, overflow="fold")
    return table
