"""What a run tells, in the language of readers: warnings of slides and decks that look like versions."""

import re
from collections.abc import Iterator
from functools import cache

from synthese.exports.labels import format_share, label, label_keys
from synthese.synthesis import LookAlike

__all__ = ["version_message", "warning_message"]

_PART = "warning."
_BLANK = re.compile(r"\\\{(\w+)\\\}")


def warning_message(text: str, language: str) -> str:
    """Return a warning of a slide in a language; one that the label table does not know is itself shown.

    Args:
        text: The warning as the table ``slides`` has it.
        language: ``de`` or ``en``.

    >>> warning_message("2 pieces of hidden text left out", "de")
    '2 Stücke verborgenen Texts ausgelassen'
    """
    for key, pattern in _patterns():
        found = pattern.fullmatch(text)
        if found:
            parts = {name: warning_message(part, language) for name, part in found.groupdict().items()}
            return label(key, language, **parts)
    return text


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(_compiled())


def _compiled() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Yield each label of a warning with a pattern made of its English form, in which braces stand for any words."""
    for key in label_keys():
        if key.startswith(_PART):
            yield key, re.compile(_BLANK.sub(r"(?P<\1>.+)", re.escape(label(key, "en"))))


def version_message(pair: LookAlike, language: str) -> str:
    """Return what people are asked about two decks that may be versions of one.

    >>> print(version_message(LookAlike(newer="neu", older="alt", share=0.9), "en"))
    'neu' looks like a version of 'alt': 90% of the passages of the shorter one are the same. If it is, write 'alt' in \
the column supersedes of 'neu'; then 'alt' is no longer compared. Until then both are counted, what both say under \
the same title once.
    """
    share = format_share(pair.share, language)
    return label("message.version", language, newer=pair.newer, older=pair.older, share=share)
