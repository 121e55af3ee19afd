"""What stands over a passage on its slide: title, box heading, parent bullet, header cells."""

from typing import Any, NamedTuple
from weakref import WeakValueDictionary

from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from synthese.tagging.memo import Memo
from synthese.tagging.reading import plain_attribute, put_attribute

__all__ = ["ScopeText", "SlideScope", "add_attributes", "create_slide_scope", "scope_of"]

_KEPT = 4096
_Told = tuple[tuple[str, str], ...]
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
    """Reads ``doc._.heading`` and ``doc._.context`` and leaves in ``doc._.scope`` which of them stand over a document.

    What is left there is plain, kind and text of each, so that a document can be written to disk or sent to another
    process; the texts as the pipeline reads them are told by ``scope_of``.
    """

    def __init__(self, nlp: Language, name: str) -> None:
        self.__setstate__((nlp, nlp.vocab, name))

    def __getstate__(self) -> tuple[Language, Vocab, str]:
        """Return what goes to another process; the pipeline is still without its vocabulary when it arrives there."""
        return self._nlp, self._vocab, self._name

    def __setstate__(self, state: tuple[Language, Vocab, str]) -> None:
        self._nlp, self._vocab, self._name = state
        self._analysed: Memo[str, Doc] = Memo(_KEPT)
        self._scopes: Memo[_Told, tuple[ScopeText, ...]] = Memo(_KEPT)
        self._key = id(self._vocab)
        _components[self._key] = self

    def __call__(self, doc: Doc) -> Doc:
        """Note what stands over a document."""
        stored: dict[Any, Any] = doc.user_data
        heading, context = stored.get(_HEADING), stored.get(_CONTEXT)
        if heading or context:
            told = ((kind, text) for kind, text in (("heading", heading), ("context", context)) if text)
            put_attribute(doc, "scope", tuple(told))
            if _components.get(self._key) is not self:  # another pipeline has the same vocabulary
                _components[self._key] = self
        return doc

    def read(self, told: _Told) -> tuple[ScopeText, ...]:
        """Return texts over a document, each run through the components before this one; each text once."""
        scope = self._scopes.get(told)
        if scope is None:
            scope = self._scopes[told] = tuple(ScopeText(kind, text, self._analyse(text)) for kind, text in told)
        return scope

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


_components: WeakValueDictionary[int, SlideScope] = WeakValueDictionary()
"""By the identity of its vocabulary the component that ran last on it; it holds that vocabulary as long as it lives."""


def scope_of(doc: Doc) -> tuple[ScopeText, ...]:
    """Return the analysed texts over a passage; empty where the component found none, or did not run.

    Raises:
        ValueError: When the document is none of a pipeline with the component.
    """
    told = plain_attribute(doc, "scope")
    if not told:
        return ()
    component = _components.get(id(doc.vocab))
    if component is None:
        raise ValueError(
            "The document's heading and context cannot be read, as it has the vocabulary of another pipeline: read it "
            "back with the vocabulary of this one, as Doc(nlp.vocab).from_bytes(…)."
        )
    return component.read(told)


def add_attributes() -> None:
    """Make known to spaCy what stands over a document."""
    for extension, default in (("heading", ""), ("context", ""), ("header", ()), ("scope", ()), ("beside", None)):
        if not Doc.has_extension(extension):
            Doc.set_extension(extension, default=default)


def create_slide_scope(nlp: Language, name: str) -> SlideScope:
    """Return the component; the factory ``slide_scope``."""
    add_attributes()
    return SlideScope(nlp, name)
