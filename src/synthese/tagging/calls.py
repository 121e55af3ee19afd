"""Phrases that turn to somebody: "Bitte an …", "Was wir vom … erwarten", "Den … raten wir", "… sind gefragt"."""

import re
from functools import lru_cache

from synthese.tagging.forms import words
from synthese.tagging.frames import Clause, Frame, lower
from synthese.tagging.predicates import is_passive
from synthese.tagging.reading import Word, Words, text_of

__all__ = [
    "MODAL",
    "asks_in_heading",
    "demands",
    "is_asked",
    "names_alone",
    "speaks_of_itself",
    "tells_trouble",
    "turns_to",
]

MODAL = words(
    "muss müssen müsse müsste müssten soll sollen solle sollte sollten kann können könne könnte könnten darf dürfen "
    "dürfe dürfte dürften möge mögen"
)
"""Verbs that ask something of their subject, or say what it might do."""
_DEMAND = re.compile(
    r"(?:empfehlung|aufgabe|(?<!heraus)(?<!über)forderung|wunsch|wünsche|bitten?|auftr[aä]ge?|appelle?|tipps?|agenda|"
    r"vorschl[aä]ge?|erwartung|ratschl[aä]ge?|\brat|anregung|pflicht|merkzettel|hinweise?|baustelle|botschaft|brief|"
    r"impulse?|schritte?|aufruf|einladung|anliegen|\badresse|plädoyer|frage|zettel|wunschliste|aufgabenliste|mitnehmen|"
    r"schlussfolgerung|konsequenz|handlungsoption|handlungsans[aä]tze?|denkanst(?:oß|öße)|leitf[aä]den|"
    r"checkliste|handlungsbedarfe?|stammbuch)(?:en|n|s)?$",
    re.IGNORECASE,
)
_DUTY = re.compile(
    r"(?:aufgabe|pflicht|auftr[aä]g|\bsache|\brolle|schlüsselrolle|verantwortung|zuständigkeit|beitr[aä]g|baustelle|"
    r"agenda|"
    r"handlungsbedarf|(?<!fort)schritte)(?:en|n|s|es|e)?$",
    re.IGNORECASE,
)
"""What somebody has to do; their wishes and demands are what others have to do."""
_TROUBLE = re.compile(
    r"(?:herausforderung|problem|schwierigkeit|defizit|hürde|stolperstein|schwachstelle|baustelle)(?:e?n|e)?$",
    re.IGNORECASE,
)
_OF_THEMSELVES = re.compile(r"(?:^seiten?|öffnung|modernisierung|digitalisierung|lernen|wandel|umbau)$", re.IGNORECASE)
"""What an institution does with itself: "Öffnung der Verwaltung"."""
_ADVISED = re.compile(
    r"\b(?:rat|rate|raten|rät|ans Herz|mitgeben|nahe|nahelegen|nahezulegen|zurufen|empfehlen|empfiehlt|empfehle|"
    r"empfohlen|vorschlagen|ins Stammbuch|auf den Weg|ins Aufgabenheft|ins Heft|zumuten|zutrauen|obliegt|obliegen|"
    r"abverlangen|aufgeben|auftragen)\b",
    re.IGNORECASE,
)
_EXPECTED = re.compile(
    r"\b(?:erwart\w*|wünsch\w*|brauch\w*|benötig\w*|forder\w*|verlang\w*|erhoff\w*|hoffen|erbitten|einfordern|erbeten|"
    r"gefordert|verlangt|gefragt)\b",
    re.IGNORECASE,
)
_UP_TO = re.compile(r"\b(?:liegt|läge|ist es|wäre es)\b(?: \w+){0,2} an\b", re.IGNORECASE)
_ADDRESSED = re.compile(r"\b(?:appel\w+|richte[nt]|wende[nt]|gerichtet|adressier\w+|schreib\w*)\b", re.IGNORECASE)
_LIES_WITH = re.compile(
    r"\b(?:lieg|bleib)\w*\b.*\b(?:Verantwort|Ball|Zuständig|Aufgabe|Initiative|Schlüssel)|"
    r"\b(?:Verantwort|Ball|Zuständig|Aufgabe|Initiative|Schlüssel)\w*\b.*\b(?:lieg|bleib)",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"\b(?:aufgefordert|gefragt|gefordert|aufgerufen|angehalten|gehalten|am Zug|an der Reihe|dran|in der Pflicht|"
    r"gut daran|gut beraten|in der Hand|zuständig|verantwortlich|gebeten|verpflichtet|"
    r"steh\w* (?:\w+ )?vor (?:\w+ ){0,3}(?:Aufgabe|Herausforderung|Frage|Entscheidung)\w*|"
    r"vor (?:\w+ ){0,3}(?:Aufgabe|Herausforderung|Frage|Entscheidung)\w* steh\w*)\b",
    re.IGNORECASE,
)
_CALLED_UPON = re.compile(
    r"\b(?:wir|ich)\b.*\b(?:fordern?|bitten?|rufen?)\b|\b(?:fordern|bitten|rufen) wir\b", re.IGNORECASE
)
_SETTLED_WITH = re.compile(
    r"\b(?:zu )?(?:klären|besprechen|verhandeln|vereinbaren|abzustimmen|abstimmen)\b", re.IGNORECASE
)
_DEAR = words("liebe lieber liebes geehrte geehrter")
_OURS = re.compile(r"\b(?:wir|uns|unser\w*|ich|man)\b", re.IGNORECASE)
_FILLING = words(
    "ebene ebenen adressat adressaten akteur akteure seite zuständig vor ort und oder sowie die der das den dem des an "
    "selbst gefragt hier jetzt"
)


