"""A deck that comes again in a later version: it is asked about, superseded by hand, and counted once."""

import io
import shutil

import pypdfium2
import pytest

import synthese
from support import ROOT
from workbench.pdfs import pdf
from workbench.workspaces import command, copied, run, small

SAMPLES = ROOT / "presentations" / "beispiele"
LINES = [f"Satz {number} über Sprachkurse im Dorf" for number in range(10)]


def slides_of(name: str, count: int) -> bytes:
    """Return the first slides of a sample deck as a PDF."""
    content = io.BytesIO()
    with pypdfium2.PdfDocument(SAMPLES / f"{name}.pdf") as whole, pypdfium2.PdfDocument.new() as part:
        part.import_pages(whole, list(range(count)))
        part.save(content)
    return content.getvalue()


def superseding(root, **older):
    """Write a catalogue in which decks of one project supersede others."""
    rows = "".join(f"{name}.pdf,{name},Mosel,{before}\n" for name, before in older.items())
    header = "file,presentation,project,supersedes\n"
    (root / "presentations" / "catalogue.csv").write_text(header + rows, encoding="utf-8")


def counted(root) -> int:
    return int(synthese.open_workspace(root).table("theme_matrix")["n_passages"].sum())


def decks_of_evidence(root) -> set[str]:
    workspace = synthese.open_workspace(root)
    decks = dict(zip(workspace.table("tags")["tag"], workspace.table("tags")["presentation"], strict=True))
    return {decks[tag] for evidence in workspace.table("theme_matrix")["evidence"] for tag in evidence}


@pytest.fixture(scope="module")
def asked(tmp_path_factory):
    """A workspace with a deck and an earlier version of it without the last two slides, and what its run told."""
    root = tmp_path_factory.mktemp("versions")
    small(root, neu=(SAMPLES / "mosaik.pdf").read_bytes(), alt=slides_of("mosaik", 11))
    shutil.copyfile(ROOT / "presentations" / "codebook.yaml", root / "presentations" / "codebook.yaml")
    superseding(root, alt="", neu="")
    return root, run(root)


def test_a_version_is_asked_about_at_every_run_and_in_the_report(asked):
    root, report = asked
    expected = (
        "catalogue.csv, row of 'neu', column supersedes: 'neu' looks like a version of 'alt': 100% of the passages of "
        "the shorter one are the same. If it is, write 'alt' in the column supersedes of 'neu'; then 'alt' is no "
        "longer compared. Until then both are counted, what both say under the same title once."
    )
    assert [str(problem) for problem in report.problems] == [expected]
    again = command("run", "--workspace", root).stdout
    assert "Nothing to do" in again
    assert expected in again
    page = (root / "results" / "synthese.html").read_text(encoding="utf-8")
    assert "„neu“ sieht aus wie eine Fassung von „alt“" in page


def test_what_is_superseded_is_counted_once_and_still_tagged_and_listed(asked, tmp_path):
    workspace = copied(asked[0], tmp_path / "workspace")
    superseding(workspace.root, alt="", neu="alt")
    report = run(workspace.root)
    assert report.problems == ()
    assert [sentence for sentence in report.left_out if "(alt)" in sentence and "supersedes" in sentence]
    # What both say under the same title counted once before; now its evidence is that of the newer deck alone.
    assert 0 < counted(workspace.root) == counted(asked[0])
    assert decks_of_evidence(workspace.root) == {"neu"} < decks_of_evidence(asked[0])
    for table in ("presentations", "coverage", "tags"):
        assert "alt" in set(synthese.open_workspace(workspace.root).table(table)["presentation"])


def test_a_version_that_cannot_be_read_leaves_the_older_one_in(tmp_path):
    small(tmp_path, alt=pdf(["Ankommen", *LINES]), neu=pdf(["Ankommen", *LINES])[:200])
    superseding(tmp_path, alt="", neu="alt")
    assert not [sentence for sentence in run(tmp_path).left_out if "supersedes" in sentence]
    assert counted(tmp_path) == len(LINES)


def test_changed_wording_of_one_in_ten_is_still_a_version(tmp_path):
    small(tmp_path, alt=pdf(["Ankommen", *LINES]), neu=pdf(["Ankommen", *LINES[:9], "Ein neuer letzter Satz"]))
    superseding(tmp_path, alt="", neu="")
    assert "90% of the passages" in str(run(tmp_path).problems[0])
