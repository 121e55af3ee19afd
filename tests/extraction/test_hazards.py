"""What other producers do to slides, one hazard a test."""

import pytest

from synthese.extraction import read_deck
from synthese.extraction.repair import join_lines, repair_text

from .makers import rectangle, text

TITLE = text(50, 60, "Herausforderungen", size=32)


def blocks(path, slide=1):
    return [(block.role, block.text) for block in read_deck(path).slides[slide - 1].blocks]


def roles(path, slide=1):
    return {text: role for role, text in blocks(path, slide)}


def letters(left, top, words, *, size=18, apart=0.0):
    """Set letters one by one, `apart` further from each other than they are wide."""
    wide = {"I": 0.278, " ": 0.278, "M": 0.833, "W": 0.944}
    found = []
    for char in words:
        found += [] if char == " " else [text(left, top, char, size=size)]
        left += size * wide.get(char, 0.7) + apart
    return found


def test_letters_set_one_by_one_and_apart_are_words(make_pdf):
    page = [TITLE, text(50, 150, "Kurse fehlen"), *letters(50, 250, "BUND UND LAND", apart=6)]
    assert "BUND UND LAND" in roles(make_pdf(page))


def test_dots_set_before_a_capital_belong_to_it(make_pdf):
    page = [TITLE, text(50, 200, "U"), text(53, 200, "\xa8"), text(63, 200, "bergang")]
    assert "Übergang" in roles(make_pdf(page))


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["Schil-", "dern"], "Schildern"),
        (["Quer- und", "Gehwege"], "Quer- und Gehwege"),
        (["Quer-", "und Gehwege"], "Quer- und Gehwege"),
        (["in Baden-", "Württemberg"], "in Baden-Württemberg"),
        (["www.schulwege-", "plan.example/karten"], "www.schulwege-plan.example/karten"),
    ],
)
def test_hyphens_at_line_ends(lines, joined):
    assert join_lines(lines) == joined


@pytest.mark.parametrize("text", ["fu\u0308r", "f\xa8ur", "f\xa8 ur", "fu\xa8r"])
def test_all_ways_to_write_an_umlaut_are_one(text):
    assert repair_text(text) == "für"


def test_titles_at_the_bottom_are_found_by_their_place(make_pdf):
    pages = [
        [
            text(50, 100, "Kurse fehlen", size=18),
            text(50, 150, "Wege sind weit"),
            text(50, 340, title, size=24, font="F2"),
        ]
        for title in ("Anlass", "Befund", "Ausblick", "Dank")
    ]
    assert [slide.title for slide in read_deck(make_pdf(*pages)).slides] == ["Anlass", "Befund", "Ausblick", "Dank"]


def test_a_mark_on_the_title_slide_is_the_one_of_the_other_slides(make_pdf):
    pages = [[text(90, 200, "Bericht", size=40), text(300, 40, "AMT", size=24)]]
    pages += [
        [text(50, 60, name, size=32), text(50, 150, "Kurse fehlen im Ort"), text(640, 40, "AMT", size=14)]
        for name in ("Anlass", "Befund", "Ausblick", "Dank")
    ]
    assert roles(make_pdf(*pages))["AMT"] == "footer"


def test_a_date_with_the_number_of_the_slide_is_a_footer(make_pdf):
    pages = [
        [
            text(50, 60, "Befund", size=32),
            text(50, 150, f"Kurse fehlen {word}"),
            text(600, 390, f"14.03.2023 | {number}", size=9),
        ]
        for number, word in enumerate(("hier", "dort", "oft", "nie"), 1)
    ]
    assert roles(make_pdf(*pages), 3)["14.03.2023 | 3"] == "footer"


def test_numbers_that_differ_are_no_footer(make_pdf):
    pages = [
        [text(50, 60, "Befund", size=32), text(50, 150, f"Kurse fehlen {word}"), text(300, 390, year, size=9)]
        for word, year in (("hier", "1998"), ("dort", "2004"), ("oft", "2011"), ("nie", "2019"))
    ]
    assert roles(make_pdf(*pages), 2)["2004"] == "paragraph"


def chart(*figures):
    page = [TITLE, text(450, 150, "Bauen kostet viel.", size=18), text(450, 200, "Wohnen auch.", size=18)]
    for place, (name, wide) in enumerate(figures):
        top = 150 + 40 * place
        page += [text(50, top + 15, name, size=12), rectangle(150, top, 150 + wide, top + 24, "f")]
        page.append(text(155 + wide, top + 15, str(wide), size=12))
    return page


