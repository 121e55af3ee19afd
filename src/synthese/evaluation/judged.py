"""One passage with its expected and its found tags, and what is wrong between them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from synthese.evaluation.records import DISPUTED, GoldPassage
from synthese.types import Tag

__all__ = ["Judged", "TagError", "errors_of", "judge"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TagError:
    """Something that was tagged otherwise than expected.

    Args:
        kind: ``missed theme``, ``false theme``, ``missed field``, ``false alarm``, ``wrong type`` or
            ``wrong addressee``.
        id: The passage's id.
        group: Where it comes from.
        heading: The title above it.
        text: The passage.
        expected: What people give it.
        found: What was found.
        rules: The rules that fired.
    """

    kind: str
    id: str
    group: str
    heading: str
    text: str
    expected: str
    found: str
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A passage with what people expect of it and what was found.

    Args:
        gold: What people expect.
        themes: The found themes that count, by code.
        found_field: The found action field that counts, or None.
    """

    gold: GoldPassage
    themes: dict[str, Tag]
    found_field: Tag | None

    @property
    def expected_themes(self) -> set[str]:
        """The themes that people give it; none where they differed."""
        return set(self.gold.themes or ())

    @property
    def found_themes(self) -> set[str]:
        """The themes found; none where people differed, so that nothing is held against them."""
        return set(self.themes) if self.gold.themes is not None else set()

    @property
    def scored_themes(self) -> list[tuple[float, bool]]:
        """The score of each theme found and whether it is right, where people agreed."""
        return [(self.themes[code].score, code in self.expected_themes) for code in sorted(self.found_themes)]

    @property
    def expects_field(self) -> bool | None:
        """Whether people see an action field; None where they differed."""
        return None if self.gold.action_field == DISPUTED else self.gold.action_field is not None

    @property
    def field_right(self) -> bool:
        """Whether an action field is expected and found."""
        return self.expects_field is True and self.found_field is not None

    @property
    def expected_type(self) -> str:
        """The type that people give it, or an empty string."""
        return self.gold.action_field or ""

    @property
    def found_type(self) -> str:
        """The type found, or an empty string."""
        return self.found_field.code if self.found_field else ""

    @property
    def found_addressee(self) -> str:
        """The addressee found, or an empty string."""
        return self.found_field.addressee if self.found_field else ""


def judge(gold: Sequence[GoldPassage], tags: Sequence[Sequence[Tag]]) -> list[Judged]:
    """Lay the found tags beside the expected ones.

    Args:
        gold: The passages.
        tags: The tags of each, in the same order.

    Returns:
        One record a passage.

    Raises:
        ValueError: When there is not one list of tags a passage.
    """
    if len(tags) != len(gold):
        raise ValueError(f"a tagger returned {len(tags)} lists of tags for {len(gold)} passages")
    return [_judged(passage, found) for passage, found in zip(gold, tags, strict=True)]


def _judged(gold: GoldPassage, tags: Sequence[Tag]) -> Judged:
    counted = sorted((tag for tag in tags if not tag.negated), key=lambda tag: (-tag.score, tag.start, tag.code))
    fields = [tag for tag in counted if tag.kind == "action_field"]
    # Turned round so that of two tags of one code the one with the higher score stays.
    themes = {tag.code: tag for tag in reversed(counted) if tag.kind == "theme"}
    return Judged(gold=gold, themes=themes, found_field=fields[0] if fields else None)


def errors_of(judged: Judged) -> Iterator[TagError]:
    """Yield what is wrong with the tags of a passage."""
    yield from _theme_errors(judged)
    yield from _field_errors(judged)


def _theme_errors(judged: Judged) -> Iterator[TagError]:
    expected, found = judged.expected_themes, judged.found_themes
    for code in sorted(expected - found):
        yield _error(judged, "missed theme", code, ", ".join(sorted(found)))
    for code in sorted(found - expected):
        yield _error(judged, "false theme", ", ".join(sorted(expected)), code, judged.themes[code])


def _field_errors(judged: Judged) -> Iterator[TagError]:
    tag, expected = judged.found_field, judged.expected_type
    if judged.expects_field is True and tag is None:
        yield _error(judged, "missed field", expected, "")
    if judged.expects_field is False and tag is not None:
        yield _error(judged, "false alarm", "", tag.code, tag)
    if judged.field_right and judged.found_type != expected:
        yield _error(judged, "wrong type", expected, judged.found_type, tag)
    addressee = judged.gold.addressee
    if judged.field_right and addressee and judged.found_addressee != addressee:
        yield _error(judged, "wrong addressee", addressee, judged.found_addressee, tag)


def _error(judged: Judged, kind: str, expected: str, found: str, tag: Tag | None = None) -> TagError:
    gold, rules = judged.gold, tag.rules if tag else ()
    return TagError(
        kind=kind,
        id=gold.id,
        group=gold.group,
        heading=gold.heading,
        text=gold.text,
        expected=expected,
        found=found,
        rules=rules,
    )
