"""Markdown of the main tables, for texts, wikis and repositories; every number leads to its evidence."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

from synthese.exports.content import (
    ComparedValue,
    FrameworkCell,
    MatrixCell,
    check_rows,
    comparison_rows,
    field_rows,
    framework_rows,
    matrix_rows,
)
from synthese.exports.editions import marks
from synthese.exports.files import file_name
from synthese.exports.labels import format_number, format_share, label, value_label
from synthese.exports.readable import Readable, plain_text, shown_text
from synthese.exports.source import ReportSource
from synthese.exports.trails import Trails
from synthese.files import write_whole

__all__ = ["escaped", "write_markdown"]

_SIGNS = re.compile(r"([\\`*_\[\]|~<>&$])")
_NONE = "–"
_MARKS = {"confirmed": " ✓", "disputed": " ≠"}


def escaped(text: str) -> str:
    r"""Return text in which nothing is markup, on one line.

    >>> print(escaped("a | b <i>\n# c"))
    a \| b \<i\><br># c
    """
    return "<br>".join(_SIGNS.sub(r"\\\1", line) for line in plain_text(text).split("\n"))


def write_markdown(source: ReportSource, folder: Path) -> list[Path]:
    """Write a Markdown file a main table, and one of the evidence that they lead to.

    Args:
        source: What is to be written.
        folder: Where to; it is made where it is not there.

    Returns:
        The files written, in the order of the chapters.
    """
    page = _Pages(Readable(source))
    written = []
    for key, build in _PAGES.items():
        title = label(f"sheet.{key}", source.language)
        path = folder / f"{file_name(title)}.md"
        lines = [f"# {escaped(title)}", "", *page.head(), *build(page), ""]
        write_whole(path, "\n".join(lines).encode())
        written.append(path)
    return written


class _Pages:
    """What the pages share: names, labels and the way to the evidence."""

    def __init__(self, readable: Readable) -> None:
        self.readable = readable
        self.language = readable.language
        self.trails = Trails(readable.index)
        self.cases = [escaped(readable.names.case(case)) for case in readable.names.cases]
        self._evidence = f"{file_name(self.t('sheet.evidence'))}.md"

    def t(self, key: str) -> str:
        return label(key, self.language)

    def head(self) -> list[str]:
        words = " · ".join(marks(self.readable.source))
        return [f"*{escaped(words)}*", ""] if words else []

    def linked(self, text: str, ids: Iterable[str]) -> str:
        """Return words that lead to the first piece of their evidence and name the numbers of all."""
        runs = self.trails.runs(ids)
        if not runs:
            return escaped(text)
        numbers = "; ".join(map(str, runs))
        return f'[{escaped(text)}]({self._evidence}#b{runs[0].first} "{numbers}")'

    def quoted(self, text: str, citation: str, ids: Iterable[str]) -> str:
        before, _, after = label("citation.quoted", self.language, text=text, citation="\0").partition("\0")
        return f"{escaped(before)}{self.linked(citation, ids)}{escaped(after)}"


def _theme_matrix(page: _Pages) -> Iterator[str]:
    headers = [page.t("column.group"), page.t("column.theme")]
    rows = (
        [escaped(row.group), escaped(row.name), *(_counted(page, cell) for cell in row.cells)]
        for row in matrix_rows(page.readable)
    )
    yield from _table([*map(escaped, headers), *page.cases], rows)
    yield from ("", escaped(page.t("about.matrix_marks")))


def _counted(page: _Pages, cell: MatrixCell) -> str:
    if not cell.count:
        return "0" if cell.read_and_nothing else _NONE
    number = page.linked(format_number(cell.count, page.language), cell.evidence)
    parts = [format_share(cell.share, page.language)]
    parts += [f"✓{cell.confirmed}"] if cell.confirmed else []
    parts += [f"≠{cell.disputed}"] if cell.disputed else []
    return f"{number} {escaped(' '.join(parts))}"


def _framework_matrix(page: _Pages) -> Iterator[str]:
    headers = [escaped(page.t("column.project")), escaped(label("caption.summary_and_quotations", page.language))]
    for theme, cells in framework_rows(page.readable):
        yield from (f"## {escaped(theme)}", "")
        rows = (
            [f"{name} {page.linked(f'({len(page.readable.index.find(cell.evidence))})', cell.evidence)}", said]
            for name, cell in zip(page.cases, cells, strict=True)
            if (said := _said(page, cell))
        )
        yield from (*_table(headers, rows), "")


def _said(page: _Pages, cell: FrameworkCell) -> str:
    outdated = f" **[{escaped(page.t('ui.outdated'))}]**" if cell.state == "outdated" else ""
    lines = [escaped(cell.summary) + outdated] if cell.summary else []
    lines += [page.quoted(one.text, one.citation, (one.id,)) for one in cell.quotations]
    return "<br>".join(lines)


def _comparison(page: _Pages) -> Iterator[str]:
    rows = comparison_rows(page.readable)
    headers = [escaped(page.t("column.project")), *(escaped(dimension) for dimension, _ in rows)]
    lines = (
        [name, *(_values(page, cells[place]) for _, cells in rows)] for place, name in enumerate(page.cases) if rows
    )
    yield from _table(headers, lines)
    yield from ("", escaped(page.t("caption.state_marks")))


def _values(page: _Pages, values: Sequence[ComparedValue]) -> str:
    return "<br>".join(page.linked(one.value, one.evidence) + _MARKS.get(one.state, "") for one in values) or _NONE


def _action_fields(page: _Pages) -> Iterator[str]:
    keys = ("project", "statement", "type", "addressee", "themes", "citation", "status", "also")
    rows = (
        [
            *map(escaped, (row.project, row.statement, row.type, row.addressee, "; ".join(row.themes))),
            page.linked(row.citation, row.evidence),
            *map(escaped, (row.status, "; ".join(row.also))),
        ]
        for row in field_rows(page.readable)
    )
    yield from _table([escaped(page.t(f"column.{key}")) for key in keys], rows)


def _commentary_check(page: _Pages) -> Iterator[str]:
    projects, checked = check_rows(page.readable)
    rows = (
        [
            *map(escaped, (row.statement, "; ".join(row.themes), row.addressee)),
            *(
                page.linked(value_label("commentary_check", "speaks", cell.speaks, page.language), cell.evidence)
                for cell in row.cells
            ),
        ]
        for row in checked
    )
    headers = [page.t(f"column.{key}") for key in ("statement", "themes", "addressee")]
    yield from _table([*map(escaped, headers), *map(escaped, projects)], rows)


def _evidence(page: _Pages) -> Iterator[str]:
    numbered = enumerate(page.readable.index.findings, 1)
    for code, entries in groupby(numbered, key=lambda entry: (entry[1].kind, entry[1].code)):
        yield from (f"## {escaped(page.readable.names.code(*code) or page.t('kind.passage'))}", "")
        for number, finding in entries:
            status = "" if finding.kind == "passage" else f"; {page.t(f'status.{finding.status}')}"
            words = f"{shown_text(finding.evidence.text)} ({finding.evidence.citation}{status})"
            ids = ", ".join(f"`{plain_text(name)}`" for name in finding.ids)
            yield f'- <a id="b{number}"></a>**{number}** {escaped(words)} {ids}'
        yield ""


_PAGES: dict[str, Callable[[_Pages], Iterator[str]]] = {
    "theme_matrix": _theme_matrix,
    "framework_matrix": _framework_matrix,
    "comparison": _comparison,
    "action_fields": _action_fields,
    "commentary_check": _commentary_check,
    "evidence": _evidence,
}


def _table(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(headers)} |"
    yield f"|{'---|' * len(headers)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"
