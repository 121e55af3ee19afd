"""Reads what tells open fields of action: types with cues, what speaks against them, headings, addressees."""

from collections.abc import Iterator, Sequence

from synthese.codebook.record import Record, near
from synthese.codebook.source import Entry
from synthese.types import ActionFieldType, Addressee, Cue, HeadingSignal

__all__ = [
    "read_action_field",
    "read_addressee",
    "read_counter_cues",
    "read_heading_signals",
    "read_precedence",
]

COUNTER_CUES = ("done", "negated", "question_or_context", "hypothetical")
"""Why an expression speaks against an action field."""

OPEN_SIGNALS = ("any", "cue", "none", "closed")
"""Headings that raise the points below them without giving them a type."""


def read_action_field(record: Record, language: str) -> ActionFieldType:
    """Return a type of open action fields with its cues, from an entry of ``action_fields``."""
    return ActionFieldType(
        id=record.text("id"),
        labels=record.labels(language),
        definition=record.text("definition"),
        exclusion=record.text("exclusion"),
        anchor=record.text("anchor"),
        cues=tuple(cue for entry in record.many("cues") if (cue := _cue(entry, record))),
    )


def read_counter_cues(top: Record) -> dict[str, tuple[str, ...]]:
    """Return the expressions that speak against an action field, by reason."""
    entry = top.fields.get("counter_cues")
    if entry is None or entry.value == "":
        return {}
    record = Record(entry, "counter_cues", COUNTER_CUES, top.complaints)
    return {reason: tuple(record.patterns(reason)) for reason in COUNTER_CUES if reason in record.fields}


def read_heading_signals(top: Record, types: Sequence[str]) -> Iterator[HeadingSignal]:
    """Yield the signals, from ``{term: …, type: …}`` or from the term alone."""
    for entry in top.many("heading_signals"):
        if isinstance(entry.value, str):
            yield HeadingSignal(term=" ".join(entry.value.split()))
            continue
        record = Record(entry, "field heading_signals", ("term", "type"), top.complaints)
        term, type_ = record.text("term"), record.text("type") or "any"
        known = [*types, *OPEN_SIGNALS]
        if not term and record.fields:
            record.complain("a heading signal needs a term: {term: Ausblick, type: any}.")
        elif type_ not in known:
            record.complain(f"there is no type '{type_}'; {near(type_, known)}", "type")
        else:
            yield HeadingSignal(term=term, type=type_)


def read_precedence(top: Record, types: Sequence[str]) -> tuple[str, ...]:
    """Return the ids of the types as ranked; types that are not ranked follow in the order of the file."""
    ranked = []
    for entry in top.many("precedence"):
        if entry.value in types:
            ranked.append(str(entry.value))
        else:
            message = f"there is no type '{entry.value}'; {near(str(entry.value), types)}"
            top.complaints.add(entry, "field precedence", message)
    return tuple(dict.fromkeys([*ranked, *types]))


def read_addressee(record: Record, language: str) -> Addressee:
    """Return somebody who can be asked to act, from an entry of ``addressees``."""
    return Addressee(id=record.text("id"), labels=record.labels(language), indicators=record.indicators())


def _cue(entry: Entry, above: Record) -> Cue | None:
    """Return a cue from ``{pattern: …, source: …, weak: …}`` or from the pattern alone."""
    if isinstance(entry.value, str):
        return Cue(pattern=entry.value) if above.usable(entry.value, entry, "cues") else None
    record = Record(entry, f"{above.place}, field cues", ("pattern", "source", "weak"), above.complaints)
    pattern = record.fields.get("pattern")
    if pattern is None or not isinstance(pattern.value, str):
        record.complain("a cue needs a pattern: {pattern: '\\bfehlt\\b', source: …}.")
        return None
    if not above.usable(pattern.value, pattern, "cues"):
        return None
    return Cue(pattern=pattern.value, source=record.text("source"), weak=record.flag("weak"))
