"""PDFs are copied into presentations/, each once, and never over another."""

import re
from hashlib import sha256

import pytest

from synthese.errors import WorkspaceError
from synthese.intake import add_decks
from workbench.workspaces import ALLER, MOSEL


@pytest.fixture
def presentations(tmp_path):
    folder = tmp_path / "presentations"
    folder.mkdir()
    return folder


@pytest.fixture
def downloads(tmp_path):
    """A folder as people have it: two decks, one of them twice, and other things."""
    folder = tmp_path / "downloads"
    (folder / "alt").mkdir(parents=True)
    for name, content in {
        "mosel.pdf": MOSEL,
        "alt/ALLER.PDF": ALLER,
        "mosel (1).pdf": MOSEL,
        "notizen.txt": b"Hallo",
        ".versteckt.pdf": ALLER,
    }.items():
        (folder / name).write_bytes(content)
    return folder


def contents(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_deck_is_copied_byte_for_byte_and_stays_where_it_was(downloads, presentations):
    (added,) = add_decks([downloads / "mosel.pdf"], presentations)
    assert (added.file, added.problem) == ("mosel.pdf", None)
    assert contents(presentations) == {"mosel.pdf": MOSEL}
    assert (downloads / "mosel.pdf").read_bytes() == MOSEL


def test_of_a_folder_the_pdfs_are_taken_each_once(downloads, presentations):
    added = add_decks([downloads], presentations)
    assert sorted(deck.file for deck in added if deck.file) == ["ALLER.PDF", "mosel (1).pdf"]
    assert len(contents(presentations)) == 2
    (doubled,) = [deck for deck in added if deck.problem]
    assert "the same PDF is there already, as presentations/mosel (1).pdf; nothing was copied" in str(doubled.problem)


def test_a_deck_that_is_there_under_another_name_is_not_taken_again(downloads, presentations):
    (presentations / "tagung").mkdir()
    (presentations / "tagung" / "Fluss.pdf").write_bytes(MOSEL)
    (added,) = add_decks([downloads / "mosel.pdf"], presentations)
    assert added.file == ""
    assert "as presentations/tagung/Fluss.pdf" in str(added.problem)


def test_another_deck_of_the_same_name_gets_a_number(downloads, presentations):
    (presentations / "mosel.pdf").write_bytes(ALLER)
    (presentations / "mosel-2.pdf").write_bytes(ALLER + b"\n")
    (added,) = add_decks([downloads / "mosel.pdf"], presentations)
    assert added.file == "mosel-3.pdf"
    assert {name: sha256(content).digest() for name, content in contents(presentations).items()} == {
        "mosel.pdf": sha256(ALLER).digest(),
        "mosel-2.pdf": sha256(ALLER + b"\n").digest(),
        "mosel-3.pdf": sha256(MOSEL).digest(),
    }


def test_the_event_becomes_a_folder(downloads, presentations):
    (added,) = add_decks([downloads / "mosel.pdf"], presentations, event="Vielfalt leben!")
    assert added.file == "Vielfalt leben!/mosel.pdf"


@pytest.mark.parametrize(
    ("event", "file"),
    [
        ("../../etc", "etc/mosel.pdf"),
        ("..", "mosel.pdf"),
        ('Was nun? "Land" <2024>', "Was nun Land 2024/mosel.pdf"),
        ("Tagung: Teil 1.", "Tagung Teil 1/mosel.pdf"),
        (" ", "mosel.pdf"),
    ],
)
def test_an_event_cannot_lead_out_of_the_workspace_or_make_a_folder_windows_refuses(
    downloads, presentations, event, file
):
    (added,) = add_decks([downloads / "mosel.pdf"], presentations, event=event)
    assert added.file == file
    assert contents(presentations) == {file: MOSEL}


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        (
            "web.pdf",
            b"<!DOCTYPE html><html>",
            r"it is no PDF \(it begins with b'<!DOCTYPE ht'\); save the presentation",
        ),
        ("leer.pdf", b"", r"it is no PDF \(it begins with b''\)"),
        ("vortrag.pptx", b"PK\x03\x04", r"it is no PDF .*save the presentation as PDF, or download it again"),
    ],
)
def test_what_is_no_pdf_is_told_and_not_taken(tmp_path, presentations, name, content, words):
    (tmp_path / name).write_bytes(content)
    (added,) = add_decks([tmp_path / name], presentations)
    assert re.search(words, str(added.problem))
    assert contents(presentations) == {}


def test_a_file_that_is_not_there_is_told_and_the_others_are_taken(downloads, presentations):
    missing, taken = add_decks([downloads / "rhein.pdf", downloads / "mosel.pdf"], presentations)
    assert "rhein.pdf: there is no such file; look at its name and folder" in str(missing.problem)
    assert taken.file == "mosel.pdf"


def test_a_folder_without_pdfs_is_told(tmp_path, presentations):
    (tmp_path / "leer").mkdir()
    with pytest.raises(WorkspaceError, match=r"no PDF in .*leer; name PDF files or folders with PDFs"):
        add_decks([tmp_path / "leer"], presentations)


def test_no_parts_are_left(downloads, presentations):
    add_decks([downloads], presentations, event="Tagung")
    assert not [path for path in presentations.rglob("*") if path.name.endswith(".part")]
