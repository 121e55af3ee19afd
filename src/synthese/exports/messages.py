"""Key messages: what the tables say, in sentences that only count."""

from collections import Counter
from collections.abc import Iterable, Sequence

from synthese.exports.content import FieldRow, MatrixRow, check_rows, field_rows, matrix_rows
from synthese.exports.labels import format_number, label
from synthese.exports.readable import Readable

__all__ = ["key_messages"]

_SHOWN = 5


def key_messages(readable: Readable) -> list[str]:
    """Return what the tables say, one sentence each; what the tables do not hold is not said."""
    found = [*_themes(readable, matrix_rows(readable)), *_fields(readable, field_rows(readable)), *_check(readable)]
    return [*found, *_decided(readable)]


def _themes(readable: Readable, rows: Sequence[MatrixRow]) -> list[str]:
    cases = len(readable.names.cases)
    speaking = {row.name: sum(cell.count > 0 for cell in row.cells) for row in rows}
    often = sorted(rows, key=lambda row: -sum(cell.count for cell in row.cells))
    shared = [row.name for row in often if speaking[row.name] == cases > 1]
    single = [row.name for row in often if speaking[row.name] == 1 < cases]
    silent = [row.name for row in rows if speaking[row.name] == 0]
    groups = (("shared", shared), ("single", single), ("silent", silent))
    return [_said(readable, key, themes) for key, themes in groups if themes]


def _fields(readable: Readable, rows: Sequence[FieldRow]) -> list[str]:
    own = [row for row in rows if not row.commentary]
    if not own:
        return []
    types = Counter(row.type for row in own).most_common()
    counted = ", ".join(f"{name} ({format_number(n, readable.language)})" for name, n in types)
    several = len({row.group for row in own if row.also})
    n = format_number(len(own), readable.language)
    messages = [label("key_message.fields", readable.language, n=n, types=counted)]
    if several:
        messages.append(label("key_message.several", readable.language, n=format_number(several, readable.language)))
    return messages


def _check(readable: Readable) -> list[str]:
    _, rows = check_rows(readable)
    if not rows:
        return []
    alone = sum(all(cell.speaks in {"no", ""} for cell in row.cells) for row in rows)
    numbers = {"n": format_number(len(rows), readable.language), "alone": format_number(alone, readable.language)}
    return [label("key_message.check", readable.language, **numbers)]


def _decided(readable: Readable) -> list[str]:
    compared = {deck["presentation"] for deck in readable.names.compared}
    findings = [one for one in readable.index.findings if one.counts and one.evidence.presentation in compared]
    if not findings:
        return []
    confirmed = sum(one.status == "confirmed" for one in findings)
    numbers = {"n": confirmed, "total": len(findings)}
    words = {key: format_number(value, readable.language) for key, value in numbers.items()}
    messages = [label("key_message.decided", readable.language, **words)]
    disputed = sum(one.status == "disputed" for one in findings)
    if disputed:
        n = format_number(disputed, readable.language)
        messages.append(label("key_message.disputed", readable.language, n=n))
    return messages


def _said(readable: Readable, key: str, themes: Sequence[str]) -> str:
    return label(f"key_message.{key}", readable.language, themes=_listed(readable, themes))


def _listed(readable: Readable, names: Iterable[str]) -> str:
    listed = list(names)
    text = ", ".join(listed[:_SHOWN])
    more = len(listed) - _SHOWN
    return f"{text} {label('word.and_more', readable.language, n=more)}" if more > 0 else text
