"""Troubles that are told not to be: "ein Engpass ist nicht in Sicht", "Vorbehalte hat niemand gemeldet"."""

import re

__all__ = ["TROUBLE", "is_denied", "is_idle_negation"]

TROUBLE = re.compile(
    r"\b\w*(?:abbr[uü]ch|absage|anfeindung|angst|ängste|ärger|ausf[aä]ll|ausgrenzung|barriere|bedenken|beeinträchtigung|"
    r"belastung|benachteiligung|beschwerde|bruch|brüche|defizit|diskriminierung|doppel(?:arbeit|förderung|struktur)|"
    r"einbuße|engp[aä]ss|frust|gefahr|hemmnis|hemmschwelle|hindernis|hürde|klage|komplikation|konflikt|konkurrenz|krise|"
    r"kündigung|kürzung|leerst[aä]nd|lücke|mangel|mängel|mehraufwand|mehrkosten|missstand|misstrauen|"
    r"missverständnis|nachteil|not(?:lage|stand)|panne|problem|rassismus|reibung|reiberei|risik|rückstau|rückst[aä]nd|"
    r"schaden|schäden|scheu|schließung|schwierigkeit|skepsis|spannung|sprachlosigkeit|störung|streit|stau|"
    r"überforderung|übergriff|überlastung|umweg|unklarheit|unmut|unsicherheit|unterversorgung|verdrängung|verlust|"
    r"verspätung|verzögerung|vorbehalt|vorurteil|warte(?:list|schlange|zeit)|widerspr[uü]ch|widerst[aä]nd|zweifel|"
    r"\w+not(?=\b))\w*",
    re.IGNORECASE,
)
"""Nouns that name a trouble, and what is made of them."""
_STATE = re.compile(
    r"\b(?:\w+unklar|unterversorgt|unterbesetzt|überfüllt|überlastet|überfordert|benachteiligt|ausgegrenzt|isoliert|"
    r"zerstritten|gefährdet|bedroht|knapp|unklar|umstritten|strittig|schwierig|zu (?:weit|lang|teuer|hoch|kurz|spät|"
    r"schwer|kompliziert|eng|klein|viel|voll|laut))\b"
)
"""Adjectives that tell one."""
_NO = re.compile(
    r"\b(?:nicht|nie|niemals|niemand\w*|keine?[nrms]?|keinerlei|weder|nirgends|nirgendwo|zu keine[rm]|in keine[rmn])\b",
    re.IGNORECASE,
)
_IS = re.compile(
    r"\b(?:besteh\w*|bestand(?:en)?|gibt|gab(?:en)?|gegeben|entsteh\w*|entstand(?:en)?|entstanden|traten?|tritt|auftr[ae]t\w*|"
    r"aufgetreten|vorkomm\w*|vorgekommen|vor|seh(?:en|e)|sieht|sah(?:en)?|erleb\w*|erwart\w*|meldet\w*|festgestellt|"
    r"feststell\w*|Sicht|Rede|kenn\w*|empf[aiu]nd\w*|beklag\w*|äußer\w*|droh\w*|spür\w*|beobacht\w*|befürcht\w*|"
    r"verzeichn\w*|registrier\w*|aufgefallen|berichte\w*|nachweis\w*|nachgewiesen|ergeben|bereit\w*|verursach\w*|"
    r"gefunden|find(?:et|en)|fand(?:en)?|bestätig\w*|ist|sind|war(?:en)?|wird|werden|wurden?|hat|haben|hatten?|"
    r"zeig\w*|bleib\w* aus|blieb\w* aus|zustande|nehm\w* zu|wuchs\w*|wäch?st|stieg\w*|steig\w*)\b",
    re.IGNORECASE,
)
"""Verbs that say of a trouble that it is, or is met; with "no" they deny it."""
_STAYS = re.compile(
    r"\bnicht (?:nur|erst|allein|bloß|zuletzt|zu (?:übersehen|leugnen|lösen|beheben|stemmen)|weniger|länger|einmal)\b"
    r"|\bnoch (?:nicht|keine?\w?)\b|\b(?:gelöst|behoben|beseitigt|gedeckt|geschlossen|abgebaut|überwunden|geklärt|"
    r"ausgeräumt|bekannt|benannt|ernst|besprochen|thematisiert|erfasst|gefüllt|beantwortet|bewältigt|aufgefangen|"
    r"ausgeglichen|verschwunden|kleiner|geringer|verhindert|vermieden|berücksichtigt|angegangen|angesprochen|gestopft)\b"
    r"|\b(?:wegen|mangels|aufgrund|trotz|unter|Ende (?:des|der)|ohne|fehl\w*|mangelt|sondern|genug|ausreich\w*|vergeht|keine\w? (?:Lösung|Antwort|Hilfe|Ende|Anlaufstelle|Stelle))\b",
    re.IGNORECASE,
)
"""What leaves a trouble where it is although "no" is said."""
_IDLE = re.compile(r"nicht|nie|niemals", re.IGNORECASE)
_RELATIVE = re.compile(
    r"^\W*(?:(?:(?:in|mit|zu|bei|von|für|auf|an|aus|über|um|durch) )?(?:der|die|das|dem|den|deren|dessen|denen)(?! [A-ZÄÖÜ])"
    r"|wo|was|wer|wem|wen|wenn|sofern|falls)\b(?!.*\bsich nicht\b).*\b[a-zäöüß]+(?:t|en|te|ten|ist|sind|war)\W*$"
)
"""A clause with its verb at the end, which says of whom, where or when something holds."""
_SAID = re.compile(r"\bnicht (?:mehr )?(?:nur|als) .{2,80}\bsondern\b", re.IGNORECASE)


def is_denied(clause: str) -> bool:
    """Return whether a clause says of a trouble that it is none or is not met.

    >>> is_denied("ein Engpass ist nicht in Sicht"), is_denied("der Engpass ist nicht behoben")
    (True, False)
    """
    trouble = TROUBLE.search(clause) or _STATE.search(clause)
    return bool(trouble and _NO.search(clause) and _IS.search(clause)) and not _STAYS.search(clause)


def is_idle_negation(cue: str, clause: str, sentence: str) -> bool:
    """Return whether a bare "nicht" tells no trouble: in a clause that only says of whom or when, or before "sondern".

    >>> is_idle_negation("nicht", ", die man nicht sieht", "Wege, die man nicht sieht")
    True
    """
    return bool(_IDLE.fullmatch(cue)) and bool(_RELATIVE.match(clause) or _SAID.search(sentence))
