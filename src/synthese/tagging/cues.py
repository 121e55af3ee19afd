"""The cues of action fields in a sentence, and what speaks against each: only in its own clause."""

import re
from collections.abc import Callable
from functools import cached_property, partial
from typing import NamedTuple

from spacy.tokens import Doc

from synthese.tagging.clauses import Stretch, clause_at, split_clauses
from synthese.tagging.patterns import Found, Patterns
from synthese.types import Codebook

__all__ = [
    "CHALLENGE",
    "CONTEXT",
    "DENIED",
    "DONE",
    "GAP",
    "NEED",
    "QUESTION",
    "RECOMMENDATION",
    "UNUSED",
    "CueReader",
    "FoundCue",
    "cites",
]

UNUSED, GAP, QUESTION, RECOMMENDATION, NEED = "potenzial", "luecke", "offene_frage", "empfehlung", "bedarf"
CHALLENGE = "herausforderung"
"""Types with a part in the coding rules; codebooks without them work by cues and precedence alone."""
DENIED, DONE, CONTEXT = "negated", "done", "question_or_context"
"""The reasons of counter-cues that deny a statement, report it as done, or show that it is none."""
_RUN_OVER = frozenset([CONTEXT, "hypothetical"])
"""Reasons that hold for a whole sentence: "Ohne die Händler, die abends öffnen, stünde die Straße leer"."""
_LONGEST_HEADING = 12
"""A longer heading is a statement of its own."""

_INDIRECT = re.compile(
    r"[\s,;:–—]*(?:(?:in|an|bei|zu|mit|von|für) )?(?:wo|wie|was|welche\w*|warum|weshalb|inwie\w+|wor\w+|wof\w+|wer)\b",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"\b\d{1,2}\. ?(?:\d{1,2}\.|Jan|Feb|März|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)|"
    r"(?<!bis )(?<!nach )(?<!vor )\b\d{1,2}(?:[:.]\d\d)? Uhr\b",
    re.IGNORECASE,
)
_CITED = re.compile(
    r"\bDrs\.|\bAz\.|\bHrsg\.|\bISBN\b|\b\d+\. Auflage\b|\bZeitschrift\b.*\d/\d|\bHeft \d|\bS\. \d+(?:–|-|\W*$)|"
    r"\bModul \d+\)|\bBand \d|\bJg\. ?\d|\bKurs (?:Nr\. ?)?\d+[-/]\d+|\(Text der \w+\)"
)
"""Tells where something is printed, or under what number it runs."""
_UNDONE = re.compile(
    r"\b(?:kaum|nicht|nie|keine?[nrms]?|niemand\w{0,2}|selten|zu (?:wenig|selten|spät)|wenig|noch nie|(?:nur|erst|"
    r"lediglich) (?:teilweise|halb|zum Teil|zur Hälfte|zu einem \w+)|bis auf|halbherzig)\b",
    re.IGNORECASE,
)
_PURPOSE = re.compile(r"[\s,;:–—]*(?:um|damit)\b", re.IGNORECASE)


def cites(sentence: str) -> bool:
    """Return whether a sentence names a publication, a paper or a course by its number.

    >>> cites("Empfehlungen des Rates, Drs. 19/442"), cites("Empfehlungen des Rates")
    (True, False)
    """
    return bool(_CITED.search(sentence))


class FoundCue(NamedTuple):
    """A cue found in a sentence.

    Args:
        type: The type of action field it speaks for.
        text: Its words, as they stand in the sentence.
        start: Where it begins in the normal text.
        end: Where it ends there, exclusive.
        veto: What speaks against it, or an empty string.
        weak: True when it counts only beside another.
    """

    type: str
    text: str
    start: int
    end: int
    veto: str = ""
    weak: bool = False


