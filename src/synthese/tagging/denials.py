"""Troubles that are told not to be: "ein Engpass ist nicht in Sicht", "Vorbehalte hat niemand gemeldet"."""

import re

from synthese.tagging.resolved import tells_an_end

__all__ = ["is_denied", "is_idle_negation", "names_trouble"]

_TROUBLE = re.compile(
    r"\b\w*(?:bedarfe?\b|abbr[uü]ch|absage|anfeindung|angst|ängste|ärger|ausf[aä]ll|ausgrenzung|barriere|bedenken|"
    r"beeinträchtigung|"
    r"belastung|benachteiligung|beschwerde|(?:auf|um|ein|zusammen|gewohnheits)?brüche|defizit|diskriminierung|"
    r"doppel(?:arbeit|förderung|struktur)|"
    r"einbuße|engp[aä]ss|frust|gefahr\b|hemmnis|hemmschwelle|hindernis|hürde|klage|komplikation|konflikt|konkurrenz|"
    r"krise|"
    r"kündigung|kürzung|leerst[aä]nd|lücke|mangel|mängel|mehraufwand|mehrkosten|missstand|misstrauen|"
    r"missverständnis|nachteil|not(?:lage|stand)|panne|problem|rassismus|reibung|reiberei|risik|rückstau|"
    r"rückst[aä]nd|"
    r"schaden|schäden|schließung|schwierigkeit|skepsis|spannung|sprachlosigkeit|störung|(?<!be)streit(?!kr)|"
    r"(?:termin|sanierungs|verkehrs|bearbeitungs)stau|"
    r"überforderung|übergriff|überlastung|umweg|unklarheit|unmut|unsicherheit|unterversorgung|verdrängung|verlust|"
    r"verspätung|verzögerung|vorbehalt|vorurteil|warte(?:list|schlange|zeit)|widerspr[uü]ch|widerst[aä]nd|zweifel|"
    r"\w+not\b|\bscheu\b)\w*",
    re.IGNORECASE,
)
"""Nouns that name a trouble, and what is made of them."""
_STATE = re.compile(
    r"\b(?:unbesetzt|offen|leer|ungenutzt|unversorgt|unerreichbar|defekt|verwaist|\w*unklar|unterversorgt|"
    r"unterbesetzt|überfüllt|überlastet|überfordert|benachteiligt|ausgegrenzt|isoliert|"
    r"zerstritten|gefährdet|bedroht|knapp|unklar|umstritten|strittig|schwierig|zu (?:weit|lang|teuer|hoch|kurz|spät|"
    r"schwer|kompliziert|eng|klein|viel|voll|laut))\b",
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
    r"auftr[ae]t\w*|"
    r"aufgetreten|vorkomm\w*|vorgekommen|kommt .* vor|sehen|sieht|sah(?:en)?|erwart\w*|gemeldet|festgestellt|"
    r"feststell\w*|"
    r"in Sicht|Rede|empf[aiu]nd\w*|droh\w*|spür\w*|beobacht\w*|befürcht\w*|verzeichn\w*|registrier\w*|aufgefallen|"
    r"nachweis\w*|"
    r"nachgewiesen|ergeben|verursach\w*|bestätig\w*|zeig\w*|tut sich|tat sich|taten sich|nehm\w* zu|wuchs\w*|"
    r"wäch?st|stieg\w*|"
    r"steig\w*|eingetreten)\b",
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
    r"unter|zwischen|"
    r"Lösung\w*|Hilfe\w*|Antwort\w*)\b(?: \w+){0,2}\W*$",
    re.IGNORECASE,
)
"""Stands before what is not itself denied: "gegen Vorurteile gibt es nichts"."""
_HAD_NEVER = re.compile(r"\bhatten? (?:\w+ ){0,2}(?:nie|niemals|keine?n?)\b", re.IGNORECASE)
_STATE_OF_NONE = re.compile(
    r"^\W*\w+ (?:ist|sind|war|waren) (?:\w+ ){0,2}(?:keine?[rs]?|niemand|nirgends)\b", re.IGNORECASE
)
_STAYS = re.compile(
    r"\bnicht (?:nur|erst|allein|bloß|zuletzt|zu (?:übersehen|leugnen|lösen|beheben|stemmen)|weniger|länger|einmal)\b"
    r"|\bnoch (?:nicht|keine?\w?)\b|\b(?:gelöst|behoben|beseitigt|gedeckt|geschlossen|abgebaut|überwunden|geklärt|"
    r"ausgeräumt|bekannt|benannt|ernst|besprochen|thematisiert|erfasst|gefüllt|beantwortet|bewältigt|aufgefangen|"
    r"ausgeglichen|verschwunden|erhoben|erhebt|ermittelt|abgefragt|gesehen|wahrgenommen|gehört|beachtet|finanziert|"
    r"abgebildet|"
    r"aufgegriffen|planbar|absehbar|versorgt|erreicht|umgesetzt|angeboten|kleiner|geringer|verhindert|vermieden|"
    r"berücksichtigt|angegangen|angesprochen|"
    r"gestopft)\b"
    r"|\b(?:wegen|mangels|aufgrund|trotz|unter (?:\d|zwei|drei|vier|sechs)\w*|so (?!gut)\w+ wie|Ende (?:des|der)|"
    r"ohne|fehl\w*|mangelt|sondern|genug|ausreich\w*|vergeht|keine\w? (?:Lösung|Antwort|Hilfe|Ende|Anlaufstelle|"
    r"Stelle))\b",
    re.IGNORECASE,
)
"""What leaves a trouble where it is although "no" is said."""
_IDLE = re.compile(r"nicht|nie|niemals", re.IGNORECASE)
_BARE = re.compile(r"(?:nicht|nichts|nie|niemals|kaum|selten|niemand\w*|keine?[nrms]?)\b", re.IGNORECASE)
_RELATIVE = re.compile(
    r"^\W*(?:(?:(?:in|mit|zu|bei|von|für|auf|an|aus|über|um|durch) )?(?:der|die|das|dem|den|deren|dessen|"
    r"denen)(?! [A-ZÄÖÜ])"
    r"|wo|was|wer|wem|wen|wenn|sofern|falls)\b(?!.*\bsich nicht\b).*\b[a-zäöüß]+(?:t|en|te|ten|ist|sind|war)\W*$"
)
"""A clause with its verb at the end, which says of whom, where or when something holds."""
_SAID = re.compile(r"\bnicht (?:mehr )?(?:nur|als) .{2,80}\bsondern\b", re.IGNORECASE)


