"""Negations that tell no trouble: of whom or when something holds, what something is not, idioms."""

import re

__all__ = ["is_idle_negation"]

_IDLE = re.compile(r"nicht|nie|niemals", re.IGNORECASE)
_BARE = re.compile(r"(?:nicht|nichts|nie|niemals|kaum|selten|niemand\w*|keine?[nrms]?)\b", re.IGNORECASE)
_RELATIVE = re.compile(
    r"^\W*(?:(?:(?:in|mit|zu|bei|von|für|auf|an|aus|über|um|durch) )?(?:der|die|das|dem|den|deren|dessen|"
    r"denen)(?! [A-ZÄÖÜ])|wo|was|wer|wem|wen|wenn|sofern|falls)\b(?!.*\bsich nicht\b).*\b[a-zäöüß]+(?:t|en|te|ten|"
    r"ist|sind|war)\W*$"
)
"""A clause with its verb at the end, which says of whom, where or when something holds."""
_SAID = re.compile(r"\bnicht (?:mehr )?(?:nur|als) .{2,80}\bsondern\b", re.IGNORECASE)
_RATHER = re.compile(r"\b(?:überwiegend|meist(?:ens)?|fast immer|häufiger|eher|mehr|letzte\w?)\b", re.IGNORECASE)
_IS_NONE = re.compile(
    r"\b(?:ist|sind|war|waren) (?:\w+ ){0,2}keine? (?!Platz|Geld|Zeit|Lösung|Raum|Stelle|Verlass|Hilfe|Ende|"
    r"Personal|Bus|Arzt|Kurs|Ort|Thema|Beratung|Angebot|Budget|Anspruch|Vertrag|Verfahren|Konzept|Plan|Dauer|"
    r"Einzelfall|Alternative|Perspektive|Zugang)[A-ZÄÖÜ]\w+(?= für\b| von\b|\W*$|,)"
)
"""What something is not: "Runde Tische sind kein Beschlussorgan"."""
_IDIOM = re.compile(
    r"\bnicht (?:mehr )?wegzudenken\b|\bmehr (?:auch )?nicht\W*$|\b(?:kaum etwas|nichts) anderes\b|\boder nicht\b|"
    r"\bnicht leiden können\b|\bnicht (?:der Rede wert|zu vergessen|von ungefähr|selten|umsonst|ohne Grund|ganz)\b|"
    r"\bEinbahnstraße\b|\bum nicht zu sagen\b",
    re.IGNORECASE,
)


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
