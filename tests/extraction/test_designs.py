"""What designs of other houses do: outlines at the side, cards, key figures, running heads, rows drawn whole."""

import pytest

from synthese.extraction import read_deck

from .makers import HEIGHT, WIDTH, rectangle, text

TITLE = text(50, 60, "Herausforderungen", size=32)


def blocks(path, slide=1):
    return [(block.role, block.text) for block in read_deck(path).slides[slide - 1].blocks]


def roles(path, slide=1):
    return {text: role for role, text in blocks(path, slide)}


def cells(path):
    return [block.cells for block in read_deck(path).slides[0].blocks if block.cells]


def coloured(operators, red, green, blue):
    return f"{red} {green} {blue} rg {operators} 0 g"


# --- what belongs to no slide --------------------------------------------------------------------------------------


def test_an_outline_at_the_side_of_every_slide_is_no_text_of_it(make_pdf):
    outline = [text(8, 100 + 14 * place, word, size=8) for place, word in enumerate(("Anlass", "Wege", "Ausblick"))]
    titles = ("Anlass der Studie", "Was gefragt wurde", "Wer antwortet", "Was folgt")
    pages = [
        [text(160, 60, title, size=30), text(160, 150, f"Satz {title} steht hier", size=16), *outline]
        for title in titles
    ]
    slides = read_deck(make_pdf(*pages)).slides
    for slide in slides:
        assert [block.role for block in slide.blocks] == ["title", "paragraph", "footer", "footer", "footer"]


def test_the_name_of_the_section_above_the_title_is_no_text_of_the_slide(make_pdf):
    sections = ("AUSGANGSLAGE", "AUSGANGSLAGE", "KONZEPT", "KONZEPT", "UMSETZUNG", "UMSETZUNG")
    pages = [
        [
            text(50, 30, section, size=9),
            text(50, 62, f"Titel der Folie {'abcdef'[place]}", size=26),
            text(50, 150, f"Text {'uvwxyz'[place]} im Rumpf", size=18),
        ]
        for place, section in enumerate(sections)
    ]
    for place, slide in enumerate(read_deck(make_pdf(*pages)).slides):
        assert slide.title == f"Titel der Folie {'abcdef'[place]}"
        assert [block.role for block in slide.blocks] == ["title", "paragraph", "footer"]


def test_small_titles_at_the_top_are_no_running_heads(make_pdf):
    titles = ("Bestand", "Auslastung", "Eine Halle", "Aktive", "Folgen", "Schluss")
    pages = [
        [text(50, 36, title, size=16, font="F2"), text(50, 130, f"Satz {title} steht für sich", size=18)]
        for title in titles
    ]
    assert [slide.title for slide in read_deck(make_pdf(*pages)).slides] == list(titles)


# --- cards and key figures -----------------------------------------------------------------------------------------


def card(left, top, figure, words):
    return [
        rectangle(left, top, left + 150, top + 90),
        text(left + 40, top + 45, figure, size=30, font="F2"),
        text(left + 20, top + 70, words, size=12),
    ]


