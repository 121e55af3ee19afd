"""What holds the words of an open field of action and leaves nothing open: a title, what is overcome, what is done."""

import re
from itertools import takewhile

from synthese.tagging.clauses import Stretch, split_clauses

__all__ = ["is_overcome", "is_quoted", "tells_what_was_done"]

_QUOTATION = re.compile(r"[„“\"»«]([^„“”\"»«]{2,120})[“”\"«»]")
_SPEAKS = re.compile(r"(?::|\b(?:sagt\w*|meint\w*|fragt\w*|klagt\w*|fordert\w*|heißt es|laut|so))\W*$", re.IGNORECASE)
_SPOKEN = re.compile(r"^\W*(?:sagt|so (?:der|die|das|ein|Frau|Herr)|meint|fragt|klagt|fordert)\b", re.IGNORECASE)
_PAST = re.compile(
    r"\b(?:waren?|fehlten?|mangelte|blieb(?:en)?|hatten?|wussten?|gab(?:en)?|mussten?|konnten?|galt(?:en)?|stand(?:en)?|lag(?:en)?"
    r"|kam(?:en)?|scheiterten?|dauerten?|brauchten?|litten?|stockten?|klagten?|warteten?|drohten?)\b",
    re.IGNORECASE,
)
_LASTING = re.compile(
    r"\b(?:noch|bisher|bislang|bis heute|immer|weiterhin|nach wie vor|wäre\w*|hätte\w*|ob|wie|wer)\b", re.IGNORECASE
)
_SINCE = re.compile(
    r"\b(?:seit(?:dem|her)?|inzwischen|mittlerweile|heute|jetzt|nun|dann|danach|wieder|schließlich|am Ende|zweite[nrs]?)\b"
    r"|\b(?:hat|haben|ist|sind|wurden?|konnten?)\b.{0,60}\b(?:\w*ge\w+|be\w+|ver\w+|er\w+|ent\w+)(?:t|en)\b",
    re.IGNORECASE,
)
_WRONG = re.compile(
    r"\b(?:nicht|keine?[nrms]?|kaum|fehl\w*|mangel\w*|zu|niemand\w*|nie|ohne|nur|noch|erst|schwierig\w*|schwer\w*|offen|"
    r"unklar\w*|problem\w*|lücken?|abgelehnt|gestrichen|gekürzt|eingestellt|geschlossen|wieder weg)\b(?! mehr\b)",
    re.IGNORECASE,
)
_PARTICIPLE = re.compile(
    r"\b(?:[a-zäöü]{0,9}ge[a-zäöüß]{3,}(?:t|en)|(?:be|ver|er|ent)[a-zäöüß]{3,}t|[a-zäöü]+iert)(?=\W*$|\s*[,;)])"
)
_DATE = re.compile(
    r"\b(?:im|seit|zum|am|Anfang|Mitte|Ende) (?:\w+ )?(?:Jan|Feb|März|April|Mai\b|Jun|Jul|Aug|Sep|Okt|Nov|Dez|Früh|Sommer|Herbst|"
    r"Winter|Vorjahr)|\b(?:19|20)\d\d\b|\b(?:bereits|längst|schon|inzwischen|mittlerweile|fristgerecht)\b"
)


def is_quoted(text: str, unit: Stretch, start: int, end: int) -> bool:
    """Return whether words stand in a title or name in quotation marks, and not in somebody's speech.

    Args:
        text: The normal text.
        unit: The sentence; a quotation that is the whole sentence is no title in it.
        start: Where the words begin.
        end: Where they end, exclusive.

    >>> text = "Die Reihe „Was Dörfer brauchen“ läuft"
    >>> is_quoted(text, Stretch(0, len(text)), 18, 25)
    True
    """
    for quotation in _QUOTATION.finditer(text, *unit):
        if quotation.start() < end and start < quotation.end():
            before, behind = text[unit.start : quotation.start()], text[quotation.end() : unit.end]
            named = bool(re.search(r"\w", before + behind))
            return named and not _SPEAKS.search(before) and not _SPOKEN.match(behind)
    return False


def is_overcome(text: str, unit: Stretch, place: int) -> bool:
    """Return whether a sentence tells a trouble of the past and then that it is over.

    Args:
        text: The normal text.
        unit: The sentence.
        place: Where the word stands that names the trouble.

    >>> text = "Räume fehlten lange, seit dem Umbau passt es."
    >>> is_overcome(text, Stretch(0, len(text)), 6)
    True
    """
    clauses = split_clauses(text, unit)
    before = [*takewhile(lambda clause: clause.end <= place, clauses)]
    if len(before) + 1 >= len(clauses):
        return False
    trouble = text[clauses[len(before)].start : clauses[len(before)].end]
    rest = text[clauses[len(before)].end : unit.end]
    past = bool(_PAST.search(trouble)) and not _LASTING.search(trouble)
    return past and bool(_SINCE.search(rest)) and not _WRONG.search(rest)


def tells_what_was_done(point: str) -> bool:
    """Return whether a point without a verb reports something done at a time: "Rampe im Mai eingebaut".

    >>> tells_what_was_done("Rampe im Mai eingebaut"), tells_what_was_done("Rampe 2021 nicht gebaut")
    (True, False)
    """
    return bool(_PARTICIPLE.search(point) and _DATE.search(point)) and not _WRONG.search(point)
