"""From passages to tags."""

from collections.abc import Iterable, Iterator

from spacy.language import Language
from spacy.tokens import Doc, SpanGroup

from synthese.provenance import stable_id
from synthese.tagging.reading import put_attribute
from synthese.types import Passage, Tag, TagKind

__all__ = ["document_of", "tag_passages"]

_KINDS: tuple[tuple[TagKind, str], ...] = (("theme", "themes"), ("action_field", "action_fields"))


def tag_passages(nlp: Language, passages: Iterable[Passage]) -> list[Tag]:
    """Return the suggestions for passages, in their order.

    Args:
        nlp: A pipeline of ``build_pipeline``.
        passages: The passages; title, context and header cells of each are taken into account.

    Returns:
        Themes first, by falling score, then the action field of each passage.
    """
    kept = list(passages)
    documents = nlp.pipe(document_of(nlp, passage) for passage in kept)
    return [tag for passage, doc in zip(kept, documents, strict=True) for tag in _tags(passage, doc)]


def document_of(nlp: Language, passage: Passage) -> Doc:
    """Return a passage as a document with what stands over it, not yet run through the pipeline."""
    doc = nlp.make_doc(passage.text)
    for name, value in (("heading", passage.heading), ("context", passage.context), ("header", passage.header)):
        if value:
            put_attribute(doc, name, value)
    return doc


def _tags(passage: Passage, doc: Doc) -> Iterator[Tag]:
    for kind, name in _KINDS:
        group = doc.spans.get(name)
        if group:
            yield from (_tag(passage, kind, group, place) for place in range(len(group)))


def _tag(passage: Passage, kind: TagKind, group: SpanGroup, place: int) -> Tag:
    span, attributes = group[place], group.attrs
    segment = passage.locate(span.start_char, span.end_char)
    length = segment.end - segment.start
    code = span.label_
    action_field = kind == "action_field"
    return Tag(
        tag=stable_id("t", passage.passage, kind, code),
        passage=passage.passage,
        presentation=passage.presentation,
        slide=passage.slide,
        page=passage.page,
        block=segment.block,
        kind=kind,
        code=code,
        quotation=passage.text[segment.offset : segment.offset + length],
        start=segment.start,
        end=segment.end,
        score=attributes["scores"][place],
        rules=tuple(attributes["rules"][place]),
        addressee=attributes["addressees"][place] if action_field else "",
        holder=attributes["holders"][place] if action_field else "",
        negated=attributes["negated"][place] if action_field else False,
    )
