"""The editions of a run: internal, public, and of one who codes blind."""

import docx
import openpyxl
import pytest

import synthese
from workbench.workspaces import command, run


@pytest.fixture
def coded(workspace, monkeypatch):
    """A workspace in which Zoe rejected one suggestion and Ömer confirmed another."""
    tags = workspace.table("tags")
    for coder, decide in (("Zoe", "reject"), ("Ömer", "confirm")):
        monkeypatch.setenv("SYNTHESE_CODER", coder)
        opened = synthese.open_workspace(workspace.root)
        getattr(opened.codings, decide)(tags["tag"].iloc[0 if coder == "Zoe" else 1], memo="vertraulich")
    return workspace


def content(folder):
    """Return all words of the files for readers."""
    text = "".join(path.read_text(encoding="utf-8-sig") for path in folder.rglob("*") if path.suffix in (".csv", ".md"))
    text += (folder / "synthese.html").read_text(encoding="utf-8")
    book = openpyxl.load_workbook(folder / "synthese.xlsx")
    text += " ".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row)
    return text + docx.Document(folder / "synthese.docx").element.xml


def test_the_public_edition_stands_beside_the_internal_one(coded):
    report = synthese.open_workspace(coded.root).run(workers=1, public=True)
    files = sum(path.is_file() for path in coded.layout.public.rglob("*"))
    made = {f"results/public/ ({files} files)", "results/synthese.docx", "results/markdown/ (6 files)"}
    assert made <= set(report.made)
    internal, public = content(coded.layout.results), content(coded.layout.public)
    for words in ("Zoe", "Ömer", "vertraulich", "Internes Arbeitspapier"):
        assert words in internal
        assert words not in public
    assert "Person 1" in public


def test_a_second_run_leaves_the_public_edition_as_it_is(coded):
    opened = synthese.open_workspace(coded.root)
    opened.run(workers=1, public=True)
    made = coded.layout.public / "synthese.docx"
    before = made.stat().st_mtime_ns
    assert opened.run(workers=1, public=True).done == {}
    assert opened.run(workers=1).done == {}
    assert made.stat().st_mtime_ns == before


def test_the_setting_makes_the_public_edition_at_each_run(workspace):
    (workspace.root / "synthese.toml").write_text("[export]\npublic = true\n", encoding="utf-8")
    run(workspace.root)
    assert (workspace.layout.public / "synthese.html").is_file()


def test_the_command_writes_the_public_edition(coded):
    done = command("export", "--public", "--workspace", coded.root)
    assert done.returncode == 0, done.stderr
    assert "holds the public edition. Look through it before you pass it on." in done.stdout
    assert (coded.layout.public / "synthese.xlsx").is_file()
    nothing = command("export", "--workspace", coded.root)
    assert nothing.returncode == 2
    assert "name what to write" in nothing.stderr


def test_who_codes_blind_sees_no_decision_of_others(coded, monkeypatch):
    run(coded.root)
    assert "Zoe" in content(coded.layout.results)
    (coded.root / "synthese.toml").write_text("[coding]\nblind = true\n", encoding="utf-8")
    monkeypatch.setenv("SYNTHESE_CODER", "Ömer")
    run(coded.root)
    shown = content(coded.layout.results)
    assert "Zoe" not in shown
    assert "Ömer" in shown
    matrix = synthese.open_workspace(coded.root).table("theme_matrix")
    assert (matrix["n_rejected"].sum(), matrix["n_confirmed"].sum()) == (0, 1)
    monkeypatch.setenv("SYNTHESE_CODER", "Zoe")
    run(coded.root)
    assert "Ömer" not in content(coded.layout.results)
    matrix = synthese.open_workspace(coded.root).table("theme_matrix")
    assert (matrix["n_rejected"].sum(), matrix["n_confirmed"].sum()) == (1, 0)
