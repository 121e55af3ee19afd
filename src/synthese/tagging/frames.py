"""Where somebody stands in a sentence: the clause, what governs the noun, its case as the article shows it."""

import itertools
import re
from collections.abc import Sequence
from typing import NamedTuple

from synthese.tagging.clauses import form_of
from synthese.tagging.forms import words
from synthese.tagging.lemmas import lemma_of
from synthese.tagging.reading import Word, Words

__all__ = ["MAIN", "RELATIVE", "Clause", "Frame", "clause_of", "frame_of", "is_noun", "lower"]

MAIN, RELATIVE = "main", "relative"

_PREPOSITIONS = words(
    "für fürs auf aufs zwischen zu zum zur nach mit gegenüber gegen ohne neben außerhalb innerhalb aus vom von über "
    "unter wegen statt anstatt trotz um am an ans ins vor vorm bei beim durch durchs seitens in im seit hinter laut "
    "entlang bis jenseits dank mittels pro je außer samt anhand aufgrund zugunsten zulasten"
)
_ARTICLES = words(
    "der die das den dem des ein eine einer eines einem einen kein keine keiner keines keinem keinen alle allen "
    "aller viele vielen vieler manche manchen einige einigen mehrere mehreren beide beiden jeder jede jedes jedem "
    "jeden diese dieser dieses diesem diesen unser unsere unserer unseres unserem unseren ihr ihre ihrer ihres ihrem "
    "ihren sein seine seiner seines seinem seinen zwei drei vier fünf sechs sieben acht neun zehn zwölf mehr weitere "
    "weiteren wenige wenigen"
)
_DEFINITE = words("der die das den dem des")
_GOVERNING = _ARTICLES | _PREPOSITIONS
_LISTING = frozenset([",", "und", "oder", "sowie", "/", "bzw.", "&"])
_BEGINNING = _ARTICLES | words("wir sie es er man niemand sich")
_BINDING = _PREPOSITIONS | _LISTING
_OPENING = words(
    "dass ob wie was wo wer wem wen wann warum weshalb womit wofür wozu woran welche welcher welches welchen bevor "
    "ehe wenn während als nachdem sobald solange falls weil da obwohl damit indem bis seit seitdem sodass sofern "
    "soweit"
)
_PRONOUNS = words("der die das den dem deren dessen denen welcher welche welches welchen welchem wo wobei wodurch")
_STOPS = frozenset([".", "!", "?", ";", ":", "–", "—", "…", "|", "-", "•"])
_FEMININE = re.compile(
    r"(?:schule|ung|agentur|kammer|kasse|behörde|gemeinde|stadt|kommune|stelle|schaft|ion|(?<!r)ei|uni|tät|(?<![aeo])in|bank|kraft|"
    r"ive|wehr|kirche|firma|kita|ihk|hwk|vhs|awo|kfw|caritas|diakonie|liga|region|ebene|spitze|politik|tafel|"
    r"industrie|akademie)$"
)
_OBLIQUE = {"dem": "dative", "einem": "dative", "des": "genitive", "eines": "genitive", "einen": "accusative"}


class Clause(NamedTuple):
    """A clause of a sentence.

    Args:
        start: Its first token, the word that opens it included.
        body: The first token after that word.
        tokens: Its tokens; of a main clause also those after a clause that stands within it.
        opening: ``main``, ``relative`` or the conjunction or question word that opens it.
        form: ``question``, ``nominal``, ``infinitive`` or ``sentence``.
        text: Its words in their normal form.
    """

    start: int
    body: int
    tokens: Words
    opening: str
    form: str
    text: str


class Frame(NamedTuple):
    """What stands before somebody named.

    Args:
        first: The first token of the phrase, its article included.
        before: The token before it in its clause, or None at the clause's beginning.
        article: The article in small letters, or an empty string.
        case: ``prepositional``, ``genitive``, ``dative``, ``accusative``, or ``nominative`` where nothing speaks
            against it.
    """

    first: int
    before: Word | None
    article: str
    case: str

    @property
    def preposition(self) -> str:
        """The preposition that governs the phrase, or an empty string."""
        return lower(self.before) if self.before is not None and self.case == "prepositional" else ""


