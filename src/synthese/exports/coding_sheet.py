"""The spreadsheet in which a coder decides: one row a finding or passage, with lists to choose from."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from synthese.exports.evidence import Finding
from synthese.exports.labels import label
from synthese.exports.readable import Readable, clip, plain_text, shown_text
from synthese.exports.source import ReportSource, Row
from synthese.exports.xlsx import FONT, HEADER, new_workbook

__all__ = ["EDITABLE", "HIDDEN", "SHOWN", "STATUSES", "write_coding_sheet"]

_TEAM = "team"
EDITABLE = {"status": 13, "memo": 34, "instead": 30, "more": 30}
"""The columns that a coder fills in, with their widths in characters."""
SHOWN = {"citation": 28, "heading": 24, "passage_text": 64, "kind": 14, "code": 30} | EDITABLE | {"others": 24}
SHOWN |= {"score": 9, "rules": 34}
HIDDEN = ("presentation_id", "slide", "passage", "kind_id", "code_id", "status_then", "memo_then", "coder_id")
"""The columns by which a row is known again; they are hidden and locked."""
STATUSES = ("open", "confirmed", "rejected", "reviewed")
_FONT = FONT | {"text_wrap": True}


def write_coding_sheet(source: ReportSource, path: Path, *, coder: str, blind: bool = False) -> Path:
    """Write the findings and passages of all decks for a coder to decide on; no text becomes a formula or a link.

    Args:
        source: The tables, of ``codings`` those that the coder may see.
        path: The ``.xlsx`` file.
        coder: Who decides.
        blind: Leaves out what others decided.

    Returns:
        The file written.
    """
    readable = Readable(source)
    with new_workbook(path, title=label("sheet.coding", readable.language)) as book:
        sheet = book.add_worksheet(label("sheet.coding", readable.language))
        codes = _write_codes(book, readable)
        shown = {name: width for name, width in SHOWN.items() if not (blind and name == "others")}
        rows = list(_rows(readable, coder, blind=blind))
        _write(book, sheet, readable, shown=shown, rows=rows)
        _choices(sheet, readable, shown=list(shown), rows=rows, codes=codes)
    return path


def _rows(readable: Readable, coder: str, *, blind: bool) -> Iterator[dict[str, str | float]]:
    """Yield a row for each finding in the order of the decks, and for each passage that has none."""
    found: dict[str, list[Finding]] = defaultdict(list)
    for finding in readable.index.findings:
        if finding.kind != "passage" and _is_open(finding, coder, blind=blind):
            found[finding.evidence.passage].append(finding)
    mine = {row["passage"] for row in readable.source.rows("codings") if row["coder"] == coder and not row["code"]}
    for row in readable.source.rows("passages"):
        findings = found.get(row["passage"], [])
        for finding in findings:
            yield _row(readable, row, finding, coder)
        if not findings:
            status = "reviewed" if row["passage"] in mine else "open"
            yield _place(readable, row, coder) | _state(readable, status, "")


def _is_open(finding: Finding, coder: str, *, blind: bool) -> bool:
    """Return whether a finding is shown: one's own, and what is suggested still; what the team rejected is not."""
    if any(one.coder == coder for one in finding.decisions):
        return True
    if finding.negated and not finding.decisions:
        return False
    return blind or finding.status != "rejected"


def _row(readable: Readable, row: Row, finding: Finding, coder: str) -> dict[str, str | float]:
    own = next((one for one in finding.decisions if one.coder == coder), None)
    language = readable.language
    others = [one for one in finding.decisions if one.coder not in (coder, _TEAM)]
    said = [f"{one.coder}: {label(f'status.{one.state}', language)} {one.memo}".strip() for one in others]
    if finding.status == "disputed":
        said.insert(0, label("status.disputed", language))
    return {
        **_place(readable, row, coder),
        "kind": label(f"kind.{finding.kind}", language),
        "code": readable.names.code(finding.kind, finding.code),
        "kind_id": finding.kind,
        "code_id": finding.code,
        "others": clip(plain_text("\n".join(said)), language),
        "score": "" if finding.score is None else round(finding.score, 2),
        "rules": clip(plain_text("; ".join(map(readable.names.rule, finding.rules))), language),
        **_state(readable, own.state if own else "open", own.memo if own else ""),
    }


