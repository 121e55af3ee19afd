"""Who should act, and whose demand it is."""

import itertools
import re
from collections.abc import Iterable, Sequence

from spacy.tokens import Doc

from synthese.tagging.calls import MODAL, asks_in_heading, begins_box, demands, names_alone, tells_trouble, turns_to
from synthese.tagging.frames import clause_of, frame_of, lower
from synthese.tagging.holders import find_holder
from synthese.tagging.memo import Memo
from synthese.tagging.reading import Word, Words, reading_of, words_of
from synthese.tagging.roles import ACTS, CALLED, LACKS, NOBODY, bears_it, heads, rank_in
from synthese.tagging.scope import ScopeText
from synthese.tagging.vocabulary import Hit, Vocabulary
from synthese.types import Addressee

__all__ = ["LABEL", "UNKNOWN", "Addressees", "find_holder", "label_end"]

UNKNOWN = "unbestimmt"
"""The addressee of what names none, or several of equal rank."""
LABEL = 5
"""So many words before a colon are a label, which calls somebody: "Agentur für Arbeit: …"."""
_KEPT = 4096
_TURNED, _SPOKEN = 2, 1
"""What stands over a passage turns to somebody, or names them and nothing else."""
_JOINING = frozenset(["und", "oder", "sowie", "/", "&"])
_SAID = re.compile(
    r"^(?:mahnt|forder|sagt|mein|warn|beton|kritisier|berichte|frag|klag|empf[aie]hl|schreib|schrieb|erklär|rät)\w*$"
)
"""What stands before a colon when the words behind it are somebody's: "Der Städtetag mahnte: …"."""
_THING = re.compile(
    r"(?:programm|projekt|mittel|gesetz|straße|fest|heim|filiale|kurs|bus|system|papier|konzept|geld|gelder|fonds|"
    r"preis|saal|platz|plätz|gebiet|bezirk|grenze|strategie|plan|pläne|recht|ordnung|richtlinie|erlass|zuschuss|"
    r"zuschüsse|pauschale|kund|kundin|kundinn|gebäude|haus|häus|wohnung|halle|garten|gärten|wappen|weg|ausweis|"
    r"schein|treff|treffpunkt|karte|sprache|gelände|budget|bericht|sitzung|beschluss|wahl|blatt|arbeit|leben|kultur|"
    r"kind|jahr|zeit|tag|nachfolge|engagement|bedarf|lücke|frage|(?<!vor)stand|ergebnis|feld|thema|aufwand|handeln|"
    r"vorschrift|verfahren|praxis|struktur|deutsch|vereinbarung|raum|räum|wesen|dienstleistung|angebot|test|prüfung|"
    r"abschluss|besuch|tour|markt|messe|wettbewerb|initiative|reform|ebenen)"
    r"(?:e|s|n|en|es|er|ern)?$",
    re.IGNORECASE,
)
"""Programmes, papers, laws, money and places are nobody, though they are called after somebody."""


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
        # A statement is asked several times who is named in it, a heading by every passage below it.
        self._hits: Memo[bytes, tuple[Hit, ...]] = Memo(_KEPT)
        self._above: Memo[tuple[tuple[str, str], ...], tuple[str, int]] = Memo(_KEPT)

    def called(self, doc: Doc, start: int, end: int) -> bool:
        """Return whether a label or a call, which lies between two tokens, names who should act."""
        hits, words = self._named(doc), words_of(doc)
        return any(
            not frame_of(words, hit.start, hit.end, start).preposition for hit in hits if start <= hit.start < end
        )

    def acting(self, doc: Doc, start: int, end: int) -> bool:
        """Return whether somebody who may act stands before a modal verb between two tokens."""
        words = words_of(doc)
        hits = [hit for hit in self._named(doc) if start <= hit.start and hit.end < end]
        return any(lower(words[hit.end]) in MODAL and _rank(words, hit, start, end) >= ACTS for hit in hits)

    def find(self, doc: Doc, start: int, end: int, scope: Sequence[ScopeText]) -> str:
        """Return who should act: named in the statement, else in what stands over it, else ``unbestimmt``.

        Args:
            doc: The passage.
            start: The first token of the statement.
            end: The token after its last.
            scope: What stands over the passage.
        """
        hits, words = self._named(doc), words_of(doc)
        inside = [hit for hit in hits if start <= hit.start < end]
        above = "\n".join(text.text for text in scope)
        within = [(hit.code, _rank(words, hit, start, end, over=above)) for hit in inside]
        best = max((rank for _, rank in within), default=NOBODY)
        over, standing = (UNKNOWN, NOBODY) if best >= ACTS else self._over(scope)
        if best > NOBODY and standing != _TURNED:
            return _only(within, best)
        if standing == _TURNED:
            return over
        return _beside(words, hits) or (over if over != UNKNOWN else self._bearing(words, inside, start, end, scope))

    def _bearing(self, doc: Words, inside: Sequence[Hit], start: int, end: int, scope: Sequence[ScopeText]) -> str:
        """Return who bears the lack that is told, else the only body that a heading names."""
        named = [hit for hit in inside if not _is_thing(doc, hit)]
        borne = [(hit.code, LACKS) for hit in named if bears_it(doc, hit.start, hit.end, start, end)]
        return _only(borne, LACKS) if borne else self._heads(scope)

    def _heads(self, scope: Sequence[ScopeText]) -> str:
        """Return the only body that a heading names, nearest first: "Engpässe im Jugendamt"; not for whom."""
        for text in reversed(scope):
            words = words_of(text.doc)
            named = [hit for hit in self._named(text.doc) if not _is_thing(words, hit)]
            heading = [(hit.code, LACKS) for hit in named if heads(words, hit.start, hit.end)]
            if heading:
                return _only(heading, LACKS)
        return UNKNOWN

    def _over(self, scope: Sequence[ScopeText]) -> tuple[str, int]:
        """Return who is named nearest over a passage, and how; the same for all passages below."""
        key = tuple((text.kind, text.text) for text in scope)
        found = self._above.get(key)
        if found is None:
            found = self._above[key] = self._nearest(scope)
        return found

    def _nearest(self, scope: Sequence[ScopeText]) -> tuple[str, int]:
        for text in reversed(scope):
            hits = self._named(text.doc)
            named = _places(hits)
            standing = [(hit.code, _standing(text, hit, named)) for hit in hits]
            best = max((rank for _, rank in standing), default=NOBODY)
            if best:
                return _only(standing, best), best
        return UNKNOWN, NOBODY

    def _named(self, doc: Doc) -> tuple[Hit, ...]:
        """Return who is named in a text, each by the longest name; what is written small is no name."""
        key = reading_of(doc).key
        named = self._hits.get(key)
        if named is None:
            found = self._vocabulary.find(doc)
            hits = [hit for hit in found if doc[hit.end - 1].text.strip("-‐")[:1].isupper()] if found else []
            named = tuple([hit for hit in hits if not any(_holds(other, hit) for other in hits)])
            self._hits[key] = named
        return named


