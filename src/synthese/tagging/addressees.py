"""Who should act, and whose demand it is."""

import itertools
import re
from collections.abc import Iterable, Sequence

from spacy.tokens import Doc, Token

from synthese.tagging.forms import words
from synthese.tagging.lemmas import lemma_of
from synthese.tagging.scope import ScopeText
from synthese.tagging.vocabulary import Vocabulary
from synthese.types import Addressee

__all__ = ["LABEL", "UNKNOWN", "Addressees", "find_holder", "label_end"]

UNKNOWN = "unbestimmt"
"""The addressee of what names none, or several of equal rank."""

_NOT_ACTING = words(
    "für auf zwischen zu zum zur nach mit gegenüber gegen ohne neben außerhalb innerhalb aus vom von über unter wegen "
    "statt anstatt trotz um am an ans aufs ins vor"
)
_ACTING = words("bei beim durch seitens in im")
# Somebody's chances, costs or needs are not something they do.
_THEIR_LOT = re.compile(
    r"(?:potenzial|chance|kosten|bedarf|bedürfnis|interesse|problem|lage|vorteil|vorzug|stärke|zahl|anteil|situation|"
    r"belang|angebot|größe|einwohner|bewohner)$"
)
_TERRITORY = re.compile(r"(?:kreis|stadt|gemeinde|kommune|land|region|dorf)$")
_BETWEEN = words(
    "der die das den dem des ein eine einer eines einem einen alle allen viele vielen zwei drei vier fünf mehr"
)
_LISTING = frozenset([",", "und", "oder", "sowie", "/"])
_MODAL = words("muss müssen müsste müssten soll sollen sollte sollten braucht brauchen darf dürfen")
_CALLED, _ACTS, _HAS_PLACE, _NAMED, _OBJECT = 4, 3, 2, 1, 0
LABEL = 5
"""So many words before a colon are a label, which calls somebody: "Agentur für Arbeit: …"."""
_SUFFERS = re.compile(
    r"^(?:klag|leide|leidet|fürchte|fühl|scheiter|kämpf|verlier|wart|stöhn|ächz|erfahr|erleb|bekomm|bekommt|erhalt|erhält|"
    r"ring|verzweifel|sorg|zöger|finde|findet|vermiss|wünsch|bräucht|such)(?:e?n|e?t)?$"
)
"""Who complains, waits or seeks in vain is not the one to act."""
_DEMAND = re.compile(
    r"(?:empfehlung|aufgabe|forderung|wunsch|wünsche|bitten?|auftr[aä]ge?|appelle?|tipps?|vorschl[aä]ge?|agenda|bedarfe?|"
    r"erwartung|ratschl[aä]ge?|anregung|pflicht|merkzettel|hinweise?|baustelle|botschaft|impulse?|schritte?)"
    r"(?:en|n|s)?$",
    re.IGNORECASE,
)
_OURS = re.compile(r"\b(?:wir|uns|unser\w*)\b", re.IGNORECASE)


class Addressees:
    """Finds who should act.

    Args:
        addressees: The addressees of the codebook.
    """

    def __init__(self, addressees: Iterable[Addressee]) -> None:
        self._vocabulary = Vocabulary(
            ((addressee.id, indicator) for addressee in addressees for indicator in addressee.indicators),
            compounds=False,
        )

    def called(self, doc: Doc, start: int, end: int) -> bool:
        """Return whether a label or a call, which lies between two tokens, names who should act."""
        return any(start <= hit.start < end and _rank(doc, hit.start, hit.end) for hit in self._vocabulary.find(doc))

    def acting(self, doc: Doc, start: int, end: int) -> bool:
        """Return whether somebody who may act stands before a modal verb between two tokens."""
        hits = [hit for hit in self._vocabulary.find(doc) if start <= hit.start and hit.end < end]
        return any(doc[hit.end].norm_.lower() in _MODAL and _rank(doc, hit.start, hit.end) == _ACTS for hit in hits)

    def find(self, doc: Doc, start: int, end: int, scope: Sequence[ScopeText]) -> str:
        """Return who should act: named in the statement, else in what stands over it, else ``unbestimmt``.

        Args:
            doc: The passage.
            start: The first token of the statement.
            end: The token after its last.
            scope: What stands over the passage.
        """
        hits = self._vocabulary.find(doc)
        within = [hit for hit in hits if start <= hit.start < end]
        # Of a table's row another cell may name them: "Bund | Kurse finanzieren | Spielraum für kleine Kurse".
        for nearest in (within, [hit for hit in hits if hit not in within]):
            ranked: dict[str, int] = {}
            for hit in nearest:
                ranked[hit.code] = max(_rank(doc, hit.start, hit.end), ranked.get(hit.code, _OBJECT))
            best = max(ranked.values(), default=_OBJECT)
            if best > _OBJECT:
                return _only([code for code, rank in ranked.items() if rank == best])
        for text in reversed(scope):
            named = {hit.code: _standing(text.doc, hit.start, hit.end) for hit in self._vocabulary.find(text.doc)}
            best = max(named.values(), default=0)
            if best:
                return _only(sorted(code for code, standing in named.items() if standing == best))
        return UNKNOWN


