"""What a run tells, in the language of readers: warnings of slides, problems of files, look-alikes."""

import re
from collections.abc import Iterator
from functools import cache

from synthese.exports.labels import format_share, label, label_keys
from synthese.synthesis import LookAlike

__all__ = ["answer_message", "problem_message", "version_message", "warning_message"]

_BLANK = re.compile(r"\\\{(\w+)\\\}")
_ANSWER = re.compile(r"„(?P<text>.*)“ – Folie (?P<slide>\d+) \(PDF-S\. (?P<page>\d+)\)", re.DOTALL)
_QUOTED = re.compile(r"'([^']*)'")


def warning_message(text: str, language: str) -> str:
    """Return a warning of a slide in a language; one that the label table does not know is itself shown.

    Args:
        text: The warning as the table ``slides`` has it.
        language: ``de`` or ``en``.

    >>> warning_message("2 pieces of hidden text left out", "de")
    '2 Stücke verborgenen Texts ausgelassen'
    """
    return _told("warning.", text, language) or text


def problem_message(text: str, language: str) -> str:
    """Return what is wrong with a file or a deck in a language; what the label table does not know is itself shown.

    Args:
        text: A problem with its file and place, or a message alone, as the program says it in English.
        language: ``de`` or ``en``.

    >>> problem_message("catalogue.csv, row 3, column file: 'a.doc' is no PDF; save the presentation as PDF and name \
that file.", "de")
    'catalogue.csv, Zeile 3, Spalte file: „a.doc“ ist kein PDF; die Präsentation als PDF speichern und diese Datei \
eintragen.'
    """
    for colon in re.finditer(": ", text):
        message = _told("problem.", text[colon.end() :], language)
        if message:
            return f"{_place(text[: colon.start()], language)}: {message}"
    return _told("problem.", text, language) or text


def answer_message(text: str, language: str) -> str:
    """Return in a language how a project speaks to a field of the commentary: the words and where they stand.

    Args:
        text: As the table ``commentary_check`` has it, in German.
        language: ``de`` or ``en``.

    >>> answer_message("„Kurse fehlen“ – Folie 7 (PDF-S. 3)", "en")
    '“Kurse fehlen” – slide 7 (PDF p. 3)'
    """
    found = _ANSWER.fullmatch(text)
    return label("answer.place", language, **found.groupdict()) if found else text


def _place(text: str, language: str) -> str:
    """Return a file with the place in it; the commas of a file's name do not part it from the place."""
    for comma in re.finditer(", ", text):
        place = _told("problem_place.", text[comma.end() :], language)
        if place:
            return f"{text[: comma.start()]}, {place}"
    return text


def _told(part: str, text: str, language: str) -> str:
    """Return a sentence of a part of the label table in a language, and so what fills it; or nothing."""
    for key, pattern in _patterns(part):
        found = pattern.fullmatch(text)
        if found:
            words = {name: _told(part, said, language) or said for name, said in found.groupdict().items()}
            if language == "de":
                words = {name: _QUOTED.sub(r"„\1“", said) for name, said in words.items()}
            return label(key, language, **words) if words else label(key, language)
    return ""


@cache
def _patterns(part: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(_compiled(part))


def _compiled(part: str) -> Iterator[tuple[str, re.Pattern[str]]]:
    """Yield each label of a part with a pattern made of its English form, in which braces stand for any words."""
    for key in label_keys():
        if key.startswith(part):
            yield key, re.compile(_BLANK.sub(r"(?P<\1>.+?)", re.escape(label(key, "en"))), re.DOTALL)


def version_message(pair: LookAlike, language: str) -> str:
    """Return what people are asked about two decks that may be versions of one.

    >>> print(version_message(LookAlike(newer="neu", older="alt", share=0.9), "en"))
    'neu' looks like a version of 'alt': 90% of the passages of the shorter one are the same. If it is, write 'alt' in \
the column supersedes of 'neu'; then 'alt' is no longer compared. Until then both are counted, what both say under \
the same title once.
    """
    share = format_share(pair.share, language)
    return label("message.version", language, newer=pair.newer, older=pair.older, share=share)
