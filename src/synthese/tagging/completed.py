"""What has come to pass: what was long missing is there, a trouble is no more, a duty is one of the past."""

import re

from synthese.tagging.clauses import Stretch
from synthese.tagging.denials import names_trouble

__all__ = ["ends_done", "has_been_asked", "has_vanished", "is_completed", "is_less"]

_COMPLETED = re.compile(
    r"\b(?:eröffnete[nt]?|eröffnet|überließ(?:en)?|überlassen|übergeben|übergab(?:en)?|gibt es (?:ihn|sie|es)|"
    r"klappte|geklappt|gelang(?:en)?|gelungen|verflog(?:en)?|verflogen|verschwand(?:en)?|verschwunden|legten? sich|"
    r"lösten? sich auf|wich(?:en)?|gewichen|vorbei|Geschichte|vom Tisch|vergessen|passé|ausgeräumt|eingetroffen|"
    r"angekommen|geliefert|verteilt|nachgerüstet|nachgeliefert|vollzogen|besetzt|bewilligt\w{0,2}|bezogen|"
    r"übernahm(?:en)?|übernommen|aufgenommen|eingeweiht|eingestellt worden|(?:ist|sind|steht|stehen|läuft|laufen|"
    r"fährt|fahren) (?:seit|inzwischen|jetzt|heute|nun)|in Betrieb|im Echtbetrieb|am Netz|in Kraft|erledigt|"
    r"abgehakt|geglückt|geheilt|wiedergefunden|wieder da|fand(?:en)? (?:sich|wir|der|die|das)|ließ(?:en)? nach|"
    r"endete[nt]?|beendet|hörten? auf|gelöst|behoben|gedeckt|geschlossen|nachgeholt|aufgeholt|zugesagt|beschlossen|"
    r"verabschiedet|umgesetzt|realisiert|eingeführt|geschaffen|eingerichtet|gegründet)\b",
    re.IGNORECASE,
)
"""Tells that something has come to pass."""
_LONG = re.compile(
    r"\b(?:so |schon |die |deren |der )?(?:lange?|lang|jahrelang|seit langem|seit jahren|bisher|bislang|einst|"
    r"zuvor|dringend|schmerzlich|vielfach|oft|immer wieder|von allen|wie|ursprünglich|notwendige?n?|nötige?n?)\W+$",
    re.IGNORECASE,
)
"""Stands before what was missing or asked for until it came: "der lange fehlende Aufzug"."""
_AFTER = re.compile(r"\b(?:nach|trotz|nachdem)\b[^,;:]{0,80}$|\bderen $", re.IGNORECASE)
_VANISHED = re.compile(
    r"\b(?:verflog(?:en)?|verflogen|verschwand(?:en)?|verschwunden|(?:legte|gab|erledigte)n? sich|"
    r"lösten? sich (?:auf|in)|wich(?:en)?|gewichen|schwand(?:en)?|vom Tisch|aus der Welt|ausgeräumt|"
    r"Vergangenheit an)\b|^\W*(?:zum Glück |endlich |inzwischen |seit \w+ )?(?:vorbei|passé|geschichte|überwunden|"
    r"erledigt|gelöst|behoben|abgehakt|geschafft|vergangenheit|gestrichen von der Liste)\b[^:.]{0,30}:|"
    r"[:–] (?:vollzogen|umgesetzt|beendet|abgeschafft|gestrichen)\W*$|✓|✔|☑|\b(?:Vergangenheit|Geschichte|"
    r"passé)\W*$|\bspiel(?:t|en|te|ten) [^.;]{0,30}keine Rolle mehr\b",
    re.IGNORECASE,
)
"""Tells that a trouble is no more."""
_TAIL = re.compile(
    r"[–:] (?:inzwischen |bereits |längst |schon )?(?:umgesetzt|erfüllt|erledigt|vollzogen|eröffnet|besetzt|"
    r"behoben|gelöst|geregelt|geklärt|eingeführt|eingerichtet|beschlossen|bewilligt|genehmigt|in Betrieb|in Kraft|"
    r"im Einsatz|am Netz|fertig)\b(?: (?:seit|im|am|zum|ab|worden|durch|und)\b[^,;:]{0,40}| \(?(?:19|"
    r"20)\d\d\)?)?\W*$",
    re.IGNORECASE,
)
"""Ends what is told with its being done: "Neue Linie – in Betrieb seit Mai"."""
_THERE = re.compile(
    r"[:–] (?:liegt|liegen|gibt es|sind|ist|läuft|laufen|hängt|hängen|steht|stehen|fährt|fahren|kommt|"
    r"kommen) (?:seit|inzwischen|jetzt|nun|wieder|bereits)\b",
    re.IGNORECASE,
)
"""Tells behind a colon that it is there: "Fehlende Vordrucke: liegen seit Mai aus"."""
_LESS = re.compile(
    r"\b(?:ging(?:en)?|geht|gehen|ist|sind)\b.*\bzurück(?:gegangen)?\b|\b(?:gesunken|gefallen|halbiert|geschrumpft|"
    r"abgenommen)\W*$|\b(?:gesunken|gefallen) \(|\b(?:sank(?:en)?|fiel(?:en)?|schrumpften?|"
    r"halbierten?) (?:sich )?(?:von|auf|um)\b|\b(?:nahm(?:en)?|nimmt|nehmen)\b.*\bab\W*$",
    re.IGNORECASE,
)
"""Tells that something has become less."""
_STILL_SOME = re.compile(
    r"\b(?:auf|noch|nur|kaum) (?:noch |nur |kaum )?\d[\d,.]*|\bum (?=\d|ein|die|mehr)", re.IGNORECASE
)
_HAD_TO = re.compile(r"\b(?:hat|haben|hatten?)\b.{3,80}\b(?:müssen|sollen|brauchen)\W*$", re.IGNORECASE)
_UNSETTLED = re.compile(
    r"\b(?:nicht|keine?[nrms]?|kaum|nie|niemand\w*|noch|nur|erst|teils|teilweise|zum Teil|halb|soll\w*|müss\w*|"
    r"muss|könn\w*|könnt\w*|würd\w*|ob|wird|werden|will|wollen|bisher|bislang|ohne|selten|aber|doch|trotzdem|"
    r"allerdings|obwohl|fehl\w*|mangel\w*|geplant|vorgesehen|zu wenige?|abgelehnt|gestrichen|weiter\w*|"
    r"wieder (?:offen|weg|zu)|bleib\w*|blieb\w*|wenig\w*|einzige\w*|dauert\w*|wartet\w*|auf Eis|wäre\w*|hätte\w*|"
    r"damit|um)\b",
    re.IGNORECASE,
)