def test_names_and_figures_of_bars_are_labels(make_pdf):
    found = roles(make_pdf(chart(("Bus", 80), ("Rad", 120), ("Auto", 200))))
    assert {found[word] for word in ("Bus", "Rad", "Auto", "80", "120", "200")} == {"label"}
    assert found["Bauen kostet viel."] == "paragraph"


def test_years_in_boxes_are_no_labels(make_pdf):
    page = [TITLE]
    for place, words in enumerate(("2017: Beginn", "2018: Umfrage", "2019: Bericht")):
        page += [rectangle(50, 120 + 60 * place, 250 + 40 * place, 160 + 60 * place), text(60, 145 + 60 * place, words)]
    assert "label" not in roles(make_pdf(page)).values()


def test_a_table_with_three_lines_has_cells(make_pdf):
    page = [TITLE]
    for top, row in ((150, ("Ort", "Kinder", "Autos")), (180, ("Markt", "84", "310")), (205, ("Bahnhof", "37", "645"))):
        page += [text(left, top, cell) for left, cell in zip((60, 200, 300), row, strict=True)]
    page += [rectangle(50, top, 400, top + 0.5, "f") for top in (130, 158, 215)]
    assert ("table", "Ort\tKinder\tAutos\nMarkt\t84\t310\nBahnhof\t37\t645") in blocks(make_pdf(page))


def test_a_striped_table_keeps_its_bare_rows(make_pdf):
    page = [TITLE]
    for line, row in enumerate((("Ort", "Kinder"), ("Markt", "84"), ("Bahnhof", "37"), ("Au", "12"))):
        for left, cell in zip((50, 200), row, strict=True):
            fill = [f"0.8 g {rectangle(left, 130 + 30 * line, left + 150, 160 + 30 * line, 'f')} 0 g"]
            page += [*(fill if line != 2 else []), text(left + 10, 151 + 30 * line, cell)]
    assert ("table", "Ort\tKinder\nMarkt\t84\nBahnhof\t37\nAu\t12") in blocks(make_pdf(page))


def test_three_columns_above_a_list_are_read_before_it(make_pdf):
    page = [TITLE]
    for left, name in ((50, "Sommer"), (280, "Herbst"), (510, "Winter")):
        page += [text(left, 130, name, font="F2"), text(left, 155, f"Arbeit im {name}", size=16)]
    page += [text(50, 260, "• Wer haftet, wenn bewegliche Bäume fallen?"), text(50, 290, "• Wer bezahlt das?")]
    found = [words for role, words in blocks(make_pdf(page)) if role != "title"]
    assert found[:2] == ["Sommer", "Arbeit im Sommer"]
    assert found[-2:] == ["Wer haftet, wenn bewegliche Bäume fallen?", "Wer bezahlt das?"]


def test_points_count_on_across_deeper_ones(make_pdf):
    page = [TITLE]
    for left, top, words in (
        (50, 120, "1. Idee"),
        (90, 150, "a. im Netz"),
        (90, 180, "b. im Amt"),
        (50, 210, "2. Vertrag"),
    ):
        page.append(text(left, top, words))
    found = read_deck(make_pdf(page)).slides[0].blocks
    assert [(block.text, block.level) for block in found if block.role == "bullet"] == [
        ("1. Idee", 1), ("a. im Netz", 2), ("b. im Amt", 2), ("2. Vertrag", 1),
    ]  # fmt: skip


def test_lines_of_an_address_stay_lines(make_pdf):
    page = [TITLE, text(50, 200, "Amt für Soziales"), text(50, 222, "Marktplatz 4"), text(50, 244, "amt@ort.example")]
    assert [words for _, words in blocks(make_pdf(page))][1:] == ["Amt für Soziales", "Marktplatz 4", "amt@ort.example"]


def test_a_sentence_with_a_colon_is_no_heading(make_pdf):
    lead = "Aus den Gesprächen mit allen Vereinen ergeben sich diese Punkte:"
    page = [TITLE, text(50, 150, lead), text(50, 190, "• Kurse"), text(50, 215, "• Wege")]
    assert roles(make_pdf(page))[lead] == "paragraph"
