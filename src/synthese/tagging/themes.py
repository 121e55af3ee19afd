"""Themes: which codes a passage speaks of, by its own words and by what stands over it."""

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

from synthese.tagging.beside import beside_of
from synthese.tagging.coded import EMPTY, CodedComponent, Decided
from synthese.tagging.enumerations import is_listed, listed
from synthese.tagging.leaning import is_credit, leans_on_heading
from synthese.tagging.reading import text_in
from synthese.tagging.scope import ScopeText, add_attributes, scope_of
from synthese.tagging.vocabulary import Hit, Vocabulary

__all__ = ["STRONG", "WEAK", "ThemeTagger", "create_theme_tagger"]

STRONG = 0.75
"""What one word is worth that an indicator meets."""
WEAK = 0.4
"""What one word is worth that only weak indicators meet."""
_LEANING = 1.5
"""A passage that cannot be understood alone takes half as much again from its heading."""
_SAID_TWICE = 0.8
"""Beside a theme above it, one that no indicator of its own states is a mention."""
_KEPT = 4096


@dataclass(slots=True)
class _Evidence:
    """What speaks for one code at a passage.

    Args:
        own: The indicators that its words meet.
        words: The different indicators met → whether they are weak.
        over: The same of the heading and context, without the words of the passage itself.
        rules: The names of all that fired.
    """

    own: list[Hit] = field(default_factory=list)
    words: dict[str, bool] = field(default_factory=dict)
    over: dict[str, bool] = field(default_factory=dict)
    rules: list[str] = field(default_factory=list)

    def is_one_weak_word(self) -> bool:
        return len(self.words) + len(self.over) < 2 and all(self.words.values()) and all(self.over.values())


class _Over(NamedTuple):
    """A word over a passage that speaks for a code; the same for all passages under it."""

    code: str
    word: str
    weak: bool
    rule: str


class ThemeTagger(CodedComponent):
    """Puts the themes of a document into ``doc.spans["themes"]``.

    The score is 1 − Π (1 − w) over the different words that speak for a code: w is 0.75 for a word that an indicator
    meets, 0.4 where only a weak one does. What stands in the heading or context counts ``heading_weight`` of that: half
    as much again where the passage cannot be understood without it (``leaning.leans_on_heading``), and only the best of
    its words where it can, so that no title gives its theme to a sentence that has one. What half of the other passages
    of the slide say in their own words (``doc._.beside``) counts like a word of its title. Beside a theme that scores
    more than 0.8, one without a strong word of its own is taken for a mention; so is one that is only named in a list
    beside one that is said outside it. What only tells source, date or contact has no theme.

    Args:
        codebook: The codes.
        threshold: Codes with a lower score are not suggested.
        heading_weight: 0 to 1.
    """

    spans = "themes"

    def _weigh_up(self, doc: Doc) -> list[Decided]:
        """Return all codes for which something speaks, the suggested ones first, by falling score."""
        evidence = self._gather(doc)
        if not evidence:
            return []
        speaks = any(not weak for found in evidence.values() for weak in found.words.values())
        leans = any(found.over for found in evidence.values()) and leans_on_heading(doc, speaks=speaks)
        says = not is_credit(text_in(doc))
        decided = [self._weigh(doc, code, found, leans=leans, says=says) for code, found in evidence.items()]
        decided = _without_mentions(decided, _named_in_lists(doc, evidence))
        decided.sort(key=lambda each: (each.verdict != "accepted", -each.score, self._order[each.code]))
        most = self.codebook.max_themes
        if len(decided) <= most:
            return decided
        return [
            replace(each, verdict="dropped", reason="too_many", words={"most": str(most)})
            if place >= most and each.verdict == "accepted"
            else each
            for place, each in enumerate(decided)
        ]

    def _compile(self) -> None:
        themes = self.codebook.themes
        self._vocabulary = Vocabulary((theme.id, indicator) for theme in themes for indicator in theme.indicators)
        self._order = {theme.id: place for place, theme in enumerate(themes)}
        self._found_over: dict[tuple[str, str], list[_Over]] = {}

    def _gather(self, doc: Doc) -> dict[str, _Evidence]:
        evidence: dict[str, _Evidence] = {}
        for hit in _one_a_word(self._vocabulary.find(doc)):
            found = evidence.get(hit.code) or evidence.setdefault(hit.code, _Evidence())
            found.own.append(hit)
            _note(found.words, hit.indicator.text, weak=hit.indicator.weak)
            found.rules.append(f"indicator:{hit.indicator.text}")
        for text in scope_of(doc):
            for over in self._find_over(text):
                found = evidence.get(over.code) or evidence.setdefault(over.code, _Evidence())
                found.rules.append(over.rule)
                if over.word not in found.words:
                    _note(found.over, over.word, weak=over.weak)
        if beside := beside_of(doc):
            found = evidence.get(beside.code) or evidence.setdefault(beside.code, _Evidence())
            found.rules.append(f"slide:{beside.word}")
            _note(found.over, f"slide:{beside.word}", weak=False)
        return evidence

    def _find_over(self, text: ScopeText) -> list[_Over]:
        key = (text.kind, text.text)
        if key not in self._found_over:
            if len(self._found_over) > _KEPT:
                self._found_over.clear()
            self._found_over[key] = [
                _Over(hit.code, hit.indicator.text, hit.indicator.weak, f"{text.kind}:{hit.indicator.text}")
                for hit in _one_a_word(self._vocabulary.find(text.doc))
            ]
        return self._found_over[key]

    def _weigh(self, doc: Doc, code: str, found: _Evidence, *, leans: bool, says: bool) -> Decided:
        left = 1.0
        for weak in found.words.values():
            left *= 1 - (WEAK if weak else STRONG)
        left *= self._doubt_over(found, leans=leans)
        score = round(1 - left, 4)
        objection = self._objection(found, score) if says else "credit"
        start, end = _stretch(found, doc)
        return Decided(
            kind="theme",
            code=code,
            verdict="dropped" if objection else "accepted",
            reason=objection or "score",
            words={"score": f"{score:.2f}", "threshold": f"{self.threshold:.2f}"},
            start=start,
            end=end,
            score=score,
            rules=tuple(dict.fromkeys(found.rules)),
        )

    def _doubt_over(self, found: _Evidence, *, leans: bool) -> float:
        """Return 1 − what heading and context speak for a code."""
        share = min(1.0, self.heading_weight * (_LEANING if leans else 1))
        doubts = sorted(1 - share * (WEAK if weak else STRONG) for weak in found.over.values())
        return math.prod(doubts if leans else doubts[:1])

    def _objection(self, found: _Evidence, score: float) -> str:
        if found.is_one_weak_word():
            return "weak_alone"
        if score < self.threshold:
            return "below"
        return ""


