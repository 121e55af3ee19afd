"""Open fields of action: by type and addressee, shared and alone, and what the commentary names."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Literal

from markupsafe import Markup
from pandas.io.formats.style import Styler

from synthese.exports.colours import Shade, shade
from synthese.exports.content import CheckRow, FieldRow, check_rows, field_rows
from synthese.exports.csv_files import defuse
from synthese.exports.labels import format_number, label, value_label
from synthese.exports.readable import Readable
from synthese.exports.told import answer_message
from synthese.notebook.evidence import Openings
from synthese.notebook.grids import Cell, Grid, present_grid
from synthese.notebook.styling import Column, Table, cited, columns, lines, present, text
from synthese.order import german_key

__all__ = ["commentary_table", "field_counts", "field_table", "save_table", "shared_fields"]

_ANSWERS = ("yes", "in part", "no")
_COLUMNS = 5
"""More projects than these have no column each."""
_NAMED = 4
"""How many other projects a row names."""
_SPEAKS: Mapping[str, Shade] = {"yes": shade(0.3, top=1), "in part": shade(0.1, top=1)}


def field_counts(tables: Readable, by: Literal["type", "addressee"] = "type") -> Table:
    """Return how many open fields of action each project and the commentary name; each number opens them.

    Args:
        tables: The result of ``in_words``.
        by: ``type`` or ``addressee``.
    """
    openings = Openings(tables)
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in field_rows(tables):
        found[getattr(row, by), row.project] += row.evidence
        found[getattr(row, by), ""] += row.evidence
    voices = list(dict.fromkeys(row.project for row in field_rows(tables)))
    names = {name for name, _ in found}
    ordered = sorted(names, key=lambda name: (-len(found[name, ""]), german_key(name)))
    top = max((len(ids) for (_, voice), ids in found.items() if voice), default=0)

    def counted(name: str, voice: str) -> Cell:
        ids = found.get((name, voice), [])
        shown = format_number(len(ids), tables.language) if ids else "–"
        return Cell(openings.number(shown, ids, name, voice), shade(len(ids), top=top) if voice else None)

    grid = Grid(
        row=label(f"column.{by}", tables.language),
        case=label("column.project", tables.language),
        rows=ordered,
        cases=[*voices, label("column.total", tables.language)],
        cells=[[counted(name, voice) for voice in (*voices, "")] for name in ordered],
    )
    return present_grid(tables, grid, openings, caption=label("about.fields", tables.language))


def field_table(
    tables: Readable,
    *,
    types: Iterable[str] = (),
    addressees: Iterable[str] = (),
    themes: Iterable[str] = (),
    alone: bool = False,
    rows: int | None = 200,
) -> Table:
    """Return the open fields of action of the projects and of the commentary.

    Args:
        tables: The result of ``in_words``.
        types: Ids of types, as ``bedarf``; none for all.
        addressees: Ids of addressees, as ``kommunen``; none for all.
        themes: Ids of themes, as ``A1``; none for all.
        alone: True for those only that nobody else names.
        rows: How many to show; None for all.
    """
    names = tables.names
    kinds, actors = {names.plain(kind) for kind in types}, {names.plain(actor) for actor in addressees}
    about = {names.theme(theme) for theme in themes}
    found = [
        row
        for row in field_rows(tables)
        if (not kinds or row.type in kinds)
        and (not actors or row.addressee in actors)
        and (not about or about & set(row.themes))
        and not (alone and row.also)
    ]
    openings = Openings(tables)
    header = columns(tables, project=12, statement=28, type=0, addressee=18, themes=16, citation=10, status=0)
    if not alone:
        header += columns(tables, also=16)
    cells = [_field(row, openings, tables.language)[: len(header)] for row in found[:rows]]
    return present(tables, header, cells, total=len(found)).with_panels(openings.panels)


def shared_fields(tables: Readable, *, rows: int = 40) -> Table:
    """Return the matters that several projects name as open, each with what each of them says.

    Args:
        tables: The result of ``in_words``.
        rows: How many to show.
    """
    groups: dict[str, list[FieldRow]] = defaultdict(list)
    for row in field_rows(tables):
        if row.also and row.group:
            groups[row.group].append(row)
    ordered = sorted(groups.values(), key=lambda found: -len({row.project for row in found}))
    openings = Openings(tables)
    cells = [
        (
            lines(dict.fromkeys(theme for row in found for theme in row.themes)) or "–",
            lines(dict.fromkeys(row.project for row in found)),
            Markup("").join(_quoted(row, openings, tables.language) for row in found),
        )
        for found in ordered[:rows]
    ]
    caption = label("about.shared_fields", tables.language)
    header = columns(tables, themes=24, project=18, statement=60)
    return present(tables, header, cells, caption=caption, total=len(ordered)).with_panels(openings.panels)


def commentary_table(tables: Readable) -> Table:
    """Return each open field of the commentary against the projects: who speaks of it, and how it was recognised.

    Each answer opens the passages it rests on. With more than a handful of projects they are listed by their answer.
    """
    projects, rows = check_rows(tables)
    openings, language = Openings(tables), tables.language
    places = {row.field: row for row in field_rows(tables)}
    few = len(projects) <= _COLUMNS
    answered = _by_project if few else _by_answer
    cells = [
        (
            _stated(row, places.get(row.field), openings),
            lines(row.themes) or "–",
            row.addressee,
            *answered(row, projects, openings, language),
        )
        for row in rows
    ]
    shades = [[None, None, None, *(_SPEAKS.get(cell.speaks) for cell in row.cells)] for row in rows] if few else []
    widths = zip(_ANSWERS, (26, 26, 10), strict=True)
    answers = [Column(value_label("commentary_check", "speaks", answer, language), width) for answer, width in widths]
    each = [Column(name, min(24, 72 // len(projects))) for name in projects]
    header = [*columns(tables, statement=26, themes=16, addressee=14), *(each if few else answers)]
    caption = label("about.check", language)
    return present(tables, header, cells, shades=shades, caption=caption).with_panels(openings.panels)


def save_table(table: Styler, path: Path | str) -> Path:
    """Write a table as CSV that opens rightly in a German Excel; nothing in it computes.

    Args:
        table: A table of this room.
        path: Where to write it, as ``fields.csv``.

    Returns:
        The file written.
    """
    target = Path(path)
    plain = table.data.map(_plain)  # type: ignore[attr-defined]
    plain.to_csv(target, sep=";", decimal=",", index=False, encoding="utf-8-sig", lineterminator="\r\n")
    return target


def _plain(value: object) -> object:
    if isinstance(value, Markup):
        return defuse(value.replace("<br>", "; ").striptags())
    return defuse(value) if isinstance(value, str) else value


def _field(row: FieldRow, openings: Openings, language: str) -> tuple[object, ...]:
    actor = lines([row.addressee, *([f"({row.holder})"] if row.holder else [])])
    more = len(row.also) - _NAMED
    others = [*row.also[:_NAMED], *([label("word.and_more", language, n=more)] if more > 0 else [])]
    also = lines(others) or "–"
    themes = lines(row.themes) or "–"
    place = openings.number(cited(row.citation), row.evidence, row.type, row.project)
    return row.project, row.statement, row.type, actor, themes, place, row.status, also


def _quoted(row: FieldRow, openings: Openings, language: str) -> Markup:
    place = openings.number(cited(row.citation), row.evidence, row.type, row.project)
    told = Markup(" <cite>") + text(f"{row.type}: ") + place + Markup("</cite>")
    return (
        Markup("<blockquote>")
        + text(label("citation.words", language, text=row.statement))
        + told
        + Markup("</blockquote>")
    )


def _stated(row: CheckRow, field: FieldRow | None, openings: Openings) -> Markup:
    if field is None:
        return text(row.statement)
    place = openings.number(cited(field.citation), field.evidence, field.type, field.project)
    return text(row.statement) + Markup("<br><cite>") + place + Markup("</cite>")


def _by_project(row: CheckRow, projects: Sequence[str], openings: Openings, language: str) -> list[Markup]:
    """Return what each project answers, and how that was recognised."""
    told = []
    for cell, project in zip(row.cells, projects, strict=True):
        answer = value_label("commentary_check", "speaks", cell.speaks, language)
        opened = openings.number(answer, cell.evidence, project, row.statement)
        how = (
            Markup("<br><small>") + text(answer_message(cell.how, language)) + Markup("</small>")
            if cell.how
            else Markup("")
        )
        told.append(Markup("<strong>") + opened + Markup("</strong>") + how)
    return told


def _by_answer(row: CheckRow, projects: Sequence[str], openings: Openings, _: str) -> list[Markup]:
    """Return the projects that give each answer, each opening what it rests on; those that say no are many."""
    told = {
        answer: [
            openings.number(project, cell.evidence, project, row.statement)
            for cell, project in zip(row.cells, projects, strict=True)
            if cell.speaks == answer
        ]
        for answer in _ANSWERS
    }
    shown = [Markup(", ").join(names) or text("–") for names in told.values()]
    silent = Markup("<details><summary>{}</summary>{}</details>").format(len(told["no"]), shown[-1])
    return [*shown[:-1], silent if told["no"] else shown[-1]]