def _beside(doc: Words, hits: Sequence[Hit]) -> str:
    """Return who is named in another cell of a row: "Bund | Kurse finanzieren | Spielraum für kleine Kurse"."""
    named = _places(hits)
    beside = [(hit.code, _rank_beside(doc, hit, named)) for hit in hits]
    best = max((rank for _, rank in beside), default=NOBODY)
    return _only(beside, best) if best > NOBODY else ""


def _places(hits: Iterable[Hit]) -> frozenset[int]:
    return frozenset(place for hit in hits for place in range(hit.start, hit.end))


def _holds(longer: Hit, hit: Hit) -> bool:
    """Return whether a name says more of the same words: "Jugendamt" of "Amt", "Bundesagentur" of "Bundes…"."""
    within = longer.start <= hit.start and hit.end <= longer.end
    return within and _size(longer) > _size(hit)


def _size(hit: Hit) -> tuple[int, int]:
    return hit.end - hit.start, len(hit.indicator.term)


def _only(ranked: Sequence[tuple[str, int]], best: int) -> str:
    codes = {code for code, rank in ranked if rank == best}
    return codes.pop() if len(codes) == 1 else UNKNOWN


def _rank(doc: Words, hit: Hit, first: int, last: int, *, over: str = "") -> int:
    """Return the rank of somebody in a statement."""
    if _is_label(doc, hit, first, last):
        return CALLED
    return NOBODY if _is_thing(doc, hit) else rank_in(doc, hit.start, hit.end, first, last, over=over)