def _place(readable: Readable, row: Row, coder: str) -> dict[str, str | float]:
    names = readable.names
    return {
        "citation": plain_text(names.citation(row["presentation"], int(row["slide"]), int(row["page"]))),
        "heading": clip(plain_text(row["heading"]), readable.language),
        "passage_text": clip(shown_text(row["text"]), readable.language),
        "presentation_id": row["presentation"],
        "slide": str(row["slide"]),
        "passage": row["passage"],
        "coder_id": coder,
    }


def _state(readable: Readable, status: str, memo: str) -> dict[str, str | float]:
    shown = label(f"status.{status}", readable.language)
    note = clip(plain_text(memo), readable.language)
    return {"status": shown, "memo": note, "status_then": status, "memo_then": note}


def _write(
    book: Any, sheet: Any, readable: Readable, *, shown: dict[str, int], rows: Sequence[dict[str, str | float]]
) -> None:
    header, locked = book.add_format(HEADER), book.add_format(_FONT)
    free = book.add_format(_FONT | {"locked": False, "bg_color": "#FFF9E5", "border": 1, "border_color": "#D9D2BC"})
    columns = [*shown, *HIDDEN]
    for column, name in enumerate(columns):
        sheet.write_string(0, column, label(f"column.{name}", readable.language), header)
        sheet.set_column(column, column, shown.get(name, 12), None, {"hidden": name in HIDDEN})
    for number, row in enumerate(rows, start=1):
        for column, name in enumerate(columns):
            value = row.get(name, "")
            form = free if name in EDITABLE else locked
            write = sheet.write_string if isinstance(value, str) else sheet.write_number
            write(number, column, value, form)
    sheet.freeze_panes(1, 3)
    sheet.autofilter(0, 0, max(len(rows), 1), len(shown) - 1)
    allowed = ("autofilter", "sort", "format_columns", "format_rows", "select_locked_cells", "select_unlocked_cells")
    sheet.protect("", dict.fromkeys(allowed, True))


def _write_codes(book: Any, readable: Readable) -> str:
    """Write the sheet of codes to choose from; return the cells that hold them."""
    names, language = readable.names, readable.language
    title = label("sheet.codebook", language)
    sheet = book.add_worksheet(title)
    header, plain = book.add_format(_FONT | {"bold": True}), book.add_format(_FONT)
    for column, (key, width) in enumerate({"code": 40, "definition": 90}.items()):
        sheet.write_string(0, column, label(f"column.{key}", language), header)
        sheet.set_column(column, column, width)
    themes, fields = readable.source.codebook.themes, readable.source.codebook.action_fields
    codes = [(names.code("theme", one.id), one.definition) for one in themes]
    codes += [(names.code("action_field", one.id), one.definition) for one in fields]
    for number, cells in enumerate(codes, start=1):
        for column, text in enumerate(cells):
            sheet.write_string(number, column, clip(plain_text(text), language), plain)
    sheet.freeze_panes(1, 0)
    sheet.protect()
    return f"='{title}'!$A$2:$A${len(codes) + 1}"


def _choices(
    sheet: Any, readable: Readable, *, shown: Sequence[str], rows: Sequence[dict[str, str | float]], codes: str
) -> None:
    """Offer the statuses that a row may have, and the codes; other words can be written and are told on import."""
    status, language = shown.index("status"), readable.language
    for number, row in enumerate(rows, start=1):
        allowed = ("open", "confirmed", "rejected") if row.get("code_id") else ("open", "reviewed")
        words = [label(f"status.{one}", language) for one in allowed]
        sheet.data_validation(number, status, number, status, {"validate": "list", "source": words})
    for name in ("instead", "more") if rows else ():
        column = shown.index(name)
        listed = {"validate": "list", "source": codes, "error_type": "information", "show_error": False}
        sheet.data_validation(1, column, len(rows), column, listed)