def _standing(doc: Doc, start: int, end: int) -> int:
    """Return how a heading names somebody: 2 when it turns to them, 1 when it speaks of them, else 0."""
    asked = start > 1 and doc[start - 2].norm_.lower() in {"was", "wozu", "womit", "wie"}
    if _is_addressed(doc, start) or (asked and _is_spoken_of(doc, start, end)):
        return 2
    return int(_is_spoken_of(doc, start, end))


def _is_addressed(doc: Doc, start: int) -> bool:
    """Return whether a heading turns to somebody: "Empfehlungen an die Gemeinden", "Aufgaben für den Kreis"."""
    before = _governor(doc, start)
    word = before.norm_.lower() if before is not None else ""
    if before is None or word in {"an", "ans"}:
        return before is not None
    if word not in {"für", "fürs", "bei", "beim", "in", "im"}:
        return False
    return (word[0] == "f" and before.i == 0) or bool(before.i and _DEMAND.search(doc[before.i - 1].norm_))


def _is_spoken_of(doc: Doc, start: int, end: int) -> bool:
    """Return whether a heading speaks of somebody alone; not of us, nor of a topic: "Schule und Eltern"."""
    if not _rank(doc, start, end) or _OURS.search(doc.text):
        return False
    beside = [doc[place] for place in (start - 2, end + 1) if 0 <= place < len(doc)]
    joined = [doc[place].norm_.lower() for place in (start - 1, end) if 0 <= place < len(doc)]
    return _MODAL.intersection(token.norm_.lower() for token in doc) != set() or not (
        _LISTING.intersection(joined) and any(token.is_title for token in beside)
    )


def _only(codes: Sequence[str]) -> str:
    return codes[0] if len(codes) == 1 else UNKNOWN


def _rank(doc: Doc, start: int, end: int) -> int:
    """Return how likely someone named is the one to act: called, as subject, as a place, in passing, as an object."""
    before = _governor(doc, start)
    word = before.norm_.lower() if before is not None else ""
    if word in _NOT_ACTING:
        return _OBJECT
    if word in _ACTING:
        territory = word in {"in", "im"} and _TERRITORY.search(lemma_of(doc[end - 1].norm_).lower())
        return _OBJECT if territory else _HAS_PLACE
    if _is_label(doc, start, end):
        return _CALLED
    return _rank_in_clause(doc, before, end)


def _rank_in_clause(doc: Doc, before: Token | None, end: int) -> int:
    """Return the rank of someone without a preposition, by what stands before and after."""
    following = doc[end].norm_.lower() if end < len(doc) else ""
    owned = before is not None and before.is_title and before.is_alpha
    if (owned and before is not None and _THEIR_LOT.search(before.lemma_.lower())) or _SUFFERS.match(following):
        return _OBJECT
    # A capital at the beginning says nothing: "Bisher haben Kommunen …".
    if owned and before is not None and before.i:
        return _NAMED
    if following in _MODAL:
        return _OBJECT if _is_passive(doc, _clause_end(doc, end)) else _ACTS
    return _ACTS if before is None or before.is_punct else _NAMED


