"""The report in a real browser: evidence opens, keys work, and nothing is asked for outside."""

import pytest
from playwright.sync_api import sync_playwright

from support import need_program
from synthese.exports import write_report


@pytest.fixture(scope="module")
def page(source, tmp_path_factory):
    chromium = need_program("chromium", "chromium-browser", "google-chrome")
    path = write_report(source, tmp_path_factory.mktemp("report") / "synthese.html")
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=chromium, args=arguments)
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.told, page.asked = [], []
        page.on("console", lambda message: page.told.append(message.text))
        page.on("pageerror", lambda error: page.told.append(str(error)))
        page.on("request", lambda request: page.asked.append(request.url))
        page.goto(path.as_uri())
        yield page
        browser.close()


def test_a_number_opens_its_quotations(page):
    page.locator(".matrix .cell").nth(1).click()
    assert page.locator("#panel-title").inner_text() == "A1 Sprache und Integrationskurse · MOSAIK"
    assert page.locator("#panel-count").inner_text() == "2 Belege"
    assert page.locator("#panel-list mark").first.inner_text() == "Integrations"
    page.keyboard.press("Escape")
    assert not page.locator("dialog[open]").count()


def test_focus_comes_back_to_the_number(page):
    number = page.locator(".matrix .cell").nth(2)
    number.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    assert number.evaluate("element => element === document.activeElement")


def test_marks_fit_beside_signs_of_two_units(page):
    page.locator(".matrix .cell").nth(3).click()
    marks = page.locator("#panel-list mark").all_inner_texts()
    page.keyboard.press("Escape")
    assert "מוביליטי 🚌 M" in marks


def test_markup_of_slides_is_shown_and_not_run(page):
    page.locator(".quote", has_text="alert").click()
    assert "</script><script>alert('x')</script>" in page.locator("#panel-list .words").inner_text()
    page.keyboard.press("Escape")


def test_fields_can_be_filtered_and_sorted(page):
    page.select_option("select[data-filter=type]", "Lücke")
    assert page.locator("#fields form output").inner_text() == "2 von 5 angezeigt"
    page.locator("#fields form [type=reset]").click()
    page.wait_for_function("document.querySelector('#fields form output').textContent.startsWith('5')")
    page.locator("#fields-table .sorter").nth(2).click()
    types = page.locator("#fields-table tbody tr td:nth-of-type(2)").all_inner_texts()
    assert types == ["Bedarf", "Bedarf", "Lücke", "Lücke", "Offene Frage"]


def test_nothing_is_asked_for_and_nothing_complains(page):
    assert [url for url in page.asked if not url.startswith("file:")] == []
    assert page.told == []
