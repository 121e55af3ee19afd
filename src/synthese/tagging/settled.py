"""What holds the words of a field of action and leaves nothing open: titles, what is overcome, what is taken on."""

import re
from itertools import takewhile

from synthese.tagging.clauses import Stretch, split_clauses

__all__ = ["is_overcome", "is_quoted", "is_served", "offers_solution"]

_QUOTATION = re.compile(r"[„“\"»«]([^„“”\"»«]{2,120})[“”\"«»]")
_SPEAKS = re.compile(r"(?::|\b(?:sagt\w*|meint\w*|fragt\w*|klagt\w*|fordert\w*|heißt es|laut|so))\W*$", re.IGNORECASE)
_HEADS_A_NAME = re.compile(
    r"\b\w*(?:wort|messe|titel|motto|kategorie|rubrik|thema|themen|reihe|vortrag|stand|heft|schild|spalte|zeile|"
    r"datei|formular|überschrift|seite|film|buch|lied|spiel|programm|projekt|preis|label|hashtag|begriff|feld|"
    r"button)\b[^:„“\"»]{0,30}:\W*$|\b\d{1,2}\. ?(?:\w+|\d{1,2}\.)(?: \d{4})?:\W*$",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"\b(?:fach|impuls|gast|kurz)?(?:vortrag|buch|film|reihe|motto|titel|artikel|workshop|seminar|lesung|"
    r"ausstellung|podcast|kampagne|lied|"
    r"aufsatz|heft)\b[^:„“\"»]{0,40}:\W*$",
    re.IGNORECASE,
)
"""What bears a title, which may be a whole sentence: "Vortrag: „Die Mitte muss leben“"."""
_VERB = re.compile(
    r"\b(?:ist|sind|war|waren|wird|werden|hat|haben|habe|muss|müssen|kann|können|soll|sollen|will|wollen|darf|"
    r"dürfen|fehlt|fehlen|braucht|brauchen|gibt|geht|gehen|kommt|kommen|bleibt|bleiben|weiß|wissen|macht|machen|"
    r"steht|stehen)\b"
)
_SPOKEN = re.compile(r"^\W*(?:sagt|so (?:der|die|das|ein|Frau|Herr)|meint|fragt|klagt|fordert)\b", re.IGNORECASE)
_PAST = re.compile(
    r"\b(?:war(?:en)?|fehlten?|mangelte|blieb(?:en)?|hatten?|wussten?|gab(?:en)?|mussten?|konnten?|galt(?:en)?|"
    r"stand(?:en)?|lag(?:en)?|kam(?:en)?|forderten?|wünschten?|verlangten?|baten?|suchten?|vermissten?|beklagten?|"
    r"haben? [^,;:]{3,60} müssen|(?:benötigt|gebraucht|gesucht|gefordert|gewünscht) (?:wurden?|war(?:en)?)|"
    r"scheiterten?|dauerten?|brauchten?|litten?|stockten?|klagten?|warteten?|drohten?)\b",
    re.IGNORECASE,
)
_FORMER = re.compile(
    r"\b(?:anfänglich|früher|einstig|ehemalig|damalig|vormalig|ursprünglich)e[nrs]? (?:\w+ )?$|\b(?:Start|"
    r"Anfangs)\w*$",
    re.IGNORECASE,
)
"""Stands before a trouble that is one no more: "die anfängliche Skepsis"."""
_ONCE = re.compile(
    r"^\W*(?:bis(?: zu[rm]?)? \w+|vor (?:de[rm]|\d{4})|noch (?:19|20)\d\d|bis vor \w+|anfangs|zu beginn|"
    r"lange(?: zeit)?|jahrelang|einst|ehemals|früher|damals|zunächst|zwischenzeitlich|in der (?:pandemie|"
    r"coronazeit)|(?:im jahr )?(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"^\W*(?:vor (?:de[rm] \w*(?:ung|umbau|reform|start|beginn|projekt\w*|krieg|pandemie|fusion)|\d{4})|früher|"
    r"bis (?:19|20)\d\d|damals|einst|ehemals|vorher)\b[^:.]{0,30}:|^\W*(?:bis zu[rm]?|anfangs|zu beginn|lange zeit|"
    r"jahrelang|\w+ jahre lang|einst|früher|damals|in der (?:pandemie|coronazeit))\b[^.:;,]{0,60}\b(?:war(?:en)?|"
    r"fehlten?|litt(?:en)?|brauchte|gab(?:en)?|hatten?|mussten?|blieb(?:en)?|stand(?:en)?)\b[^.:;,]*\W*$",
    re.IGNORECASE,
)
"""Tells the past alone: "Vor der Sanierung: kein Aufzug", "Bis zur Eröffnung war ein Fahrdienst nötig"."""
_LONG_AGO = re.compile(r"\b(?:lange|jahrelang|anfangs|zunächst|einst)\b", re.IGNORECASE)
_PRESENT = re.compile(
    r"\b(?:ist|sind|bleib\w*|fehl(?:t|en)|mangelt|brauch\w*|wart(?:et|en)|dauer(?:t|n)|zu lange|wie lange|so lange)\b",
    re.IGNORECASE,
)
"""Without a verb of today a trouble of long ago is one of the past: "lange unklar, seit 2019 geregelt"."""
_YEAR_STILL = re.compile(r"\b(?:(?:19|20)\d\d|damals|anfangs|zunächst|früher) noch\b", re.IGNORECASE)
_STILL = re.compile(
    r"\b(?:noch|weiterhin|bleib\w*|besteh\w*|nach wie vor|bis heute|halten an|hält an|hoch|groß)\b", re.IGNORECASE
)
_LASTING = re.compile(
    r"\b(?:noch(?! (?:19|20)\d\d)|bisher|bislang|bis heute|immer|weiterhin|nach wie vor|wäre\w*|hätte\w*|ob|wie|"
    r"wer)\b",
    re.IGNORECASE,
)
_SINCE = re.compile(
    r"\b(?:klappte|gelang|seit(?:dem|her)?|inzwischen|mittlerweile|heute|jetzt|nun|dann|danach|wieder|schließlich|"
    r"am Ende|zweite[nrs]?|(?:19|20)\d\d)\b|^\W*(?:ehe|bevor|bis)\b|\b(?:hat|hatten?|haben|ist|sind|wurden?|"
    r"konnten?)\b.{0,60}\b(?:\w*ge\w+|be\w+|ver\w+|er\w+|ent\w+)(?:t|en)\b",
    re.IGNORECASE,
)
_WRONG = re.compile(
    r"\b(?:nicht|keine?[nrms]?|kaum|fehl\w*|mangel\w*|zu|niemand\w*|nie|ohne|nur|noch|erst|schwierig\w*|schwer\w*|"
    r"(?<!wieder )offen|unklar\w*|problem\w*|lücken?|abgelehnt|gestrichen|gekürzt|eingestellt|geschlossen|"
    r"wieder weg)\b(?! mehr\b)",
    re.IGNORECASE,
)
_SERVES = re.compile(
    r"\b(?:beantworte|erinner|helfe|hilf|unterstütz|berate|berät|begleite|behebe|beseitig|senk|verringer|übernimm|"
    r"übernehme|ersetz|ergänz|minder|überwinde|überbrück|deck|bedien|erfass|erheb|ermittel|kartier|sammel|bündel|"
    r"klär|schlichte|vermittel|moderier|sensibilisier|schul|qualifizier|verhinder|vermeide|begegne|reagier|ermutig|"
    r"befähig|entlaste|bearbeite|übersetz|erklär|erläuter|besprich|diskutier|behandel|thematisier)(?:s?s?e?t|"
    r"e?n)?\b|\b(?:weiß|wissen) Rat\b|\b(?:bring|brächt)\w* .{3,80} zusammen\b|\bl[aä]d(?:t|en) .{3,60} ein\b"
)
"""What offers and tools do for people; their objects are the troubles they take on."""
_SOLUTION = re.compile(
    r"^\W*(?:unsere? )?(?:lösung|lösungsansatz|lösungsweg|abhilfe|gegenmaßnahmen?|ausweg|antwort|was half|"
    r"geholfen hat|umgang damit)\s*:",
    re.IGNORECASE,
)
_WISHES = re.compile(
    r"\b(?:soll(?:en|te|ten)?|müss\w*|muss|könnten?|würden?|dürf\w*|bräucht\w*|brauch\w*|wenig|selten|zu wenig|"
    r"nicht (?:aus|genug|alle)\w*|kaum|nur|noch|bisher|bislang|weder)\b",
    re.IGNORECASE,
)


_LATER = re.compile(
    r"^\W*(?:\w+ (?:Jahre?|Monate?|Winter|Sommer|Wochen|Tage) (?:später|danach)|Heute|Jetzt|Inzwischen|"
    r"Mittlerweile|Seitdem|Dann kam)\b",
    re.IGNORECASE,
)
"""Opens the sentence that tells how it went on."""


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
            titled = _TITLE.search(before) or (_HEADS_A_NAME.search(before) and not _VERB.search(quotation[1]))
            spoken = _SPEAKS.search(before) and not titled
            return named and not spoken and not _SPOKEN.match(behind)
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
    if _FORMER.search(text[unit.start : place]) or _BEFORE.match(text[unit.start : unit.end]):
        return not _STILL.search(text, place, unit.end)
    clauses = split_clauses(text, unit)
    before = [*takewhile(lambda clause: clause.end <= place, clauses)]
    trouble = text[clauses[len(before)].start : clauses[len(before)].end]
    behind = text[unit.end :].partition("\t")[0].partition("\n")[0]
    rest = text[clauses[len(before)].end : unit.end] + (behind if _LATER.match(behind) else "")
    if not rest.strip(" .:;,"):
        return False
    told, years = _YEAR_STILL.subn("", trouble)
    lately = _LONG_AGO.search(trouble) and not _PRESENT.search(trouble)
    past = bool(years or lately or _PAST.search(trouble) or _ONCE.match(trouble)) and not _LASTING.search(told)
    return past and bool(_SINCE.search(rest)) and not _WRONG.search(rest)


def offers_solution(sentence: str) -> bool:
    """Return whether a point is the answer to a trouble, told before a colon: "Lösung: wöchentliche Treffen".

    >>> offers_solution("Lösung: wöchentliche Treffen"), offers_solution("Lösung offen: wer zahlt")
    (True, False)
    """
    return bool(_SOLUTION.match(sentence)) and not _WISHES.search(sentence)


def is_served(text: str, unit: Stretch, place: int) -> bool:
    """Return whether a sentence tells that something takes on a trouble: "Der Lotse klärt offene Fragen".

    Args:
        text: The normal text.
        unit: The sentence.
        place: Where the word stands that names the trouble; what serves stands before it.

    >>> text = "Der Lotse klärt offene Fragen."
    >>> is_served(text, Stretch(0, len(text)), 16)
    True
    """
    verb = _SERVES.search(text, unit.start, place)
    if verb is None or "," in text[verb.end() : place] or text[unit.end - 1] in "?!":
        return False
    sentence = text[unit.start : verb.end()]
    return not _WRONG.search(sentence) and not _WISHES.search(text[unit.start : unit.end])
