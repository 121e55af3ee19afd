"""Reads what people expect: hand-checked pages (JSON) and tagged passages (JSON lines)."""

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal, TypeVar

from pydantic import TypeAdapter, ValidationError

from synthese.errors import GoldError, Problem
from synthese.evaluation.records import DISPUTED, UNKNOWN, GoldPassage, TextPassage, TruthPage
from synthese.provenance import stable_id
from synthese.types import Box, Codebook, Passage, Segment

__all__ = ["kind_of", "read_gold", "read_texts", "read_truth", "to_passages", "unknown_codes"]

_Record = TypeVar("_Record")
_PAGE = TypeAdapter(TruthPage)
_PAGES = TypeAdapter(tuple[TruthPage, ...])
_PASSAGE = TypeAdapter(GoldPassage)
_TEXT = TypeAdapter(TextPassage)
_Line = TypeVar("_Line", GoldPassage, TextPassage)
_NOWHERE = Box(0, 0, 0, 0)


_FORMS = "a folder of JSON pages, a .json file of pages, or a .jsonl file of tagged passages"
_MAY_BE_NULL = (".themes", ".action_field")
_LINE = re.compile(r"^line \d+")
_ALONE = 3
"""Up to so many lines with the same fault are told one by one."""
_TEXTS = "a .jsonl file of passages, one JSON object a line with id and text"


def kind_of(path: Path, *, sought: str = _FORMS) -> Literal["structure", "tags"]:
    """Tell what a path expects something of: the structure of slides, or the tags of passages.

    Args:
        path: A folder of JSON pages, a ``.json`` file of pages, or a ``.jsonl`` file of passages.
        sought: What is to be given, for messages.

    Returns:
        ``structure`` or ``tags``.

    Raises:
        GoldError: When there is no such path, or it is none of the three.
    """
    if not path.exists():
        raise GoldError(f"{path}: there is no such file or folder. Give {sought}.")
    if path.is_dir() and _page_files(path):
        return "structure"
    suffix = path.suffix.lower()
    if path.is_file() and suffix in {".json", ".jsonl"}:
        return "structure" if suffix == ".json" else "tags"
    found = "a folder without a .json file" if path.is_dir() else f"a file of the kind '{suffix}'"
    raise GoldError(f"{path}: this is {found}. Give {sought}.")


def read_truth(path: Path) -> tuple[TruthPage, ...]:
    """Read hand-checked pages.

    Args:
        path: A folder of JSON files, or one JSON file, with one page or a list of pages each.

    Returns:
        The pages by deck and page.

    Raises:
        GoldError: When there is no page, a page stands twice, or a file is not in the form; with all that is wrong.
    """
    if kind_of(path) == "tags":
        raise GoldError(f"{path}: this is a file of passages; pages stand in a .json file or a folder of such files.")
    pages: list[TruthPage] = []
    problems: list[Problem] = []
    for file in _page_files(path) if path.is_dir() else [path]:
        text = _text(file)
        adapter: TypeAdapter[Any] = _PAGES if text.lstrip().startswith("[") else _PAGE
        read = _validated(adapter, text, file.name, "", problems)
        pages.extend(read if isinstance(read, tuple) else [read] if read else [])
    counts = Counter((page.deck, page.page) for page in pages)
    problems += [_doubled(path, f"page {page} of '{deck}'") for (deck, page), n in counts.items() if n > 1]
    _refuse(path, problems, found=bool(pages), sought="pages")
    return tuple(sorted(pages, key=lambda page: (page.deck, page.page)))


def read_gold(path: Path) -> tuple[GoldPassage, ...]:
    """Read passages with the tags that people give them.

    Args:
        path: A ``.jsonl`` file, one passage a line.

    Returns:
        The passages in the order of the file.

    Raises:
        GoldError: When there is no passage, an id stands twice, or a line is not in the form; with all that is wrong.
    """
    if kind_of(path) == "structure":
        raise GoldError(f"{path}: this holds pages; tagged passages stand in a .jsonl file, one JSON object a line.")
    return _read_lines(path, _PASSAGE)


def read_texts(path: Path) -> tuple[GoldPassage, ...]:
    """Read passages to be tagged; tags that stand there are passed over.

    Args:
        path: A ``.jsonl`` file, one passage a line with ``id`` and ``text``, and ``heading``, ``context`` and ``group``
            (the deck) if known.

    Returns:
        The passages in the order of the file, as gold of which nothing is expected.

    Raises:
        GoldError: When there is no passage, an id stands twice, or a line is not in the form; with all that is wrong.
    """
    if kind_of(path, sought=_TEXTS) == "structure":
        raise GoldError(f"{path}: this holds pages; passages stand in a .jsonl file, one JSON object a line.")
    return tuple(
        GoldPassage(
            id=line.id,
            group=line.group or path.stem,
            text=line.text,
            heading=line.heading,
            context=line.context,
            themes=None,
            action_field=None,
        )
        for line in _read_lines(path, _TEXT)
    )


