"""What researchers do to their themes while they work: rename, merge and retire them (`splitting.py` splits them).

Codings are never rewritten. A theme that goes leaves an entry below ``retired:`` in codebook.yaml, with its former id
and label, what became of it and when; the state of the codings is derived with these entries in view (see
``coding.carrying``). So the same change reaches every member of a team by the codebook they share, whoever codes under
the old id meanwhile is understood, and taking the edit back in git takes back all of it.
"""

from pathlib import Path

from synthese.codebook.editing import Draft, edit_codebook
from synthese.codebook.places import Node
from synthese.codebook.theme_nodes import (
    as_written,
    indicators_of,
    label_of,
    move_children,
    note_change,
    refuse_taken,
    term_of,
)
from synthese.provenance import normal_form

__all__ = ["merge_themes", "rename_theme", "retire_theme"]


def rename_theme(path: Path, old: str, new: str, *, label: str = "") -> None:
    """Give a theme another id, and another German label where one is named; its codings go with it.

    Args:
        path: ``codebook.yaml``.
        old: Its id.
        new: Its new id, which no theme has or had.
        label: Its new German label.

    Raises:
        CodebookError: When there is no such theme, or the new id is taken.
    """

    def change(draft: Draft) -> None:
        theme = draft.theme(old)
        former = label_of(theme)
        refuse_taken(draft, new)
        if label:
            _set_label(draft, theme, label)
        draft.set_field(draft.theme(old), "id", new)
        move_children(draft, old, new)
        note_change(draft, old, former, "renamed", [new])

    edit_codebook(path, change)


def merge_themes(path: Path, old: str, into: str) -> None:
    """Let a theme go up in another one: its indicators, subthemes and codings go there.

    Definition and rules of the other theme stay as they are, for a researcher to widen.

    Args:
        path: ``codebook.yaml``.
        old: The theme that goes.
        into: The theme that takes it up.

    Raises:
        CodebookError: When there is no such theme, both are one, or the one that goes is above the other.
    """

    def change(draft: Draft) -> None:
        theme, target = draft.theme(old), draft.theme(into)
        if old == into:
            raise draft.refusal(f"theme {old}", "a theme cannot be merged into itself; name another one.")
        if target.named("parent") == old:
            raise draft.refusal(
                f"theme {into}", f"stands below '{old}': give it another parent, or merge it into {old}."
            )
        known = {normal_form(term_of(node)) for node in indicators_of(target)}
        new = [node for node in indicators_of(theme) if normal_form(term_of(node)) not in known]
        draft.append(target, "indicators", *(as_written(draft, node) for node in new))
        move_children(draft, old, into)
        former = label_of(draft.theme(old))
        draft.cut(draft.theme(old))
        note_change(draft, old, former, "merged", [into])

    edit_codebook(path, change)


def retire_theme(path: Path, old: str) -> None:
    """Take a theme out of use; its codings stay and are listed, its subthemes go to the theme above it.

    Args:
        path: ``codebook.yaml``.
        old: The theme's id.

    Raises:
        CodebookError: When there is no such theme, or it is the only one.
    """

    def change(draft: Draft) -> None:
        theme = draft.theme(old)
        if len(draft.themes()) == 1:
            raise draft.refusal(f"theme {old}", "is the only theme; a codebook needs at least one.")
        former, above = label_of(theme), theme.named("parent")
        below = [code for code, node in draft.themes().items() if node.named("parent") == old]
        if below and not above:
            raise draft.refusal(f"theme {old}", f"has themes below it ({', '.join(below)}): give them another parent.")
        move_children(draft, old, above)
        draft.cut(draft.theme(old))
        note_change(draft, old, former, "retired", [])

    edit_codebook(path, change)


def _set_label(draft: Draft, theme: Node, label: str) -> None:
    node = theme.fields["label"]
    if node.fields:
        draft.set_field(node, "de", label)
    else:
        draft.set_field(theme, "label", label)
