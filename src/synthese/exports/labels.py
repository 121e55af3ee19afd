"""What readers meet, in German and English: labels, sorting, numbers and citations."""

import datetime as dt
import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal, get_args

from synthese.types import Labels

__all__ = [
    "LABELS_FILE",
    "LANGUAGES",
    "VALUE_GROUPS",
    "Language",
    "cite",
    "format_date",
    "format_number",
    "format_share",
    "label",
    "label_keys",
    "readable_rule",
    "readable_term",
    "value_label",
]

Language = Literal["de", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
LABELS_FILE = Path(__file__).with_name("labels.toml")

_EXPRESSION = re.compile(r"[\\()\[\]{}|]")
_ESCAPED = re.compile(r"\\.|\{[\d,]*\}|\[[^\]]*\]|\(\?[^\w\s]*(?:-i:)?")
_LITERAL = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)*")
_MOST_WORDS = 4

VALUE_GROUPS: Mapping[tuple[str, str], str] = {
    ("presentations", "role"): "deck_role",
    ("presentations", "status"): "deck_status",
    ("slides", "kind"): "slide_kind",
    ("blocks", "role"): "block_role",
    ("passages", "role"): "block_role",
    ("tags", "kind"): "kind",
    ("tags", "origin"): "origin",
    ("codings", "kind"): "kind",
    ("codings", "state"): "status",
    ("lost_codings", "kind"): "kind",
    ("lost_codings", "status"): "status",
    ("lost_codings", "reason"): "reason",
    ("framework_matrix", "summary_state"): "status",
    ("comparison", "state"): "status",
    ("action_fields", "role"): "deck_role",
    ("action_fields", "status"): "status",
    ("commentary_check", "speaks"): "speaks",
    ("commentary_check", "state"): "status",
    ("distinctive", "kind"): "kind",
    ("changes", "change"): "change",
    ("changes", "table"): "table",
}
"""Which columns hold one of a few values, and the part of the label table that names them."""


@cache
def _table() -> dict[str, Labels]:
    content = tomllib.loads(LABELS_FILE.read_text(encoding="utf-8"))
    return {f"{part}.{key}": Labels(**forms) for part, entries in content.items() for key, forms in entries.items()}


def label_keys() -> tuple[str, ...]:
    """Return all keys of the label table, as ``column.project``."""
    return tuple(_table())


def label(key: str, language: str, **words: object) -> str:
    """Return a label in a language.

    Args:
        key: Part and name, as ``column.project``.
        language: ``de`` or ``en``.
        words: What fills the label's braces.

    Returns:
        The label.

    Raises:
        KeyError: When the table has no such label.

    >>> label("column.project", "de"), label("word.and_more", "en", n=3)
    ('Projekt', 'and 3 more')
    """
    try:
        text = _table()[key].in_language(language)
    except KeyError:
        raise KeyError(f"{LABELS_FILE.name} has no label {key!r}: add it with its forms de and en") from None
    return text.format(**words) if words else text


def value_label(table: str, column: str, value: str, language: str) -> str:
    """Return the label of one of the few values a column may hold; a value the table does not know is itself shown.

    >>> value_label("commentary_check", "speaks", "in part", "de")
    'teilweise'
    """
    group = VALUE_GROUPS.get((table, column))
    found = _table().get(f"{group}.{value}")
    return found.in_language(language) if found else value


def readable_term(term: str, language: str) -> str:
    r"""Return an indicator as a reader can read it; of a regular expression the words that stand in it.

    >>> readable_term("kurs*", "de"), readable_term(r"\b(wer|niemand)\b[^.;]{0,25}\bzahlt\b", "de")
    ('kurs*', 'Muster „wer … niemand … zahlt“')
    """
    if not _EXPRESSION.search(term):
        return term
    words = [word for word in _LITERAL.findall(_ESCAPED.sub(" ", term)) if len(word) > 2]
    shown = " … ".join(words[:_MOST_WORDS]) + (" …" if len(words) > _MOST_WORDS else "")
    return f"{label('rule.pattern', language)} {label('citation.words', language, text=shown)}"


def readable_rule(rule: str, language: str) -> str:
    r"""Return a rule in words.

    >>> readable_rule("indicator:kurs*", "de"), readable_rule(r"indicator:\b(wer|niemand)\b[^.;]{0,25}\bzahlt\b", "de")
    ('Indikator kurs*', 'Indikator Muster „wer … niemand … zahlt“')
    """
    kind, _, term = rule.partition(":")
    if f"rule.{kind}" not in _table():
        return rule
    return f"{label(f'rule.{kind}', language)} {readable_term(term, language)}".rstrip()


def format_number(value: float, language: str, *, digits: int = 0) -> str:
    """Return a number as it is written in a language.

    Args:
        value: The number.
        language: ``de`` or ``en``.
        digits: How many digits stand after the decimal mark.

    >>> format_number(1234.5, "de", digits=1), format_number(1234.5, "en", digits=1)
    ('1.234,5', '1,234.5')
    """
    text = f"{value:z,.{digits}f}"
    return text.translate(str.maketrans(",.", ".,")) if language == "de" else text


def format_share(value: float, language: str) -> str:
    """Return a share between 0 and 1 in per cent; what is above nothing and below 1 % is said to be so.

    >>> format_share(0.256, "de"), format_share(0.002, "en"), format_share(0, "en")
    ('26\u202f%', '<1%', '0%')
    """
    gap = "\u202f" if language == "de" else ""
    number = "<1" if 0 < value < 0.01 else format_number(100 * value, language)
    return f"{number}{gap}%"


def format_date(text: str, language: str) -> str:
    """Return a date in ISO form as it is written in a language; what is no date is returned as it is.

    >>> format_date("2020-12-01", "de"), format_date("2020-12-01", "en"), format_date("Herbst 2020", "de")
    ('01.12.2020', '2020-12-01', 'Herbst 2020')
    """
    try:
        date = dt.date.fromisoformat(text)
    except ValueError:
        return text
    return f"{date:%d.%m.%Y}" if language == "de" else date.isoformat()


def cite(name: str, slide: int, page: int, language: str) -> str:
    """Return a citation.

    >>> cite("MOSAIK", 3, 2, "de")
    'MOSAIK, Folie 3 (PDF-S. 2)'
    """
    return label("citation.place", language, name=name, slide=slide, page=page)
