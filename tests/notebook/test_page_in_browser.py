"""A notebook's page in a real browser, without a network: a click on a number opens what it rests on."""

from dataclasses import replace

import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output
from playwright.sync_api import sync_playwright

from notebook.test_opening_numbers import OPENING
from support import need_program
from synthese.exports.notebooks import notebook_html
from synthese.notebook import show_figure
from synthese.notebook.results import Shown


@pytest.fixture
def page(tables, tmp_path):
    """The pages of the tables and a figure as ``synthese notebooks`` writes them, opened; and what was asked for."""
    shown = Shown(replace(tables.source, slide_link=lambda deck, page: f"../results/slides/{deck}/{page:03}.png"))
    parts = [make(shown) for make in OPENING] + [show_figure(shown, "profiles")]
    outputs = [new_output("display_data", {"text/html": part._repr_html_()}) for part in parts]
    notebook = new_notebook(cells=[new_code_cell("tables", outputs=[output]) for output in outputs])
    path = tmp_path / "04_compare.html"
    path.write_text(notebook_html(notebook, title="04_compare"), encoding="utf-8")
    with sync_playwright() as playwright:
        chromium = need_program("chromium", "chromium-browser", "google-chrome")
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-dev-shm-usage"], timeout=120_000
        )
        opened = browser.new_page(viewport={"width": 1200, "height": 1000})
        opened.set_default_timeout(120_000)
        asked: list[str] = []
        opened.on("request", lambda request: asked.append(request.url))
        opened.goto(path.as_uri())
        yield opened, [url for url in asked if not url.startswith(("file:", "data:"))]
        browser.close()


def test_numbers_open_offline_and_nothing_is_cut(page):
    opened, outside = page
    assert outside == []
    outputs = opened.locator(".jp-OutputArea-output")
    assert outputs.evaluate_all("all => all.filter(one => one.scrollWidth > one.clientWidth + 1).length") == 0
    number = opened.locator("button.synthese-opens").first
    panel = opened.locator(f"[id='{number.get_attribute('popovertarget')}']").first
    assert not panel.is_visible()
    number.click()
    assert panel.is_visible()
    assert "Beleg" in panel.inner_text()
    assert panel.locator("a").first.get_attribute("href").startswith("../slides/")
    opened.keyboard.press("Escape")
    assert not panel.is_visible()
    assert opened.locator("figure img").first.evaluate("image => image.complete && image.naturalWidth > 300")