def is_completed(text: str, unit: Stretch, start: int, end: int) -> bool:
    """Return whether a sentence tells that what was long missing or asked for has come.

    Args:
        text: The normal text.
        unit: The sentence.
        start: Where the words begin that tell what was missing.
        end: Where they end, exclusive.

    >>> text = "Nachgerüstet ist inzwischen auch der lange fehlende Aufzug."
    >>> is_completed(text, Stretch(0, len(text)), 43, 51)
    True
    """
    before, behind = text[unit.start : start], text[end : unit.end]
    longing = _LONG.search(before) or _AFTER.search(before)
    if not longing:
        return False
    rest = f"{before[: longing.start()]} {behind}"
    return bool(_COMPLETED.search(rest)) and not _UNSETTLED.search(rest)


def has_vanished(sentence: str) -> bool:
    """Return whether a sentence says of a trouble that it is no more.

    >>> has_vanished("Die Vorbehalte verflogen rasch."), has_vanished("Die Vorbehalte verflogen nicht.")
    (True, False)
    """
    found = _VANISHED.search(sentence)
    return bool(found) and not _UNSETTLED.search(sentence)


def is_less(trouble: str, rest: str) -> bool:
    """Return whether a sentence tells that a trouble has become less.

    Args:
        trouble: The words that name it.
        rest: The sentence without them.

    >>> is_less("Mangel an", "der Kunden ging um ein Drittel zurück"), is_less("sank um", "die Zahl sank um zehn")
    (True, False)
    """
    return names_trouble(trouble) and bool(_LESS.search(rest)) and not _UNSETTLED.search(_STILL_SOME.sub("", rest))


def ends_done(rest: str) -> bool:
    """Return whether a point ends with its being done.

    Args:
        rest: The point without the words that tell what is asked for or missing.

    >>> ends_done("Forderung: Linie 7 – umgesetzt seit Mai"), ends_done("Forderung: Linie 7 – nicht umgesetzt")
    (True, False)
    """
    return bool(_TAIL.search(rest) or _THERE.search(rest)) and not _UNSETTLED.search(rest)


def has_been_asked(cue: str, clause: str) -> bool:
    """Return whether a duty is one of the past: "hat die Stelle dreimal ausschreiben müssen".

    >>> has_been_asked("müssen", "hat die Stelle ausschreiben müssen"), has_been_asked("müssen", "Kurse müssen")
    (True, False)
    """
    return cue.lower() in {"müssen", "sollen", "brauchen"} and bool(_HAD_TO.search(clause))
