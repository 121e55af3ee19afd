from synthese.extraction import read_deck

from .makers import rectangle, text


def page(title, *lines, number, footer="Vielfalt leben! 2020"):
    """Return a slide with title, lines of a body, footer and number."""
    operators = [text(50, 60, title, size=24)]
    operators += [text(50, 130 + 40 * place, line) for place, line in enumerate(lines)]
    return [*operators, text(50, 390, footer, size=9), text(660, 390, str(number), size=9)]


def deck_of(make_pdf, *titles):
    return read_deck(make_pdf(*(page(title, f"Der {number}. Satz steht hier.", number=number)
                                for number, title in enumerate(titles, start=1))))  # fmt: skip


def roles(slide):
    return {block.text: block.role for block in slide.blocks}


def test_footers_and_numbers_come_last_and_the_body_stays(make_pdf):
    deck = deck_of(make_pdf, "Anlass", "Methode", "Ergebnis", "Fazit")
    for slide in deck.slides:
        assert [block.role for block in slide.blocks] == ["title", "paragraph", "footer", "page_number"]


def test_a_footer_that_changes_once_is_found_by_its_place(make_pdf):
    pages = [page(word, "Ein Satz.", number=number) for number, word in enumerate(["Eins", "Zwei", "Drei", "Vier"], 1)]
    pages[3] = page("Vier", "Ein Satz.", number=4, footer="Ein anderes Thema")
    assert roles(read_deck(make_pdf(*pages)).slides[3])["Ein anderes Thema"] == "footer"


def test_text_repeated_in_the_body_is_no_footer(make_pdf):
    pages = [page(word, "Kurse fehlen.", number=number) for number, word in enumerate(["Eins", "Zwei", "Drei"], 1)]
    assert all(roles(slide)["Kurse fehlen."] == "paragraph" for slide in read_deck(make_pdf(*pages)).slides)


def test_references_at_the_edge_are_no_page_numbers(make_pdf):
    pages = [
        [*page("Titel", "Ein Satz.", number=place), text(500, 380, f"[{place + 11}]", size=9)] for place in (1, 2, 3)
    ]
    assert roles(read_deck(make_pdf(*pages)).slides[0])["[12]"] == "caption"


def test_the_place_of_titles_decides_and_not_the_size(make_pdf):
    pages = [page(word, "Ein Satz.", number=number) for number, word in enumerate(["Eins", "Zwei", "Drei"], 1)]
    pages.append([*page("Vier", number=4), text(50, 200, "Ein großes Wort", size=40)])
    assert [slide.title for slide in read_deck(make_pdf(*pages)).slides] == ["Eins", "Zwei", "Drei", "Vier"]


def test_a_title_over_two_lines_is_one_block(make_pdf):
    first = [
        text(50, 60, "Integration im ländlichen Raum und was", size=32),
        text(50, 98, "noch zu tun bleibt", size=32),
    ]
    slide = read_deck(make_pdf([*first, text(50, 200, "Ein Satz steht hier.")])).slides[0]
    assert slide.title == "Integration im ländlichen Raum und was noch zu tun bleibt"


def test_a_title_in_capitals_has_its_subtitle_apart(make_pdf):
    first = [text(50, 60, "WAS FEHLT?", size=24), text(50, 86, "Ergebnisse der Befragung", size=24)]
    slide = read_deck(make_pdf([*first, text(50, 200, "Ein Satz steht hier.")])).slides[0]
    assert [block.role for block in slide.blocks] == ["title", "subtitle", "paragraph"]


def test_kinds_of_slides(make_pdf):
    titles = ["Ankommen auf dem Land", "Gliederung", "Ergebnis", "Vielen Dank für Ihre Aufmerksamkeit"]
    assert [slide.kind for slide in deck_of(make_pdf, *titles).slides] == ["title", "agenda", "section", "closing"]


