"""Taggers of plain regular expressions, to see what the pipeline adds to the words of the codebook."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from synthese.evaluation.gold import to_passages
from synthese.evaluation.records import GoldPassage
from synthese.evaluation.tags import TagsOf
from synthese.provenance import stable_id
from synthese.types import Codebook, Indicator, Passage, Tag, TagKind

__all__ = ["build_baselines"]

_VETO = 2
"""So many counter-cues in a sentence veto its action field: the rule of the coding guide, read without scope."""

_SENTENCE = re.compile(r"(?<=[.!?])\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Patterns:
    """What a baseline looks for: each with the code it speaks for, the rule's name and whether it is weak."""

    themes: tuple[tuple[str, str, bool, re.Pattern[str]], ...]
    cues: tuple[tuple[str, str, re.Pattern[str]], ...]
    counter_cues: tuple[re.Pattern[str], ...]
    addressees: tuple[tuple[str, re.Pattern[str]], ...]
    precedence: tuple[str, ...]


def build_baselines(codebook: Codebook) -> Mapping[str, TagsOf]:
    """Return three taggers that read the codebook's words as plain patterns.

    ``plain patterns`` takes indicators and cues as they are written, as whole words, without lemmas and without the
    heading; a weak indicator counts beside another of its code, and two counter-cues anywhere in a sentence veto its
    cues. ``substrings`` differs in that each indicator counts anywhere in a word, weak or not. ``cues without scope``
    differs from ``plain patterns`` in that no counter-cue is heeded.

    Args:
        codebook: The codebook.

    Returns:
        The taggers by name; all their scores are 1.
    """
    plain = _patterns(codebook, _whole_word, weak=True, counter=True)
    substrings = _patterns(codebook, _substring, weak=False, counter=True)
    unscoped = _patterns(codebook, _whole_word, weak=True, counter=False)
    return {
        "plain patterns": partial(_tag_all, plain),
        "substrings": partial(_tag_all, substrings),
        "cues without scope": partial(_tag_all, unscoped),
    }


def _patterns(
    codebook: Codebook, form: Callable[[Indicator], re.Pattern[str]], *, weak: bool, counter: bool
) -> _Patterns:
    return _Patterns(
        themes=tuple(
            (theme.id, term.text, weak and term.weak, form(term))
            for theme in codebook.themes
            for term in theme.indicators
        ),
        cues=tuple(
            (kind.id, cue.pattern, re.compile(cue.pattern, re.IGNORECASE))
            for kind in codebook.action_fields
            for cue in kind.cues
            if not cue.weak
        ),
        counter_cues=tuple(
            re.compile(pattern, re.IGNORECASE)
            for patterns in codebook.counter_cues.values()
            for pattern in patterns
            if counter
        ),
        addressees=tuple((who.id, _whole_word(term)) for who in codebook.addressees for term in who.indicators),
        precedence=codebook.precedence,
    )


def _whole_word(indicator: Indicator) -> re.Pattern[str]:
    if indicator.mode == "regex":
        return re.compile(indicator.term, re.IGNORECASE)
    before = r"\w*" if indicator.mode in {"suffix", "part", "substring"} else ""
    after = r"\w*" if indicator.mode in {"prefix", "part", "substring"} else ""
    return re.compile(rf"\b{before}{_spaced(indicator.term)}{after}\b", re.IGNORECASE)


def _substring(indicator: Indicator) -> re.Pattern[str]:
    term = indicator.term if indicator.mode == "regex" else _spaced(indicator.term)
    return re.compile(term, re.IGNORECASE)


def _spaced(term: str) -> str:
    # An asterisk inside a term of several words stands for any end of that word.
    return r"\s+".join(re.escape(word).replace(r"\*", r"\w*") for word in term.split())


def _tag_all(patterns: _Patterns, gold: Sequence[GoldPassage]) -> list[list[Tag]]:
    passages = to_passages(gold)
    return [[*_themes(patterns, passage), *_action_field(patterns, passage)] for passage in passages]


def _themes(patterns: _Patterns, passage: Passage) -> list[Tag]:
    hits: dict[str, list[tuple[bool, str, re.Match[str]]]] = {}
    for code, name, weak, pattern in patterns.themes:
        hit = pattern.search(passage.text)
        if hit:
            hits.setdefault(code, []).append((weak, f"indicator:{name}", hit))
    strong = {code: found for code, found in hits.items() if len(found) > 1 or not found[0][0]}
    return [
        _tag(passage, "theme", code, found[0][2], tuple(rule for _, rule, _ in found)) for code, found in strong.items()
    ]


def _action_field(patterns: _Patterns, passage: Passage) -> list[Tag]:
    hits: dict[str, list[tuple[str, re.Match[str]]]] = {}
    for sentence in _SENTENCE.split(passage.text):
        if sum(counter.search(sentence) is not None for counter in patterns.counter_cues) >= _VETO:
            continue
        for code, name, pattern in patterns.cues:
            hit = pattern.search(sentence)
            if hit:
                hits.setdefault(code, []).append((f"cue:{name}", hit))
    if not hits:
        return []
    code = next(code for code in (*patterns.precedence, *hits) if code in hits)
    rules = tuple(rule for rule, _ in hits[code])
    return [_tag(passage, "action_field", code, hits[code][0][1], rules, _addressee(patterns, passage.text))]


def _addressee(patterns: _Patterns, text: str) -> str:
    hits = [(hit.start(), who) for who, pattern in patterns.addressees if (hit := pattern.search(text))]
    return min(hits)[1] if hits else "unbestimmt"


def _tag(
    passage: Passage, kind: TagKind, code: str, hit: re.Match[str], rules: tuple[str, ...], addressee: str = ""
) -> Tag:
    start = passage.text.find(hit.group())  # the hit was found in a sentence, its place is told in the passage
    return Tag(
        tag=stable_id("t", passage.passage, kind, code),
        passage=passage.passage,
        presentation=passage.presentation,
        slide=passage.slide,
        page=passage.page,
        block=1,
        kind=kind,
        code=code,
        quotation=hit.group(),
        start=start,
        end=start + len(hit.group()),
        score=1.0,
        rules=rules,
        addressee=addressee,
    )