def label_end(tokens: Iterable[Token]) -> int:
    """Return where the colon behind a label stands, or 0."""
    places = enumerate(itertools.islice(tokens, LABEL + 1))
    return next((place for place, token in places if token.text == ":"), 0)


def _is_label(doc: Doc, start: int, end: int) -> bool:
    """Return whether somebody stands at the beginning, before a colon or before a comma and a bidding."""
    if start > 1 or end >= len(doc):
        return False
    colon = label_end(doc)
    return colon >= end or (doc[end].text == "," and doc[-1].text == "!")


def _is_passive(doc: Doc, clause_end: int) -> bool:
    """Return whether a clause ends with "gefördert werden"; "Partner werden", "besser werden" tell of a change."""
    before = doc[clause_end - 2]
    participle = not before.is_title and before.norm_.endswith(("t", "n"))
    return doc[clause_end - 1].norm_.lower() == "werden" and participle


def _clause_end(doc: Doc, place: int) -> int:
    return next((index for index in range(place, len(doc)) if doc[index].is_punct), len(doc))


def _governor(doc: Doc, place: int) -> Token | None:
    """Return what governs a noun: the word before its article, its adjectives and the nouns it is listed with."""
    for index in range(place - 1, -1, -1):
        token = doc[index]
        lower = token.norm_.lower()
        if lower in _NOT_ACTING or lower in _ACTING:
            return token
        adjective = token.norm_.islower() and lower.endswith(("e", "en", "er", "es", "em"))
        listed = lower in _LISTING and index > 0 and doc[index - 1].is_title
        listed_noun = token.is_title and index + 1 < place and doc[index + 1].norm_.lower() in _LISTING
        if not (lower in _BETWEEN or adjective or listed or listed_noun):
            return token
    return None


_NAME = r"(?:[A-ZÄÖÜ][\w²&-]*(?:\s+(?:der|des|für|und|von|vom)(?=\s+[A-ZÄÖÜ]))?\s*){1,6}"
_ARTICLE = r"(?:de[rsnm]|die|das|von|vom|einer|eines|viele[rn]?|einige[rn]?)\s+"
_HOLDER = (
    re.compile(
        r"\b(?i:laut|(?:nach|aus|in)\s+(?:der\s+)?(?:Ansicht|Auffassung|Angaben?|Meinung|Einschätzung|Sicht|Augen))"
        rf"\s+(?:{_ARTICLE})*(?P<name>{_NAME})",
    ),
    re.compile(rf"(?P<name>{_NAME})\s*zufolge\b"),
    re.compile(
        rf"(?P<name>{_NAME})(?:fordert?e?n?|verlangt?e?n?|empfiehlt|empfehlen|mahnt|mahnen|appelliert|appellieren|"
        rf"plädiert|plädieren|kritisiert|kritisieren|warnt|warnen|wünscht|wünschen|regt|regen|schlägt|schlagen)\b"
    ),
)
_ATTRIBUTES = re.compile(
    r"\b(?:laut|zufolge|Ansicht|Auffassung|Angaben?|Meinung|Einschätzung|Sicht|Augen|forder|verlang|empf|mahn|appell|"
    r"plädier|kriti|warn|wünsch|reg|schl)",
    re.IGNORECASE,
)
_NOBODY = words("Wir Es Sie Er Ich Man Dies Das Wer Nach Laut Aus Die Der")


def find_holder(text: str) -> str:
    """Return whose demand a statement is, where it is attributed to somebody.

    >>> find_holder("Der Landkreistag fordert kleinere Kurse."), find_holder("Wir fordern kleinere Kurse.")
    ('Landkreistag', '')
    """
    if not _ATTRIBUTES.search(text):
        return ""
    for pattern in _HOLDER:
        hit = pattern.search(text)
        if hit:
            words = hit["name"].split()
            while words and words[0] in _NOBODY:
                words = words[1:]
            name = " ".join(words)
            if name and name[0].isupper():
                return name
    return ""
