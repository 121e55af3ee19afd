"""What a clause says of those named in it: that they lack, suffer or say something, that something is done to them."""

import re
from functools import lru_cache

from synthese.tagging.forms import words
from synthese.tagging.frames import Clause, lower

__all__ = [
    "fares_badly",
    "has_something",
    "is_about_the_missing",
    "is_effort_of",
    "is_given",
    "is_mobilising",
    "is_passive",
    "is_reported",
    "is_wish",
    "receives",
    "says_it",
    "tells_lack",
]

_LACK = re.compile(
    r"\b(?:kein\w*|nichts?|nie|niemand\w*|nirgends|kaum|selten\w*|wenig\w*|nur|noch|erst|bislang|bisher|fehl\w*|"
    r"mang\w*|ohne|un(?:genutzt|klar|bekannt|geklärt|besetzt)\w*|lücke\w*|not|nötig|\w*bedarf|zu \w+|\w*lang\w*|"
    r"rückst\w+|leer\w*|halb\w*|gering\w*|vorbehalt\w*|vorurteil\w*|schwierig\w*|überlast\w*|wäre\w*|wünschenswert|"
    r"notwendig|erforderlich|sinnvoll|hilfreich)\b",
    re.IGNORECASE,
)
_MISSING = re.compile(
    r"\b(?:fehl(?:en|t|ten|te)|mangel(?:t|te)|es (?:gibt|gab|braucht|bedarf)|(?:gibt|gab|braucht|bedarf) es)\b",
    re.IGNORECASE,
)
_SUFFERS = re.compile(
    r"\b(?:brauch(?:e?n|e?t)|bräucht\w*|benötig\w*|bedürfen|bedarf|angewiesen|überlastet|überfordert|wünsch\w*|"
    r"erhalten|erhält|bekomm\w*|erfahr(?:en|t)|erfährt|wart(?:en|et)|leide\w*|klag(?:en|t)|kämpf\w*|fürcht\w*|"
    r"befürcht\w*|fühl\w*|verlier\w*|such(?:en|t)|ring(?:en|t)|vermiss\w*|scheiter\w*|stöhn\w*|ächz\w*|verzweif\w*|"
    r"sorg(?:en|t) sich|zöger\w*|profitier\w*)\b"
)
_SAYS = re.compile(
    r"\b(?:bericht(?:en|et|ete)|weist darauf|weisen darauf|sagt|sagen|forder(?:t|n|te)|kritisier\w+|warn(?:t|en)|"
    r"beton(?:t|en)|bedauer(?:t|n)|spricht von|sprechen von|sieht|sehen|mahn(?:t|en)|verlang(?:t|en)|empfiehlt|"
    r"empfehlen|plädier\w+|nenn(?:t|en)|schilder\w+|beklag\w+|beschreib\w+|schätz(?:t|en)|benannte\w*|rät|raten|"
    r"mahnte\w*|forderten|drängt\w*|drängen|poch(?:t|en)|appellier\w+|w(?:eis(?:t|en)|ies(?:en)?)\b.*\bhin)\b"
)
_SEES_ITSELF = re.compile(r"\b(?:sieht|sehen) sich\b")
_FARES = re.compile(
    r"\bf(?:äll|iel)\w* (?:es )?.{0,40}\bschwer\b|\bgelingt es\b|\b(?:macht es|tu[nt]\w* sich) .{0,40}\bschwer\b|"
    r"\b(?:belast|erschwer|überforder|überlast|behinder|brems)(?:et|en|t|n)\b"
)
_RECEIVES = re.compile(r"\b(?:erhalten|bekommen|kriegen|profitieren|erfahren|wissen, was)$")
_GIVEN = re.compile(
    r"(?:(?<!wirtschafts)förderung|geld|mittel|unterstützung|zugang|einfluss|mitsprache|mitspracherecht|"
    r"anerkennung|kraft|schutz|rückhalt|finanzierung|wertschätzung|stimme|einkommen|budget|ressourcen)$",
    re.IGNORECASE,
)
_MOBILISED = re.compile(
    r"\b(?:motivier\w*|verpflicht\w*|ermutig\w*|anhalten|auffordern|in die Pflicht|ermuntern|bewegen|"
    r"sensibilisieren)\b",
    re.IGNORECASE,
)
_PARTICIPLE = re.compile(r"(?:^|[a-zäöü])ge\w+(?:t|en)$|^(?:be|ver|er|ent|zer|über|unter|miss)\w+(?:t|en)$|iert$")
_STATE = re.compile(
    r"(?:bekannt|bereit|vernetzt|vorbereitet|aufgestellt|organisiert|abgestimmt|verpflichtet|informiert|besetzt|"
    r"geschult|qualifiziert|geöffnet|digitalisiert|verankert|eingestellt|verbreitet|ausgelastet|kompliziert|"
    r"motiviert|engagiert|isoliert|interessiert|begrenzt|beschränkt|befristet|veraltet)$"
)
"""What somebody is, not what is done to them."""
_TO_BE_DONE = re.compile(r"\b(?:ist|sind|wäre|wären)\b.*(?:\bzu \w+|\w+zu\w+)en$")
_HAS = words("hat haben hätte hätten besitzt besitzen verfügt verfügen")
_DONE = words("wird werden wurde wurden worden werde würden")
_LET = words("lassen lässt ließen ließe")
_EFFORT = re.compile(r"(?:aufgabe|herausforderung|nuss|kraftakt|prüfung|zumutung)$", re.IGNORECASE)
_HARD = re.compile(
    r"\b(?:\w*(?:Herausforderung|Hürde|Problem|Belastung)|Kraftakt|Neuland|schwer|schwierig|kaum|zu (?:teuer|groß|"
    r"klein|hoch|aufwendig|viel))\b"
)
_WISHED = words("würde würden könnte könnten hätte hätten käme kämen gäbe gäben")


