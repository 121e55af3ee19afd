"""From passages to tags."""

from collections.abc import Iterable

from spacy.language import Language
from spacy.tokens import Doc

from synthese.provenance import stable_id
from synthese.tagging.beside import put_beside
from synthese.tagging.coded import CodedComponent, Decided
from synthese.tagging.reading import put_attribute
from synthese.tagging.themes import ThemeTagger
from synthese.types import Passage, Tag

__all__ = ["document_of", "tag_passages"]


def tag_passages(nlp: Language, passages: Iterable[Passage]) -> list[Tag]:
    """Return the suggestions for passages, in their order.

    Args:
        nlp: A pipeline of ``build_pipeline``.
        passages: The passages; title, context and header cells of each are taken into account.

    Returns:
        Themes first, by falling score, then the action field of each passage.
    """
    kept = list(passages)
    # The taggers are asked directly: spans, which nobody here looks at, cost as much as finding what is in them.
    taggers = [(name, pipe) for name, pipe in nlp.pipeline if isinstance(pipe, CodedComponent)]
    names = [name for name, _ in taggers]
    documents = list(nlp.pipe((document_of(nlp, passage) for passage in kept), disable=names))
    _read_slides(taggers, kept, documents)
    return [
        _tag(passage, doc, decision)
        for passage, doc in zip(kept, documents, strict=True)
        for _, tagger in taggers
        for decision in tagger.decide(doc)
        if decision.verdict == "accepted"
    ]


def _read_slides(taggers: Iterable[tuple[str, CodedComponent]], passages: list[Passage], documents: list[Doc]) -> None:
    slides: dict[tuple[str, int], list[Doc]] = {}
    for passage, doc in zip(passages, documents, strict=True):
        slides.setdefault((passage.presentation, passage.slide), []).append(doc)
    for _, tagger in taggers:
        if isinstance(tagger, ThemeTagger):
            for docs in slides.values():
                put_beside(tagger, docs)


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
