"""Troubles that are told not to be: "ein Engpass ist nicht in Sicht", "Vorbehalte hat niemand gemeldet"."""

import re

from synthese.tagging.resolved import tells_an_end

__all__ = ["is_denied", "names_trouble"]

_TROUBLE = re.compile(
    r"\b\w*(?:bedarfe?\b|abbr[uü]ch|absage|anfeindung|angst|ängste|ärger|ausf[aä]ll|ausgrenzung|barriere|bedenken|"
    r"beeinträchtigung|belastung|benachteiligung|beschwerde|(?:auf|um|ein|zusammen|gewohnheits)?brüche|defizit|"
    r"diskriminierung|doppel(?:arbeit|förderung|struktur)|einbuße|engp[aä]ss|frust|gefahr\b|hemmnis|hemmschwelle|"
    r"hindernis|hürde|klage|komplikation|konflikt|konkurrenz|krise|kündigung|kürzung|leerst[aä]nd|lücke|mangel|"
    r"mängel|mehraufwand|mehrkosten|missstand|misstrauen|missverständnis|nachteil|not(?:lage|stand)|panne|problem|"
    r"rassismus|reibung|reiberei|risik|rückstau|rückst[aä]nd|schaden|schäden|schließung|schwierigkeit|skepsis|"
    r"spannung|sprachlosigkeit|störung|(?<!be)streit(?!kr)|(?:termin|sanierungs|verkehrs|bearbeitungs)stau|"
    r"überforderung|übergriff|überlastung|umweg|unklarheit|unmut|unsicherheit|unterversorgung|verdrängung|verlust|"
    r"verspätung|verzögerung|vorbehalt|vorurteil|warte(?:list|schlange|zeit)|widerspr[uü]ch|widerst[aä]nd|zweifel|"
    r"\w+not\b|\bscheu\b)\w*",
    re.IGNORECASE,
)
"""Nouns that name a trouble, and what is made of them."""
_STATE = re.compile(
    r"\b(?:unbesetzt|offen|leer|ungenutzt|unversorgt|unerreichbar|defekt|verwaist|\w*unklar|unterversorgt|"
    r"unterbesetzt|überfüllt|überlastet|überfordert|benachteiligt|ausgegrenzt|isoliert|zerstritten|gefährdet|"
    r"bedroht|knapp|unklar|umstritten|strittig|schwierig|zu (?:weit|lang|teuer|hoch|kurz|spät|schwer|kompliziert|"
    r"eng|klein|viel|voll|laut))\b",
    re.IGNORECASE,
)
"""Adjectives that tell one."""
_NO = re.compile(
    r"\b(?:nicht|nie|niemals|weder|nirgends|nirgendwo|zu keine[rm]|in keine[rmn])\b|\bkeine?\W*$", re.IGNORECASE
)
_NOBODY = re.compile(
    r"\b(?:keine Rede|niemand\w*|keine?[rns]? der|keiner|kein einzige[rs]|keine einzige)\b", re.IGNORECASE
)
_IS = re.compile(
    r"\b(?:besteh\w*|bestand(?:en)?|gibt|gab(?:en)?|gegeben|entsteh\w*|entstand(?:en)?|entstanden|traten?|tritt|"
    r"auftr[ae]t\w*|aufgetreten|vorkomm\w*|vorgekommen|kommt .* vor|sehen|sieht|sah(?:en)?|erwart\w*|gemeldet|"
    r"festgestellt|feststell\w*|in Sicht|Rede|empf[aiu]nd\w*|droh\w*|spür\w*|beobacht\w*|befürcht\w*|verzeichn\w*|"
    r"registrier\w*|aufgefallen|nachweis\w*|nachgewiesen|ergeben|verursach\w*|bestätig\w*|zeig\w*|tut sich|"
    r"tat sich|taten sich|nehm\w* zu|wuchs\w*|wäch?st|stieg\w*|steig\w*|eingetreten)\b",
    re.IGNORECASE,
)
"""Verbs that say of a trouble that it is, or is met; with "no" they deny it."""
_TELLS = re.compile(
    r"\b(?:klag|rechnet|leide|litt|bericht|meldet|erleb|befürcht|beschwer|äußer|sprach|spricht|sprechen|beklag|"
    r"nenn|nannt|erwähn)\w*|\bkeine Rede\b",
    re.IGNORECASE,
)
"""Verbs with which somebody tells of a trouble: "klagt über", "leidet unter"."""
_BEHIND = re.compile(
    r"\b(?:bei|beim|gegen|für|mit|von|vom|wegen|um|über|zu|zum|zur|in|im|aus|durch|an|am|auf|vor|nach|ohne|statt|"
    r"unter|zwischen|Lösung\w*|Hilfe\w*|Antwort\w*)\b(?: \w+){0,2}\W*$",
    re.IGNORECASE,
)
"""Stands before what is not itself denied: "gegen Vorurteile gibt es nichts"."""
_HAD_NEVER = re.compile(r"\bhatten? (?:\w+ ){0,2}(?:nie|niemals|keine?n?)\b", re.IGNORECASE)
_STATE_OF_NONE = re.compile(
    r"^\W*\w+ (?:ist|sind|war|waren) (?:\w+ ){0,2}(?:keine?[rs]?|niemand|nirgends)\b", re.IGNORECASE
)
_STAYS = re.compile(
    r"\bnicht (?:nur|erst|allein|bloß|zuletzt|zu (?:übersehen|leugnen|lösen|beheben|stemmen)|weniger|länger|"
    r"einmal)\b|\bnoch (?:nicht|keine?\w?)\b|\b(?:gelöst|behoben|beseitigt|gedeckt|geschlossen|abgebaut|überwunden|"
    r"geklärt|ausgeräumt|bekannt|benannt|ernst|besprochen|thematisiert|erfasst|gefüllt|beantwortet|bewältigt|"
    r"aufgefangen|ausgeglichen|verschwunden|erhoben|erhebt|ermittelt|abgefragt|gesehen|wahrgenommen|gehört|"
    r"beachtet|finanziert|abgebildet|aufgegriffen|planbar|absehbar|versorgt|erreicht|umgesetzt|angeboten|kleiner|"
    r"geringer|verhindert|vermieden|berücksichtigt|angegangen|angesprochen|gestopft)\b|\b(?:wegen|mangels|aufgrund|"
    r"trotz|unter (?:\d|zwei|drei|vier|sechs)\w*|so (?!gut)\w+ wie|Ende (?:des|der)|ohne|fehl\w*|mangelt|sondern|"
    r"genug|ausreich\w*|vergeht|keine\w? (?:Lösung|Antwort|Hilfe|Ende|Anlaufstelle|Stelle))\b",
    re.IGNORECASE,
)
"""What leaves a trouble where it is although "no" is said."""