def test_a_slide_that_fills_is_one_group(make_pdf):
    points = ["Erstens fehlen Kurse.", "Zweitens fehlt Zeit.", "Drittens fehlt Geld."]
    pages = [page("Bedarfe", *points[:count], number=1) for count in (1, 2, 3)]
    pages.append(page("Fazit", "Es bleibt viel zu tun.", number=2))
    assert [slide.build_of for slide in read_deck(make_pdf(*pages)).slides] == [3, 3, None, None]


def test_slides_that_share_only_title_and_footer_are_no_group(make_pdf):
    pages = [page("Ergebnis", f"Befund {word} steht hier.", number=place) for place, word in enumerate("ab", start=1)]
    assert [slide.build_of for slide in read_deck(make_pdf(*pages)).slides] == [None, None]


# --- tables --------------------------------------------------------------------------------------------------------

CELLS = [["Ebene", "Aufgabe"], ["Bund", "Kurse"], ["Land", "Mittel"]]


def table(cells, draw):
    """Return a table whose cells are 150 wide and 40 high; `draw` draws one cell."""
    operators = [text(50, 60, "Wer tut was?", size=32)]
    for row, words in enumerate(cells):
        for column, word in enumerate(words):
            x0, top = 50 + 150 * column, 120 + 40 * row
            operators += [draw(x0, top, x0 + 150, top + 40), text(x0 + 10, top + 25, word, size=14)]
    return operators


def only_table(path):
    slide = read_deck(path).slides[0]
    found = [block for block in slide.blocks if block.role == "table"]
    assert len(found) == 1, roles(slide)
    return found[0]


def test_a_ruled_table(make_pdf):
    block = only_table(make_pdf(table(CELLS, rectangle)))
    assert block.cells == (("Ebene", "Aufgabe"), ("Bund", "Kurse"), ("Land", "Mittel"))
    assert block.text == "Ebene\tAufgabe\nBund\tKurse\nLand\tMittel"


def test_a_table_of_filled_boxes_that_stand_a_little_apart(make_pdf):
    def draw(x0, top, x1, bottom):
        return f"0.8 0.9 1 rg {rectangle(x0 + 1, top + 1, x1 - 1, bottom - 1, 'f')} 0 0 0 rg"

    assert only_table(make_pdf(table(CELLS, draw))).cells[1] == ("Bund", "Kurse")


def test_a_merged_cell_is_repeated(make_pdf):
    operators = table([["", ""], *CELLS[1:]], lambda *box: rectangle(*box) if box[1] > 120 else "")
    operators += [rectangle(50, 120, 350, 160), text(60, 145, "Wer und was", size=14)]
    assert only_table(make_pdf(operators)).cells[0] == ("Wer und was", "Wer und was")


def test_rows_of_a_table_have_boxes(make_pdf):
    cells = [*CELLS[:2], ["", ""], CELLS[2]]
    block = only_table(make_pdf(table(cells, rectangle)))
    found = [tuple(round(edge) for edge in box) for box in block.row_boxes]
    assert found == [(50, 120, 350, 160), (50, 160, 350, 200), (50, 240, 350, 280)]


def test_boxes_bars_and_frames_are_no_tables(make_pdf):
    bars = [rectangle(0, 0, 720, 40, "f"), rectangle(0, 380, 720, 405, "f"), text(50, 100, "Titel", size=32)]
    cards = [
        rectangle(50, 150, 300, 300),
        rectangle(400, 150, 650, 300),
        text(60, 200, "links"),
        text(410, 200, "rechts"),
    ]
    box = [rectangle(50, 320, 300, 340, "f"), rectangle(50, 340, 300, 378)]
    assert "table" not in roles(read_deck(make_pdf([*bars, *cards, *box])).slides[0]).values()


def test_names_of_sections_in_one_place_are_headers_each_by_itself(make_pdf):
    names = ("Anlass", "Methode", "Ergebnis", "Ausblick")
    pages = [
        [text(50, 20, name, size=9), *page(f"Folie zu {name}", "Ein Satz.", number=number)]
        for number, name in enumerate(names, 1)
    ]
    for name, slide in zip(names, read_deck(make_pdf(*pages)).slides, strict=True):
        assert roles(slide)[name] == "footer"


