"""German sentences: where one ends and the next begins, without cutting abbreviations, ordinals or initials."""

import re

__all__ = ["ends_sentence", "split_sentences"]

_BOUNDARY = re.compile(r"""[.!?…]["“”«»‹›’)\]]*(\s+)(?=["„“«»‹›(\[–-]*\s?[A-ZÄÖÜ0-9])""")
_ENDING = re.compile(r"""[.!?…:;]["“”«»‹›’)\]]*\s*$""")
_LAST_WORD = re.compile(r"(\w+(?:\.\w+)*)\.$")

_ABBREVIATIONS = frozenset(
    # One line of words is easier to keep in order than a column of them.
    [
        "abb",
        "abt",
        "allg",
        "aufl",
        "bd",
        "bspw",
        "bzgl",
        "bzw",
        "ca",
        "dez",
        "dipl",
        "dr",
        "ebd",
        "einschl",
        "evtl",
        "exkl",
        "feb",
        "ff",
        "geb",
        "ggf",
        "hrsg",
        "i.d.r",
        "inkl",
        "ing",
        "insb",
        "jan",
        "jh",
        "jun",
        "kap",
        "lt",
        "max",
        "mind",
        "mio",
        "mrd",
        "mwst",
        "nov",
        "nr",
        "o.g",
        "okt",
        "pkt",
        "prof",
        "rd",
        "s.o",
        "s.u",
        "sept",
        "sog",
        "st",
        "std",
        "str",
        "tel",
        "u.a",
        "u.ä",
        "v.a",
        "vgl",
        "vs",
        "z.b",
        "z.t",
        "zzgl",
        "d.h",
    ]
)
"""Words that carry a full stop and seldom end a sentence; «usw.» and «etc.» often do and are left out."""


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Return where the sentences of a text lie.

    Args:
        text: Running text; line breaks count as white space.

    Returns:
        Start and end (exclusive) of each sentence in code points, in order, without surrounding white space; together
        they hold every character of the text that is not white space.

    >>> text = "Am 1. Dezember kamen ca. 60 Gäste. Wie geht es weiter?"
    >>> [text[start:end] for start, end in split_sentences(text)]
    ['Am 1. Dezember kamen ca. 60 Gäste.', 'Wie geht es weiter?']
    """
    spans, start = [], 0
    for match in _BOUNDARY.finditer(text):
        if text[match.start()] == "." and _is_abbreviation(text[start : match.start() + 1]):
            continue
        spans.append((start, match.start(1)))
        start = match.end(1)
    spans.append((start, len(text)))
    return [_stripped(text, *span) for span in spans if text[slice(*span)].strip()]


def ends_sentence(text: str) -> bool:
    """Tell whether a text is closed by a full stop, question mark, colon or the like.

    >>> ends_sentence("Es fehlt an"), ends_sentence("Es fehlt Zeit.")
    (False, True)
    """
    return bool(_ENDING.search(text))


def _is_abbreviation(sentence: str) -> bool:
    found = _LAST_WORD.search(sentence)
    if not found:
        return False
    word = found.group(1)
    # "1. Dezember" and "J. Yildiz" go on; "im Jahr 2019." ends, as numbers of four digits are years.
    return (
        word.casefold() in _ABBREVIATIONS or (word.isdigit() and len(word) < 3) or (len(word) == 1 and word.isalpha())
    )


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), end - (len(part) - len(part.rstrip()))
