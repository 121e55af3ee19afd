"""What the two taggers share: a codebook given after the pipeline is put together, kept when it is written to disk."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, Literal, NamedTuple

from pydantic import TypeAdapter
from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup
from spacy.training import Example

from synthese.codebook import read_codebook
from synthese.tagging.memo import Memo
from synthese.tagging.patterns import SlowExpressionError
from synthese.tagging.reading import key_of
from synthese.types import Codebook, TagKind

__all__ = ["EMPTY", "CodedComponent", "Decided"]

EMPTY = Codebook(version="", language="", sha256="", groups=(), themes=())
_CODEBOOK = TypeAdapter(Codebook)
_FILE = "codebook.json"
_KEPT = 1 << 13


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


class _Marks(NamedTuple):
    """What is put into ``doc.spans``.

    Args:
        spans: First token and token after the last of each span, and its code.
        rules: What fired for each.
        attributes: Name and values of each other attribute of the group.
    """

    spans: tuple[tuple[tuple[int, int], str], ...]
    rules: tuple[tuple[str, ...], ...]
    attributes: tuple[tuple[str, tuple[Any, ...]], ...]


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
        self._known: Memo[tuple[object, ...], tuple[Decided, ...]] = Memo(_KEPT)
        self._marks: Memo[tuple[object, ...], _Marks] = Memo(_KEPT)
        self._compile()

    def __reduce__(self) -> tuple[Any, ...]:
        """Let it be made anew from its codebook in another process, as ``nlp.pipe(n_process=2)`` starts them."""
        make = partial(type(self), threshold=self.threshold, heading_weight=self.heading_weight)
        return make, (self.codebook,)

    def __call__(self, doc: Doc) -> Doc:
        """Tag a document."""
        key = key_of(doc)
        marks = self._marks.get(key)
        if marks is None:
            marks = self._marks[key] = _marks_of(self.spans, self.decide(doc))
        spans = [Span(doc, *place, label=code) for place, code in marks.spans]
        attributes: dict[str, Any] = {name: list(values) for name, values in marks.attributes}
        attributes["rules"] = [list(rules) for rules in marks.rules]
        doc.spans[self.spans] = SpanGroup(doc, name=self.spans, spans=spans, attrs=attributes)
        return doc

    def decide(self, doc: Doc) -> Sequence[Decided]:
        """Return all codes for which something speaks, the suggested ones first.

        The same words under the same title come back on slides built step by step and from deck to deck; they are
        weighed once.

        Raises:
            SlowExpressionError: When an expression of the codebook searches too long.
        """
        key = key_of(doc)
        decided = self._known.get(key)
        if decided is None:
            try:
                decided = self._known[key] = tuple(self._weigh_up(doc))
            except SlowExpressionError as error:
                raise error.at(self.codebook.file.place_of(error.expression)) from error
        return decided

    @abstractmethod
    def _weigh_up(self, doc: Doc) -> Sequence[Decided]:
        """Return all codes for which something speaks, the suggested ones first."""

    def initialize(
        self,
        get_examples: Callable[[], Iterable[Example]] | None = None,  # noqa: ARG002 - spaCy's own signature
        *,
        nlp: Language | None = None,  # noqa: ARG002
        codebook: Codebook | Path | str = EMPTY,
    ) -> None:
        """Take a codebook, or the path of one as ``nlp.initialize`` hands it over.

        It does so from ``nlp.config["initialize"]["components"]["theme_tagger"] = {"codebook": "codebook.yaml"}``.

        Raises:
            CodebookError: When the file is not there or cannot be used.
        """
        self.codebook = codebook if isinstance(codebook, Codebook) else read_codebook(codebook)
        self._known.clear()
        self._marks.clear()
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


def _marks_of(name: str, decided: Iterable[Decided]) -> _Marks:
    """Return what is suggested: a span a code, and beside them one list an attribute."""
    kept = [decision for decision in decided if decision.verdict == "accepted"]
    attributes: dict[str, tuple[Any, ...]] = {"scores": tuple(decision.score for decision in kept)}
    if name == "action_fields":
        attributes["addressees"] = tuple(decision.addressee for decision in kept)
        attributes["holders"] = tuple(decision.holder for decision in kept)
        attributes["negated"] = tuple(decision.negated for decision in kept)
    spans = tuple(((decision.start, decision.end), decision.code) for decision in kept)
    return _Marks(spans, tuple(decision.rules for decision in kept), tuple(attributes.items()))
