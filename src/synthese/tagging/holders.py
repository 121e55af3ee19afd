"""Whose demand a statement is, where it is attributed to somebody."""

import re

from synthese.tagging.forms import words

__all__ = ["find_holder"]

_NAME = r"(?:[A-ZÄÖÜ][\w²&-]*(?:\s+(?:der|des|für|und|von|vom)(?=\s+[A-ZÄÖÜ]))?\s*){1,6}"
_ARTICLE = r"(?:de[rsnm]|die|das|von|vom|einer|eines|viele[rn]?|einige[rn]?)\s+"
_HOLDER = (
    re.compile(
        r"\b(?i:laut|(?:nach|aus|in)\s+(?:der\s+)?(?:Ansicht|Auffassung|Angaben?|Meinung|Einschätzung|Sicht|Augen))"
        rf"\s+(?:{_ARTICLE})*(?P<name>{_NAME})",
    ),
    re.compile(rf"(?P<name>{_NAME})\s*zufolge\b"),
    re.compile(
        rf"(?P<name>{_NAME})(?:fordert?e?n?|verlangt?e?n?|empfiehlt|empfehlen|mahnt|mahnen|appelliert|appellieren|"
        rf"plädiert|plädieren|kritisiert|kritisieren|warnt|warnen|wünscht|wünschen|regt|regen|schlägt|schlagen)\b"
    ),
)
_ATTRIBUTES = re.compile(
    r"\b(?:laut|zufolge|Ansicht|Auffassung|Angaben?|Meinung|Einschätzung|Sicht|Augen|forder|verlang|empf|mahn|appell|"
    r"plädier|kriti|warn|wünsch|reg|schl)",
    re.IGNORECASE,
)
_NOBODY = words("Wir Es Sie Er Ich Man Dies Das Wer Nach Laut Aus Die Der")


def find_holder(text: str) -> str:
    """Return whose demand a statement is, where it is attributed to somebody.

    >>> find_holder("Der Landkreistag fordert kleinere Kurse."), find_holder("Wir fordern kleinere Kurse.")
    ('Landkreistag', '')
    """
    if not _ATTRIBUTES.search(text):
        return ""
    for pattern in _HOLDER:
        hit = pattern.search(text)
        if hit:
            words = hit["name"].split()
            while words and words[0] in _NOBODY:
                words = words[1:]
            name = " ".join(words)
            if name and name[0].isupper():
                return name
    return ""