_TWICE = re.compile(
    r"\b(?:nirgends|nirgendwo|niemand\w{0,2}|keine?[rmns]?|nie|niemals)\b[^,;:]{0,80}\b(?:fehl(?:t|en|te|ten)|"
    r"mangelt\w*|hapert|scheitert\w*|unzufrieden|unversorgt|nicht (?!nur|mehr|allein))\b",
    re.IGNORECASE,
)
"""A "no" before a lack: "In keiner der Unterkünfte fehlt es an WLAN"."""
_PARENTHESIS = re.compile(r", (?:anders als|wie|so|entgegen|laut|nach)\b[^,]{3,60},")
_NOT_ILL = re.compile(
    r"\b(?:nicht|nie|keineswegs|mitnichten|zu keinem Zeitpunkt|zu keiner Zeit) (?:\w+ )?(?:unklar|unterversorgt|"
    r"unterbesetzt|überfüllt|überlastet|überfordert|benachteiligt|ausgegrenzt|isoliert|zerstritten|gefährdet|"
    r"bedroht|umstritten|strittig)\b"
)
_NO_MORE = re.compile(
    r"\b(?:verzöger|stör|belast|erschwer|behinder|brems|scheiter|verhinder|blockier|drück|fehl|mangel)e?(?:t|n|"
    r"en)\b[^.;:,]{0,60}\b(?:nicht|keine?\w?|niemand\w*|nichts) mehr\b(?! (?:zu|nur|allein))|^\W*(?:anfangs|früher|"
    r"zunächst|damals)\b[^.]{5,90}[;,] (?:seit|jetzt|heute|inzwischen)\b[^.]*\b(?:nicht|keine?\w?|"
    r"niemand\w*) mehr\W*$",
    re.IGNORECASE,
)
_HARDLY = re.compile(
    r"\bkaum (?:ein\w*|jemand\w*|noch jemand)\b.*\bzu (?:weit|lang|teuer|hoch|kurz|spät|schwer|kompliziert|eng)\b",
    re.IGNORECASE,
)
_ANSWERED_NO = re.compile(
    r":\s*(?:bisher |bislang )?(?:Fehlanzeige|keine?[rns]?|null|nein|entfällt|0|nirgends)\W*$|"
    r":[^:]{0,45}\b(?:unbegründet|widerlegt|gegenstandslos|ausgeräumt|nicht bestätigt|hinfällig)\W*$",
    re.IGNORECASE,
)
_HELP = re.compile(
    r"\b\w*(?:hilfe|lösung|beratung|stelle|angebot|schutz|ausgleich|entlastung|abbau)\w*\b[^:]*:", re.IGNORECASE
)
_NOT_SO = re.compile(
    r"^\W*es (?:ist|war) nicht so, dass\b[^:;]*$|^\W*dass\b[^;]{5,120}, (?:komm(?:t|en|e) [^,.;]{0,30}(?:nicht|nie|"
    r"kaum) vor|(?:ist|war) (?:[\w ]{0,20})?nicht der Fall|hat [^,.;]{0,30}(?:nie|niemand|keiner|nicht)\b|"
    r"gehört der Vergangenheit an|stimmt (?:so )?nicht|kennt [^,.;]{0,20}(?:nicht|niemand|keiner))",
    re.IGNORECASE,
)