def lower(token: Word) -> str:
    """Return a word in its normal form, in small letters."""
    return token.small


def clause_of(doc: Words, place: int, first: int, last: int) -> Clause:
    """Return the clause in which a token stands.

    Args:
        doc: The passage.
        place: The token.
        first: The first token of the statement.
        last: The token after its last.
    """
    start = next((at + 1 for at in range(place - 1, first - 1, -1) if _stops(doc[at])), first)
    end = next((at for at in range(place, last) if _stops(doc[at])), last)
    mark = doc[end].text if end < last else ""
    cuts = [start - 1, *(at for at in range(start + 1, end - 1) if doc[at].text == ","), end]
    pieces = [doc[cut + 1 : after] for cut, after in itertools.pairwise(cuts)]
    mine = next((piece for piece in pieces if piece and piece[0].i <= place <= piece[-1].i), doc[place : place + 1])
    opening, opened = _opening(doc, mine, mark)
    group = list(mine)
    if opening == MAIN and len(pieces) > 1:
        group = next((each for each in _main_clauses(doc, pieces, mark) if mine[0] in each), group)
    form = "question" if mark == "?" else form_of([*group, *doc[end : end + (mark == ".")]])
    if opening != MAIN and form == "infinitive":
        form = "sentence"  # "…, auf den sie kaum zurückgreifen"
    body = group[0].i if opening == MAIN else mine[0].i + opened
    text = " ".join([token.norm_ for token in group])
    return Clause(group[0].i, body, tuple(group), opening, form, text)


def _stops(token: Word) -> bool:
    return token.text in _STOPS or (token.is_space and token.text != " ")


def _main_clauses(doc: Words, pieces: Sequence[Words], mark: str) -> list[list[Word]]:
    """Put together what stands between commas, unless a verb stands in both parts; without the clauses within."""
    groups: list[list[Word]] = [[]]
    for piece in pieces:
        if not piece or _opening(doc, piece, mark)[0] != MAIN:
            continue
        # Without a subject of its own it goes on: "… liegen vor, werden aber kaum genutzt".
        first = piece[0]
        goes_on = not groups[-1] or (first.norm_.islower() and form_of([first]) in {"sentence", "infinitive"})
        if not goes_on and all(form_of(part) == "sentence" for part in (groups[-1], piece)):
            groups.append([])
        groups[-1].extend(piece)
    return groups


def _opening(doc: Words, piece: Words, mark: str) -> tuple[str, int]:
    """Return what opens a clause, and of how many words it is."""
    verb_last = piece[-1].norm_.islower() and len(piece) > 1
    inside = piece[0].i > 0 and doc[piece[0].i - 1].text == ","
    at = 1 if lower(piece[0]) in {"und", "oder", "aber", "denn", "sondern", "doch"} else 0
    if not verb_last or at >= len(piece) or (mark == "?" and not inside):
        return MAIN, 0
    word = lower(piece[at])
    following = lower(piece[at + 1]) if at + 1 < len(piece) else ""
    if word in _OPENING:
        return word, at + 1
    if inside and word in _PRONOUNS:
        return RELATIVE, at + 1
    if inside and word in _PREPOSITIONS and following in _PRONOUNS:
        # "mit dem Kreis": an article has its noun behind it, a pronoun another article or a noun of its own.
        beyond = piece[at + 2] if at + 2 < len(piece) else None
        return (RELATIVE, at + 2) if beyond is not None and _begins_phrase(beyond) else (MAIN, 0)
    return MAIN, 0


def _begins_phrase(token: Word) -> bool:
    return lower(token) in _BEGINNING or token.is_title


