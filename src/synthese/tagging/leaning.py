"""Whether a passage stands alone or takes its theme from what stands over it, and whether it says anything at all."""

import re
from functools import lru_cache

from spacy.tokens import Doc

from synthese.tagging.clauses import form_of
from synthese.tagging.reading import text_in, words_of

__all__ = ["is_credit", "leans_on_heading"]

_PRONOUN = re.compile(r"^\W*(?:sie|er|es|dies\w*|hier\w*|da[rzvmnf]\w*|dort|solche\w*|auch|beide)\b", re.IGNORECASE)
_CREDIT = re.compile(
    r"^\W*(?:(?:daten|bild|text)?quellen?|fotos?|bild(?:nachweis|rechte)?|abb(?:ildung|\.)|grafik|stand|bearbeitung|kontakt"
    r"|projekt(?:seite|webseite|laufzeit|zeitraum)|laufzeit|förderzeitraum|förderkennzeichen|erhebungszeitraum)\s*:"
    r"|^\W*(?:laufzeit|erhebungszeitraum|förderzeitraum) (?:von|ab|bis|seit|vom)?\s*(?:\d|[A-ZÄÖÜ]\w+ \d{4})"
    r"|^\W*n\s?=\s?\d|^\W*gefördert (?:durch|von|vom|im rahmen)\b",
    re.IGNORECASE,
)
_ROUND = re.compile(
    r"^\W*(?:wir (?:be)?danken|(?:vielen |herzlichen )?dank (?:an|für)\b|\[?karte\s*:)"
    r"|^\W*(?:impuls(?:vortrag)?|vortrag|diskussion|plenum|(?:mittags|kaffee)?pause|moderation|begrüßung|anmeldung"
    r"|rückfragen|(?:ihre? )?ansprech(?:partner|person)\w*)\b[^.;]{0,40}"
    r"(?:\d (?:uhr|minuten|min)\b|\b(?:herr|frau|zimmer|raum) \S)"
    r"|^\W*(?:frau|herr) [^.;]{0,50}\bzimmer \d"
    r"|^\W*(?:die|der|das|diese\w?) (?:studie|arbeit|veröffentlichung|publikation|beitrag|artikel|buch|aufsatz"
    r"|(?:abschluss|bachelor|doktor|forschungs|master)arbeit|dissertation)\b[^.;]{0,80}"
    r"\b(?:entstand|entstanden|erschien|erschienen|eingereicht|verfasst|herausgegeben|vergriffen)\b",
    re.IGNORECASE,
)
"""Thanks, the course of a meeting, who sits where, and what a publication tells of itself."""
_NOTE = 8
"""Words of a bullet without a full stop that can still be a note under its title and not a sentence of its own."""


def leans_on_heading(doc: Doc, *, speaks: bool) -> bool:
    """Return whether a passage cannot be understood without what stands over it.

    A passage without a theme of its own does, and a point without a verb. A sentence with a theme of its own does when
    it begins with a pronoun, or when it is a short note: up to eight words and no full stop.

    Args:
        doc: The passage, with lemmas.
        speaks: Whether its own words name a theme.
    """
    if not speaks:
        return True
    words = words_of(doc)
    text = text_in(doc)
    if form_of(words) in {"nominal", "infinitive"} or _PRONOUN.match(text):
        return True
    return text.rstrip()[-1:] not in ".!?…" and sum(word.is_alpha for word in words) <= _NOTE


@lru_cache(maxsize=4096)
def is_credit(text: str) -> bool:
    """Return whether a text only tells source, date, term, contact or the course of a meeting: it speaks of no theme.

    >>> is_credit("Quelle: Statistisches Landesamt, eigene Darstellung"), is_credit("Quellen der Finanzierung fehlen")
    (True, False)
    >>> is_credit("Die Studie ist bei einem Verlag erschienen."), is_credit("Die Studie zeigt, wer bleibt.")
    (True, False)
    """
    return bool(_CREDIT.match(text) or _ROUND.match(text))