def test_cards_are_read_one_after_the_other(make_pdf):
    page = [TITLE]
    for place, (figure, words) in enumerate(
        [
            ("186", "Aktive im Dienst"),
            ("9 min", "bis zum Eintreffen"),
            ("23 %", "Frauen im Dienst"),
            ("41", "Kinder dabei"),
        ]
    ):
        page += card(100 + 250 * (place % 2), 100 + 130 * (place // 2), figure, words)
    assert blocks(make_pdf(page))[1:] == [
        ("heading", "186"), ("paragraph", "Aktive im Dienst"),
        ("heading", "9 min"), ("paragraph", "bis zum Eintreffen"),
        ("heading", "23 %"), ("paragraph", "Frauen im Dienst"), ("heading", "41"), ("paragraph", "Kinder dabei"),
    ]  # fmt: skip


def test_a_line_in_a_colour_of_its_own_heads_what_stands_below(make_pdf):
    page = [
        TITLE,
        coloured(text(50, 150, "Offene Frage"), 0.8, 0, 0),
        text(50, 174, "Wer räumt im Winter die Wege vor den Schulen und Kitas?"),
        text(50, 300, "Ein Absatz steht weiter unten und hat mit beidem nichts zu tun."),
    ]
    assert roles(make_pdf(page))["Offene Frage"] == "heading"


def test_a_line_before_a_coloured_link_is_no_heading(make_pdf):
    link = coloured(text(50, 174, "Lizenz zum Weitergeben"), 0, 0, 0.9)
    page = [TITLE, text(50, 150, "Dieses Werk gehört allen und steht unter einer"), link]
    assert "heading" not in roles(make_pdf(page)).values()


# --- titles and subtitles ------------------------------------------------------------------------------------------


def test_a_small_line_in_the_bar_of_the_title_is_its_subtitle(make_pdf):
    bar = f"0.2 0.2 0.7 rg {rectangle(0, 0, WIDTH, 90, 'f')} 0 g"
    page = [bar, text(30, 45, "Warum wir gefragt haben", size=28), text(30, 75, "Drei Beobachtungen", size=13)]
    page += [text(50, 150 + 60 * place, f"Ein Satz steht {word} für sich.", size=18) for place, word in enumerate("ab")]
    assert roles(make_pdf(page))["Drei Beobachtungen"] == "subtitle"


def test_a_line_set_as_nothing_else_is_a_subtitle_where_it_stands_nearer_to_the_title(make_pdf):
    page = [
        text(50, 60, "Was wir gemacht haben", size=28),
        coloured(text(50, 84, "April bis Juni", size=14), 0.5, 0.5, 0),
    ]
    page += [text(50, 150 + 60 * place, f"Ein Satz steht {word} für sich.", size=18) for place, word in enumerate("ab")]
    assert roles(make_pdf(page))["April bis Juni"] == "subtitle"


def test_names_and_houses_on_a_title_slide_are_lines_of_their_own(make_pdf):
    page = [text(150, 160, "Das Museum als dritter Ort", size=34)]
    page += [text(200, 280, "Anna Sommer und Viktor Lang", size=16), text(220, 300, "Verein Kleinroda", size=16)]
    assert blocks(make_pdf(page))[1:] == [
        ("paragraph", "Anna Sommer und Viktor Lang"),
        ("paragraph", "Verein Kleinroda"),
    ]


def test_a_line_that_must_go_on_is_not_parted_from_the_next(make_pdf):
    lines = ("Sehr hoher Schutz: Sensibelste", "Daten mit gesetzlichem", "Anspruch")
    page = [TITLE, *(text(50, 150 + 22 * place, line) for place, line in enumerate(lines))]
    assert blocks(make_pdf(page))[1][1] == " ".join(lines)


# --- letters and lines ---------------------------------------------------------------------------------------------


def test_a_quotation_mark_drawn_lowered_opens_the_quotation(make_pdf):
    mark = "BT /F1 18 Tf 1 0 0 1 50 195 Tm (”) Tj ET"
    page = [TITLE, mark, text(56, HEIGHT - 206, "Ohne Auto kommt man nicht hin.“")]
    assert blocks(make_pdf(page))[1][1].startswith("„Ohne Auto")


def test_justified_lines_with_wide_gaps_are_no_columns(make_pdf):
    def right_edge(operators):
        return read_deck(make_pdf([operators], name="breite.pdf")).slides[0].blocks[0].box.x1

    full = text(50, 150, "Hausmeister sind wichtig und bleiben", size=16)
    end = 400 + right_edge(full) - right_edge(text(400, 150, "fragt", size=16))
    spread = [text(50, 172, "Wer", size=16), text(150, 172, "sie", size=16), text(end, 172, "fragt", size=16)]
    page = [TITLE, full, *spread, text(50, 194, "kommt weiter.", size=16)]
    assert blocks(make_pdf(page))[1][1] == "Hausmeister sind wichtig und bleiben Wer sie fragt kommt weiter."


@pytest.mark.parametrize("sign", [">", "+"])
def test_signs_of_the_keyboard_are_bullets_where_several_lines_have_them(make_pdf, sign):
    page = [TITLE]
    for place, words in enumerate(("kurze Wege", "der Brunnen", "die Läden")):
        page += [text(50, 150 + 40 * place, sign), text(72, 150 + 40 * place, words)]
    found = read_deck(make_pdf(page)).slides[0].blocks[1:]
    assert [(block.role, block.text) for block in found] == [
        ("bullet", "kurze Wege"), ("bullet", "der Brunnen"), ("bullet", "die Läden"),
    ]  # fmt: skip


def test_a_plus_before_a_number_stays(make_pdf):
    page = [TITLE, text(50, 150, "+ 12 % mehr Anträge"), text(50, 200, "+ 3 % mehr Zusagen")]
    assert "+ 12 % mehr Anträge" in roles(make_pdf(page))


def test_numbers_set_apart_from_their_words_count_a_list(make_pdf):
    page = [TITLE]
    for place, words in enumerate(("Anlass und Fragen", "Wer fährt", "Was folgt")):
        page += [coloured(text(50, 150 + 50 * place, f"0{place + 1}"), 0, 0, 1), text(90, 150 + 50 * place, words)]
    assert blocks(make_pdf(page))[1] == ("bullet", "01 Anlass und Fragen")


# --- tables --------------------------------------------------------------------------------------------------------


def row(top, words, left=100, step=150):
    return [text(left + step * place, top, word, size=14) for place, word in enumerate(words) if word]


def test_rows_filled_from_side_to_side_make_a_table(make_pdf):
    page = [TITLE]
    page += [f"0.9 g {rectangle(90, 110 + 30 * place, 560, 140 + 30 * place, 'f')} 0 g" for place in range(3)]
    page += (
        row(130, ("Ort", "Kosten", "Anteil"))
        + row(160, ("Wind", "9 Mio.", "40 %"))
        + row(190, ("Netz", "3 Mio.", "60 %"))
    )
    assert cells(make_pdf(page)) == [
        (("Ort", "Kosten", "Anteil"), ("Wind", "9 Mio.", "40 %"), ("Netz", "3 Mio.", "60 %"))
    ]


def test_a_ruling_under_part_of_a_head_groups_its_columns(make_pdf):
    def line(top, left=90, right=640):
        return f"{left} {HEIGHT - top} m {right} {HEIGHT - top} l S"

    page = [TITLE, line(100), line(130, 240, 380), line(130, 400, 540), line(155), line(215)]
    page += [
        text(100, 122, "Gemeinde", size=14),
        text(260, 122, "unter drei", size=14),
        text(420, 122, "ab drei", size=14),
    ]
    for top, words in ((148, ("", "Plätze", "Bedarf", "Plätze", "Bedarf")), (175, ("Rohr", "1", "2", "3", "4")),
                       (205, ("Wald", "5", "6", "7", "8"))):  # fmt: skip
        page += [
            text(left, top, word, size=14) for left, word in zip((100, 245, 325, 405, 485), words, strict=True) if word
        ]
    assert cells(make_pdf(page)) == [
        (
            ("Gemeinde", "unter drei", "unter drei", "ab drei", "ab drei"),
            ("", "Plätze", "Bedarf", "Plätze", "Bedarf"),
            ("Rohr", "1", "2", "3", "4"),
            ("Wald", "5", "6", "7", "8"),
        )
    ]


def test_cells_that_stand_a_little_apart_make_a_table(make_pdf):
    page = [TITLE]
    for place, words in enumerate((("Raum", "Fläche"), ("Saal", "210"), ("Stall", "85"))):
        top = 110 + 34 * place
        page += [f"0.9 g {rectangle(90 + 150 * side, top, 240 + 150 * side, top + 28, 'f')} 0 g" for side in (0, 1)]
        page += row(top + 19, words)
    assert cells(make_pdf(page)) == [(("Raum", "Fläche"), ("Saal", "210"), ("Stall", "85"))]


def test_the_last_row_of_a_striped_table_may_be_bare(make_pdf):
    rows = (
        ("Maßnahme", "Wer", "Wann"),
        ("Telefon", "Amt", "Mai"),
        ("Brunnen", "Werke", "Juli"),
        ("Segel", "Bau", "August"),
    )
    page = [TITLE]
    for place, words in enumerate(rows):
        top = 110 + 30 * place
        if place in (0, 2):
            page += [
                f"0.9 g {rectangle(90 + 150 * side, top, 240 + 150 * side, top + 30, 'f')} 0 g" for side in range(3)
            ]
        page += row(top + 20, words)
    assert cells(make_pdf(page)) == [rows]
