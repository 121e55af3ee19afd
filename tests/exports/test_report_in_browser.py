"""The report in a real browser: evidence opens, keys work, and nothing is asked for outside."""

import io

import pytest
from PIL import Image
from playwright.sync_api import expect, sync_playwright

from exports.many import many_source
from support import need_program
from synthese.exports import write_report


@pytest.fixture(scope="module")
def browser():
    chromium = need_program("chromium", "chromium-browser", "google-chrome")
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=chromium, args=arguments, timeout=120_000)
        yield browser
        browser.close()


def opened(browser, path):
    """Open a report; what it tells and asks for is kept. On a slow machine it may take its time."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.set_default_timeout(120_000)
    page.told, page.asked = [], []
    page.on("console", lambda message: page.told.append(message.text))
    page.on("pageerror", lambda error: page.told.append(str(error)))
    page.on("request", lambda request: page.asked.append(request.url))
    page.goto(path.as_uri())
    return page


@pytest.fixture(scope="module")
def page(browser, source, tmp_path_factory):
    return opened(browser, write_report(source, tmp_path_factory.mktemp("report") / "synthese.html"))


@pytest.fixture(scope="module")
def many(browser, tmp_path_factory):
    """The report of forty projects, with a picture for each passage."""
    noise = picture()
    source = many_source(40, slide_picture=lambda *_: noise, slide_link=lambda deck, page: f"slides/{deck}/{page}.png")
    path = write_report(source, tmp_path_factory.mktemp("many") / "synthese.html")
    page = opened(browser, path)
    page.size = path.stat().st_size
    return page


def picture():
    file = io.BytesIO()
    Image.effect_noise((160, 80), 40).convert("RGB").save(file, format="PNG")
    return file.getvalue()


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


def test_a_sample_of_numbers_in_all_sections_opens(page):
    for section in ("matrix", "framework", "comparison", "fields", "check", "distinctive", "coverage"):
        number = page.locator(f"#{section} [data-evidence]").first
        number.click()
        expect(page.locator("#panel-list > li").first).to_be_visible()
        assert page.locator("#panel-title").inner_text() == number.get_attribute("data-what")
        page.keyboard.press("Escape")
        expect(page.locator("dialog[open]")).to_have_count(0)


def test_forty_projects_fit_into_the_file_and_the_window(many):
    assert many.size < 15_000_000
    assert many.evaluate("document.documentElement.scrollWidth") == 1280
    frame = many.locator("#matrix .scroll")
    frame.evaluate("element => element.scrollTo(400, 400)")
    head, theme = many.locator("#matrix thead th").first, many.locator("#matrix tbody tr:not(.group) th").first
    edges = [one.bounding_box() for one in (frame, head, theme)]
    assert abs(edges[1]["y"] - edges[0]["y"]) < 2, "the head of the matrix stays"
    assert abs(edges[1]["x"] - edges[0]["x"]) < 2
    assert abs(edges[2]["x"] - edges[0]["x"]) < 2, "so do the names of the themes"
    frame.evaluate("element => element.scrollTo(0, 0)")


def test_a_selection_holds_for_all_sections(many):
    many.locator(".selection summary").click()
    many.select_option("[data-facet=event]", "Vielfalt leben!")
    expect(many.locator("#chosen")).to_contain_text("Projekte: 14 von 40")
    assert many.locator("#matrix thead th:visible").count() == 1 + 14
    assert many.locator("#comparison tbody tr:visible").count() == 14
    assert many.locator("#check thead th[data-p]:visible").count() == 14
    many.select_option("[data-facet=group]", "C")
    expect(many.locator("#matrix tbody:visible")).to_have_count(1)
    many.locator("#selection [type=reset]").click()
    expect(many.locator("#matrix thead th:visible")).to_have_count(1 + 42)
    expect(many.locator("#chosen")).to_have_text("")


def test_who_chooses_a_project_sees_all_its_themes(many):
    themes = "[...document.querySelectorAll('#framework-table tbody tr')].filter(row => !row.hidden)"
    assert many.evaluate(f"new Set({themes}.map(row => row.dataset.picked)).size") == 1
    many.select_option("[data-facet=project]", label="Ökonomie Eifel")
    expect(many.locator("select[data-pick]")).to_have_value("")
    every = "[...document.querySelectorAll('#framework-table tbody tr')]"
    own = f"{every}.filter(row => row.querySelector('th').textContent.trim() === 'Ökonomie Eifel').length"
    assert many.evaluate(f"new Set({themes}.map(row => row.dataset.picked)).size") > 1
    assert many.locator("#framework-table tbody tr:visible").count() == many.evaluate(own)
    assert many.locator("#framework-table tbody tr:visible th").all_inner_texts() == ["Ökonomie Eifel"] * (
        many.locator("#framework-table tbody tr:visible").count()
    )
    many.locator("#selection [type=reset]").click()
    many.fill("[data-facet=text]", "GRÜNDUNG")
    found = many.locator("#fields-table tbody tr:visible")
    expect(found.first).to_be_visible()
    assert all("gründung" in text.casefold() for text in found.all_inner_texts())
    many.locator("#selection [type=reset]").click()
    expect(many.locator("#chosen")).to_have_text("")


def test_numbers_are_sorted_as_numbers(many):
    head = many.locator("#coverage thead th", has_text="Textstellen")
    head.locator(".sorter").click()
    expect(head).to_have_attribute("aria-sort", "ascending")
    column = many.locator("#coverage .covered tbody tr td:nth-of-type(4)")
    numbers = [int(text) for text in column.all_inner_texts()]
    assert numbers == sorted(numbers)
    assert max(numbers) > 99 > min(numbers)
    names = many.locator("#coverage thead th").first
    names.locator(".sorter").click()
    shown = many.locator("#coverage .covered tbody th > bdi").all_inner_texts()
    assert shown.index("Ökonomie Eifel") < shown.index("Stadt-Land-Plus Eifel") < shown.index("Wohnen für Hilfe Eifel")


def test_evidence_leads_to_the_whole_slide(many):
    many.locator("#matrix .cell").first.click()
    expect(many.locator("#panel-list img").first).to_be_visible()
    address = many.locator("#panel-list a").first.get_attribute("href")
    assert address.startswith("slides/")
    many.keyboard.press("Escape")


@pytest.mark.parametrize("name", ["page", "many"])
def test_nothing_is_asked_for_and_nothing_complains(name, request):
    page = request.getfixturevalue(name)
    assert [url for url in page.asked if not url.startswith(("file:", "data:"))] == []
    assert page.told == []
