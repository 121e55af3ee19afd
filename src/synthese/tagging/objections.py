"""What speaks against a cue although it stands where it stands: a question, its answer, a title, what is settled."""

import re
from collections.abc import Sequence

from synthese.tagging.clauses import Stretch, clause_at, split_clauses
from synthese.tagging.completed import ends_done, has_been_asked, has_vanished, is_completed, is_less
from synthese.tagging.cues import CHALLENGE, CONTEXT, DENIED, DONE, GAP, NEED, QUESTION, FoundCue, cites
from synthese.tagging.denials import is_denied
from synthese.tagging.forms import words
from synthese.tagging.idle import is_idle_negation
from synthese.tagging.questions import is_reply, question_veto
from synthese.tagging.resolved import is_resolved, is_resolved_beside
from synthese.tagging.settled import is_overcome, is_quoted, is_served, offers_solution

__all__ = ["answered", "settled"]

_TROUBLES = frozenset([GAP, CHALLENGE, NEED, QUESTION])
_THING = re.compile(
    r"\b[A-ZÄÖÜ]|(?:fehlend|benötigt|gefordert|gewünscht|empfohlen|ungenutzt|unversorgt|offen|unklar|notwendig|"
    r"erforderlich)e[nrsm]?$"
)
"""What a trouble or a demand is about: Lücken are closed, Bedarf is met; what is "zu teuer" is not resolved."""
_COMPOUND = re.compile(r"-[A-ZÄÖÜ]")
"""Goes on behind a part of a name: "Barrieren-Check"."""
_NAMED = re.compile(
    r"\b(?:Forschungs|Fach|Arbeits|Service|Koordinierungs|Stabs)stelle (?:für )?$|"
    r"\b(?:Kompetenz)?zentrum (?:für )?$|\bLehrstuhl (?:für )?$|\b(?:Abteilung|Referat|Sachgebiet|Dezernat|"
    r"Projektgruppe|Arbeitsgruppe|Arbeitskreis|AG|AK|UAG|Ausschuss|Kommission|Bündnis|Fachtag|Fachgespräch|Seminar|"
    r"Workshop|Modul|Kapitel|Abschnitt|Anlage|Tabelle|Abbildung|Themenheft|Sonderheft|Reihe|Rubrik) (?:\d+ |"
    r"[IVX]+ )?(?:für |zu |zum |zur |gegen )?$"
)
"""Bodies, meetings and parts of papers are called by what they deal with: "Arbeitskreis Bedarfsplanung"."""
_INSTEAD = re.compile(r"^\W*(?:an)?statt\b.*\bzu [a-zäöü]+n\W*$", re.IGNORECASE)
"""What is not done: "Statt mehr zu fordern, …"."""
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
    """Return whether the cue stands in a title, denies as an answer, or tells a trouble that is denied or settled."""
    if cue.text.lower() in _NO and answered(text, unit):
        # "Muss jeder Ort alles haben? Das hat nie jemand verlangt": to deny is to answer.
        return "answered"
    quoted = is_quoted(text, unit, cue.start, cue.end)
    if (
        quoted
        or cites(text[unit.start : unit.end])
        or _COMPOUND.match(text, cue.end)
        or _NAMED.search(text, unit.start, cue.start)
    ):
        return "name"
    clauses = split_clauses(text, unit)
    clause = clause_at(clauses, cue.start)
    words = text[clause.start : clause.end]
    return _denied(cue, words, text[unit.start : unit.end]) or _over(cue, text, unit, clauses, clauses.index(clause))


def _denied(cue: FoundCue, clause: str, sentence: str) -> str:
    """Return whether it is denied, stands in an aside, or tells what is not done."""
    if cue.type in _TROUBLES and is_denied(clause, sentence):
        return DENIED
    if is_idle_negation(cue.text, clause.lstrip(" ,;:–—"), sentence):
        return CONTEXT
    return "purpose" if _INSTEAD.match(clause) else ""


def _over(cue: FoundCue, text: str, unit: Stretch, clauses: Sequence[Stretch], place: int) -> str:
    """Return whether what the cue tells is over, or taken on by somebody."""
    sentence, clause = text[unit.start : unit.end], clauses[place]
    words = text[clause.start : clause.end]
    beside = f"{text[unit.start : cue.start]} {text[cue.end : unit.end]}"
    done = (
        ends_done(beside)
        or has_been_asked(cue.text, words)
        or is_completed(text, unit, cue.start, cue.end)
        or is_overcome(text, unit, cue.start)
        or is_resolved_beside(*_around(text, clauses, place))
    )
    if done:
        return DONE
    thing, trouble = _THING.search(cue.text), cue.type in _TROUBLES
    if thing and (is_resolved(words) or is_resolved(_after_colon(text, unit, clause))):
        return DONE
    if trouble and (has_vanished(sentence) or is_less(cue.text, beside)):
        return DONE
    serves = thing and is_served(text, unit, cue.start)
    return "served" if trouble and (serves or offers_solution(sentence)) else ""


def _around(text: str, clauses: Sequence[Stretch], place: int) -> tuple[str, str, str]:
    """Return a clause between the one before it and the last one behind it; empty texts where there is none."""
    words = [text[each.start : each.end] for each in clauses]
    return words[place - 1] if place else "", words[place], words[-1] if place + 1 < len(words) else ""


def _after_colon(text: str, unit: Stretch, clause: Stretch) -> str:
    return text[clause.end : unit.end] if text[clause.end : clause.end + 1] == ":" else ""
