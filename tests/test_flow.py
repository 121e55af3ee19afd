"""The rooms import one way."""

import ast

import pytest

import synthese
from support import ROOT
from synthese.provenance import ROOMS

PACKAGE = ROOT / "src" / "synthese"
FILES = sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")


def room_of(path):
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported_rooms(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name}, line {node.lineno}: relative import"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        for name in names:
            parts = name.split(".")
            if parts[0] == "synthese" and len(parts) > 1:
                yield parts[1], node.lineno


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_room_imports_only_rooms_to_its_left(path):
    own = room_of(path)
    for room, line in imported_rooms(path):
        if room in ROOMS and own != "__main__":
            assert ROOMS.index(room) <= ROOMS.index(own), f"{path.name}, line {line}: {own} imports {room}"


@pytest.mark.parametrize(
    ("library", "rooms"),
    [
        ("pdfplumber", {"extraction"}),
        ("pypdfium2", {"extraction"}),
        ("spacy", {"tagging", "learning"}),
        ("sklearn", {"learning"}),
        ("docx", {"exports"}),
        ("xlsxwriter", {"exports"}),
        ("openpyxl", {"exports"}),
        ("matplotlib", {"exports"}),
    ],
)
def test_a_library_is_known_in_its_room_only(library, rooms):
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            module = node.module if isinstance(node, ast.ImportFrom) else None
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else [module or ""]
            if any(name.split(".")[0] == library for name in names):
                assert room_of(path) in rooms, f"{path.name}, line {node.lineno} imports {library}"


def test_every_room_is_in_the_order():
    rooms = {room_of(path) for path in FILES} - {"__main__"}
    assert rooms <= set(ROOMS)
    assert synthese.__doc__
