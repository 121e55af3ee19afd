"""What users meet beside the straight way: damaged caches, other languages, broken decks, odd names."""

import os
import signal
import subprocess
import sys

import pytest

import synthese
import synthese.workbench.run as stages
from synthese.errors import SyntheseError
from synthese.intake import add_decks
from workbench.pdfs import encrypted_pdf, pdf
from workbench.test_pool import SLOW, limit
from workbench.workspaces import ALLER, MOSEL, run, small


@pytest.mark.parametrize("stage", ["read", "tag", "codebook"])
def test_a_damaged_entry_of_the_cache_is_made_again(workspace, stage):
    entries = list(workspace.layout.cache.glob(f"{stage}-*"))
    assert entries
    for path in entries:
        path.write_bytes(b"{")
    assert {deck.status for deck in run(workspace.root).decks} == {"ok"}


def test_files_of_another_language_do_not_stay(workspace):
    (workspace.root / "synthese.toml").write_text('[export]\nlanguage = "en"\n', encoding="utf-8")
    run(workspace.root)
    assert not (workspace.layout.csv / "themenmatrix.csv").exists()
    assert len(list(workspace.layout.csv.iterdir())) == 20


def test_figures_that_are_not_drawn_any_more_do_not_stay(workspace):
    for path in workspace.layout.presentations.glob("*.pdf"):
        path.write_bytes(pdf(["Nichts", f"Nur ein Wort {path.stem}"]))
    report = run(workspace.root)
    (told,) = [line for line in report.made if "figures" in line]
    assert f"({len(list(workspace.layout.figures.iterdir()))} files)" in told


def test_stopping_says_that_what_is_finished_is_kept(tmp_path):
    small(tmp_path, a=ALLER, b=MOSEL, c=SLOW)
    words = [sys.executable, "-m", "synthese", "run", "--workers", "1", "--workspace", str(tmp_path)]
    with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, encoding="utf-8") as program:
        next(line for line in program.stderr if "2/3" in line)
        program.send_signal(signal.SIGINT)
        rest = program.stderr.read()
    assert "Stopped. What was finished is kept; the next run goes on from there." in rest


def test_a_name_that_is_no_folder_opens_no_workspace_above(ready):
    with pytest.raises(SyntheseError, match="There is no folder"):
        synthese.open_workspace(ready / "tippfehler")


def test_a_pdf_without_pages_is_told_whatever_was_opened_before(tmp_path):
    for name, content in {"locked.pdf": encrypted_pdf(), "none.pdf": pdf()}.items():
        (tmp_path / name).write_bytes(content)
    synthese.read_deck(tmp_path / "locked.pdf")
    assert "without pages" in synthese.read_deck(tmp_path / "none.pdf").message


def test_status_tells_of_broken_decks(workspace):
    (workspace.layout.presentations / "kaputt.pdf").write_bytes(b"x")
    run(workspace.root)
    assert [deck.state for deck in workspace.status().decks] == ["ready", "ready", "failed"]


def test_a_broken_deck_given_to_tag_is_told(ready, tmp_path):
    (tmp_path / "kaputt.pdf").write_bytes(b"x")
    with pytest.raises(SyntheseError, match=r"kaputt\.pdf is not a PDF"):
        synthese.open_workspace(ready).tag(str(tmp_path / "kaputt.pdf"))


def test_passages_without_codes_can_be_tagged(ready, tmp_path):
    (tmp_path / "neu.jsonl").write_text('{"id": "1", "heading": "", "text": "Sprachkurse fehlen."}\n', encoding="utf-8")
    (found,) = synthese.open_workspace(ready).tag(str(tmp_path / "neu.jsonl"))
    assert [tag.code for tag in found.tags] == ["A1", "luecke"]


def test_a_workspace_whose_pdfs_are_all_gone_is_told_and_keeps_its_results(workspace):
    tables = {path.name: path.read_bytes() for path in workspace.layout.tables.iterdir()}
    for path in workspace.layout.presentations.glob("*.pdf"):
        path.unlink()
    with pytest.raises(SyntheseError, match="There is no PDF"):
        run(workspace.root)
    assert {path.name: path.read_bytes() for path in workspace.layout.tables.iterdir()} == tables


def test_pictures_that_come_late_come_into_the_report(workspace):
    """Drawing may be given up for want of time; with a higher limit the report gets its pictures."""
    for path in workspace.layout.slides.rglob("*.png"):
        path.unlink()
    workspace.layout.report.unlink()
    limit(workspace.root, 0.01)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stages, "draw_evidence", lambda *_, **__: 0)
        run(workspace.root)
    run(workspace.root)
    assert "data:image" in workspace.layout.report.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["download", "~$x.pdf", ".x.pdf"])
def test_an_added_deck_has_a_name_under_which_it_is_read(workspace, tmp_path, name):
    (tmp_path / name).write_bytes(pdf(["Neu", "Betriebe"]))
    (added,) = workspace.add([tmp_path / name])
    assert added.file in {deck.file for deck in workspace.status().decks}


def test_a_folder_with_the_name_of_a_pdf_is_no_deck(workspace, tmp_path):
    (workspace.layout.presentations / "Tagung.pdf").mkdir()
    (tmp_path / "x.pdf").write_bytes(pdf(["Neu", "Betriebe"]))
    assert workspace.add([tmp_path / "x.pdf"])[0].file == "x.pdf"


@pytest.mark.skipif(os.name == "nt", reason="Windows allows no such name in the first place")
def test_a_numbered_name_is_fit_for_windows_too(tmp_path):
    presentations = tmp_path / "presentations"
    presentations.mkdir()
    for content in (ALLER, MOSEL):
        (tmp_path / "a:b.pdf").write_bytes(content)
        (added,) = add_decks([tmp_path / "a:b.pdf"], presentations)
    assert added.file == "ab-2.pdf"
