"""What speaks against a cue although it stands where it stands: a question, its answer, a title, what is settled."""

import re
from collections.abc import Sequence

from synthese.tagging.clauses import Stretch, clause_at, split_clauses
from synthese.tagging.cues import CHALLENGE, CONTEXT, DENIED, DONE, GAP, NEED, QUESTION, FoundCue
from synthese.tagging.denials import is_denied, is_idle_negation
from synthese.tagging.forms import words
from synthese.tagging.questions import is_reply, question_veto
from synthese.tagging.resolved import is_resolved
from synthese.tagging.settled import is_completed, is_overcome, is_quoted, is_served

__all__ = ["answered", "settled"]

_TROUBLES = frozenset([GAP, CHALLENGE, NEED, QUESTION])
_THING = re.compile(
    r"\b[A-ZÄÖÜ]|(?:fehlend|benötigt|gefordert|gewünscht|empfohlen|ungenutzt|unversorgt|offen|unklar|notwendig|"
    r"erforderlich)e[nrsm]?$"
)
"""What a trouble or a demand is about: Lücken are closed, Bedarf is met; what is "zu teuer" is not resolved."""
_COMPOUND = re.compile(r"-[A-ZÄÖÜ]")
"""Goes on behind a part of a name: "Barrieren-Check"."""
_CELL_END = re.compile(r"[\t\n]")
_NO = words("nicht nie niemals niemand kein keine keiner keinen nichts")


def settled(cue: FoundCue, text: str, unit: Stretch, over: Sequence[str], *, signalled: bool) -> FoundCue:
    """Return a cue with a veto where something speaks against it beyond the counter-cues of its clause.

    Args:
        cue: The cue.
        text: The normal text of the passage.
        unit: The sentence.
        over: What stands over the passage.
        signalled: Whether a heading says that open points stand below it.
    """
    if cue.veto:
        return cue
    return cue._replace(veto=_against_question(cue, text, unit, over, signalled=signalled) or _against(cue, text, unit))


def answered(text: str, unit: Stretch) -> str:
    """Return what speaks against a question with its answer behind it, and against the answer; else an empty text.

    >>> answered("Ist das neu? Natürlich nicht", Stretch(0, 12)), answered("Ist das neu?", Stretch(0, 12))
    ('answered', '')
    """
    before, behind = _CELL_END.split(text[: unit.start])[-1], _CELL_END.split(text[unit.end :])[0]
    sentence = text[unit.start : unit.end]
    return "answered" if is_reply(behind.strip(), sentence) or is_reply(sentence, before) else ""


def _against_question(cue: FoundCue, text: str, unit: Stretch, over: Sequence[str], *, signalled: bool) -> str:
    """Return what speaks against a question that is none that is open."""
    if cue.type != QUESTION or not cue.text.rstrip(' “"»)').endswith("?"):
        return ""
    rest = text[unit.end :].partition("\t")[0].partition("\n")[0].strip()
    return question_veto(text[unit.start : unit.end], rest, over, signalled=signalled)


def _against(cue: FoundCue, text: str, unit: Stretch) -> str:
    """Return whether the cue stands in a title, denies as an answer, or tells a trouble that is settled."""
    if cue.text.lower() in _NO and answered(text, unit):
        # "Muss jeder Ort alles haben? Das hat nie jemand verlangt": to deny is to answer.
        return "answered"
    if is_quoted(text, unit, cue.start, cue.end) or _COMPOUND.match(text, cue.end):
        return "name"
    clause = clause_at(split_clauses(text, unit), cue.start)
    words, sentence = text[clause.start : clause.end], text[unit.start : unit.end]
    if cue.type in _TROUBLES and is_denied(words):
        return DENIED
    if is_idle_negation(cue.text, words.lstrip(" ,;:–—"), sentence):
        return CONTEXT
    after = text[clause.end : unit.end] if text[clause.end : clause.end + 1] == ":" else ""
    resolved = _THING.search(cue.text) and (is_resolved(text[clause.start : clause.end]) or is_resolved(after))
    completed = is_completed(text, unit, cue.start, cue.end)
    if resolved or completed or is_overcome(text, unit, cue.start):
        return DONE
    return "served" if cue.type in _TROUBLES and is_served(text, unit, cue.start) else ""