def _read_lines(path: Path, adapter: TypeAdapter[_Line]) -> tuple[_Line, ...]:
    passages: list[_Line] = []
    problems: list[Problem] = []
    for number, line in enumerate(_text(path).split("\n"), start=1):
        if line.strip():
            read = _validated(adapter, line, path.name, f"line {number}", problems)
            passages.extend([read] if read else [])
    counts = Counter(passage.id for passage in passages)
    problems += [_doubled(path, f"the id '{name}'") for name, n in counts.items() if n > 1]
    _refuse(path, problems, found=bool(passages), sought="passages")
    return tuple(passages)


def to_passages(gold: Iterable[GoldPassage]) -> list[Passage]:
    """Return gold passages as passages of slides; those that follow each other under one heading share a slide.

    Args:
        gold: The passages with their expected tags, which the result does not carry; in the order of their deck.

    Returns:
        Passages of one segment, in the same order: a bullet where the text does not end like a sentence, else a
        paragraph.

    >>> gold = GoldPassage(id="P1", group="a", text="Kurse fehlen", themes=("A1",), action_field="luecke")
    >>> to_passages([gold])[0].role
    'bullet'
    """
    slides = itertools.groupby(enumerate(gold), key=_slide_of)
    return [_to_passage(passage, slide) for slide, (_, run) in enumerate(slides, start=1) for _, passage in run]


def _slide_of(numbered: tuple[int, GoldPassage]) -> tuple[str, str, int]:
    place, passage = numbered
    # Without a heading nobody knows which slide it is.
    return passage.group, passage.heading, -1 if passage.heading else place


def _to_passage(gold: GoldPassage, slide: int) -> Passage:
    return Passage(
        passage=stable_id("p", gold.group, gold.id),
        presentation=gold.group,
        slide=slide,
        page=1,
        text=gold.text,
        heading=gold.heading,
        context=gold.context,
        role="paragraph" if gold.text.rstrip().endswith((".", "!", "?", "…", "“", '"')) else "bullet",
        segments=(Segment(1, 0, len(gold.text), 0),),
        box=_NOWHERE,
    )


def unknown_codes(gold: tuple[GoldPassage, ...], codebook: Codebook) -> tuple[str, ...]:
    """Return the codes that passages expect and the codebook does not have: they can never be found.

    Args:
        gold: The passages.
        codebook: The codebook that tags them.

    Returns:
        Ids of themes, types of action field and addressees, in alphabetical order.
    """
    known = {code.id for codes in (codebook.themes, codebook.action_fields, codebook.addressees) for code in codes}
    expected = {code for passage in gold for code in passage.themes or ()}
    expected |= {code for passage in gold for code in (passage.action_field, passage.addressee) if code}
    return tuple(sorted(expected - known - {DISPUTED, UNKNOWN}))


def _page_files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.suffix.lower() == ".json" and path.is_file())


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise GoldError(f"{path} is not saved as UTF-8: save it again with the encoding UTF-8.") from error
    except OSError as error:
        raise GoldError(f"{path} cannot be opened: {error.strerror}.") from error


def _validated(
    adapter: TypeAdapter[_Record], text: str, file: str, place: str, problems: list[Problem]
) -> _Record | None:
    try:
        return adapter.validate_json(text, strict=True)
    except ValidationError as error:
        problems.extend(_problem(file, place, detail) for detail in error.errors())
        return None


def _problem(file: str, place: str, detail: Any) -> Problem:
    keys = [f"[{part}]" if isinstance(part, int) else f".{part}" for part in detail["loc"]]
    where = ", ".join(part for part in (place, "".join(keys).lstrip(".")) if part)
    if detail["type"] == "missing":
        needed = "write it, with null where nothing is expected" if keys[-1] in _MAY_BE_NULL else "it is needed"
        return Problem(file, where, f"this key is missing; {needed}.")
    if detail["type"] in {"string_too_short", "string_pattern_mismatch"}:
        return Problem(file, where, "this text is empty; it is needed.")
    if detail["type"] == "json_invalid":
        return Problem(file, where, f"this is no JSON ({detail['ctx']['error']}); text stands in double quotes.")
    expected = str(detail["msg"]).replace("Input should", "it should")
    return Problem(file, where, f"{_short(detail['input'])} cannot be used: {expected}.")


def _short(value: Any) -> str:
    shown = repr(value)
    return shown if len(shown) <= 60 else f"{shown[:57]}..."


def _doubled(path: Path, what: str) -> Problem:
    return Problem(path.name, "", f"{what} stands here more than once; keep one.")


def _refuse(path: Path, problems: list[Problem], *, found: bool, sought: str) -> None:
    if problems:
        raise GoldError(f"{path} holds what cannot be used:", problems=_told_once(problems))
    if not found:
        raise GoldError(f"{path} holds no {sought}.")


def _told_once(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield problems; what is wrong in many lines alike is told with the first of them."""
    kinds: dict[tuple[str, str], list[Problem]] = {}
    for problem in problems:
        kinds.setdefault((_LINE.sub("", problem.place), problem.message), []).append(problem)
    for alike in kinds.values():
        if len(alike) <= _ALONE:
            yield from alike
        else:
            yield replace(alike[0], message=f"{alike[0].message} The same in {len(alike) - 1} more lines.")
