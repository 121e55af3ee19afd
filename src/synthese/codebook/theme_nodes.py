"""A theme in the text of a codebook that is edited: its indicators and label, its subthemes, its former id."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime

from synthese.codebook.editing import Draft
from synthese.codebook.places import Node
from synthese.types import ChangeOfCode

__all__ = [
    "as_written",
    "indicators_of",
    "label_of",
    "move_children",
    "note_change",
    "quoted",
    "refuse_taken",
    "term_of",
]


def indicators_of(theme: Node) -> list[Node]:
    """Return the indicators of a theme as they stand in the file."""
    listed = theme.fields.get("indicators")
    return listed.items if listed else []


def term_of(node: Node) -> str:
    """Return the term of an indicator, whether it stands alone or with a mode."""
    return node.named("term") if node.fields else node.text


def as_written(draft: Draft, node: Node) -> str:
    """Return an indicator on one line, as it is written where it comes from."""
    text = draft.text[node.start : node.end]
    in_block = node.fields and not node.flow
    return _on_one_line(node) if in_block or "\n" in text else text


def _on_one_line(node: Node) -> str:
    if node.fields:
        return "{" + ", ".join(f"{name}: {_on_one_line(part)}" for name, part in node.fields.items()) + "}"
    if node.items:
        return "[" + ", ".join(map(_on_one_line, node.items)) + "]"
    return quoted(node.text)


def label_of(theme: Node) -> str:
    """Return a theme's label, the German one where there are several."""
    label = theme.fields.get("label")
    if label is None:
        return theme.named("id")
    return label.named("de") or next((node.text for node in label.fields.values()), label.text)


def move_children(draft: Draft, old: str, new: str) -> None:
    """Put the themes below one theme below another one."""
    for code in [code for code, node in draft.themes().items() if node.named("parent") == old]:
        draft.set_field(draft.theme(code), "parent", new)


def refuse_taken(draft: Draft, code: str) -> None:
    """Raise where an id is, or was, that of a theme."""
    retired = draft.top.fields.get("retired")
    former = [entry.named("id") for entry in retired.items] if retired else []
    if code in draft.themes():
        raise draft.refusal(f"theme {code}", "the id is taken; ids are unique.")
    if code in former:
        raise draft.refusal(
            "field retired", f"'{code}' was the id of another theme, whose codings bear it; take a new one."
        )


def note_change(draft: Draft, old: str, label: str, how: ChangeOfCode, into: Sequence[str]) -> None:
    """Note below ``retired:`` what became of a theme, and when."""
    since = datetime.now(UTC).isoformat(timespec="microseconds")
    draft.add_to_list("retired", {"id": old, "label": {"de": label}, "how": how, "into": list(into), "since": since})


def quoted(value: str) -> str:
    """Return a text in quotes, as YAML reads it on one line."""
    return json.dumps(value, ensure_ascii=False)
