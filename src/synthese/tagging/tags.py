"""From passages to tags."""

import itertools
from collections.abc import Iterable, Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc

from synthese.provenance import stable_id
from synthese.tagging.beside import put_beside
from synthese.tagging.coded import CodedComponent, Decided
from synthese.tagging.reading import put_attribute
from synthese.tagging.themes import ThemeTagger
from synthese.types import Passage, Tag

__all__ = ["document_of", "tag_passages"]

_AT_ONCE = 200
"""Passages of which the documents are held at a time, and what is left of the last one's slide."""


def tag_passages(nlp: Language, passages: Iterable[Passage]) -> list[Tag]:
    """Return the suggestions for passages, in their order.

    Args:
        nlp: A pipeline of ``build_pipeline``.
        passages: The passages; title, context and header cells of each are taken into account.

    Returns:
        Themes first, by falling score, then the action field of each passage.
    """
    return [tag for some in _in_parts(passages) for tag in _tagged(nlp, some)]


def _in_parts(passages: Iterable[Passage]) -> Iterator[list[Passage]]:
    """Yield the passages in parts that hold whole slides."""
    part: list[Passage] = []
    for _, slide in itertools.groupby(passages, key=_slide_of):
        part.extend(slide)
        if len(part) >= _AT_ONCE:
            yield part
            part = []
    yield part


def _slide_of(passage: Passage) -> tuple[str, int]:
    return passage.presentation, passage.slide


def _tagged(nlp: Language, passages: Sequence[Passage]) -> Iterator[Tag]:
    """Yield the suggestions for some passages, step by step: the same step for many is quicker than all for each."""
    # The taggers are asked directly: spans, which nobody here looks at, cost as much as finding what is in them.
    taggers = [(name, pipe) for name, pipe in nlp.pipeline if isinstance(pipe, CodedComponent)]
    documents = [document_of(nlp, passage) for passage in passages]
    documents = list(nlp.pipe(documents, disable=[name for name, _ in taggers]))
    _read_slides(taggers, passages, documents)
    decided = [[tagger.decide(doc) for doc in documents] for _, tagger in taggers]
    for passage, doc, *decisions in zip(passages, documents, *decided, strict=True):
        for decision in itertools.chain.from_iterable(decisions):
            if decision.verdict == "accepted":
                yield _tag(passage, doc, decision)


def _read_slides(
    taggers: Iterable[tuple[str, CodedComponent]], passages: Iterable[Passage], docs: Sequence[Doc]
) -> None:
    """Tell the documents of each slide what the others on it speak of."""
    left = iter(docs)
    slides = [[next(left) for _ in slide] for _, slide in itertools.groupby(passages, key=_slide_of)]
    for _, tagger in taggers:
        if isinstance(tagger, ThemeTagger):
            for slide in slides:
                put_beside(tagger, slide)


def document_of(nlp: Language, passage: Passage) -> Doc:
    """Return a passage as a document with what stands over it, not yet run through the pipeline."""
    doc = nlp.make_doc(passage.text)
    for name, value in (("heading", passage.heading), ("context", passage.context), ("header", passage.header)):
        if value:
            put_attribute(doc, name, value)
    return doc


def _tag(passage: Passage, doc: Doc, decision: Decided) -> Tag:
    last = doc[decision.end - 1]
    segment = passage.locate(doc[decision.start].idx, last.idx + len(last))
    return Tag(
        tag=stable_id("t", passage.passage, decision.kind, decision.code),
        passage=passage.passage,
        presentation=passage.presentation,
        slide=passage.slide,
        page=passage.page,
        block=segment.block,
        kind=decision.kind,
        code=decision.code,
        quotation=passage.text[segment.offset : segment.offset + segment.end - segment.start],
        start=segment.start,
        end=segment.end,
        score=decision.score,
        rules=decision.rules,
        addressee=decision.addressee,
        holder=decision.holder,
        negated=decision.negated,
    )