def is_denied(clause: str, sentence: str) -> bool:
    """Return whether a clause says of a trouble that it is none or is not met, or its sentence that it is not so.

    >>> is_denied("ein Engpass ist nicht in Sicht", ""), is_denied("der Engpass ist nicht behoben", "")
    (True, False)
    >>> is_denied("Engpässe", "Engpässe im Unterricht: Fehlanzeige"), is_denied("Hilfe", "Hilfe bei Engpässen: keine")
    (True, False)
    """
    whole = _PARENTHESIS.sub("", sentence)
    if whole != sentence and "," not in whole:
        clause = whole
    if (
        _NO_MORE.search(sentence)
        or _NOT_SO.match(sentence)
        or _TWICE.search(clause)
        or _NOT_ILL.search(clause)
        or _HARDLY.search(clause)
    ):
        return True
    if _ANSWERED_NO.search(sentence) and _TROUBLE.search(sentence) and not _HELP.search(sentence):
        return True
    if _STATE.match(clause.lstrip(" ,;:–—")) and _STATE_OF_NONE.match(clause):
        return True
    return _is_none(clause) and not (_STAYS.search(clause) or tells_an_end(clause))


def _is_none(clause: str) -> bool:
    """Return whether a trouble is said not to be, or nobody tells of one."""
    trouble = _TROUBLE.search(clause)
    if trouble is None:
        return False
    if _TELLS.search(clause):
        return bool(_NO.search(clause) or _NOBODY.search(clause))
    if _HAD_NEVER.search(clause):
        return True
    governed = _BEHIND.search(clause[: trouble.start()])
    return governed is None and bool(_NO.search(clause) and _IS.search(clause))


def names_trouble(words: str) -> bool:
    """Return whether words name a trouble.

    >>> names_trouble("Mangel an"), names_trouble("gesunken")
    (True, False)
    """
    return bool(_TROUBLE.search(words))
