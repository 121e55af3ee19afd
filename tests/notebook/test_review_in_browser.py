"""The review in a real JupyterLab: decided by key, click, search and mouse; saved; no key reaches the notebook."""

import json

import pytest

import synthese
from support import need_program
from synthese.notebook import Review
from workbench.workspaces import copied, once, run_samples

from .jupyterlab import open_notebook, opened_page, reload, run_all, running_lab, save, scroll_to, sources

ROOT = ".synthese-review"
KEYS_OF_THE_NOTEBOOK = ("b", "d", "d", "x", "v", "y", "c", "Enter", "Shift+Enter", "Control+Enter", "Delete", "1")


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    need_program("chromium", "chromium-browser", "google-chrome")
    samples = once("samples", tmp_path_factory.mktemp, lambda root: run_samples(root, workers=1))
    return copied(samples, tmp_path_factory.mktemp("lab") / "workspace").root


def deny_first(root):
    """Let another coder deny the first suggestion there is, meanwhile and elsewhere."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SYNTHESE_CODER", "bm")
        other = Review(synthese.open_workspace(root))
        other.reject(other.passage, "theme", "B1")


@pytest.fixture
def browser(workspace, tmp_path):
    """JupyterLab with the notebook, and the list of what it asked of other machines."""
    chromium = need_program("chromium", "chromium-browser", "google-chrome")
    with running_lab(workspace, tmp_path, SYNTHESE_CODER="ah") as address, opened_page(chromium) as (page, outside):
        open_notebook(page, address, "notebooks/03_review.ipynb")
        yield page, outside


def said(page, text):
    """Wait until the widget says so."""
    page.locator(f"{ROOT} .said", has_text=text).wait_for()
    page.wait_for_function(f"!document.querySelector('{ROOT}').hasAttribute('aria-busy')")


def go_on(page, words):
    page.keyboard.press("ArrowRight")
    page.locator(f"{ROOT} .passage", has_text=words).wait_for()


def agree_with_another(page, workspace):
    """Settle what another coder denies at the first passage, by key; then write a memo on its deck."""
    deny_first(workspace)
    go_on(page, "Zuwanderung ist eine Zukunftschance")
    page.keyboard.press("ArrowLeft")
    page.locator(f"{ROOT} .voice", has_text="bm: abgelehnt").wait_for()
    page.keyboard.press("i")
    window = page.get_by_role("dialog", name="Einigung zu B1 Arbeit und Ausbildung")
    assert window.get_by_role("checkbox", name="bm").is_checked()
    window.get_by_role("button", name="Einig: der Code gilt").click()
    said(page, "Einigung, B1 Arbeit und Ausbildung gilt")
    page.locator(f"{ROOT} .code.chosen .voice", has_text="Einigung von ah, bm: bestätigt").wait_for()
    page.keyboard.press("m")
    page.get_by_label("Wozu").select_option(label="Präsentation IN²")
    page.get_by_role("textbox", name="Memo").fill("Zahlen nachfragen")
    page.get_by_role("button", name="Memo speichern").click()
    said(page, "Memo zu IN²")
    page.locator(f"{ROOT} .notes", has_text="Präsentation IN² (ah): Zahlen nachfragen").wait_for()


def take(page, words, name):
    """Choose a code in the search that is open."""
    page.keyboard.type(words)
    page.locator(f"{ROOT} [role=option][aria-selected=true]", has_text=name).wait_for()
    page.keyboard.press("Enter")


def mark_by_mouse(page, first, last):
    """Draw over some letters of the passage, from the middle of a word to the middle of another."""
    boxes = page.evaluate(
        """([root, ...words]) => words.map((word) => {
            const node = document.querySelector(`${root} .passage`).firstChild;
            const range = document.createRange();
            range.setStart(node, node.data.indexOf(word));
            range.setEnd(node, node.data.indexOf(word) + word.length);
            const box = range.getBoundingClientRect();
            return [box.x + box.width / 2, box.y + box.height / 2];
        })""",
        [ROOT, first, last],
    )
    page.mouse.move(*boxes[0])
    page.mouse.down()
    page.mouse.move(*boxes[1], steps=4)
    page.mouse.up()
    page.locator(f"{ROOT} .passage mark.picked").first.wait_for()


def shown(page):
    """Return what a person sees of the state."""
    scroll_to(page, "ReviewWidget(")
    page.locator(f"{ROOT} .passage").wait_for()
    # The keys stand at the code that is chosen; after a reload that is the first one again.
    bare = """node => {
        const copy = node.cloneNode(true);
        copy.querySelectorAll('kbd').forEach((key) => key.remove());
        return copy.textContent;
    }"""
    return [page.locator(f"{ROOT} {part}").evaluate(bare) for part in (".advance .told", ".work", ".reading")]


def log(workspace):
    path = workspace / "presentations" / "codings" / "in2" / "ah.jsonl"
    lines = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return [(line["status"], line["kind"], line["code"], line["target"]["quote"]) for line in lines]


def decide(page, workspace):
    """Decide on the first and third passage in all ways there are."""
    page.locator(f"{ROOT} .passage").click()
    page.keyboard.press("j")
    said(page, "B1 Arbeit und Ausbildung bestätigt")
    agree_with_another(page, workspace)
    go_on(page, "Zuwanderung ist eine Zukunftschance")
    go_on(page, "Viele Zugewanderte ziehen")
    page.locator(f"{ROOT} .code.chosen .reject").click()
    said(page, "A2 Halte- und Bleibefaktoren abgelehnt")
    page.keyboard.press("a")
    take(page, "wohn", "C1 Wohnen")
    said(page, "C1 Wohnen ergänzt")
    mark_by_mouse(page, "Viele", "Zugewanderte")
    page.keyboard.press("a")
    take(page, "quartier", "C2 Quartier und Quartierstypen")
    said(page, "C2 Quartier und Quartierstypen ergänzt")
    page.keyboard.press("g")
    said(page, "Textstelle gelesen")
    page.keyboard.press("z")
    said(page, "Rückgängig gemacht")
    page.keyboard.press("Shift+G")
    said(page, "Folie 2 gelesen")


def test_a_review_in_jupyterlab(workspace, browser):
    page, outside = browser
    before = sources(page)
    run_all(page)
    scroll_to(page, "ReviewWidget(")
    decide(page, workspace)
    for key in KEYS_OF_THE_NOTEBOOK:
        page.keyboard.press(key)
    assert sources(page) == before

    first = "Dörfer verlieren Einwohner, Betriebe suchen Arbeitskräfte"
    second = "Viele Zugewanderte ziehen nach einiger Zeit in Großstädte weiter"
    assert log(workspace)[:-1] == [
        ("confirmed", "theme", "B1", first),
        ("confirmed", "theme", "B1", first),  # what both agreed on
        ("added", "memo", "", ""),
        ("rejected", "theme", "A2", second),
        ("added", "theme", "C1", second),
        ("added", "theme", "C2", "Viele Zugewanderte"),
        ("reviewed", "passage", "", second),
        ("withdrawn", "passage", "", second),
    ]
    assert log(workspace)[-1][:2] == ("reviewed", "slide")

    seen = shown(page)
    save(page)
    for late in (False, True):
        reload(page, late=late)
        assert shown(page) == seen

    page.evaluate("() => jupyterapp.shell.currentWidget.sessionContext.session.kernel.restart()")
    run_all(page)
    assert shown(page)[0] == seen[0]
    assert sources(page) == before
    assert outside == []
    states = synthese.open_workspace(workspace).codings.standing.states()
    assert {(key.code, state.state) for key, state in states.items() if key.coder == "ah" and key.code} == {
        ("B1", "confirmed"),
        ("A2", "rejected"),
        ("C1", "confirmed"),
        ("C2", "confirmed"),
    }
