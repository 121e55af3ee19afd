"""What is done: a trouble that is resolved, a demand that is met, a point that reports what was done."""

import re

__all__ = ["is_resolved", "is_resolved_beside", "tells_a_figure", "tells_an_end", "tells_what_was_done"]

_RESOLVED = re.compile(
    r"\b(?:(?:neu|wieder|weitgehend|vollständig|ganz) )?(?:ab(?:gearbeitet|gebaut|gebessert|gedichtet|gefedert|"
    r"gelöst|gemildert|geschafft|geschlossen|gestellt|gewendet)|an(?:gebunden|gegangen|gelaufen|genommen|gepasst|"
    r"geschafft)|auf(?:gearbeitet|gefangen|gefüllt|gegriffen|gehoben|geholt|gelöst|gestockt)|aus(?:gebaut|"
    r"gebessert|geglichen|geräumt|gestattet|geweitet|gezahlt)|be(?:antwortet|endet|arbeitet|hoben|igelegt|reinigt|"
    r"reitgestellt|schafft|schlossen|seitigt|setzt|willigt|wältigt|zogen|baut)|ein(?:gearbeitet|gebaut|geflossen|"
    r"geführt|gelöst|gerichtet|gespielt)|ent(?:fallen|schieden|schärft|spannt)|er(?:füllt|ledigt|möglicht|neuert|"
    r"öffnet|setzt|gänzt|stattet|weitert|probt|rungen|stritten)|fertiggestellt|festgelegt|freigegeben|ge(?:baut|"
    r"deckt|füllt|funden|glückt|hoben|klärt|löst|lungen|stoppt|meistert|nehmigt|regelt|rettet|schafft|schaffen|"
    r"schlichtet|senkt|sichert|stillt|wonnen)|halbiert|instand ?gesetzt|nach(?:besetzt|erhoben|geliefert|gereicht|"
    r"getragen|gebessert|geholt|gekommen|gerüstet|gezogen)|neu aufgestellt|repariert|renoviert|saniert|"
    r"über(?:brückt|nommen|wunden)|um(?:gebaut|gesetzt|gestellt)|unter(?:schrieben|zeichnet)|ver(?:abschiedet|"
    r"mieden|hindert|ankert|bessert|einbart|einfacht|einheitlicht|flogen|füllt|geben|kürzt|längert|mittelt|ringert|"
    r"schwunden|stetigt)|wieder(?:belebt|besetzt|eröffnet)|zu(?:gesagt|rückgegangen|sammengeführt))(?: worden|"
    r" werden| hat| haben| ist| sind)?(?=\W*$|\s*[,(;–]| (?:und|bis|seit|durch|im|mit)\b)"
)
_GAP_CLOSED = re.compile(
    r"\b\w*(?:lücken?|löcher|löchern|spalt|kluft)\b.{0,80}\bgeschlossen(?: worden| werden)?(?=\W*$|\s*[,(;–])",
    re.IGNORECASE,
)
_UNRESOLVED = re.compile(
    r"\b(?:nicht|keine?[nrms]?|kaum|nie|niemand\w*|noch|nur|erst|zum Teil|teils|teilweise|ansatzweise|halb|"
    r"zu (?:spät|selten|wenig|teuer|langsam|oft)|bis auf|soll(?:en|te|ten)?|muss|müss\w*|könnten?|würden?|ob|wie|"
    r"wer|wird|will|wollen|bisher|bislang|ohne|selten|wenige?|schwer|mühsam|werden)\b",
    re.IGNORECASE,
)
_COULD = re.compile(r"\bkonnten?\b", re.IGNORECASE)
_PARTICIPLE = re.compile(
    r"\b(?:[a-zäöü]{0,9}ge[a-zäöüß]{3,}(?:t|en)|(?:be|ver|er|ent)[a-zäöüß]{3,}t|[a-zäöü]+iert)(?=\W*$|\s*[,;)])"
)
_DATE = re.compile(
    r"\b(?:im|seit|zum|am|Anfang|Mitte|Ende) (?:\w+ )?(?:Jan|Feb|März|April|Mai\b|Jun|Jul|Aug|Sep|Okt|Nov|Dez|Früh|"
    r"Sommer|Herbst|Winter|Vorjahr)|\b(?:19|20)\d\d\b|\b(?:bereits|längst|schon|inzwischen|mittlerweile|"
    r"fristgerecht)\b"
)
_FIRST_DONE = re.compile(
    r"^\W*(?:schon |bereits |inzwischen )?(?:zugesagt|erledigt|abgehakt|geschafft|beschlossen|umgesetzt|genehmigt|"
    r"bewilligt|fertig|eröffnet|erreicht|geklärt|gelöst|eingeführt|in betrieb|läuft)\b[^:]{0,25}:",
    re.IGNORECASE,
)
"""Tells before a colon that what follows is done: "Zugesagt: drei Räume"."""
_GOES_ON = re.compile(
    r"^\W*(?:(?:ist|sind|wurden?|konnten?|war|waren) |(?:jetzt|inzwischen|mittlerweile|nun|seit \S+|heute) )",
    re.IGNORECASE,
)
"""Goes on behind an aside: "…, einst ein Streit, ist behoben", or tells what has come since: "…, jetzt geklärt"."""
_HANGS = re.compile(
    r"^\W*(?:der|die|das|den|deren|dessen)\b(?! [A-ZÄÖÜ])[^,]*\b(?:fehlten?|gefehlt|benötigt|gefordert|vermisst|"
    r"gewünscht|beklagt|gesucht)\b[^,]{0,15}$"
)
"""A relative clause that tells what was missing: "die uns jahrelang fehlte"."""
_ILL = re.compile(
    r"\b(?:nicht|keine?[nrms]?|kaum|nie|noch|nur|zu|erst|ohne|abgelehnt|gestrichen|gekürzt|eingestellt|geschlossen|"
    r"gekündigt|verschoben|vertagt|abgesagt|ausgefallen|verweigert|verloren|verzögert|aufgegeben|abgebrochen|"
    r"zurückgestellt|gefordert|gewünscht|benötigt|gebraucht|gesucht|geplant|erwartet|abgerissen|verkauft|"
    r"weggefallen|ausgelaufen|gescheitert)\b",
    re.IGNORECASE,
)


