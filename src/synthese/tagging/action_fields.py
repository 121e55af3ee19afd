"""Open fields of action: needs, gaps, challenges, recommendations, untapped potentials, open questions."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from spacy.language import Language
from spacy.tokens import Doc

from synthese.tagging.addressees import Addressees, find_holder
from synthese.tagging.clauses import Stretch, form_of, is_agenda, split_units
from synthese.tagging.coded import EMPTY, CodedComponent, Decided
from synthese.tagging.cues import (
    CHALLENGE,
    CONTEXT,
    DENIED,
    DONE,
    GAP,
    RECOMMENDATION,
    UNUSED,
    CueReader,
    FoundCue,
)
from synthese.tagging.demands import demand_in, may_demand, tells_aims
from synthese.tagging.objections import answered, settled
from synthese.tagging.patterns import NormalText
from synthese.tagging.points import type_of_point
from synthese.tagging.reading import attribute, text_of, words_of
from synthese.tagging.resolved import tells_a_figure, tells_what_was_done
from synthese.tagging.scope import add_attributes, scope_of
from synthese.tagging.settled import offers_solution
from synthese.tagging.signals import CLOSED, OPEN, Signals
from synthese.tagging.statements import Unit, raising, unit_of
from synthese.types import HeadingSignal

__all__ = ["CUE", "ActionFieldTagger", "create_action_field_tagger"]

CUE = 0.75
"""What one cue is worth."""
_MORE = 0.4
"""What a further cue, or a signal over the passage, is worth."""
_NOMINAL = 1.5
"""A point without a verb takes half as much again from the signal over it."""
_KEPT = 4096
_COUNTING = re.compile(r"\W*(?:\d+|ein\w*|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf)\b", re.IGNORECASE)
"""A heading that counts announces: "Drei Häuser, ein Programm"."""
_ASKING = re.compile(r"\W*(?:was|wo|woran|warum|wer|wem|wen|welche\w*)\b", re.IGNORECASE)


class ActionFieldTagger(CodedComponent):
    """Puts the open field of action of a document into ``doc.spans["action_fields"]``: one a passage.

    The score is 1 − Π (1 − w): w is 0.75 for the first cue, 0.4 for each further or weak one, ``heading_weight`` · 0.4
    for a signal in the heading. A point without a verb under a signal has 0.75 · min(1, 1.5 · ``heading_weight``).

    Args:
        codebook: The types with their cues.
        threshold: Statements with a lower score are not suggested.
        heading_weight: 0 to 1.
    """

    spans = "action_fields"

    def _weigh_up(self, doc: Doc) -> list[Decided]:
        """Return the types for which something speaks, the suggested one first."""
        numbers = self._reader.candidates(doc)
        signals = [self._signal(over.text, title=over.kind == "heading") for over in scope_of(doc)]
        demanding = may_demand(doc)
        speaks = bool(numbers) or any(signals) or demanding
        if not speaks or is_agenda(attribute(doc, "heading") or "") or _is_closed(signals):
            return []
        normal = NormalText(doc)
        counters = partial(self._reader.counter_candidates, doc)
        decided: list[Decided] = []
        for stretch, signal in self._stretches(doc, normal.text, signals):
            cues = self._reader.find(normal.text, stretch, numbers, counters)
            # Where nothing speaks for a field, as in most sentences, words need not be looked at.
            unit = unit_of(doc, normal, stretch, signal) if cues or signal or demanding else None
            if unit is None:
                continue
            if demanding:
                cues.extend(self._demands(doc, normal.text, unit, counters))
            # What a heading says of the bare points below it goes before their own words.
            points = list(self._decide_point(doc, normal.text, unit, cues, counters))
            decided.extend(points or self._decide_cues(doc, normal.text, unit, cues))
        return self._one_main(doc, decided)

    def _compile(self) -> None:
        codebook = self.codebook
        types = [type_.id for type_ in codebook.action_fields]
        self._order = {type_: place for place, type_ in enumerate(dict.fromkeys([*codebook.precedence, *types]))}
        self._types = frozenset(types)
        self._reader = CueReader(codebook)
        self._addressees = Addressees(codebook.addressees)
        self._signals = Signals(codebook.heading_signals)
        self._seen: dict[tuple[str, bool], HeadingSignal | None] = {}

    def _signal(self, text: str, *, title: bool = False) -> HeadingSignal | None:
        """Return the signal in a heading: one of the codebook, else a cue that stands in the heading itself."""
        if (text, title) not in self._seen:
            if len(self._seen) > _KEPT:
                self._seen.clear()
            found = self._signals.find(text)
            if found is None:
                type_, words = self._reader.in_heading(text)
                # A slide's title that complains is a slogan: "Wenn der letzte Laden schließt".
                slogan = _COUNTING.match(words) or (title and type_ in {GAP, CHALLENGE} and not _ASKING.match(text))
                found = HeadingSignal(term=words, type=type_) if type_ and not slogan else None
            self._seen[text, title] = found
        return self._seen[text, title]

    def _stretches(
        self, doc: Doc, text: str, signals: list[HeadingSignal | None]
    ) -> Iterator[tuple[Stretch, HeadingSignal | None]]:
        """Yield the sentences or cells of a passage, each with the signal over it."""
        header = attribute(doc, "header") or ()
        # What stands nearer, the parent bullet or box heading, goes before the slide's title.
        signal = raising(next((signal for signal in reversed(signals) if signal), None))
        for stretch in split_units(text):
            if header:
                cell = text.count("\t", 0, stretch.start)
                signal = raising(self._signal(header[cell])) if cell < len(header) else None
            yield stretch, signal

    def _demands(self, doc: Doc, text: str, unit: Unit, counters: Callable[[], list[int]]) -> list[FoundCue]:
        """Return the demand that a point makes by its form: "Kreis: Kurse bezahlen"."""
        if RECOMMENDATION not in self._types or (unit.signal is None and any(map(tells_aims, scope_of(doc)))):
            return []
        words = demand_in(doc, unit.first, unit.last, self._addressees)
        veto = self._reader.against_point(text, unit.stretch, counters) if words else ""
        return [FoundCue(RECOMMENDATION, words, *unit.stretch, veto)] if words else []

    def _decide_cues(self, doc: Doc, text: str, unit: Unit, found: list[FoundCue]) -> Iterator[Decided]:
        over = [each.text for each in scope_of(doc)]
        cues = [settled(cue, text, unit.stretch, over, signalled=unit.signal is not None) for cue in found]
        if unit.signal and unit.signal.type == UNUSED:
            # What is said to lie idle is not said to be missing.
            cues = [cue for cue in cues if cue.type not in {GAP, CHALLENGE}]
        strong = [cue for cue in cues if not cue.weak]
        standing = any(not cue.veto for cue in strong)
        for type_ in dict.fromkeys(cue.type for cue in strong):
            mine = [cue for cue in strong if cue.type == type_]
            yield self._weighed(unit, type_, mine)
        weak = [cue for cue in cues if cue.weak and not cue.veto]
        if weak and not standing:
            yield self._weighed(unit, self._hinted(unit, weak), weak)

    def _hinted(self, unit: Unit, weak: list[FoundCue]) -> str:
        """Return the type that hints tell: the signal's, else that of most; "nur" and "drei Monate" add up."""
        if unit.signal and unit.signal.type in self._types:
            return unit.signal.type
        counts = Counter(cue.type for cue in weak)
        return max(counts, key=lambda type_: (counts[type_], self._order[type_]))

    def _weighed(self, unit: Unit, type_: str, mine: list[FoundCue]) -> Decided:
        standing = [cue for cue in mine if not cue.veto]
        denied = not standing and all(cue.veto == DENIED for cue in mine)
        veto = "" if standing or denied else mine[0].veto
        return self._decided(
            unit, type_, self._score(standing or mine, unit), standing or mine, veto=veto, negated=denied
        )

    def _decide_point(
        self, doc: Doc, text: str, unit: Unit, cues: list[FoundCue], counters: Callable[[], list[int]]
    ) -> Iterator[Decided]:
        """Yield the type that the signal over a point gives it, by the point's form."""
        if unit.signal is None:
            return
        words = words_of(doc)[unit.first : unit.last]
        form = form_of(words)
        type_ = type_of_point(unit.signal, form, text_of(words), self._types)
        typed = unit.signal.type in self._types and form != "sentence"
        if type_ not in self._types or (not typed and any(not cue.veto and not cue.weak for cue in cues)):
            return
        score = round(CUE * min(1.0, _NOMINAL * self.heading_weight), 4)
        veto = self._reader.against_point(text, unit.stretch, counters) or answered(text, unit.stretch)
        if not veto and form == "nominal":
            veto = _reported(text_of(words))
        if not veto and type_ != RECOMMENDATION and offers_solution(text_of(words)):
            veto = "served"
        yield self._decided(unit, type_, score, [], veto=veto)

    def _score(self, cues: list[FoundCue], unit: Unit) -> float:
        # "15 Jahre" and "10 Jahre" are one hint.
        left: float = (1 - _MORE) ** len({cue.text.rpartition(" ")[2] if cue.weak else cue.text for cue in cues})
        hints = all(cue.weak for cue in cues)
        if not hints:
            left *= (1 - CUE) / (1 - _MORE)
        # An outlook does not make a hint a complaint.
        if unit.signal and not (hints and unit.signal.type in OPEN):
            left *= 1 - _MORE * self.heading_weight
        return round(1 - left, 4)

    def _decided(
        self,
        unit: Unit,
        type_: str,
        score: float,
        cues: list[FoundCue],
        *,
        veto: str = "",
        negated: bool = False,
    ) -> Decided:
        if not veto and score < self.threshold:
            veto = "below"
        rules = [f"cue:{cue.text}" for cue in cues] or ["nominal"]
        if unit.signal:
            rules.append(f"signal:{unit.signal.term}")
        return Decided(
            kind="action_field",
            code=type_,
            verdict="dropped" if veto else "accepted",
            reason=veto or ("negated" if negated else "score"),
            words={"score": f"{score:.2f}", "threshold": f"{self.threshold:.2f}"},
            start=unit.first,
            end=unit.last,
            score=score,
            rules=tuple(dict.fromkeys(rules)),
            negated=negated,
        )

    def _one_main(self, doc: Doc, decided: list[Decided]) -> list[Decided]:
        """Sort by verdict, assertion and precedence, keep only the first accepted type and say who should act."""
        decided.sort(key=lambda each: (each.verdict != "accepted", each.negated, self._order[each.code], -each.score))
        for place, each in enumerate(decided):
            if each.verdict != "accepted":
                break
            if place:
                decided[place] = replace(each, verdict="dropped", reason="goes_before", words={"code": decided[0].code})
            else:
                addressee = self._addressees.find(doc, each.start, each.end, scope_of(doc))
                holder = find_holder(text_of(words_of(doc)[each.start : each.end]))
                decided[place] = replace(each, addressee=addressee, holder=holder)
        return decided


def _reported(point: str) -> str:
    """Return what speaks against a point without a verb that reports, or an empty text."""
    if tells_what_was_done(point):
        return DONE
    return CONTEXT if tells_a_figure(point) else ""


def _is_closed(signals: list[HeadingSignal | None]) -> bool:
    """Return whether the nearest signal says that below it stands nothing open: "Rückblick", "Hypothesen"."""
    nearest = next((signal for signal in reversed(signals) if signal), None)
    return nearest is not None and nearest.type == CLOSED


def create_action_field_tagger(
    nlp: Language,  # noqa: ARG001 - spaCy's own signature
    name: str,  # noqa: ARG001
    threshold: float,
    heading_weight: float,
) -> ActionFieldTagger:
    """Return the component, still without a codebook; the factory ``action_field_tagger``."""
    add_attributes()
    return ActionFieldTagger(EMPTY, threshold=threshold, heading_weight=heading_weight)
