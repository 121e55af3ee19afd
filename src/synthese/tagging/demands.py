"""Demands without a verb that says so: somebody is called, then what to do follows; or the form of a wish."""

import re
from collections.abc import Sequence

from spacy.tokens import Doc

from synthese.tagging.addressees import LABEL, Addressees, label_end
from synthese.tagging.clauses import form_of
from synthese.tagging.patterns import Patterns
from synthese.tagging.reading import Word, text_in, text_of, words_of
from synthese.tagging.scope import ScopeText

__all__ = ["demand_in", "may_demand", "tells_aims"]

_WISH = re.compile(
    r"\b(?:damit|statt|anstatt|endlich|früher|frühzeitig(?:er)?|dauerhaft|künftig|mehr|weniger|besser|stärker|schneller|"
    r"leichter|einfacher|enger|länger|häufiger|gezielter|verbindlich(?:er)?|unbefristet|konsequent(?:er)?|nicht erst|"
    r"von Anfang an|von Beginn an|rechtzeitig|flächendeckend|bitte|lieber|ehe|bevor|fest|auch)\b",
    re.IGNORECASE,
)
_WISHES = Patterns([("wish", _WISH.pattern)])
"""Tells by its words alone that most passages hold no wish."""
_AIMS = re.compile(
    r"\b(?:worum|ziele?|zielsetzung|vorhaben|vorgehen|bausteine?|arbeitspakete?|methoden?|was wir tun|was wir machen|"
    r"ansatz|unser(?:e)? (?:angebote?|auftrag|weg|projekt)|maßnahmen|leistungen|säulen|projektidee)\b",
    re.IGNORECASE,
)
_SIGNS = re.compile(r"[:!]|\bsoll(?:en)?\b")
_SHALL = frozenset(["soll", "sollen"])
"""Asks something of somebody; of something it only tells a plan: "Der Film soll im Mai erscheinen"."""
_THANKS = re.compile(r"^\W*(?:danke?|herzlich\w*|willkommen|glückwunsch|viel)\b", re.IGNORECASE)


def tells_aims(over: ScopeText) -> bool:
    """Return whether a heading stands over what the project itself sets out to do; its infinitives demand nothing."""
    return bool(_AIMS.search(over.text))


def may_demand(doc: Doc) -> bool:
    """Return whether a passage holds anything by which a demand is told; much quicker than to look for one."""
    return bool(_SIGNS.search(text_in(doc))) or bool(_WISHES.candidates(doc) and _WISH.search(text_in(doc)))


def demand_in(doc: Doc, first: int, last: int, addressees: Addressees) -> str:
    """Return the words that make a point a demand, or an empty string.

    "Kreis: Kurse bezahlen" calls somebody and says what to do; "Vereine, macht auf!" bids; "Lehrkräfte fest anstellen,
    damit sie bleiben" wishes. A label before a bare noun ("Kreis: Träger") only tells who it is.

    Args:
        doc: The passage.
        first: The first token of the point.
        last: The token after its last.
        addressees: Who may be called.
    """
    tokens = words_of(doc)[first:last]
    text = text_of(tokens)
    wish = _WISH.search(text)
    if wish is None and not _SIGNS.search(text):
        return ""
    colon = label_end(tokens)
    if colon and _asks(tokens[colon + 1 :]) and addressees.called(doc, first, first + colon):
        return text_of(tokens[: colon + 1])
    comma = next((place for place, token in enumerate(tokens[: LABEL + 1]) if token.text == ","), 0)
    if comma and _bids(tokens) and (comma == 1 or addressees.called(doc, first, first + comma)):
        return text_of(tokens[:comma])
    asked = next((token.text for token in tokens if token.small in _SHALL), "")
    if asked and addressees.acting(doc, first, last):
        return asked
    wish = wish or re.search("!", text)
    return wish[0] if wish and _asks(tokens) and not _THANKS.match(text) else ""


def _asks(tokens: Sequence[Word]) -> bool:
    """Return whether words are an infinitive or bid something."""
    return bool(tokens) and form_of([token for token in tokens if token.text != "!"]) == "infinitive"


def _bids(tokens: Sequence[Word]) -> bool:
    return tokens[0].is_title and (tokens[-1].text == "!" or any(token.small == "bitte" for token in tokens))