def frame_of(doc: Words, start: int, end: int, body: int) -> Frame:
    """Return what stands before somebody named between two tokens.

    Args:
        doc: The passage.
        start: The first token of the name.
        end: The token after its last.
        body: Where the clause begins, after the word that opens it.
    """
    first, article = start, ""
    awaited, inner = False, False  # a noun that is listed with this one; its article
    for at in range(start - 1, body - 1, -1):
        token, word = doc[at], lower(doc[at])
        if awaited:
            awaited, inner = False, True
        elif word in _ARTICLES:
            if article in _DEFINITE and word in _DEFINITE and not inner:
                break
            article, inner = article or word, False
        elif word in _LISTING and at > body and (doc[at - 1].is_title or _is_abbreviation(doc[at - 1])):
            awaited = True
        elif not (_is_adjective(doc, token, doc[at - 1] if at > body else None) or _is_adverb(doc, at, body)):
            break
        first = at
    if first > body and lower(doc[first - 1]) == "zu" and article.startswith(("wenig", "viel")):
        first -= 1  # "zu wenige Betriebe"
    before = doc[first - 1] if first > body else None
    return Frame(first, before, article, _case(doc, before, article, end))


def _case(doc: Words, before: Word | None, article: str, end: int) -> str:
    if before is not None and lower(before) in _PREPOSITIONS:
        return "prepositional"
    after_noun = before is not None and is_noun(before)
    noun = doc[end - 1].norm_
    if article in _OBLIQUE:
        return _OBLIQUE[article]
    if article in {"der", "einer", "unserer", "dieser", "vieler", "aller", "keiner", "ihrer", "seiner"}:
        oblique = bool(_FEMININE.search(noun.lower())) or lemma_of(noun).lower() != noun.lower()
        if after_noun:
            return "genitive"
        return "dative" if oblique else "nominative"
    if article in {"den", "allen", "vielen", "manchen", "einigen", "mehreren", "beiden", "diesen", "unseren", "ihren"}:
        return "dative" if noun.endswith(("n", "s")) and lemma_of(noun).lower() != noun.lower() else "accusative"
    return "genitive" if after_noun and not article else "nominative"


def _governs(doc: Words, token: Word) -> bool:
    """Return whether a word is an article or preposition, or an adverb behind one: "in schnell wachsenden …"."""
    if lower(token) in _GOVERNING:
        return True
    return token.i > 0 and token.norm_.islower() and lower(doc[token.i - 1]) in _GOVERNING


def _is_adverb(doc: Words, place: int, body: int) -> bool:
    """Return whether a word stands between article or preposition and an adjective: "in schnell wachsenden Kreisen"."""
    plain = doc[place].norm_.islower() and lower(doc[place]) not in _BINDING
    governed = place > body and lower(doc[place - 1]) in _GOVERNING
    return (
        plain and governed and lower(doc[place + 1]) not in _ARTICLES and _is_adjective(doc, doc[place + 1], doc[place])
    )


def is_noun(token: Word) -> bool:
    """Return whether a word is a noun; a capital at the beginning alone says nothing: "Zahlt der Bund …"."""
    capital = token.is_alpha and (token.is_title or _is_abbreviation(token))
    return capital and (token.i > 0 or lemma_of(token.norm_)[:1].isupper())


def _is_abbreviation(token: Word) -> bool:
    return token.text.isupper() and len(token.text) > 1


def _is_adjective(doc: Words, token: Word, before: Word | None) -> bool:
    """Return whether a word stands between article and noun: with an ending of its own, or a participle behind one."""
    word, lemma = token.norm_, token.lemma_
    if (
        not word.islower()
        or not word.endswith(("e", "en", "er", "es", "em"))
        or word in _PREPOSITIONS
        or word == "allem"
    ):
        return False
    governed = before is not None and _governs(doc, before)
    return word != lemma and (governed or not lemma.endswith(("en", "ern", "eln")))
