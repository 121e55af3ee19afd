"""Open fields of action: by type and addressee, shared and alone, and what the commentary names."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Literal

from markupsafe import Markup
from pandas.io.formats.style import Styler

from synthese.exports.colours import Shade, shade
from synthese.exports.content import CheckCell, FieldRow, check_rows, field_rows
from synthese.exports.csv_files import defuse
from synthese.exports.labels import label, value_label
from synthese.exports.readable import Readable
from synthese.notebook.styling import Column, cited, columns, lines, present, text
from synthese.order import german_key

__all__ = ["commentary_table", "field_counts", "field_table", "save_table", "shared_fields"]

_SPEAKS: Mapping[str, Shade] = {"yes": shade(0.3, top=1), "in part": shade(0.1, top=1)}


def field_counts(tables: Readable, by: Literal["type", "addressee"] = "type") -> Styler:
    """Return how many open fields of action each project and the commentary name.

    Args:
        tables: The result of ``in_words``.
        by: ``type`` or ``addressee``.
    """
    found = field_rows(tables)
    counts = Counter((getattr(row, by), row.project) for row in found)
    voices = list(dict.fromkeys(row.project for row in found))
    totals = Counter(getattr(row, by) for row in found)
    ordered = sorted(totals, key=lambda name: (-totals[name], german_key(name)))
    top = max(counts.values(), default=0)
    rows = [(name, *(counts[name, voice] or "–" for voice in voices), totals[name]) for name in ordered]
    shades = [[None, *(shade(counts[name, voice], top=top) for voice in voices), None] for name in ordered]
    header = [*columns(tables, **{by: 24}), *(Column(voice, 10) for voice in voices), *columns(tables, total=0)]
    return present(tables, header, rows, shades=shades, caption=label("about.fields", tables.language))


def field_table(
    tables: Readable,
    *,
    types: Iterable[str] = (),
    addressees: Iterable[str] = (),
    themes: Iterable[str] = (),
    alone: bool = False,
) -> Styler:
    """Return the open fields of action of the projects and of the commentary.

    Args:
        tables: The result of ``in_words``.
        types: Ids of types, as ``bedarf``; none for all.
        addressees: Ids of addressees, as ``kommunen``; none for all.
        themes: Ids of themes, as ``A1``; none for all.
        alone: True for those only that nobody else names.
    """
    names = tables.names
    kinds, actors = {names.plain(kind) for kind in types}, {names.plain(actor) for actor in addressees}
    about = {names.theme(theme) for theme in themes}
    rows = [
        row
        for row in field_rows(tables)
        if (not kinds or row.type in kinds)
        and (not actors or row.addressee in actors)
        and (not about or about & set(row.themes))
        and not (alone and row.also)
    ]
    header = columns(tables, project=18, statement=44, type=0, addressee=18, themes=24, citation=18, status=0)
    if not alone:
        header += columns(tables, also=18)
    return present(tables, header, [_field(row)[: len(header)] for row in rows])


def shared_fields(tables: Readable) -> Styler:
    """Return the matters that several projects name as open, each with what each of them says."""
    groups: dict[str, list[FieldRow]] = defaultdict(list)
    for row in field_rows(tables):
        if row.also and row.group:
            groups[row.group].append(row)
    ordered = sorted(groups.values(), key=lambda rows: -len({row.project for row in rows}))
    cells = [
        (
            lines(dict.fromkeys(theme for row in rows for theme in row.themes)) or "–",
            lines(dict.fromkeys(row.project for row in rows)),
            Markup("").join(_quoted(row) for row in rows),
        )
        for rows in ordered
    ]
    caption = label("about.shared_fields", tables.language)
    header = columns(tables, themes=24, project=18, statement=70)
    return present(tables, header, cells, caption=caption)


def commentary_table(tables: Readable) -> Styler:
    """Return each open field of the commentary against the projects: who speaks of it, and how it was recognised."""
    projects, rows = check_rows(tables)
    places = {row.field: row.citation for row in field_rows(tables)}
    cells = [
        (
            text(row.statement) + Markup("<br><cite>") + cited(places.get(row.field, "")) + Markup("</cite>"),
            lines(row.themes) or "–",
            row.addressee,
            *(_spoken(cell, tables.language) for cell in row.cells),
        )
        for row in rows
    ]
    shades = [[None, None, None, *(_SPEAKS.get(cell.speaks) for cell in row.cells)] for row in rows]
    header = [*columns(tables, statement=36, themes=20, addressee=18), *(Column(name, 26) for name in projects)]
    return present(tables, header, cells, shades=shades, caption=label("about.check", tables.language))


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


def _field(row: FieldRow) -> tuple[object, ...]:
    actor = lines([row.addressee, *([f"({row.holder})"] if row.holder else [])])
    also = lines(row.also) or "–"
    themes, place = lines(row.themes) or "–", cited(row.citation)
    return row.project, row.statement, row.type, actor, themes, place, row.status, also


def _quoted(row: FieldRow) -> Markup:
    place = Markup(" <cite>") + text(f"{row.type}: ") + cited(row.citation) + Markup("</cite>")
    return Markup("<blockquote>") + text(f"„{row.statement}“") + place + Markup("</blockquote>")


def _spoken(cell: CheckCell, language: str) -> Markup:
    answer = Markup("<strong>") + text(value_label("commentary_check", "speaks", cell.speaks, language))
    how = Markup("<br><small>") + text(cell.how) + Markup("</small>") if cell.how else Markup("")
    return answer + Markup("</strong>") + how
