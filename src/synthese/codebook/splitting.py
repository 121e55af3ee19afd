"""Puts several themes of a codebook in the place of one; see `changing.py` for what becomes of its codings."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from synthese.codebook.editing import Draft, edit_codebook, written
from synthese.codebook.places import Node
from synthese.codebook.theme_nodes import (
    as_written,
    indicators_of,
    label_of,
    move_children,
    note_change,
    quoted,
    refuse_taken,
    term_of,
)
from synthese.provenance import normal_form

__all__ = ["split_theme"]


def split_theme(
    path: Path, old: str, parts: Mapping[str, str], *, terms: Mapping[str, Sequence[str]] | None = None
) -> None:
    """Put several themes in the place of one; the passages coded with it are handed to review for the new ones.

    Each part has the group, definition and rules of the old theme, for a researcher to narrow. The first part keeps all
    indicators that are not given to another one; subthemes go below the first.

    Args:
        path: ``codebook.yaml``.
        old: The theme that goes.
        parts: The new themes: id → German label; at least two.
        terms: Indicators of the old theme, as written there, that go to a part: id → terms.

    Raises:
        CodebookError: When there is no such theme or term, an id is taken, or there are fewer than two parts.
    """

    def change(draft: Draft) -> None:
        theme = draft.theme(old)
        if len(parts) < 2:
            raise draft.refusal(f"theme {old}", "is split into two themes or more; with one, rename it.")
        for part in parts:
            refuse_taken(draft, part)
        shared = _shared_terms(draft, theme, old, list(parts), terms or {})
        for part in reversed(list(parts)):
            draft.add_entry_after(draft.theme(old), _part(theme, part, parts[part], shared[part]))
        move_children(draft, old, next(iter(parts)))
        draft.cut(draft.theme(old))
        note_change(draft, old, label_of(theme), "split", list(parts))

    edit_codebook(path, change)


def _part(theme: Node, part: str, label: str, indicators: Sequence[str]) -> list[str]:
    """Return the lines of a new theme, with what it has of the old one."""
    fields = [("id", part), ("group", theme.named("group")), ("parent", theme.named("parent"))]
    kept = [(name, theme.named(name)) for name in ("definition", "inclusion", "exclusion")]
    return [
        *(f"{name}: {written(value)}" for name, value in fields if value),
        f"label: {{de: {quoted(label)}}}",
        *(f"{name}: {quoted(value)}" for name, value in kept if value),
        *(["indicators:"] if indicators else []),
        *(f"  - {entry}" for entry in indicators),
    ]


def _shared_terms(
    draft: Draft, theme: Node, old: str, parts: Sequence[str], terms: Mapping[str, Sequence[str]]
) -> dict[str, list[str]]:
    """Return the indicators of each part, each as written on one line."""
    homes: dict[str, str] = {}
    known = {normal_form(term_of(node)): node for node in indicators_of(theme)}
    for part, given in terms.items():
        if part not in parts:
            raise draft.refusal(f"theme {old}", f"'{part}' is none of the new themes {', '.join(parts)}.")
        for term in given:
            if normal_form(term) not in known:
                raise draft.refusal(f"theme {old}", f"has no indicator '{term}'; name it as it is written there.")
            homes[normal_form(term)] = part
    shared: dict[str, list[str]] = {part: [] for part in parts}
    for name, node in known.items():
        shared[homes.get(name, parts[0])].append(as_written(draft, node))
    return shared
