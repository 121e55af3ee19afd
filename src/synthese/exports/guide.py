"""The coding guide (Kodierleitfaden) as an annex for readers: what each code means, for Word and for a browser."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from synthese.exports.labels import Language, label, readable_term
from synthese.types import ActionFieldType, Codebook, Indicator, RetiredCode, Theme

__all__ = ["Guide", "GuideCode", "GuidePart", "build_guide"]


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideCode:
    """A code as it is printed.

    Args:
        id: Its id.
        name: Its label.
        depth: How many themes stand above it.
        rows: What is said of it: label and text.
        quotation: Its anchor example, or empty.
        source: Whose words these are.
    """

    id: str
    name: str
    depth: int
    rows: tuple[tuple[str, str], ...]
    quotation: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GuidePart:
    """A part of the guide: a group of themes, or the types of action fields."""

    name: str
    codes: tuple[GuideCode, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """The guide as both forms print it.

    Args:
        title: The title.
        subtitle: Version and counts.
        rules: The rules that hold for all codes.
        parts: The codes.
        lists: Further lists: title and lines.
        anchor: The label of anchor examples.
        contents: The label of the table of contents.
        rules_title: The label of the rules.
    """

    title: str
    subtitle: str
    rules: tuple[str, ...]
    parts: tuple[GuidePart, ...]
    lists: tuple[tuple[str, tuple[str, ...]], ...]
    anchor: str
    contents: str
    rules_title: str
    language: Language


def build_guide(codebook: Codebook, *, language: Language = "de", notes: Sequence[str] = ()) -> Guide:
    """Return the guide of a codebook.

    Args:
        codebook: The codebook.
        language: The language of labels; texts stay in the codebook's own.
        notes: The rules in the researchers' own words; without them those that the codebook's settings imply.
    """
    counts = {"themes": len(codebook.themes), "types": len(codebook.action_fields)}
    groups = [
        GuidePart(
            name=f"{group.id} {group.labels.in_language(language)}",
            codes=tuple(_theme(theme, codebook, language) for theme in codebook.themes if theme.group == group.id),
        )
        for group in codebook.groups
    ]
    fields = GuidePart(
        name=label("guide.action_fields", language),
        codes=tuple(_type(kind, language) for kind in _ranked(codebook)),
    )
    return Guide(
        title=label("guide.title", language),
        subtitle=label("guide.subtitle", language, version=codebook.version or "–", **counts),
        rules=tuple(notes or _rules(codebook, language)),
        parts=tuple(part for part in (*groups, fields) if part.codes),
        lists=tuple((name, lines) for name, lines in _lists(codebook, language) if lines),
        anchor=label("column.anchor", language),
        contents=label("guide.contents", language),
        rules_title=label("guide.rules", language),
        language=language,
    )


def _theme(theme: Theme, codebook: Codebook, language: Language) -> GuideCode:
    strong = [each for each in theme.indicators if not each.weak]
    weak = [each for each in theme.indicators if each.weak]
    texts = {
        "definition": theme.definition,
        "inclusion": theme.inclusion,
        "exclusion": theme.exclusion,
        "indicators": _terms(strong, language),
    }
    rows = [(label(f"column.{key}", language), text) for key, text in texts.items() if text]
    rows += [(label("guide.weak", language), _terms(weak, language))] if weak else []
    return GuideCode(
        id=theme.id,
        name=theme.labels.in_language(language),
        depth=_depth(theme, codebook),
        rows=tuple(rows),
        quotation=theme.anchor,
        source=theme.anchor_source,
    )


def _type(kind: ActionFieldType, language: Language) -> GuideCode:
    texts = {"definition": kind.definition, "exclusion": kind.exclusion}
    rows = tuple((label(f"column.{key}", language), text) for key, text in texts.items() if text)
    return GuideCode(id=kind.id, name=kind.labels.in_language(language), depth=0, rows=rows, quotation=kind.anchor)


def _ranked(codebook: Codebook) -> list[ActionFieldType]:
    place = {code: number for number, code in enumerate(codebook.precedence)}
    return sorted(codebook.action_fields, key=lambda kind: place.get(kind.id, len(place)))


def _depth(theme: Theme, codebook: Codebook) -> int:
    depth, above = 0, codebook.theme(theme.parent)
    while above is not None and depth < len(codebook.themes):
        depth, above = depth + 1, codebook.theme(above.parent)
    return depth


def _terms(indicators: Iterable[Indicator], language: Language) -> str:
    """Return indicators in words: the exact expressions stand in the codebook and in the workbook."""
    return ", ".join(dict.fromkeys(readable_term(indicator.text, language) for indicator in indicators))


def _rules(codebook: Codebook, language: Language) -> list[str]:
    rules = [label("guide.rule_themes", language, n=codebook.max_themes)]
    if any(indicator.weak for theme in codebook.themes for indicator in theme.indicators):
        rules.append(label("guide.rule_weak", language))
    if len(codebook.action_fields) > 1:
        names = [kind.labels.in_language(language) for kind in _ranked(codebook)]
        rules.append(label("guide.rule_types", language, names=", ".join(names)))
    return rules


def _lists(codebook: Codebook, language: Language) -> list[tuple[str, tuple[str, ...]]]:
    addressees = tuple(each.labels.in_language(language) for each in codebook.addressees)
    dimensions = tuple(
        f"{each.labels.in_language(language)}: {', '.join(value.value for value in each.values)}".rstrip(": ")
        for each in codebook.dimensions
    )
    retired = tuple(_retired(each, language) for each in codebook.retired)
    return [
        (label("guide.addressees", language), addressees),
        (label("guide.dimensions", language), dimensions),
        (label("guide.former", language), retired),
    ]


def _retired(entry: RetiredCode, language: Language) -> str:
    name = f"{entry.id} {entry.labels.in_language(language)}"
    return label(f"guide.{entry.how}", language, name=name, into=", ".join(entry.into))
