"""Sentences, clauses and the form of a statement: question, nominal, infinitive."""

import re
from typing import NamedTuple

from spacy.tokens import Doc, Token

from synthese.passages.sentences import split_sentences

__all__ = ["Stretch", "form_of", "is_agenda", "leans_on_heading", "split_clauses", "split_units"]


class Stretch(NamedTuple):
    """A stretch of a text."""

    start: int
    end: int


_CELL = re.compile(r"[^\t\n]+")
_CLAUSE_END = re.compile(
    r"[;:–—]|,|\s-\s|\b(?:aber|doch|jedoch|sondern|allerdings|während|sodass|obwohl|weil|denn)\b", re.IGNORECASE
)
_PRONOUN = re.compile(
    r"^\W*(?:sie|er|es|dies\w*|das|der|die|den|dem|hier\w*|da[rzvmnf]\w*|dort|solche\w*|jede\w*|auch|viele|einige|beide)\b"
    r"|\b(?:sie|ihnen|ihre\w*|diese\w*|dafür|dazu|davon|daran|darauf|darüber|hierzu|hierfür|dort|solche\w*)\b",
    re.IGNORECASE,
)
_AGENDA = re.compile(
    r"^\W*(?:agenda|gliederung|inhalt(?:sverzeichnis)?|ablauf|programm|tagesordnung|übersicht|contents?|outline)\b",
    re.IGNORECASE,
)
_FINITE = frozenset(
    "ist sind war waren sei wäre wären bin wird werden wurde wurden würde würden hat haben hatte hatten habe kann können "
    "konnte konnten könnte könnten muss müssen musste mussten müsste müssten müsse soll sollen sollte sollten darf dürfen "
    "will wollen wollte mag mögen möchte möchten lässt lassen ließe ließen gibt geht steht stehen liegt liegen".split()
)
_SHORT = 12


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


def split_clauses(text: str, unit: Stretch) -> list[Stretch]:
    """Return the clauses of a sentence, roughly: what lies between commas and conjunctions."""
    cuts = [hit.start() for hit in _CLAUSE_END.finditer(text, *unit)]
    stretches = map(Stretch, [unit.start, *cuts], [*cuts, unit.end])
    return [stretch for stretch in stretches if text[stretch.start : stretch.end].strip()] or [unit]


def is_agenda(heading: str) -> bool:
    """Return whether a title heads an agenda: its points announce, they do not state."""
    return bool(_AGENDA.search(heading))


def form_of(tokens: list[Token]) -> str:
    """Return the form of a statement: ``question``, ``infinitive``, ``nominal`` or ``sentence``.

    Args:
        tokens: Its tokens, with lemmas.
    """
    words = [token for token in tokens if token.is_alpha or "-" in token.text]
    if any(token.text == "?" for token in tokens[-2:]):
        return "question"
    if any(_is_finite(token, first=token is words[0]) for token in words):
        return "sentence"
    if words and words[-1].text[0].islower() and _is_infinitive(words[-1]):
        return "infinitive"
    return "nominal"


def _is_infinitive(token: Token) -> bool:
    return token.text.endswith("n") and token.lemma_ == token.norm_ and not token.is_title


def _is_finite(token: Token, *, first: bool) -> bool:
    word = token.norm_.lower() if first else token.norm_
    if word in _FINITE:
        return True
    lemma = token.lemma_
    if first or not word.islower() or not lemma.endswith("n") or lemma == word:
        return False
    return word.endswith(("t", "te", "ten")) and not _is_participle(word)


def _is_participle(word: str) -> bool:
    return bool(
        re.search(
            r"(?:^|ab|an|auf|aus|bei|ein|mit|nach|um|vor|zu|zurück|durch|weiter|zusammen)ge\w+(?:t|te|ten)$|iert$", word
        )
    )


def leans_on_heading(doc: Doc) -> bool:
    """Return whether a passage cannot be understood without its heading: short, without a verb or with a pronoun."""
    words = sum(token.is_alpha for token in doc)
    if words <= 4:
        return True
    return words <= _SHORT or bool(_PRONOUN.search(doc.text)) or form_of(list(doc)) in {"nominal", "infinitive"}