def _named_in_lists(doc: Doc, evidence: Mapping[str, _Evidence]) -> frozenset[str]:
    """Return the codes that only names in lists speak for where another code is said outside of them; else none."""
    said = [found for found in evidence.values() if found.own]
    # Lists are looked for where finding them could make a difference: beside another code, and not under a heading.
    lists = listed(doc) if len(said) > 1 and not all(found.over for found in said) else []
    outside = {
        code: [hit for hit in found.own if not is_listed(doc, hit.start, hit.end, lists)]
        for code, found in evidence.items()
        if lists
    }
    if all(hit.indicator.weak for hits in outside.values() for hit in hits):
        return frozenset()
    return frozenset(code for code, hits in outside.items() if not hits and not evidence[code].over)


def _without_mentions(decided: list[Decided], named: Collection[str]) -> list[Decided]:
    """Drop what a passage only mentions beside a theme that it says.

    A mention is a theme that only weak words or the title speak for, beside one said with two words, and a theme that
    is only named in a list, beside one said outside of it.

    Args:
        decided: What was decided of each code by itself.
        named: The codes that are only named in a list.
    """
    twice = any(each.score > _SAID_TWICE for each in decided if each.verdict == "accepted")
    return [
        replace(each, verdict="dropped", reason="mentioned")
        if each.verdict == "accepted" and (each.code in named or (twice and each.score < STRONG))
        else each
        for each in decided
    ]


def _note(words: dict[str, bool], word: str, *, weak: bool) -> None:
    words[word] = weak and words.get(word, True)


def _one_a_word(hits: list[Hit]) -> list[Hit]:
    """Leave of a code's indicators that meet the same words the best one: strong before weak, long before short."""
    if len(hits) < 2:
        return hits
    kept: list[Hit] = []
    taken: set[tuple[str, int]] = set()
    for hit in sorted(
        _most_special(hits), key=lambda hit: (hit.indicator.weak, hit.start - hit.end, -len(hit.indicator.term))
    ):
        places = {(hit.code, place) for place in range(hit.start, hit.end)}
        if not places & taken:
            taken |= places
            kept.append(hit)
    return sorted(kept, key=lambda hit: hit.start)


def _most_special(hits: list[Hit]) -> list[Hit]:
    """Drop what a longer term of another code says more exactly: ``nachbar*`` where ``nachbargemeinde*`` is met.

    A weak term says nothing more exactly than one that is not.
    """
    at: dict[int, list[Hit]] = {}
    for hit in hits:
        at.setdefault(hit.start, []).append(hit)
    return [hit for hit in hits if not any(_says_more(other, hit) for other in at[hit.start])]


def _says_more(other: Hit, hit: Hit) -> bool:
    longer, term = other.indicator.term, hit.indicator.term
    if other.indicator.weak and not hit.indicator.weak:
        return False
    return other.code != hit.code and len(longer) > len(term) and longer.lower().startswith(term.lower())


def _stretch(found: _Evidence, doc: Doc) -> tuple[int, int]:
    """Return the smallest stretch over the strongest indicators; the whole text where they stand only over it."""
    strong = [hit for hit in found.own if not hit.indicator.weak] or found.own
    if not strong:
        return 0, len(doc)
    return min(hit.start for hit in strong), max(hit.end for hit in strong)


def create_theme_tagger(
    nlp: Language,  # noqa: ARG001 - spaCy's own signature
    name: str,  # noqa: ARG001
    threshold: float,
    heading_weight: float,
) -> ThemeTagger:
    """Return the component, still without a codebook; the factory ``theme_tagger``."""
    add_attributes()
    return ThemeTagger(EMPTY, threshold=threshold, heading_weight=heading_weight)
