"""One look for all tables in notebooks: text stays text, numbers are written as the language does."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import Any, NamedTuple

import pandas as pd
from markupsafe import Markup
from pandas.io.formats.style import Styler

from synthese.exports.colours import Shade
from synthese.exports.labels import format_number, label
from synthese.exports.readable import Readable, shown_text
from synthese.provenance import stable_id

__all__ = ["Column", "Table", "cited", "columns", "lines", "marked", "named", "present", "text"]

_NONE = "–"
_TALL = 25
"""Rows beyond which a table scrolls within itself, so that a notebook of many projects can be looked through."""
_BOX = (
    "<style>.synthese-tall{max-height:85vh;overflow:auto;border-bottom:2px solid #888}"
    ".synthese-tall thead th{position:sticky;top:0;z-index:1;background:var(--jp-layout-color0,#fff)}"
    "@media print{.synthese-tall{max-height:none}}</style>"
)
_TURNED = (
    "writing-mode:vertical-rl;transform:rotate(180deg);text-align:left;vertical-align:bottom;padding:.4em .2em;"
    "height:15em;line-height:1.15;font-weight:normal;border:0;white-space:normal"
)
_LOOK = (
    ("", "border-collapse:collapse;table-layout:auto;margin-left:0"),
    ("caption", "caption-side:top;text-align:left;padding:0 0 .6em;max-width:60em"),
    ("th", "text-align:left;vertical-align:bottom;padding:.3em .8em .3em .3em;border-bottom:1px solid #888"),
    ("td", "text-align:left;vertical-align:top;padding:.3em .8em .3em .3em;border-bottom:1px solid #8884"),
    ("td blockquote", "margin:0 0 .4em;padding:0;border:0"),
    ("td cite, td small", "font-style:normal;opacity:.85;font-size:90%"),
    ("td code, .whole", "white-space:nowrap"),
    ("mark", "background:#f0e442;color:#000;padding:0 .1em"),
)


class Column(NamedTuple):
    """A column of a table: its header, its least width in letters, and whether the header stands upright."""

    header: str
    width: int = 0
    turned: bool = False


class Table(Styler):
    """A table as notebooks show it, with the panels that its numbers open."""

    panels: Markup = Markup("")

    def with_panels(self, panels: Markup) -> "Table":
        """Return the table with what its numbers open."""
        self.panels = panels
        return self

    def _repr_html_(self) -> str | None:
        shown: str | None = super()._repr_html_()  # type: ignore[misc] # as pandas-stubs do not know it
        if shown is None:
            return None
        tall = len(self.data) > _TALL  # type: ignore[attr-defined] # pandas-stubs do not know the frame of a Styler
        return (f'{_BOX}<div class="synthese-tall">{shown}</div>' if tall else shown) + str(self.panels)


def columns(tables: Readable, **widths: int) -> list[Column]:
    """Return columns with the labels of the label table.

    Args:
        tables: The result of ``in_words``.
        widths: Least widths by the key of the label: ``title=30`` for ``column.title``.
    """
    return [Column(label(f"column.{key}", tables.language), width) for key, width in widths.items()]


def present(
    tables: Readable,
    columns: Sequence[Column],
    rows: Iterable[Sequence[Any]],
    *,
    caption: str = "",
    total: int = 0,
    shades: Sequence[Sequence[Shade | None]] = (),
    digits: int = 2,
) -> Table:
    """Return a table as JupyterLab shows it.

    Args:
        tables: The result of ``in_words``: whose language and samples the table tells of.
        columns: Its columns.
        rows: The cells: text, numbers, or ``Markup`` built from escaped text.
        caption: What stands above.
        total: How many rows there are, when the table shows only the first of them.
        shades: Colours, a row a row and a colour or None a column.
        digits: Digits of numbers that are not whole.

    Returns:
        The table; ``.data`` is its frame.
    """
    language = tables.language
    frame = pd.DataFrame(list(map(tuple, rows)), columns=[column.header for column in columns], dtype=object)
    styler = Table(
        frame,
        uuid=stable_id("s", caption, frame.to_csv()).replace("-", ""),
        caption=_caption(tables, caption, len(frame), total),
        cell_ids=False,
    )
    styler.format(lambda value: _cell(value, language, digits)).format_index(escape="html", axis=1)
    if shades:
        styler.apply(lambda _: _css(frame, shades), axis=None)
    styler.set_table_attributes(f'lang="{language}"')  # so that browsers know how to divide its words
    styler.hide(axis="index").set_table_styles(_styles(frame, columns))
    return styler


def text(value: str) -> Markup:
    r"""Return text as markup that shows it letter by letter; cells of a table row stand apart.

    >>> text("<b>\t1")
    Markup('&lt;b&gt; | 1')
    """
    return Markup(escape(shown_text(value)).replace("\n", "<br>"))  # noqa: S704 - escaped just now


def marked(value: str, start: int, end: int) -> Markup:
    """Return text with a part of it marked; nothing is marked where the part lies outside.

    >>> marked("Kurse fehlen", 6, 12)
    Markup('Kurse <mark>fehlen</mark>')
    """
    if not 0 <= start < end <= len(value):
        return text(value)
    return text(value[:start]) + Markup("<mark>") + text(value[start:end]) + Markup("</mark>") + text(value[end:])


def lines(parts: Iterable[str | Markup]) -> Markup:
    """Return parts below one another."""
    return Markup("<br>").join(part if isinstance(part, Markup) else text(part) for part in parts)


def cited(citation: str) -> Markup:
    """Return a citation whose place is not broken over two lines.

    >>> cited("IN², Folie 7")
    Markup('IN², <span class="whole">Folie 7</span>')
    """
    name, comma, place = citation.rpartition(", ")
    return text(name + comma) + Markup('<span class="whole">') + text(place) + Markup("</span>")


def named(identifier: str) -> Markup:
    """Return an id as people copy it."""
    return Markup("<code>") + text(identifier) + Markup("</code>")


def _cell(value: Any, language: str, digits: int) -> str:
    if isinstance(value, Markup):
        return str(value)
    if isinstance(value, bool):
        return label("flag.yes" if value else "flag.no", language)
    if isinstance(value, int | float):
        whole = isinstance(value, int)
        return _NONE if value != value else format_number(value, language, digits=0 if whole else digits)  # noqa: PLR0124 - only what is not a number differs from itself
    return str(text(str(value))) if value else ""


def _css(frame: pd.DataFrame, shades: Sequence[Sequence[Shade | None]]) -> pd.DataFrame:
    def told(shade: Shade | None) -> str:
        return f"background-color:{shade.background};color:{shade.ink}" if shade else ""

    return pd.DataFrame([list(map(told, row)) for row in shades], index=frame.index, columns=frame.columns)


def _styles(frame: pd.DataFrame, columns: Sequence[Column]) -> Any:
    special = []
    for place, column in enumerate(columns):
        if column.turned:
            special.append((f"th.col{place}", _TURNED))
            special.append((f"td.col{place}", "padding:.3em .15em;text-align:center;white-space:nowrap"))
            special.append((f"td.col{place} small", "display:block"))
        elif column.width:
            special.append((f"td.col{place}", f"min-width:{column.width / 2:g}em;overflow-wrap:anywhere;hyphens:auto"))
        elif len(frame) and frame.iloc[:, place].map(_is_number).all():
            special.append((f"td.col{place}", "text-align:right;white-space:nowrap"))
            special.append((f"th.col{place}", "text-align:right"))
    return [{"selector": selector, "props": props} for selector, props in (*_LOOK, *special)]


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _caption(tables: Readable, caption: str, shown: int, total: int) -> str:
    told = [caption, "" if shown else label("message.empty", tables.language)]
    parts = [text(part) for part in told if part]
    if total > shown:
        numbers = {"n": format_number(shown, tables.language), "total": format_number(total, tables.language)}
        parts.append(text(label("ui.shown", tables.language, **numbers)))
    if tables.source.samples:
        parts.append(Markup("<strong>") + text(label("word.sample", tables.language)) + Markup("</strong>"))
    return str(Markup(" · ").join(parts))