@lru_cache(maxsize=1024)  # asked of a statement for each who is named in it
def tells_lack(text: str) -> bool:
    """Return whether words tell that something is missing, too little or still to come.

    >>> tells_lack("kennt die Angebote bisher kaum"), tells_lack("kennt die Angebote")
    (True, False)
    """
    return bool(_LACK.search(text))


def is_about_the_missing(clause: Clause) -> bool:
    """Return whether the subject of a clause is what is missing: "Lehrkräfte fehlen"."""
    return bool(_MISSING.search(clause.text))


def has_something(clause: Clause) -> bool:
    """Return whether its subject has something."""
    return not _HAS.isdisjoint(map(lower, clause.tokens))


def is_reported(clause: Clause) -> bool:
    """Return whether its subject is in need, waits, complains, or only says something."""
    return bool(_SUFFERS.search(clause.text) or _SAYS.search(clause.text))


def says_it(clause: Clause) -> bool:
    """Return whether its subject only says something: "…, kritisiert der Landrat"."""
    return bool(_SAYS.search(clause.text)) and not _SEES_ITSELF.search(clause.text)


def fares_badly(clause: Clause) -> bool:
    """Return whether it tells for whom something is hard: "Kleinen Firmen fällt es schwer …"."""
    return bool(_FARES.search(clause.text))


def receives(clause: Clause) -> bool:
    """Return whether its subject is to be given something: "Ehrenamtliche sollten … erhalten"."""
    return bool(_RECEIVES.search(clause.text))


def is_given(clause: Clause) -> bool:
    """Return whether it speaks of what only others can give: money, support, recognition."""
    return any(_GIVEN.search(token.norm_) for token in clause.tokens)


def is_mobilising(clause: Clause) -> bool:
    """Return whether somebody is to be moved to act: "Kursträger motivieren"."""
    return bool(_MOBILISED.search(clause.text))


def is_wish(clause: Clause) -> bool:
    """Return whether a condition is a wish: "…, wenn das Amt öfter öffnen würde"."""
    return clause.opening == "wenn" and lower(clause.tokens[-1]) in _WISHED


def is_effort_of(clause: Clause, noun: str, *, begins: bool) -> bool:
    """Return whether "für" tells for whom something is hard: "eine Aufgabe für die Verbände".

    Args:
        clause: The clause.
        noun: The word before "für".
        begins: Whether the clause begins with "für".
    """
    return bool(_EFFORT.search(noun)) or (begins and bool(_HARD.search(clause.text)))


def is_passive(clause: Clause) -> bool:
    """Return whether something is done to the subject; "Partner werden", "besser werden" tell of a change."""
    plain = [token.norm_ for token in clause.tokens if token.is_alpha]
    spoken = {word.lower() for word in plain}
    if "sich" in spoken and spoken & _LET:
        return True
    states = bool(spoken & {"ist", "sind", "bleibt", "bleiben"}) and _ends_done(plain) and not _STATE.search(plain[-1])
    done = any(word.islower() and _PARTICIPLE.search(word) for word in plain[:-1])
    # "Die Stelle sollte beim Kreis angesiedelt sein."
    state = plain[-1:] == ["sein"] and len(plain) > 1 and bool(_PARTICIPLE.search(plain[-2]))
    return (
        state
        or states
        or (bool(spoken & _DONE) and (done or _ends_done(plain)))
        or bool(_TO_BE_DONE.search(clause.text))
    )


def _ends_done(plain: list[str]) -> bool:
    """Return whether the last word is the participle: "wird zu selten gehört"."""
    return bool(plain) and plain[-1].islower() and bool(_PARTICIPLE.search(plain[-1]))