def _rank_beside(doc: Words, hit: Hit, named: frozenset[int]) -> int:
    """Return the rank of somebody in another cell or sentence: alone in its cell, or asked to act."""
    first = next((at + 1 for at in range(hit.start - 1, -1, -1) if doc[at].is_space), 0)
    last = next((at for at in range(hit.end, len(doc)) if doc[at].is_space), len(doc))
    if any("\t" in token.text for token in doc):
        alone = all(token.i in named or token.norm_.islower() for token in doc[first:last])
        return LACKS if alone and not frame_of(doc, hit.start, hit.end, first).preposition else NOBODY
    rank = _rank(doc, hit, 0, len(doc))
    return rank if rank >= ACTS else NOBODY


def _standing(text: ScopeText, hit: Hit, named: frozenset[int]) -> int:
    """Return how what stands over a passage names somebody: turned to, spoken of alone, or in passing."""
    doc, box = words_of(text.doc), text.kind == "context"
    if _is_label(doc, hit, 0, len(doc)):
        # A title's label may only tell whose report it is: "Landkreis Musterau: Ausgangslage".
        return _TURNED if box or demands(text.text) else NOBODY
    if _is_thing(doc, hit):
        return NOBODY
    clause = clause_of(doc, hit.start, 0, len(doc))
    frame = frame_of(doc, hit.start, hit.end, clause.body)
    alone = names_alone(doc, named, frame) and (not frame.preposition or (box and begins_box(frame)))
    if turns_to(doc, clause, frame, heading=True) or asks_in_heading(clause, frame) or (box and alone):
        return _TURNED
    lacks = box and not frame.preposition and rank_in(doc, hit.start, hit.end, 0, len(doc)) >= LACKS
    return _SPOKEN if alone or lacks or tells_trouble(doc, frame) else NOBODY


def label_end(tokens: Iterable[Word]) -> int:
    """Return where the colon behind a label stands, or 0."""
    places = enumerate(itertools.islice(tokens, LABEL + 1))
    return next((place for place, token in places if token.text == ":"), 0)


def _is_label(doc: Words, hit: Hit, first: int, last: int) -> bool:
    """Return whether somebody stands at the beginning, before a colon or before a comma and a bidding."""
    begins = hit.start <= first + 1 or lower(doc[hit.start - 1]) in _JOINING
    if not begins or hit.end >= last or frame_of(doc, hit.start, hit.end, first).preposition:
        return False
    colon = first + label_end(doc[first:last])
    if any(_SAID.match(word.text) for word in doc[hit.end : colon]):
        return False
    bids = doc[last - 1].text == "!" or any(lower(token) == "bitte" for token in doc[first:last])
    return colon >= hit.end or (doc[hit.end].text == "," and bids)


def _is_thing(doc: Words, hit: Hit) -> bool:
    """Return whether a compound only begins with somebody's name: "Landesprogramm", "Vereinsheim"."""
    name, word = hit.indicator.term.split()[-1].lower(), lower(doc[hit.end - 1])
    return hit.indicator.mode in {"prefix", "substring"} and len(word) > len(name) + 2 and bool(_THING.search(word))
