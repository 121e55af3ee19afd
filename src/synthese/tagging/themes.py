"""Themes: which codes a passage speaks of, by its own words and by what stands over it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from spacy.language import Language
from spacy.tokens import Doc

from synthese.tagging.clauses import leans_on_heading
from synthese.tagging.coded import EMPTY, CodedComponent, Decided, keep_spans
from synthese.tagging.scope import ScopeText, create_slide_scope, scope_of
from synthese.tagging.vocabulary import Hit, Vocabulary
from synthese.types import Codebook

__all__ = ["STRONG", "WEAK", "ThemeTagger", "create_theme_tagger"]

STRONG = 0.75
"""What one indicator of the passage itself is worth."""
WEAK = 0.4
"""What one weak indicator is worth beside another."""
_LEANING = 1.5
"""A passage that cannot be understood alone takes half as much again from its heading."""


@dataclass(slots=True)
class _Evidence:
    """What speaks for one code at a passage."""

    own: dict[str, Hit] = field(default_factory=dict)
    over: dict[str, tuple[str, bool]] = field(default_factory=dict)

    @property
    def all_weak(self) -> bool:
        weak = [hit.indicator.weak for hit in self.own.values()] + [weak for _, weak in self.over.values()]
        return len(weak) < 2 and all(weak)


class ThemeTagger(CodedComponent):
    """Puts the themes of a document into ``doc.spans["themes"]``.

    The score is 1 − Π (1 − w) over the different indicators of a code: w is 0.75 for an indicator, 0.4 for a weak one;
    what stands in the heading or context counts ``heading_weight`` of that, half as much again where the passage cannot
    be understood without it (no theme of its own, and short, without a verb or with a pronoun).

    Args:
        threshold: Codes with a lower score are not suggested.
        heading_weight: 0 to 1.
        codebook: The codes.
    """

    def __init__(self, codebook: Codebook, *, threshold: float, heading_weight: float) -> None:
        self.threshold = threshold
        self.heading_weight = heading_weight
        super().__init__(codebook)

    def __call__(self, doc: Doc) -> Doc:
        keep_spans(doc, "themes", self.decide(doc))
        return doc

    def decide(self, doc: Doc) -> list[Decided]:
        """Return all codes for which something speaks, the suggested ones first, by falling score."""
        evidence = self._gather(doc)
        if not evidence:
            return []
        strong = any(not hit.indicator.weak for found in evidence.values() for hit in found.own.values())
        leans = any(found.over for found in evidence.values()) and not strong and leans_on_heading(doc)
        decided = [self._weigh(doc, code, found, leans=leans) for code, found in evidence.items()]
        decided.sort(key=lambda decision: (decision.verdict != "accepted", -decision.score, self._order[decision.code]))
        return _limited(decided, self.codebook.max_themes)

    def _compile(self) -> None:
        themes = self.codebook.themes
        self._vocabulary = Vocabulary((theme.id, indicator) for theme in themes for indicator in theme.indicators)
        self._order = {theme.id: place for place, theme in enumerate(themes)}
        self._over: dict[str, list[Hit]] = {}

    def _gather(self, doc: Doc) -> dict[str, _Evidence]:
        evidence: dict[str, _Evidence] = {}
        for hit in self._vocabulary.find(doc):
            evidence.setdefault(hit.code, _Evidence()).own.setdefault(hit.indicator.text, hit)
        for text in scope_of(doc):
            for hit in self._hits_over(text):
                found = evidence.setdefault(hit.code, _Evidence())
                found.over.setdefault(hit.indicator.text, (text.kind, hit.indicator.weak))
        return evidence

    def _hits_over(self, text: ScopeText) -> list[Hit]:
        key = text.doc.text
        if key not in self._over:
            if len(self._over) > 4096:
                self._over.clear()
            self._over[key] = self._vocabulary.find(text.doc)
        return self._over[key]

    def _weigh(self, doc: Doc, code: str, found: _Evidence, *, leans: bool) -> Decided:
        share = min(1.0, self.heading_weight * (_LEANING if leans else 1))
        left = 1.0
        for hit in found.own.values():
            left *= 1 - (WEAK if hit.indicator.weak else STRONG)
        for text, (_, weak) in found.over.items():
            if text not in found.own:
                left *= 1 - share * (WEAK if weak else STRONG)
        score = round(1 - left, 4)
        reason = self._reason(found, score)
        start, end = _stretch(found, doc)
        return Decided(
            kind="theme",
            code=code,
            verdict="dropped" if reason else "accepted",
            reason=reason or f"score {score:.2f}",
            start=start,
            end=end,
            score=score,
            rules=_rules(found),
        )

    def _reason(self, found: _Evidence, score: float) -> str:
        if found.all_weak:
            return "a weak indicator alone does not count"
        if score < self.threshold:
            return f"score {score:.2f} is below the threshold of {self.threshold:.2f}"
        return ""


def _stretch(found: _Evidence, doc: Doc) -> tuple[int, int]:
    """Return the smallest stretch over the strongest indicators; the whole text where they stand only over it."""
    strong = [hit for hit in found.own.values() if not hit.indicator.weak] or list(found.own.values())
    if not strong:
        return 0, len(doc)
    return min(hit.start for hit in strong), max(hit.end for hit in strong)


def _rules(found: _Evidence) -> tuple[str, ...]:
    own = [f"indicator:{text}" for text in found.own]
    return (*own, *(f"{kind}:{text}" for text, (kind, _) in found.over.items()))


def _limited(decided: Sequence[Decided], most: int) -> list[Decided]:
    kept: list[Decided] = []
    for place, decision in enumerate(decided):
        if place >= most and decision.verdict == "accepted":
            kept.append(_dropped(decision, f"a passage carries at most {most} themes"))
        else:
            kept.append(decision)
    return kept


def _dropped(decision: Decided, reason: str) -> Decided:
    return replace(decision, verdict="dropped", reason=reason)


def create_theme_tagger(nlp: Language, name: str, threshold: float, heading_weight: float) -> ThemeTagger:
    """Return the component, still without a codebook; the factory ``theme_tagger``."""
    create_slide_scope(nlp, name)
    return ThemeTagger(EMPTY, threshold=threshold, heading_weight=heading_weight)
