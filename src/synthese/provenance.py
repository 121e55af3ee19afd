"""What was made from what: hashes of files and of the program's own rooms, and ids that do not change between runs."""

import ast
import hashlib
import importlib.util
import json
import unicodedata
from collections.abc import Iterable
from functools import cache
from importlib import metadata
from pathlib import Path

from synthese.errors import MissingToolError

__all__ = [
    "ROOMS",
    "base_model_version",
    "file_hash",
    "library_versions",
    "normal_form",
    "rooms_below",
    "source_hash",
    "stable_id",
]

ROOMS = (
    "types",
    "errors",
    "settings",
    "provenance",
    "files",
    "order",
    "tables",
    "wordlist",
    "codebook",
    "catalogue",
    "extraction",
    "passages",
    "tagging",
    "coding",
    "learning",
    "synthesis",
    "evaluation",
    "exports",
    "notebook",
    "intake",
    "workbench",
    "cli",
)
"""The rooms in the order of the data; each imports only from those before it."""

_SEPARATOR = "\x1f"
_PACKAGE = Path(__file__).parent


def stable_id(prefix: str, *parts: object) -> str:
    """Return an id that depends on nothing but its parts.

    Args:
        prefix: What it names: ``p`` passage, ``t`` tag, ``c`` coding, ``d`` decision.
        parts: What makes it unique.

    Returns:
        The prefix, a hyphen and 16 hexadecimal digits of a SHA-256.

    >>> stable_id("t", "p-1", "theme", "A1") == stable_id("t", "p-1", "theme", "A1")
    True
    """
    text = _SEPARATOR.join(str(part) for part in parts)
    digest = hashlib.sha256(text.encode(errors="surrogatepass"))  # half a surrogate pair occurs in slide text
    return f"{prefix}-{digest.hexdigest()[:16]}"


def normal_form(text: str) -> str:
    r"""Return text in the form in which it is compared: NFKC, case folded, without soft hyphens, single spaces.

    >>> normal_form("IN² – Integra\u00adtion ")
    'in2 – integration'
    """
    folded = unicodedata.normalize("NFKC", text.replace("\xad", "")).casefold()
    return " ".join(folded.split())


def file_hash(path: Path) -> str:
    """Return the SHA-256 of a file's bytes, in hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def library_versions(names: Iterable[str]) -> dict[str, str]:
    """Return the installed version of each distribution, ``absent`` where there is none."""
    versions = {}
    for name in sorted(names):
        try:
            versions[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            versions[name] = "absent"
    return versions


@cache
def base_model_version(name: str) -> str:
    """Return name and version of a trained spaCy pipeline, without loading it.

    Args:
        name: An installed package, as ``de_core_news_md``, or the path of a folder that holds a pipeline.

    Returns:
        As ``de_core_news_md 3.8.0``; of a folder with the hash of its files as well.

    Raises:
        MissingToolError: When it is not installed, with how to install it and how to do without.
    """
    folder = Path(name)
    if (folder / "meta.json").is_file():
        meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
        digest = hashlib.sha256()
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            digest.update(path.relative_to(folder).as_posix().encode() + path.read_bytes())
        return f"{meta.get('lang', '')}_{meta.get('name', '')} {meta.get('version', '')} {digest.hexdigest()[:16]}"
    if name.isidentifier() and importlib.util.find_spec(name):
        return f"{name} {library_versions([name])[name]}"
    raise MissingToolError(
        f"The spaCy pipeline '{name}' that synthese.toml names as base_model is not installed. Install it with "
        f"`python -m spacy download {name}`, or take the line out: without it results are the default, the same on "
        "every machine."
    )


@cache
def source_hash(room: str) -> str:
    """Return the hash of a room's source and of all rooms it imports: the version of a stage.

    Args:
        room: A name from ``ROOMS``.

    Returns:
        Hexadecimal digits of a SHA-256 over the files' names and contents.
    """
    digest = hashlib.sha256()
    for name in sorted({room, *rooms_below(room)}):
        for path in _files(name):
            digest.update(path.relative_to(_PACKAGE).as_posix().encode())
            digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()


@cache
def rooms_below(room: str) -> frozenset[str]:
    """Return all rooms that a room imports, directly or through others."""
    direct = {name for path in _files(room) if path.suffix == ".py" for name in _imported(path)} - {room}
    return frozenset(direct.union(*(rooms_below(name) for name in direct)))


def _files(room: str) -> list[Path]:
    folder = _PACKAGE / room
    if folder.is_dir():
        return sorted(path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    path = folder.with_suffix(".py")
    return [path] if path.is_file() else []


def _imported(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
    parts = [name.split(".") for name in names]
    return {part[1] for part in parts if part[0] == "synthese" and len(part) > 1 and part[1] in ROOMS}
