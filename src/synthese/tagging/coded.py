"""What the two taggers share: a codebook given after the pipeline is put together, kept when it is written to disk."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from pydantic import TypeAdapter
from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup
from spacy.training import Example

from synthese.tagging.reading import key_of
from synthese.types import Codebook, TagKind

__all__ = ["EMPTY", "CodedComponent", "Decided", "keep_spans"]

EMPTY = Codebook(version="", language="", sha256="", groups=(), themes=())
_CODEBOOK = TypeAdapter(Codebook)
_FILE = "codebook.json"
_KEPT = 1 << 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What a tagger decided about a code at a passage, whether it suggests it or not.

    Args:
        kind: ``theme`` or ``action_field``.
        code: The id of the theme or type.
        verdict: ``accepted`` when it is suggested.
        reason: Why: a key of the label table's part ``reason``.
        words: What fills the braces of that label.
        start: The first token of the quotation.
        end: The token after its last.
        score: 0 to 1.
        rules: What fired.
        addressee: Who should act.
        holder: Whose demand it is.
        negated: True when the statement is denied.
    """

    kind: TagKind
    code: str
    verdict: Literal["accepted", "dropped"]
    reason: str
    start: int
    end: int
    score: float
    rules: tuple[str, ...]
    addressee: str = ""
    holder: str = ""
    negated: bool = False
    words: Mapping[str, str] = field(default_factory=dict)


class CodedComponent(ABC):
    """A component that works by a codebook; without one it leaves documents as they are.

    Args:
        codebook: The codes.
        threshold: Codes with a lower score are not suggested.
        heading_weight: What evidence in heading and context counts, 0 to 1.
    """

    spans: str
    """The name under which suggestions stand in ``doc.spans``."""

    def __init__(self, codebook: Codebook, *, threshold: float, heading_weight: float) -> None:
        self.threshold = threshold
        self.heading_weight = heading_weight
        self.codebook = codebook
        self._known: dict[tuple[object, ...], tuple[Decided, ...]] = {}
        self._compile()

    def __call__(self, doc: Doc) -> Doc:
        """Tag a document."""
        keep_spans(doc, self.spans, self.decide(doc))
        return doc

    def decide(self, doc: Doc) -> Sequence[Decided]:
        """Return all codes for which something speaks, the suggested ones first.

        The same words under the same title come back on slides built step by step and from deck to deck; they are
        weighed once.
        """
        key = key_of(doc)
        decided = self._known.get(key)
        if decided is None:
            if len(self._known) >= _KEPT:
                self._known.clear()
            decided = self._known[key] = tuple(self._weigh_up(doc))
        return decided

    @abstractmethod
    def _weigh_up(self, doc: Doc) -> Sequence[Decided]:
        """Return all codes for which something speaks, the suggested ones first."""

    def initialize(
        self,
        get_examples: Callable[[], Iterable[Example]] | None = None,  # noqa: ARG002 - spaCy's own signature
        *,
        nlp: Language | None = None,  # noqa: ARG002
        codebook: Codebook = EMPTY,
    ) -> None:
        """Take a codebook, as ``nlp.initialize`` hands it over."""
        self.codebook = codebook
        self._known.clear()
        self._compile()

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:  # noqa: ARG002 - spaCy's own signature
        """Return the codebook as JSON."""
        return _CODEBOOK.dump_json(self.codebook)

    def from_bytes(self, content: bytes, *, exclude: Iterable[str] = ()) -> "CodedComponent":  # noqa: ARG002
        """Take the codebook that ``to_bytes`` wrote."""
        self.initialize(codebook=_CODEBOOK.validate_json(content))
        return self

    def to_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> None:  # noqa: ARG002
        """Write the codebook into a folder."""
        path.mkdir(parents=True, exist_ok=True)
        (path / _FILE).write_bytes(self.to_bytes())

    def from_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> "CodedComponent":  # noqa: ARG002
        """Read the codebook from a folder."""
        return self.from_bytes((path / _FILE).read_bytes())

    @abstractmethod
    def _compile(self) -> None:
        """Prepare what the codebook asks for."""


def keep_spans(doc: Doc, name: str, decided: Iterable[Decided]) -> None:
    """Put what is suggested into ``doc.spans``: a span a code, and beside them one list an attribute in ``attrs``."""
    kept = [decision for decision in decided if decision.verdict == "accepted"]
    spans = [Span(doc, decision.start, decision.end, label=decision.code) for decision in kept]
    attributes: dict[str, Any] = {
        "scores": [decision.score for decision in kept],
        "rules": [list(decision.rules) for decision in kept],
    }
    if name == "action_fields":
        attributes["addressees"] = [decision.addressee for decision in kept]
        attributes["holders"] = [decision.holder for decision in kept]
        attributes["negated"] = [decision.negated for decision in kept]
    doc.spans[name] = SpanGroup(doc, name=name, spans=spans, attrs=attributes)
