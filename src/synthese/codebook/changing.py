"""What researchers do to their codebook while they work: terms added, themes renamed, merged, split and retired.

Codings are never rewritten. A theme that goes leaves an entry below ``retired:`` in codebook.yaml, with its former id
and label, what became of it and when; the state of the codings is derived with these entries in view (see
``coding.carrying``). So the same change reaches every member of a team by the codebook they share, whoever codes under
the old id meanwhile is understood, and taking the edit back in git takes back all of it.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from synthese.codebook.editing import Draft, edit_codebook, written
from synthese.codebook.places import Node
from synthese.codebook.terms import read_term
from synthese.provenance import normal_form
from synthese.types import ChangeOfCode, IndicatorMode

__all__ = ["add_term", "merge_themes", "rename_theme", "retire_theme", "set_anchor", "split_theme"]


def add_term(path: Path, theme: str, term: str, *, mode: IndicatorMode | None = None, weak: bool = False) -> None:
    """Write a term behind the indicators of a theme.

    Args:
        path: ``codebook.yaml``.
        theme: The theme's id.
        term: The term as an indicator is written: ``sprachtandem*``.
        mode: The mode, where no asterisk says it.
        weak: True when it counts only beside another indicator of the theme.

    Raises:
        CodebookError: When there is no such theme, the term cannot be used, or it is there already.
    """

    def change(draft: Draft) -> None:
        try:
            indicator = read_term(term, mode=mode, weak=weak)
        except ValueError as error:
            raise draft.refusal(f"theme {theme}", f"{error}.") from error
        owner = draft.theme(theme)
        for node in _indicators(owner):
            if normal_form(_term_of(node)) == normal_form(indicator.text):
                line = draft.text.count("\n", 0, node.start) + 1
                message = f"'{indicator.text}' stands in line {line} already: nothing is to be added."
                raise draft.refusal(f"line {line}, theme {theme}", message)
        parts = [f"mode: {mode}"] if mode else []
        parts += ["weak: true"] if weak else []
        word = written(indicator.text)
        draft.append(owner, "indicators", f"{{{', '.join([f'term: {word}', *parts])}}}" if parts else word)

    edit_codebook(path, change)


def set_anchor(path: Path, theme: str, quotation: str, source: str) -> None:
    """Make a quotation the anchor example of a theme.

    Args:
        path: ``codebook.yaml``.
        theme: The theme's id.
        quotation: Its words.
        source: Whose they are, as a citation.

    Raises:
        CodebookError: When there is no such theme.
    """

    def change(draft: Draft) -> None:
        draft.set_field(draft.theme(theme), "anchor", " ".join(quotation.split()))
        draft.set_field(draft.theme(theme), "anchor_source", source)

    edit_codebook(path, change)


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
        former = _label(theme)
        _refuse_taken(draft, new)
        if label:
            _set_label(draft, theme, label)
        draft.set_field(draft.theme(old), "id", new)
        _move_children(draft, old, new)
        _note(draft, old, former, "renamed", [new])

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
        known = {normal_form(_term_of(node)) for node in _indicators(target)}
        new = [node for node in _indicators(theme) if normal_form(_term_of(node)) not in known]
        draft.append(target, "indicators", *(_as_written(draft, node) for node in new))
        _move_children(draft, old, into)
        former = _label(draft.theme(old))
        draft.cut(draft.theme(old))
        _note(draft, old, former, "merged", [into])

    edit_codebook(path, change)


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
            _refuse_taken(draft, part)
        shared = _shared_terms(draft, theme, old, list(parts), terms or {})
        former, group, parent = _label(theme), theme.named("group"), theme.named("parent")
        kept = [(name, theme.named(name)) for name in ("definition", "inclusion", "exclusion") if theme.named(name)]
        for part in reversed(list(parts)):
            fields = [("id", part), ("group", group), ("parent", parent)]
            lines = [f"{name}: {written(value)}" for name, value in fields if value]
            lines += [f"label: {{de: {_quoted(parts[part])}}}"]
            lines += [f"{name}: {_quoted(value)}" for name, value in kept]
            lines += ["indicators:", *(f"  - {entry}" for entry in shared[part])] if shared[part] else []
            draft.add_entry_after(draft.theme(old), lines)
        _move_children(draft, old, next(iter(parts)))
        draft.cut(draft.theme(old))
        _note(draft, old, former, "split", list(parts))

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
        former, above = _label(theme), theme.named("parent")
        below = [code for code, node in draft.themes().items() if node.named("parent") == old]
        if below and not above:
            raise draft.refusal(f"theme {old}", f"has themes below it ({', '.join(below)}): give them another parent.")
        _move_children(draft, old, above)
        draft.cut(draft.theme(old))
        _note(draft, old, former, "retired", [])

    edit_codebook(path, change)


def _indicators(theme: Node) -> list[Node]:
    listed = theme.fields.get("indicators")
    return listed.items if listed else []


def _term_of(node: Node) -> str:
    return node.named("term") if node.fields else node.text


def _as_written(draft: Draft, node: Node) -> str:
    """Return an indicator on one line, as it is written where it comes from."""
    text = draft.text[node.start : node.end]
    if node.fields and not node.flow:
        return "{" + ", ".join(f"{name}: {_quoted(part.text)}" for name, part in node.fields.items()) + "}"
    return text if "\n" not in text else _quoted(node.text)


def _shared_terms(
    draft: Draft, theme: Node, old: str, parts: Sequence[str], terms: Mapping[str, Sequence[str]]
) -> dict[str, list[str]]:
    """Return the indicators of each part, each as written on one line."""
    homes: dict[str, str] = {}
    known = {normal_form(_term_of(node)): node for node in _indicators(theme)}
    for part, given in terms.items():
        if part not in parts:
            raise draft.refusal(f"theme {old}", f"'{part}' is none of the new themes {', '.join(parts)}.")
        for term in given:
            if normal_form(term) not in known:
                raise draft.refusal(f"theme {old}", f"has no indicator '{term}'; name it as it is written there.")
            homes[normal_form(term)] = part
    shared: dict[str, list[str]] = {part: [] for part in parts}
    for name, node in known.items():
        shared[homes.get(name, parts[0])].append(_as_written(draft, node))
    return shared


def _label(theme: Node) -> str:
    label = theme.fields.get("label")
    if label is None:
        return theme.named("id")
    return label.named("de") or next((node.text for node in label.fields.values()), label.text)


def _set_label(draft: Draft, theme: Node, label: str) -> None:
    node = theme.fields["label"]
    if node.fields:
        draft.set_field(node, "de", label)
    else:
        draft.set_field(theme, "label", label)


def _move_children(draft: Draft, old: str, new: str) -> None:
    for code in [code for code, node in draft.themes().items() if node.named("parent") == old]:
        draft.set_field(draft.theme(code), "parent", new)


def _refuse_taken(draft: Draft, code: str) -> None:
    retired = draft.top.fields.get("retired")
    former = [entry.named("id") for entry in retired.items] if retired else []
    if code in draft.themes():
        raise draft.refusal(f"theme {code}", "the id is taken; ids are unique.")
    if code in former:
        raise draft.refusal(
            "field retired", f"'{code}' was the id of another theme, whose codings bear it; take a new one."
        )


def _note(draft: Draft, old: str, label: str, how: ChangeOfCode, into: Sequence[str]) -> None:
    since = datetime.now(UTC).isoformat(timespec="microseconds")
    draft.add_to_list("retired", {"id": old, "label": {"de": label}, "how": how, "into": list(into), "since": since})


def _quoted(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)