def test_sources_in_one_place_stay_on_their_slides(make_pdf):
    pages = [
        [*page(word, "Ein Satz.", number=number), text(50, 372, f"Quelle: Statistik {word}", size=9)]
        for number, word in enumerate(["Eins", "Zwei", "Drei", "Vier"], 1)
    ]
    for slide in read_deck(make_pdf(*pages)).slides:
        assert [block.role for block in slide.blocks].count("source") == 1


def test_a_subtitle_smaller_than_the_text_is_known_by_its_look(make_pdf):
    pages = [
        [
            *page(word, "Ein Satz steht hier.", "Ein zweiter auch.", number=number),
            text(50, 90, f"Stand {word}", size=12),
        ]
        for number, word in enumerate(["Januar", "Februar", "Mai"], 1)
    ]
    assert [slide.blocks[1].role for slide in read_deck(make_pdf(*pages)).slides] == ["subtitle"] * 3


def test_the_first_of_several_paragraphs_is_no_subtitle(make_pdf):
    deck = read_deck(make_pdf(page("Anlass", "Ein Satz steht hier.", "Ein zweiter auch.", number=1)))
    assert "subtitle" not in {block.role for block in deck.slides[0].blocks}


def test_sums_at_the_foot_of_slides_stay_in_the_body(make_pdf):
    sums = ("Ohne Plan entscheidet jedes Haus für sich", "Keine Quelle reicht für alle", "Am Preis hängt das Vertrauen")
    pages = [
        [*page(f"Folie {number}", "Ein Satz steht hier.", number=number), text(50, 372, words, size=14)]
        for number, words in enumerate(sums, 1)
    ]
    for words, slide in zip(sums, read_deck(make_pdf(*pages)).slides, strict=True):
        assert roles(slide)[words] == "paragraph"


def test_names_and_dates_below_the_title_of_a_deck_are_no_subtitle(make_pdf):
    first = [text(50, 150, "Wärme für Auetal", size=40), text(50, 260, "Uwe Lammers, Stadtwerke")]
    first.append(text(50, 286, "Bürgerforum, 14. März 2024"))
    pages = [page(word, "Ein Satz steht hier.", number=number) for number, word in enumerate(["Zwei", "Drei"], 2)]
    assert "subtitle" not in {block.role for block in read_deck(make_pdf(first, *pages)).slides[0].blocks}


def test_a_large_number_beside_the_text_that_counts_the_slides_is_their_number(make_pdf):
    def at_the_side(title, number, *, counted):
        body = [text(120, 60, title, size=24), text(120, 130, "Ein Satz steht hier.")]
        return [*body, text(12, 60, str(number if counted else 40 + 7 * number % 5), size=16)]

    for counted in (True, False):
        words = ["Anlass", "Methode", "Ergebnis", "Fazit", "Ausblick"]
        pages = [at_the_side(word, number, counted=counted) for number, word in enumerate(words, 1)]
        last = read_deck(make_pdf(*pages)).slides[4]
        assert any(block.role == "page_number" for block in last.blocks) is counted


def test_slides_without_a_number_count_for_no_header(make_pdf):
    said = [("Anlass", "Wer pflegt"), ("Methode", "Wer pflegt"), ("Ergebnis", "Was bleibt"), ("Fazit", "Was bleibt")]
    numbered = [
        [*page(word, "Ein Satz steht hier.", number=number), text(50, 14, head, size=9)]
        for number, (word, head) in enumerate(said, 2)
    ]
    bare = [[text(50, 200, word, size=30)] for word in ("Ein Vortrag", "Teil 1", "Teil 2", "Vielen Dank")]
    deck = read_deck(make_pdf(bare[0], bare[1], *numbered[:2], bare[2], *numbered[2:], bare[3]))
    heads = [roles(slide).get("Wer pflegt") or roles(slide).get("Was bleibt") for slide in deck.slides]
    assert [role for role in heads if role] == ["footer"] * 4
