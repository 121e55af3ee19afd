"""Edits `codebook.yaml` as a person would: only the lines concerned change, and only a usable file is written."""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from synthese.codebook.places import Node, find_places
from synthese.codebook.reading import read_codebook
from synthese.codebook.record import near
from synthese.codebook.source import read_text
from synthese.errors import CodebookError, Problem
from synthese.files import write_whole

__all__ = ["Draft", "edit_codebook", "written"]

_PLAIN = re.compile(r"[A-Za-zÄÖÜäöüß][\wÄÖÜäöüß .()/-]*[\wÄÖÜäöüß).]\*?|[A-Za-zÄÖÜäöüß]")
_SPECIAL = re.compile(r"(?:true|false|yes|no|on|off|null|y|n)\Z", re.IGNORECASE)
_BOM = b"\xef\xbb\xbf"
_Result = TypeVar("_Result")


class Draft:
    """The text of a codebook while it is edited; each edit leaves all other lines as they are.

    Args:
        text: The text of a usable codebook.
        name: The file's name, for messages.
    """

    def __init__(self, text: str, name: str) -> None:
        self.text = text
        self.name = name
        self._newline = "\r\n" if "\r\n" in text else "\n"
        self._read: tuple[str, Node] = ("", Node(0, 0))

    @property
    def top(self) -> Node:
        """The whole content, as the text is now."""
        if self._read[0] != self.text:
            self._read = (self.text, find_places(self.text))
        return self._read[1]

    def themes(self) -> dict[str, Node]:
        """Return the themes by id."""
        return {theme.named("id"): theme for theme in self.top.fields["themes"].items}

    def theme(self, code: str) -> Node:
        """Return a theme.

        Raises:
            CodebookError: When there is none of this id.
        """
        themes = self.themes()
        if code not in themes:
            raise self.refusal("field themes", f"there is no theme '{code}'; {near(code, themes)}")
        return themes[code]

    def refusal(self, place: str, message: str) -> CodebookError:
        """Return the error that says why an edit is not made."""
        return CodebookError("The codebook is left as it was:", problems=[Problem(self.name, place, message)])

    def set_field(self, owner: Node, field: str, value: str) -> None:
        """Give a field of a mapping another text; where there is no such field, write it behind the others."""
        node = owner.fields.get(field)
        if node is not None:
            self._replace(node.start, node.end, written(value))
        else:
            self._add_field(owner, field, written(value))

    def append(self, owner: Node, field: str, *entries: str) -> None:
        """Add entries, each as written in YAML on one line, to a list of a mapping."""
        listed = owner.fields.get(field)
        entry = ", ".join(entries)
        if not entries:
            return
        if listed is None or (not listed.items and not listed.flow):
            if listed is not None and listed.end > listed.start:
                self._replace(listed.start, listed.end, f"[{entry}]")
            elif listed is not None:
                self._replace(listed.start, listed.start, f" [{entry}]")
            else:
                self._add_field(owner, field, f"[{entry}]")
        elif listed.flow:
            self._replace(listed.end - 1, listed.end - 1, f", {entry}" if listed.items else entry)
        else:
            margin = self._margin(listed.items[-1].start)
            self._add_line(listed.items[-1].end, *(f"{margin}- {each}" for each in entries))

    def cut(self, node: Node) -> None:
        """Take an entry of a list out, its lines whole; comments between it and the next one stay."""
        start, end = self._line_start(node.start), self._line_end(node.end)
        if self.text[start : node.start].strip(" -"):
            raise self.refusal("field themes", "themes stand several in a line: write each on lines of its own.")
        self._replace(start, min(end + len(self._newline), len(self.text)), "")

    def add_entry_after(self, node: Node, lines: Sequence[str]) -> None:
        """Add a mapping behind an entry of a list; its lines as written in YAML, without the margin."""
        margin = self._margin(node.start)
        self._add_line(node.end, *(f"{margin}{'  ' if number else '- '}{line}" for number, line in enumerate(lines)))

    def add_to_list(self, field: str, entry: Mapping[str, object]) -> None:
        """Add a mapping on one line to a list of the file, which is made at its end where there is none."""
        top = self.top
        flow = "{" + ", ".join(f"{name}: {_flow(value)}" for name, value in entry.items()) + "}"
        if field in top.fields and top.fields[field].items:
            self.append(top, field, flow)
        else:
            self.text = self.text.rstrip() + self._newline * 2 + f"{field}:{self._newline}  - {flow}{self._newline}"

    def _add_field(self, owner: Node, field: str, value: str) -> None:
        if owner.flow:
            self._replace(owner.end - 1, owner.end - 1, f", {field}: {value}")
            return
        first = min(owner.keys.values())
        margin = " " * (first - self._line_start(first))
        self._add_line(owner.end, f"{margin}{field}: {value}")

    def _add_line(self, behind: int, *lines: str) -> None:
        end = self._line_end(behind)
        self._replace(end, end, "".join(self._newline + line for line in lines))

    def _margin(self, place: int) -> str:
        """Return what stands before the hyphen of the list entry that begins at a place."""
        before = self.text[self._line_start(place) : place]
        return before[: before.rindex("-")]

    def _line_start(self, place: int) -> int:
        return self.text.rfind("\n", 0, place) + 1

    def _line_end(self, place: int) -> int:
        end = self.text.find("\n", place)
        end = len(self.text) if end < 0 else end
        return end - 1 if self.text[:end].endswith("\r") else end

    def _replace(self, start: int, end: int, text: str) -> None:
        self.text = self.text[:start] + text + self.text[end:]


def written(value: str) -> str:
    """Return a text as it is written in YAML: plain where that is safe, else in quotes.

    >>> written("sprachkurs*"), written("*quartier"), written("no")
    ('sprachkurs*', '"*quartier"', '"no"')
    """
    plain = _PLAIN.fullmatch(value) and not _SPECIAL.match(value)
    return value if plain else json.dumps(value, ensure_ascii=False)


def edit_codebook(path: Path, change: Callable[[Draft], _Result]) -> _Result:
    """Change a codebook; a change that makes it unusable is not written.

    Args:
        path: ``codebook.yaml``; it must be usable as it is.
        change: Makes the change.

    Returns:
        What the change returns.

    Raises:
        CodebookError: When the codebook cannot be used, before or after the change; the file is as it was then.
    """
    read_codebook(path)
    draft = Draft(read_text(path), path.name)
    result = change(draft)
    mark = _BOM if path.read_bytes().startswith(_BOM) else b""
    content = mark + draft.text.encode()
    _check(path, content)
    write_whole(path, content)
    return result


def _check(path: Path, content: bytes) -> None:
    """Read the new content under the file's own name, so that messages name the file as people know it."""
    folder = path.parent / f".{path.stem}.trial"
    trial = folder / path.name
    try:
        write_whole(trial, content)
        read_codebook(trial)
    except CodebookError as error:
        message = "The codebook is left as it was, as it could not be used after this change:"
        raise CodebookError(message, problems=error.problems) from error
    finally:
        trial.unlink(missing_ok=True)
        if folder.is_dir():
            folder.rmdir()


def _flow(value: object) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{name}: {_flow(part)}" for name, part in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_flow, value)) + "]"
    text = str(value)
    return (
        text
        if re.fullmatch(r"[\wÄÖÜäöüß]+", text) and not _SPECIAL.match(text)
        else json.dumps(text, ensure_ascii=False)
    )