def turns_to(doc: Words, clause: Clause, frame: Frame, *, heading: bool = False) -> bool:
    """Return whether a phrase turns to somebody as the one to act.

    Args:
        doc: The passage or what stands over it.
        clause: The clause in which they are named.
        frame: What stands before them.
        heading: Whether it heads other passages: "An die Länder" alone turns to them there.
    """
    before = frame.before
    if before is not None and lower(before) in _DEAR:
        return True
    if frame.case == "prepositional" and before is not None:
        return _by_preposition(doc, clause, before.i, heading=heading)
    if frame.case == "genitive" and before is not None:
        noted = before.norm_ == "Stammbuch"
        return noted or (bool(_DUTY.search(before.norm_)) and not _is_governed(doc, before.i, clause.body))
    if frame.case == "dative":
        return bool(_ADVISED.search(clause.text))
    return before is not None and bool(_CALLED_UPON.search(clause.text))


def _by_preposition(doc: Words, clause: Clause, place: int, *, heading: bool) -> bool:
    word = lower(doc[place])
    noun = doc[place - 1].norm_ if place > clause.body else ""
    if word in {"an", "ans", "am"}:
        alone = place == clause.body and (heading or text_of(doc[clause.tokens[-1].i + 1 :][:1]) == ":")
        return alone or bool(_UP_TO.search(clause.text) or _DEMAND.search(noun) or _ADDRESSED.search(clause.text))
    if word in {"für", "fürs"}:
        return bool(_DEMAND.search(noun)) or (heading and place == clause.start)
    if word == "mit":
        return heading and bool(_SETTLED_WITH.search(clause.text))
    if word in {"bei", "beim", "in", "im"}:
        return bool(_DUTY.search(noun) or (word[0] == "b" and _LIES_WITH.search(clause.text)))
    if word == "von" and place - 1 == clause.body:
        # "Leitungen von Behörden wird empfohlen …"
        return bool(_ADVISED.search(clause.text))
    return word in {"von", "vom", "seitens"} and bool(_EXPECTED.search(clause.text))


def _is_governed(doc: Words, place: int, body: int) -> bool:
    """Return whether a noun depends on a preposition: "über die Aufgaben der …"."""
    before = [lower(token) for token in doc[max(body, place - 3) : place]]
    return any(word in {"über", "von", "vom", "zu", "zur", "mit", "nach", "für", "aus", "wegen"} for word in before)


@lru_cache(maxsize=1024)  # asked of a heading for each who is named below it
def demands(text: str) -> bool:
    """Return whether what stands over a passage is a list of demands.

    >>> demands("Empfehlungen der Runde"), demands("Was zu tun ist"), demands("Offene Fragen")
    (True, True, False)
    """
    return "zu tun" in text or any(_DEMAND.search(word) for word in text.split() if "rage" not in word)


def speaks_of_itself(noun: Word) -> bool:
    """Return whether a noun tells what an institution does with itself: "Öffnung der Verwaltung"."""
    return bool(_OF_THEMSELVES.search(noun.norm_))


def tells_trouble(doc: Words, frame: Frame) -> bool:
    """Return whether a heading tells somebody's difficulties: "Herausforderungen in der Verwaltung"."""
    place = frame.before.i if frame.before is not None else 0
    sites = frame.preposition in {"in", "im", "bei", "beim", "für"} and place > 0
    noun = doc[place - 1] if sites else frame.before
    return noun is not None and (sites or frame.case == "genitive") and bool(_TROUBLE.search(noun.norm_))


def is_asked(clause: Clause) -> bool:
    """Return whether a clause says of its subject that it has to act: "… sind gefragt", "… steht in der Pflicht"."""
    return bool(_ASKED.search(clause.text))


def asks_in_heading(clause: Clause, frame: Frame) -> bool:
    """Return whether a heading says what somebody can or has to do: "Was die Länder regeln müssen"."""
    words_ = {lower(token) for token in clause.tokens}
    nominative = frame.case in {"nominative", "accusative"} and frame.article not in {"den", "einen"}
    if not nominative or _OURS.search(clause.text):
        return False
    return (bool(words_ & MODAL) and not is_passive(clause)) or is_asked(clause)


def begins_box(frame: Frame) -> bool:
    """Return whether a box begins with a preposition that leads to somebody: "Vom Land", "In den Schulen"."""
    sites = frame.preposition in {"von", "vom", "bei", "beim", "in", "im", "für", "an", "seitens"}
    return sites and frame.before is not None and frame.before.i == 0


def names_alone(doc: Words, named: frozenset[int], frame: Frame) -> bool:
    """Return whether a heading consists of names alone, or tells what an institution does with itself.

    Args:
        doc: The heading.
        named: The tokens of all names in it.
        frame: What stands before the name that is asked for.
    """
    first = doc[0].i + begins_box(frame)
    rest = [token for token in doc[first:] if token.i not in named and token.is_alpha and lower(token) not in _FILLING]
    nouns = [token.norm_ for token in rest if token.is_title]
    if any(token.like_num for token in doc):
        return False  # a report: "Jugendamt 2023"
    # The wishes of somebody are not theirs to fulfil.
    if all(_DUTY.search(noun) or (frame.case != "genitive" and _DEMAND.search(noun)) for noun in nouns):
        return all(token.is_title or token.norm_.endswith(("e", "en", "er")) for token in rest)
    return frame.case == "genitive" and frame.before is not None and speaks_of_itself(frame.before)