_TWICE = re.compile(
    r"\b(?:nirgends|nirgendwo|niemand\w{0,2}|keine?[rmns]?|nie|niemals)\b[^,;:]{0,80}\b(?:fehl(?:t|en|te|ten)|"
    r"mangelt\w*|hapert|scheitert\w*|"
    r"unzufrieden|unversorgt|nicht (?!nur|mehr|allein))\b",
    re.IGNORECASE,
)
"""A "no" before a lack: "In keiner der Unterkünfte fehlt es an WLAN"."""
_PARENTHESIS = re.compile(r", (?:anders als|wie|so|entgegen|laut|nach)\b[^,]{3,60},")
_NOT_ILL = re.compile(
    r"\b(?:nicht|nie|keineswegs|mitnichten|zu keinem Zeitpunkt|zu keiner Zeit) (?:\w+ )?(?:unklar|unterversorgt|"
    r"unterbesetzt|überfüllt|überlastet|"
    r"überfordert|benachteiligt|"
    r"ausgegrenzt|isoliert|zerstritten|gefährdet|bedroht|umstritten|strittig)\b"
)
_NO_MORE = re.compile(
    r"\b(?:verzöger|stör|belast|erschwer|behinder|brems|scheiter|verhinder|blockier|drück|fehl|mangel)e?(?:t|n|en)\b"
    r"[^.;:,]{0,60}\b(?:nicht|keine?\w?|niemand\w*|nichts) mehr\b(?! (?:zu|nur|allein))"
    r"|^\W*(?:anfangs|früher|zunächst|damals)\b[^.]{5,90}[;,] (?:seit|jetzt|heute|inzwischen)\b[^.]*"
    r"\b(?:nicht|keine?\w?|niemand\w*) mehr\W*$",
    re.IGNORECASE,
)
_HARDLY = re.compile(
    r"\bkaum (?:ein\w*|jemand\w*|noch jemand)\b.*\bzu (?:weit|lang|teuer|hoch|kurz|spät|schwer|kompliziert|eng)\b",
    re.IGNORECASE,
)
_ANSWERED_NO = re.compile(
    r":\s*(?:bisher |bislang )?(?:Fehlanzeige|keine?[rns]?|null|nein|entfällt|0|nirgends)\W*$"
    r"|:[^:]{0,45}\b(?:unbegründet|widerlegt|gegenstandslos|ausgeräumt|nicht bestätigt|hinfällig)\W*$",
    re.IGNORECASE,
)
_HELP = re.compile(
    r"\b\w*(?:hilfe|lösung|beratung|stelle|angebot|schutz|ausgleich|entlastung|abbau)\w*\b[^:]*:", re.IGNORECASE
)
_NOT_SO = re.compile(
    r"^\W*es (?:ist|war) nicht so, dass\b[^:;]*$|^\W*dass\b[^;]{5,120}, (?:komm(?:t|en|e) [^,.;]{0,30}(?:nicht|nie|"
    r"kaum) vor|(?:ist|war) (?:[\w ]{0,20})?nicht der Fall|"
    r"hat [^,.;]{0,30}(?:nie|niemand|keiner|nicht)\b|gehört der Vergangenheit an|stimmt (?:so )?nicht|"
    r"kennt [^,.;]{0,20}(?:nicht|niemand|keiner))",
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


_RATHER = re.compile(r"\b(?:überwiegend|meist(?:ens)?|fast immer|häufiger|eher|mehr|letzte\w?)\b", re.IGNORECASE)
_IS_NONE = re.compile(
    r"\b(?:ist|sind|war|waren) (?:\w+ ){0,2}keine? (?!Platz|Geld|Zeit|Lösung|Raum|Stelle|Verlass|Hilfe|Ende|"
    r"Personal|Bus|Arzt|Kurs|Ort|Thema|"
    r"Beratung|Angebot|Budget|Anspruch|Vertrag|Verfahren|Konzept|Plan|Dauer|Einzelfall|Alternative|Perspektive|"
    r"Zugang)[A-ZÄÖÜ]\w+"
    r"(?= für\b| von\b|\W*$|,)"
)
"""What something is not: "Runde Tische sind kein Beschlussorgan"."""
_IDIOM = re.compile(
    r"\bnicht (?:mehr )?wegzudenken\b|\bmehr (?:auch )?nicht\W*$|\b(?:kaum etwas|nichts) anderes\b|\boder nicht\b|"
    r"\bnicht leiden können\b|"
    r"\bnicht (?:der Rede wert|zu vergessen|von ungefähr|selten|umsonst|ohne Grund|ganz)\b|\bEinbahnstraße\b|"
    r"\bum nicht zu sagen\b",
    re.IGNORECASE,
)


def names_trouble(words: str) -> bool:
    """Return whether words name a trouble.

    >>> names_trouble("Mangel an"), names_trouble("gesunken")
    (True, False)
    """
    return bool(_TROUBLE.search(words))


def is_idle_negation(cue: str, clause: str, sentence: str) -> bool:
    """Return whether a bare negation tells no trouble: it only says of whom or when, or what something is not.

    >>> is_idle_negation("nicht", ", die man nicht sieht", "Wege, die man nicht sieht")
    True
    >>> is_idle_negation("kein Ersatz", "Der Bus ist kein Ersatz", "")
    True
    """
    word = cue.lower()
    if _IDIOM.search(clause) and _BARE.match(word):
        return True
    if word == "selten":
        return bool(_RATHER.search(sentence))
    if word.startswith("kein"):
        return bool(_IS_NONE.search(clause))
    return bool(_IDLE.fullmatch(cue)) and bool(_RELATIVE.match(clause) or _SAID.search(sentence))
