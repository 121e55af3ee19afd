"""Key messages: what the tables say, in sentences that only count."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from synthese.exports.content import FieldRow, MatrixRow, check_rows, counted_findings, field_rows, matrix_rows
from synthese.exports.evidence import Finding
from synthese.exports.labels import format_number, label
from synthese.exports.readable import Readable

__all__ = ["KeyMessage", "key_messages"]

_SHOWN = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyMessage:
    """A sentence, and the ids of what its numbers count."""

    text: str
    evidence: tuple[str, ...]


def key_messages(readable: Readable) -> list[KeyMessage]:
    """Return what the tables say, one sentence each; what the tables do not hold is not said."""
    found = [*_themes(readable, matrix_rows(readable)), *_fields(readable, field_rows(readable)), *_check(readable)]
    return [*found, *_decided(readable)]


def _themes(readable: Readable, rows: Sequence[MatrixRow]) -> Iterator[KeyMessage]:
    cases = len(readable.names.cases)
    speaking = {row.theme: sum(cell.count > 0 for cell in row.cells) for row in rows}
    often = sorted(rows, key=lambda row: -sum(cell.count for cell in row.cells))
    groups = {
        "shared": [row for row in often if speaking[row.theme] == cases > 1],
        "single": [row for row in often if speaking[row.theme] == 1 < cases],
        "silent": [row for row in rows if speaking[row.theme] == 0],
    }
    for key, themes in groups.items():
        if themes:
            evidence = (name for row in themes for cell in row.cells for name in cell.evidence)
            yield _message(readable, key, evidence, themes=_listed(readable, (row.name for row in themes)))


def _fields(readable: Readable, rows: Sequence[FieldRow]) -> Iterator[KeyMessage]:
    own = [row for row in rows if not row.commentary]
    if not own:
        return
    types = Counter(row.type for row in own).most_common()
    counted = ", ".join(f"{name} ({format_number(n, readable.language)})" for name, n in types)
    yield _message(readable, "fields", _of(own), n=len(own), types=counted)
    projects: dict[str, set[str]] = defaultdict(set)
    for row in own:
        projects[row.group].add(row.project)
    shared = {group for group, names in projects.items() if group and len(names) > 1}
    if shared:
        yield _message(readable, "several", _of(row for row in own if row.group in shared), n=len(shared))


def _of(rows: Iterable[FieldRow]) -> Iterator[str]:
    return (name for row in rows for name in row.evidence)


def _check(readable: Readable) -> Iterator[KeyMessage]:
    _, rows = check_rows(readable)
    if not rows:
        return
    alone = {row.field for row in rows if all(cell.speaks in {"no", ""} for cell in row.cells)}
    named = (row for row in field_rows(readable) if row.field in alone)
    yield _message(readable, "check", _of(named), n=len(rows), alone=len(alone))


def _decided(readable: Readable) -> Iterator[KeyMessage]:
    findings = counted_findings(readable)
    for key, status in (("decided", "confirmed"), ("disputed", "disputed")):
        found = [one for one in findings if one.status == status]
        if found or (findings and key == "decided"):
            yield _message(readable, key, _ids(found), n=len(found), total=len(findings))


def _ids(findings: Iterable[Finding]) -> Iterator[str]:
    return (name for one in findings for name in one.ids)


def _message(readable: Readable, key: str, evidence: Iterable[str], **words: str | int) -> KeyMessage:
    shown = {
        name: format_number(word, readable.language) if isinstance(word, int) else word for name, word in words.items()
    }
    return KeyMessage(text=label(f"key_message.{key}", readable.language, **shown), evidence=tuple(evidence))


def _listed(readable: Readable, names: Iterable[str]) -> str:
    listed = list(names)
    text = ", ".join(listed[:_SHOWN])
    more = len(listed) - _SHOWN
    return f"{text} {label('word.and_more', readable.language, n=more)}" if more > 0 else text
