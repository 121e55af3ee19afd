"""A scanned deck where nothing recognises text: it is said everywhere that nothing was read of it."""

import io

import pypdfium2
import pytest

import synthese
from support import ROOT
from workbench.workspaces import ALLER, command, run, small


def scanned(name: str, slides: int) -> bytes:
    """Return slides of a sample deck as a PDF of pictures."""
    with pypdfium2.PdfDocument(ROOT / "presentations" / "beispiele" / f"{name}.pdf") as deck:
        first, *others = (deck[number].render(scale=0.5).to_pil() for number in range(slides))
    content = io.BytesIO()
    first.save(content, format="PDF", save_all=True, append_images=others)
    return content.getvalue()


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    root = tmp_path_factory.mktemp("scanned")
    small(root, aller=ALLER, scan=scanned("in2", 3))
    (root / "synthese.toml").write_text("[extraction]\nocr = false\n", encoding="utf-8")
    run(root)
    return root


def test_the_tables_count_and_name_the_slides(root):
    workspace = synthese.open_workspace(root)
    coverage = workspace.table("coverage").set_index("presentation")
    assert dict(coverage["slides_without_text"]) == {"aller": 0, "scan": 3}
    slides = workspace.table("slides").set_index("presentation")
    assert [list(told) for told in slides.loc["scan", "warnings"]] == [["no text layer: the slide is a picture"]] * 3
    assert set(slides.loc["scan", "kind"]) == {"image"}


def test_readers_of_the_report_and_of_csv_files_are_told_in_german(root):
    told = "keine Textebene: die Folie ist ein Bild"
    assert (root / "results" / "synthese.html").read_text(encoding="utf-8").count(told) == 3
    assert (root / "results" / "csv" / "folien.csv").read_text(encoding="utf-8-sig").count(told) == 3
    coverage = (root / "results" / "csv" / "abdeckung.csv").read_text(encoding="utf-8-sig").splitlines()
    place = coverage[0].split(";").index("Folien ohne Textebene")
    assert coverage[-1].split(";")[place] == "3"


def test_the_run_tells_it(root):
    done = command("run", "--workspace", root)
    assert "scan: nothing read of 3 of 3 slides without text layer; the report names them." in done.stdout
