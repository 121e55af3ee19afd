"""Text repair: what typesetting did to the letters is undone, and lines become running text again."""

import re
import unicodedata
from collections.abc import Sequence

__all__ = ["join_lines", "repair_text"]

_LIGATURES = {
    "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st",
    "Ĳ": "IJ", "ĳ": "ij", "Ǆ": "DŽ", "ǆ": "dž",
}  # fmt: skip
_GONE = dict.fromkeys(map(ord, "\xad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u061c"))
_TABLE = str.maketrans(_LIGATURES) | _GONE | {0x02: "-", 0xA0: " ", 0x2011: "-", 0x2010: "-"}
# TeX's old fonts set the dots as a character of their own, before the vowel or behind it.
_LOOSE_DOTS = re.compile(r"¨ ?([aouAOUeiyEIY])|(?<=[aouAOU])¨")
_LOOSE_RING = re.compile(r"˚ ?([aA])")
_LOOSE_ACUTE = re.compile(r"´ ?([eaiouEAIOU])")
_SPACES = re.compile(r"[^\S\n\t]+")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_ODD = re.compile("[¨˚´\u2010\u2011\u0300-\u036fﬀ-ﬆĲĳǄǆ]")
_BROKEN_WORD = re.compile(r"[A-Za-zÄÖÜäöüßéè]{2,}-$")
_NETWORK = re.compile(r"https?://\S*$|www\.\S*$|\S+@\S*$|\S+/\S*$", re.IGNORECASE)
_SUSPENDED = frozenset(["und", "oder", "bzw.", "sowie", "als", "bis", "noch", "wie", "u.", "o.", "/", "&", "and", "or"])
_JOINS_URL = re.compile(r"(?:https?://|www\.)\S*[/.?=&_%-]$", re.IGNORECASE)
_OPEN_URL = re.compile(r"^(?:https?://)?www\.[\w-]+$", re.IGNORECASE)
_CONTINUES_URL = re.compile(r"^[\w%/.?=&#~+-]*[/.?=&_%~-][\w%/.?=&#~+-]*(?:\s|$)")


def repair_text(text: str) -> str:
    r"""Return text as it was meant: composed letters, no ligatures, no invisible characters, single spaces.

    Args:
        text: As the PDF has it; tabs and newlines stay.

    Returns:
        The text in the form NFC, without spaces at its ends. Repairing it again changes nothing.

    >>> repair_text("f¨ur Ge\ufb02üchtete: Integra\u00adtions\u200bkurse ")
    'für Geflüchtete: Integrationskurse'
    """
    plain = text.isprintable() and "  " not in text
    if plain and (text.isascii() or (not _ODD.search(text) and unicodedata.is_normalized("NFC", text))):
        return text.strip()
    text = _CONTROLS.sub("", text.translate(_TABLE))
    if "¨" in text:
        text = _LOOSE_DOTS.sub(lambda match: f"{match[1] or ''}\u0308", text)
    if "˚" in text or "´" in text:
        text = _LOOSE_RING.sub("\\1\u030a", text)
        text = _LOOSE_ACUTE.sub("\\1\u0301", text)
    return _SPACES.sub(" ", unicodedata.normalize("NFC", text)).strip()


def join_lines(lines: Sequence[str]) -> str:
    """Join the lines of a block to running text.

    A hyphen at a line's end goes where it only broke the word; it stays in compounds with a capital
    (``Baden-Württemberg``), before a suspended part (``Sprach- und Integrationskurse``) and in addresses.

    Args:
        lines: In reading order, already repaired.

    Returns:
        The text on one line.

    >>> join_lines(["Nachbarschafts-", "beziehung in Baden-", "Württemberg"])
    'Nachbarschaftsbeziehung in Baden-Württemberg'
    >>> join_lines(["Sprach-", "und Integrationskurse"])
    'Sprach- und Integrationskurse'
    """
    parts = [line for line in lines if line]
    if not parts:
        return ""
    text = parts[0]
    for line in parts[1:]:
        text = _joined(text, line)
    return text


def _joined(text: str, line: str) -> str:
    if text[-1] in "-/.?=&_%" and _JOINS_URL.search(text) and _CONTINUES_URL.match(line):
        return text + line
    if " " not in line and _OPEN_URL.match(text.rsplit(maxsplit=1)[-1]) and _CONTINUES_URL.match(line):
        return text + line
    if text[-1] != "-":
        return f"{text} {line}"
    first = line.split(maxsplit=1)[0]
    if not _BROKEN_WORD.search(text) or first in _SUSPENDED or first.rstrip(",") in _SUSPENDED:
        # "2020-" before "2024" is one expression, " -" before a word a dash.
        return (
            text + line
            if text[-2:-1].isalnum() and first[0].isalnum() and first not in _SUSPENDED
            else f"{text} {line}"
        )
    if _NETWORK.search(text) or not first[0].islower():
        return text + line
    return text[:-1] + line
