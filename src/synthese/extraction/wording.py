"""What a block is by its words alone: a quotation, an address, a source, a caption."""

import re
from collections.abc import Sequence

from synthese.extraction.lines import Line

__all__ = ["goes_on", "is_address", "is_caption", "is_note", "is_quotation", "names_source"]

_QUOTE_OPEN, _QUOTE_CLOSE = '„“”"»«‚', '“”"«»‘'
_ADDRESS = re.compile(
    r"^(?:\w+\.?:?\s)?(?:\S+@\S+\.\w{2,}|(?:https?://|www\.)\S+\.[a-z]{2,}(?:/\S*)?|\+?[\d(][\d\s()/–-]{6,})$",
    re.IGNORECASE,
)


_SOURCE = re.compile(
    r"^\W*(?:(?:(?:bild|text|daten|foto|abbildungs)?quellen?|(?:image |photo )?(?:sources?|credits?)|fotos?|"
    r"bild(?:er)?|grafik|icons?|lizenz|screenshots?|urheber)\s*:|©|\(c\)|"
    r"eigene (?:darstellung|abbildung|berechnung)\b)",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"^\W*(?:abb(?:ildung)?|fig(?:ure)?|tab(?:elle|le)?|grafik|diagramm|karte)\b\.?\s*(?:\d+|von\b|aus\b|nach\b|:)",
    re.IGNORECASE,
)
_NOTE = re.compile(r"^\W*(?:hinweise?|anmerkung(?:en)?|legende|lesehilfe|stand)\s*:", re.IGNORECASE)
_OPEN_END = frozenset([
    "ab", "als", "am", "an", "auf", "aus", "bei", "beim", "bis", "bzw.", "das", "dem", "den", "der", "des", "die",
    "durch", "ein", "eine", "einem", "einen", "einer", "eines", "für", "gegen", "im", "in", "ins", "mit", "nach",
    "oder", "ohne", "seit", "sowie", "statt", "über", "um", "und", "unter", "vom", "von", "vor", "während", "wegen",
    "wie", "zu", "zum", "zur", "zwischen", "a", "ad", "and", "at", "by", "from", "of", "on", "or", "the", "to", "with",
])  # fmt: skip
_ADJECTIVE = re.compile(r"\b[a-zäöüß]{2,}e[mrs]$")


def goes_on(text: str) -> bool:
    """Return whether a line ends so that another must follow: in a comma, an article, a preposition, an adjective.

    >>> goes_on("Daten mit gesetzlichem"), goes_on("Konzept für die"), goes_on("Museumsverein Kleinroda")
    (True, True, False)
    """
    if text[-1] in ",;:-–&/|(":
        return True
    last = text.rsplit(maxsplit=1)[-1]
    return last.lower() in _OPEN_END or _ADJECTIVE.search(last) is not None


def is_quotation(lines: Sequence[Line]) -> bool:
    """Return whether lines are a sentence in quotation marks."""
    first, last = lines[0].text, lines[-1].text
    return first[0] in _QUOTE_OPEN and last.rstrip(".")[-1:] in _QUOTE_CLOSE and len(first) > 20


def is_address(text: str) -> bool:
    """Return whether a line is a mail address, a link or a telephone number, perhaps with a word before it.

    >>> is_address("Tel.: 05531 / 12 34 56"), is_address("amt@kreis.example"), is_address("im Jahr 2023")
    (True, True, False)
    """
    return _ADDRESS.match(text) is not None


def names_source(text: str) -> bool:
    """Return whether a line begins as the source of a figure or a picture does.

    >>> names_source("Quelle: Destatis 2022"), names_source("Quellen des Flusses")
    (True, False)
    """
    return _SOURCE.match(text) is not None


def is_caption(text: str) -> bool:
    """Return whether a line begins as the caption of a figure or a table does.

    >>> is_caption("Abb. 3: Lage"), is_caption("Karte und Kompass")
    (True, False)
    """
    return _CAPTION.match(text) is not None


def is_note(text: str) -> bool:
    """Return whether a line begins as a note below a figure does.

    >>> is_note("Lesehilfe: 3 von 10"), is_note("Stand der Dinge")
    (True, False)
    """
    return _NOTE.match(text) is not None