class CueReader:
    """Finds cues and what speaks against them.

    Args:
        codebook: Types with cues, and counter-cues.
    """

    def __init__(self, codebook: Codebook) -> None:
        self._cues = Patterns(
            ((type_.id, cue.weak), cue.pattern) for type_ in codebook.action_fields for cue in type_.cues
        )
        self._counters = Patterns(
            (reason, pattern) for reason, patterns in codebook.counter_cues.items() for pattern in patterns
        )

    def candidates(self, doc: Doc) -> list[int]:
        """Return the numbers of the cues that may occur in a document."""
        return self._cues.candidates(doc)

    def counter_candidates(self, doc: Doc) -> list[int]:
        """Return the numbers of the counter-cues that may occur in a document."""
        return self._counters.candidates(doc)

    def find(self, text: str, unit: Stretch, numbers: list[int], counters: Callable[[], list[int]]) -> list[FoundCue]:
        """Return the cues of a sentence, each with what speaks against it.

        Args:
            text: The normal text of the passage.
            unit: The sentence.
            numbers: The cues that may occur.
            counters: Tells the counter-cues that may occur; asked only where there is a cue.
        """
        found = list(self._cues.find(text, numbers, *unit))
        if not found:
            return []
        question = text[unit.start : unit.end].rstrip(' “"»)').endswith("?")
        clauses = split_clauses(text, unit)
        against = _Against(self._counters, counters(), text, unit)
        cues = []
        for cue in found:
            clause = clause_at(clauses, cue.start)
            asked = question and not cue.text.rstrip().endswith("?")
            veto = _veto(text, cue, clause, against, first=clause == clauses[0]) or against.over(cue, clause)
            type_, weak = cue.key
            cues.append(FoundCue(type_, cue.text.strip(), cue.start, cue.end, "asked" if asked else veto, weak))
        return _without_asked_advice(_without_covered_gaps(cues))

    def in_heading(self, heading: str) -> tuple[str, str]:
        """Return type and words of the cue in a heading that gives the points below it their type, or two empty texts.

        >>> CueReader(Codebook(version="", language="", sha256="", groups=(), themes=())).in_heading("Was fehlt")
        ('', '')
        """
        unit = Stretch(0, len(heading))
        words = heading.split()
        if len(words) > _LONGEST_HEADING or heading.rstrip().endswith("?"):
            return "", ""
        cues = self.find(heading, unit, self._cues.numbers_in(words), partial(self._counters.numbers_in, words))
        # "Beruf: Was das Land tun sollte" asks nothing indirectly; it says what stands below.
        standing = [cue for cue in cues if cue.veto in {"", "indirect_question"} and not cue.weak]
        return (standing[0].type, standing[0].text) if standing else ("", "")

    def against_point(self, text: str, unit: Stretch, counters: Callable[[], list[int]]) -> str:
        """Return what speaks against a point without a cue, or an empty string.

        Args:
            text: The normal text of the passage.
            unit: The point.
            counters: Tells the counter-cues that may occur.
        """
        if _DATED.search(text, *unit):
            return "announcement"
        if cites(text[unit.start : unit.end]):
            return "name"
        for counter in self._counters.find(text, counters(), *unit):
            if counter.key in {DENIED, DONE} or counter.start <= unit.start:
                return counter.key
        return ""


class _Against:
    """What counter-cues say against the cues of a sentence; each clause is searched once, however many cues it holds.

    Args:
        counters: The counter-cues.
        numbers: Which of them may occur.
        text: The normal text of the passage.
        unit: The sentence.
    """

    def __init__(self, counters: Patterns[str], numbers: list[int], text: str, unit: Stretch) -> None:
        self._counters = counters
        self._numbers = numbers
        self._text = text
        self._unit = unit
        self._reasons: dict[tuple[Stretch, bool], str] = {}

    def within(self, clause: Stretch, *, asked: bool) -> str:
        """Return the first reason that holds in a clause, or an empty string; a question denies and reports nothing."""
        reason = self._reasons.get((clause, asked))
        if reason is None:
            found = self._counters.find(self._text, self._numbers, *clause)
            passed_over = {DENIED, DONE} if asked else set()
            if _UNDONE.search(self._text, *clause):
                # What was "bisher kaum" done is not done.
                passed_over.add(DONE)
            reasons = (each.key for each in found if each.key not in passed_over)
            reason = self._reasons[clause, asked] = next(reasons, "")
        return reason

    def over(self, cue: Found[tuple[str, bool]], clause: Stretch) -> str:
        """Return the reason of a counter-cue that runs over a cue, whatever lies between: "11:30 Uhr: Bedarfe"."""
        # Of a sentence of one clause ``within`` has told it.
        found = self._running_over if clause != self._unit else []
        return next((each.key for each in found if each.start <= cue.start < each.end), "")

    @cached_property
    def _running_over(self) -> list[Found[str]]:
        found = self._counters.find(self._text, self._numbers, *self._unit)
        return [each for each in found if each.key in _RUN_OVER]


def _veto(text: str, cue: Found[tuple[str, bool]], clause: Stretch, against: _Against, *, first: bool) -> str:
    """Return what in its clause speaks against a cue, or an empty string."""
    reason = against.within(clause, asked=cue.text.rstrip().endswith("?"))
    if reason:
        return reason
    if first or cue.key[0] == QUESTION:
        return ""
    words = text[clause.start : clause.end]
    if _INDIRECT.match(words):
        return "indirect_question"
    return "purpose" if _PURPOSE.match(words) else ""


def _without_covered_gaps(cues: list[FoundCue]) -> list[FoundCue]:
    """Drop gaps that are part of a longer cue of another type: "zu wenig" in "zu wenig genutzt"."""
    return [cue for cue in cues if cue.type != GAP or not any(_covers(longer, cue) for longer in cues)]


def _covers(longer: FoundCue, cue: FoundCue) -> bool:
    inside = longer.start <= cue.start and cue.end <= longer.end and longer.end - longer.start > cue.end - cue.start
    overlap = longer.type == UNUSED and longer.start < cue.end and cue.start < longer.end
    return not longer.veto and longer.type not in {GAP, RECOMMENDATION} and (inside or overlap)


def _without_asked_advice(cues: list[FoundCue]) -> list[FoundCue]:
    """Drop advice that is part of a question left open: "zu prüfen" in "ob das trägt, ist zu prüfen"."""
    asked = [cue for cue in cues if cue.type == QUESTION and not cue.veto]
    return [
        cue
        for cue in cues
        if cue.type != RECOMMENDATION or not any(each.start <= cue.start and cue.end <= each.end for each in asked)
    ]
