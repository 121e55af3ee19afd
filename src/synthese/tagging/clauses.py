"""Sentences, clauses and the form of a statement: question, nominal, infinitive."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from synthese.passages.sentences import split_sentences
from synthese.tagging.forms import words
from synthese.tagging.reading import Word

__all__ = ["Stretch", "clause_at", "form_of", "is_agenda", "split_clauses", "split_units"]


class Stretch(NamedTuple):
    """A stretch of a text."""

    start: int
    end: int


_CELL = re.compile(r"[^\t\n]+")
_CLAUSE_END = re.compile(
    r"[;:–—]|,|\s-\s|\b(?:aber|doch|jedoch|sondern|allerdings|während|sodass|obwohl|weil|denn)\b", re.IGNORECASE
)
_AGENDA = re.compile(
    r"^\W*(?:agenda|gliederung|inhalt(?:sverzeichnis)?|ablauf|programm|tagesordnung|übersicht|contents?|outline)\b\W*(?:\w+\W*){0,3}$",
    re.IGNORECASE,
)
_FINITE = words(
    "ist sind war waren sei wäre wären bin wird werden wurde wurden würde würden hat haben hatte hatten habe "
    "kann können konnte konnten könnte könnten muss müssen musste mussten müsste müssten müsse soll sollen sollte "
    "sollten darf dürfen will wollen wollte mag mögen möchte möchten lässt lassen ließe ließen gibt geht steht stehen "
    "liegt liegen"
)
_FINITE_TAGS = words("VVFIN VAFIN VMFIN VVIMP VAIMP")
"""Finite verbs in the Stuttgart-Tübingen tagset, which German pipelines use."""
_NO_VERB = words(
    "zwischen neben gegen wegen außen innen unten oben einen ihnen denen jenen daneben eigenen allen vielen wenigen "
    "zusammen morgen gestern entgegen sondern gern modern extern intern"
)
_PARTICIPLE = re.compile(
    r"(?:^|ab|an|auf|aus|bei|ein|mit|nach|um|vor|zu|zurück|durch|weiter|zusammen|her|hin|fest|weg|los)ge\w"
    r"|(?:^|[a-zäöü])(?:be|ver|er|ent|zer|miss|über)\w+te[nrs]?$|iert(?:e[nrs]?)?$"
)
_OPENING = words("wer was wie ob wo wenn weil dass da während obwohl sobald solange falls")
_AFTER_INFINITIVE = words("und oder sowie lassen statt anstatt")
_HANGING = words(
    "der die das den dem deren dessen denen wo wenn weil dass damit ob wie was um bevor ehe obwohl solange sobald "
    "sodass auf"
)


def split_units(text: str) -> list[Stretch]:
    """Return the sentences of a text; of a table row its cells.

    >>> [(unit.start, unit.end) for unit in split_units("Kurse fehlen. Wer zahlt?")]
    [(0, 13), (14, 24)]
    """
    return [
        Stretch(cell.start() + start, cell.start() + end)
        for cell in _CELL.finditer(text)
        for start, end in split_sentences(cell[0])
    ]


@lru_cache(maxsize=1024)  # asked once a cue of the same sentence
def split_clauses(text: str, unit: Stretch) -> tuple[Stretch, ...]:
    """Return the clauses of a sentence, roughly: what lies between commas and conjunctions."""
    cuts = [hit.start() for hit in _CLAUSE_END.finditer(text, *unit)]
    stretches = map(Stretch, [unit.start, *cuts], [*cuts, unit.end])
    return tuple([stretch for stretch in stretches if text[stretch.start : stretch.end].strip()]) or (unit,)


def clause_at(clauses: Sequence[Stretch], place: int) -> Stretch:
    """Return the clause of a sentence in which a place lies; the first where it lies in none."""
    for clause in clauses:
        if clause.start <= place < clause.end:
            return clause
    return clauses[0]


@lru_cache(maxsize=4096)
def is_agenda(heading: str) -> bool:
    """Return whether a title heads an agenda: its points announce, they do not state."""
    return bool(_AGENDA.search(heading))


def form_of(tokens: Sequence[Word]) -> str:
    """Return the form of a statement: ``question``, ``infinitive``, ``nominal`` or ``sentence``.

    Args:
        tokens: Its tokens, with lemmas.
    """
    if any(token.text == "?" for token in tokens[-2:]):
        return "question"
    tokens = _main_part(tokens)
    words = [place for place, token in enumerate(tokens) if token.is_alpha or "-" in token.text]
    if any(_is_finite(tokens, place, first=place == words[0]) for place in words):
        return "sentence"
    if words and _is_infinitive(tokens[words[-1]]):
        # A full stop makes a verb at the end the verb of a sentence: "Zahlen fehlen."
        return "sentence" if tokens[-1].text == "." else "infinitive"
    return "nominal"


def _main_part(tokens: Sequence[Word]) -> Sequence[Word]:
    """Return a point without the clause that hangs on it: "Höfe" of "Höfe, die auf Familien warten"."""
    if tokens and tokens[0].small in _OPENING:
        return tokens
    cuts = (
        place
        for place in range(1, len(tokens) - 1)
        if tokens[place].text == "," and tokens[place + 1].small in _HANGING
    )
    return tokens[: next(cuts, len(tokens))]


def _is_infinitive(token: Word) -> bool:
    word = token.norm_
    # A verb whose particle stands apart has the lemma of both: "fahren … zurück".
    verb = token.lemma_ == word or (token.lemma_.endswith(word) and token.lemma_ != word and len(word) > 3)
    return word.islower() and word.endswith(("en", "eln", "ern")) and verb and word not in _NO_VERB


def _is_finite(tokens: Sequence[Word], place: int, *, first: bool) -> bool:
    token = tokens[place]
    if token.tag_:  # set by a base pipeline only
        return token.tag_ in _FINITE_TAGS
    word = token.small if first else token.norm_
    if word in _FINITE:
        # "Den Vertrag übersetzen lassen" is an infinitive of two.
        return word != "lassen" or place == 0 or not _is_infinitive(tokens[place - 1])
    following = tokens[place + 1] if place + 1 < len(tokens) else None
    if _is_infinitive(token):
        # Infinitives of points stand at their end; before other words it is a verb in the plural.
        goes_on = following is not None and following.is_alpha and following.text not in _AFTER_INFINITIVE
        return goes_on and place > 0 and tokens[place - 1].norm_ != "zu"
    lemma = token.lemma_
    if first or not word.islower() or not lemma.endswith("n") or lemma == word or _is_participle(word, lemma):
        return False
    attributive = following is not None and following.is_title
    return word.endswith("t") or (word.endswith(("te", "ten")) and not attributive)


def _is_participle(word: str, lemma: str) -> bool:
    return bool(_PARTICIPLE.search(word)) and not _PARTICIPLE.search(lemma)