_FIGURE = re.compile(
    r"^\W*[^:]{2,50}: ?(?:rund |etwa |ca\. |über |bis |ab |alle |je )?\d[\d.,]*(?! (?:\w+ )?(?:Jahren?|Monaten?|"
    r"Wochen|Kilometer|km|Stellen?|Ämter|Stunden|Seiten)\b)[^.;]{0,60}$"
)
_TROUBLE = re.compile(
    r"warte|fehl|mangel|mängel|lücke|rückst|defizit|ausfall|leerst|bedarf|offen|unbesetzt|kosten|dauer|weg|frist|"
    r"stau|schulden|abbr|absag|nur|erst|noch|kein|ohne|gegen|statt|bisher|bislang",
    re.IGNORECASE,
)


def tells_a_figure(point: str) -> bool:
    """Return whether a point only tells a figure of something that is no trouble: "Befragt: 40 Betriebe".

    >>> tells_a_figure("Befragt: 40 Betriebe"), tells_a_figure("Wartezeit: 40 Wochen")
    (True, False)
    """
    return bool(_FIGURE.match(point)) and not _TROUBLE.search(point)


def tells_an_end(clause: str) -> bool:
    """Return whether a clause holds what would end a trouble, whether it does or not: "ist nicht abgearbeitet".

    >>> tells_an_end("ist nicht abgearbeitet"), tells_an_end("ist nicht in Sicht")
    (True, False)
    """
    return bool(_RESOLVED.search(clause) or _GAP_CLOSED.search(clause))


def is_resolved(clause: str) -> bool:
    """Return whether a clause ends with what resolves a trouble, and nothing in it says "not", "only" or "should".

    >>> is_resolved("Der Rückstand ist seit Mai abgearbeitet"), is_resolved("Der Rückstand ist nicht abgearbeitet")
    (True, False)
    """
    if not tells_an_end(clause):
        return False
    rest = clause.replace(" werden", "") if _COULD.search(clause) else clause
    return not _UNRESOLVED.search(rest)


def is_resolved_beside(before: str, clause: str, behind: str) -> bool:
    """Return whether a clause names a trouble of which the clause before or behind tells the end.

    Args:
        before: The clause before it, which a relative clause hangs on; or an empty text.
        clause: The clause.
        behind: The clause behind it; or an empty text.

    >>> is_resolved_beside("", "Der Mangel an Räumen", ", ist seit Mai behoben")
    True
    >>> is_resolved_beside("Der Kreis hat die Stelle bewilligt", ", die lange fehlte", "")
    True
    >>> is_resolved_beside("Der Kreis hat die Stelle bewilligt", ", die Mittel fehlen", "")
    False
    """
    goes_on = bool(_GOES_ON.match(behind)) and is_resolved(behind)
    hangs = bool(_HANGS.match(clause)) and not _UNRESOLVED.search(before) and tells_an_end(before)
    return goes_on or hangs


def tells_what_was_done(point: str) -> bool:
    """Return whether a point without a verb reports something done at a time: "Rampe im Mai eingebaut".

    >>> tells_what_was_done("Rampe im Mai eingebaut"), tells_what_was_done("Rampe 2021 nicht gebaut")
    (True, False)
    """
    if _FIRST_DONE.match(point):
        return True
    return is_resolved(point) or (bool(_PARTICIPLE.search(point) and _DATE.search(point)) and not _ILL.search(point))
