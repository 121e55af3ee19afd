"""Decisions from a spreadsheet: what changed against what stood there, carried out once and told row by row."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from synthese.coding.facade import Codings
from synthese.errors import CodingError, Problem, listed
from synthese.provenance import normal_form
from synthese.types import Codebook, CodingStatus, TargetKind

__all__ = ["Change", "ImportReport", "SheetRow", "import_rows"]

_Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRow:
    """A row as it was exported and as it is now.

    Args:
        row: Its number in the spreadsheet.
        passage: The passage's id.
        kind: ``theme`` or ``action_field``; empty for a row on a passage as a whole.
        code: The code's id; empty for a row on a passage as a whole.
        then: The status when it was exported: ``open``, ``confirmed``, ``rejected`` or ``reviewed``.
        memo_then: The memo when it was exported.
        status: The status now; empty where the cell holds no known word.
        written: What the cell of the status holds.
        memo: The memo now.
        instead: The code that holds instead, as written.
        more: Further codes of the passage, as written, separated by semicolons.
    """

    row: int
    passage: str
    kind: str
    code: str
    then: str
    memo_then: str
    status: str
    written: str
    memo: str
    instead: str
    more: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One decision that a row asks for."""

    row: int
    passage: str
    kind: str
    code: str
    before: str
    after: str
    memo: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What came of a spreadsheet.

    Args:
        changed: What was decided; with a dry run what would be.
        same: How many rows said what holds already.
        problems: What could not be taken over, by row and column.
        dry_run: True when nothing was written.
    """

    changed: tuple[Change, ...]
    same: int
    problems: tuple[Problem, ...]
    dry_run: bool


@dataclass(slots=True)
class _Import:
    codings: Codings
    codebook: Codebook
    file: str
    dry_run: bool
    held: dict[_Key, tuple[str, str]]
    changed: list[Change] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    seen: dict[_Key, tuple[int, tuple[str, ...]]] = field(default_factory=dict)


def import_rows(
    codings: Codings, rows: Iterable[SheetRow], *, codebook: Codebook, file: str, dry_run: bool = False
) -> ImportReport:
    """Decide what the changed rows of a spreadsheet ask for.

    A row that was not touched changes nothing, whatever was decided since; a row that says what holds already is the
    same, so that a second import does nothing. A row that was touched and on which something else was decided
    meanwhile is told and left.

    Args:
        codings: Where to decide; the coder must be the one it was exported for.
        rows: The rows.
        codebook: The codebook in force.
        file: The file's name, for messages.
        dry_run: Only tell.

    Returns:
        What changed, what was the same, and what could not be taken over.
    """
    current = codings.current()
    own = current[current["coder"] == codings.coder]
    columns = (own[name].tolist() for name in ("passage", "kind", "code", "state", "memo"))
    held = {(p, k if c else "", c): (state, memo) for p, k, c, state, memo in zip(*columns, strict=True)}
    work = _Import(codings, codebook, file, dry_run, held)
    same = 0
    for row in rows:
        before = len(work.changed) + len(work.problems)
        try:
            _take(work, row)
        except CodingError as error:
            _note(work, row, "passage", str(error))
        same += len(work.changed) + len(work.problems) == before
    return ImportReport(changed=tuple(work.changed), same=same, problems=tuple(work.problems), dry_run=dry_run)


def _take(work: _Import, row: SheetRow) -> None:
    if not _is_first(work, row):
        return
    allowed = ("open", "confirmed", "rejected") if row.code else ("open", "reviewed")
    if row.status not in allowed:
        words = {"open": "offen", "confirmed": "bestätigt", "rejected": "abgelehnt", "reviewed": "gelesen"}
        _note(work, row, "status", f"'{row.written}' is no status here; write {listed(words[one] for one in allowed)}.")
        return
    if row.instead:
        _change(work, row)
    elif (row.status, row.memo) != (row.then, row.memo_then):
        _decide(work, row)
    for kind, code in _codes(work, row, "more", row.more.split(";")):
        _add(work, row, kind, code)


def _is_first(work: _Import, row: SheetRow) -> bool:
    """Return whether a row is the first on its matter; a later one that says otherwise is told."""
    said = (row.status, row.memo, row.instead, row.more)
    number, first = work.seen.setdefault((row.passage, row.kind, row.code), (row.row, said))
    if number != row.row and first != said:
        _note(work, row, "", f"says otherwise than row {number} on the same passage and code; row {number} holds.")
    return number == row.row


def _decide(work: _Import, row: SheetRow) -> None:
    key = (row.passage, row.kind, row.code)
    state, memo = work.held.get(key, ("open", ""))
    if (state, memo) == (row.status, row.memo):
        return
    if (state, memo) != (row.then, row.memo_then):
        decided = f"was decided since the export (now '{state}', memo '{memo}'), and the row says '{row.written}'"
        _note(work, row, "status", f"{decided}. Export anew, or decide it in the notebook.")
        return
    if row.status == state and row.status in ("open", "reviewed"):
        advice = "a memo goes with a decision: write bestätigt or abgelehnt as status." if row.code else "add a code."
        _note(work, row, "memo", f"'{row.memo}' cannot be kept on its own; {advice}")
        return
    if not work.dry_run:
        _write(work, row)
    _record(work, row, row.kind, row.code, state, row.status)


def _write(work: _Import, row: SheetRow) -> None:
    kind: TargetKind = "action_field" if row.kind == "action_field" else "theme"
    if row.status == "open":
        work.codings.withdraw(row.passage, kind=kind, code=row.code, memo=row.memo)
    elif row.status == "reviewed":
        work.codings.read_passage(row.passage)
    else:
        status: CodingStatus = "confirmed" if row.status == "confirmed" else "rejected"
        work.codings.judge(row.passage, kind, row.code, status, memo=row.memo)


def _change(work: _Import, row: SheetRow) -> None:
    if not row.code:
        _note(work, row, "instead", f"'{row.instead}' replaces nothing here; write it as further code.")
        return
    found = list(_codes(work, row, "instead", [row.instead]))
    for kind, code in found:
        if kind != row.kind or code == row.code:
            _note(work, row, "instead", f"'{row.instead}' must be another code of the same kind.")
            continue
        new, old = work.held.get((row.passage, kind, code)), work.held.get((row.passage, kind, row.code))
        if new and old and (new[0], old[0]) == ("confirmed", "rejected"):
            continue
        if not work.dry_run:
            work.codings.recode(row.passage, kind, row.code, code, memo=row.memo)
        _record(work, row, kind, code, row.code, "changed")


def _add(work: _Import, row: SheetRow, kind: TargetKind, code: str) -> None:
    state = work.held.get((row.passage, kind, code), ("open", ""))[0]
    if state == "confirmed":
        return
    if state == "rejected":
        _note(work, row, "more", f"'{code}' was rejected at this passage; set the status of its own row.")
        return
    if not work.dry_run:
        work.codings.add(row.passage, kind, code, memo=row.memo if not row.code else "")
    work.held[row.passage, kind, code] = ("confirmed", "")
    _record(work, row, kind, code, "open", "added")


def _codes(work: _Import, row: SheetRow, column: str, texts: Iterable[str]) -> Iterator[tuple[TargetKind, str]]:
    """Yield the codes that texts name by id, label or both."""
    names: dict[str, tuple[TargetKind, str]] = {}
    for theme in work.codebook.themes:
        for text in (theme.id, theme.labels.de, theme.labels.en, f"{theme.id} {theme.labels.de}"):
            names.setdefault(normal_form(text), ("theme", theme.id))
        names.setdefault(normal_form(f"{theme.id} {theme.labels.en}"), ("theme", theme.id))
    for field_type in work.codebook.action_fields:
        for text in (field_type.id, field_type.labels.de, field_type.labels.en):
            names.setdefault(normal_form(text), ("action_field", field_type.id))
    for text in filter(None, map(str.strip, texts)):
        if normal_form(text) in names:
            yield names[normal_form(text)]
        else:
            _note(work, row, column, f"the codebook has no code '{text}'; choose one from the list, by id or label.")


def _record(work: _Import, row: SheetRow, kind: str, code: str, before: str, after: str) -> None:
    change = Change(row=row.row, passage=row.passage, kind=kind, code=code, before=before, after=after, memo=row.memo)
    work.changed.append(change)


def _note(work: _Import, row: SheetRow, column: str, message: str) -> None:
    place = f"row {row.row}, column {column}" if column else f"row {row.row}"
    work.problems.append(Problem(work.file, place, message))
