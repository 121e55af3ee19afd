"""What stands over a passage on its slide: title, box heading, parent bullet, header cells."""

from typing import Any, NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

from synthese.tagging.memo import Memo
from synthese.tagging.reading import attribute, put_attribute

__all__ = ["ScopeText", "SlideScope", "create_slide_scope", "scope_of"]

_KEPT = 4096
_HEADING = ("._.", "heading", None, None)
_CONTEXT = ("._.", "context", None, None)


class ScopeText(NamedTuple):
    """A text over a passage.

    Args:
        kind: ``heading`` for the slide's title, ``context`` for the rest.
        text: The text; a document would put it together anew each time it is asked.
        doc: The text, run through the components that stand before the scope in the pipeline.
    """

    kind: str
    text: str
    doc: Doc


class SlideScope:
    """Reads ``doc._.heading`` and ``doc._.context`` and leaves them, analysed, in ``doc._.scope``; each text once."""

    def __init__(self, nlp: Language, name: str) -> None:
        self._nlp = nlp
        self._name = name
        self._analysed: Memo[str, Doc] = Memo(_KEPT)
        self._scopes: Memo[tuple[str | None, str | None], tuple[ScopeText, ...]] = Memo(_KEPT)

    def __call__(self, doc: Doc) -> Doc:
        """Analyse what stands over a document."""
        stored: dict[Any, Any] = doc.user_data
        over = stored.get(_HEADING), stored.get(_CONTEXT)
        if over[0] or over[1]:
            scope = self._scopes.get(over)
            if scope is None:
                texts = zip(("heading", "context"), over, strict=True)
                scope = tuple(ScopeText(kind, text, self._analyse(text)) for kind, text in texts if text)
                self._scopes[over] = scope
            put_attribute(doc, "scope", scope)
        return doc

    def _analyse(self, text: str) -> Doc:
        doc = self._analysed.get(text)
        if doc is None:
            doc = self._nlp.make_doc(text)
            for name, component in self._nlp.pipeline:
                if name == self._name:
                    break
                doc = component(doc)
            self._analysed[text] = doc
        return doc


def scope_of(doc: Doc) -> tuple[ScopeText, ...]:
    """Return the analysed texts over a passage; empty without the component or without such texts."""
    return attribute(doc, "scope") or ()


def create_slide_scope(nlp: Language, name: str) -> SlideScope:
    """Return the component; the factory ``slide_scope``."""
    for extension, default in (("heading", ""), ("context", ""), ("header", ()), ("scope", ()), ("beside", None)):
        if not Doc.has_extension(extension):
            Doc.set_extension(extension, default=default)
    return SlideScope(nlp, name)
