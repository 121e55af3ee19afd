from synthese.extraction import read_deck

from .makers import rectangle, text

TITLE = text(50, 60, "Herausforderungen", size=32)


def blocks(path, *roles):
    found = read_deck(path).slides[0].blocks
    return [(block.role, block.level, block.text) for block in found if not roles or block.role in roles]


def texts(path):
    return [block.text for block in read_deck(path).slides[0].blocks]


def test_lines_of_two_columns_are_not_joined(make_pdf):
    page = [TITLE]
    for number in range(3):
        page += [
            text(50, 150 + 22 * number, "links steht ein Satz"),
            text(400, 150 + 22 * number, "rechts ein anderer"),
        ]
    assert texts(make_pdf(page)) == [
        "Herausforderungen",
        "links steht ein Satz links steht ein Satz links steht ein Satz",
        "rechts ein anderer rechts ein anderer rechts ein anderer",
    ]


def test_a_gap_inside_a_run_parts_two_columns(make_pdf):
    gap = "BT /F1 18 Tf 1 0 0 1 50 200 Tm [(Kommune) -9000 (Land)] TJ ET"
    assert texts(make_pdf([TITLE, gap])) == ["Herausforderungen", "Kommune", "Land"]


def test_spaced_letters_are_words(make_pdf):
    page = [TITLE, text(50, 200, "INTEGRATION VOR ORT", spacing=6)]
    assert texts(make_pdf(page))[1] == "INTEGRATION VOR ORT"


def test_spaces_are_inferred_from_gaps(make_pdf):
    words = "BT /F1 18 Tf 1 0 0 1 50 200 Tm [(Kurse) -278 (im) -278 (Landkreis)] TJ ET"
    assert texts(make_pdf([TITLE, words]))[1] == "Kurse im Landkreis"


def test_letters_that_repeat_are_kept_and_fake_bold_is_not(make_pdf):
    single = [text(50 + 5 * place, 200, char) for place, char in enumerate("ll")]
    double = [text(50, 300, "Mittel"), text(50.3, 300, "Mittel")]
    slide = read_deck(make_pdf([TITLE, *single, *double])).slides[0]
    assert [block.text for block in slide.blocks[1:]] == ["ll", "Mittel"]


def test_a_raised_figure_stays_in_its_word(make_pdf):
    page = [TITLE, text(50, 200, "IN"), text(68.5, 193, "2", size=11), text(76, 200, "zeigt Wege")]
    assert texts(make_pdf(page))[1] == "IN2 zeigt Wege"


def test_an_edge_between_two_boxes_parts_their_text(make_pdf):
    page = [TITLE]
    for left, word in ((50, "Bund"), (150, "Land")):
        page += [
            rectangle(left, 150, left + 95, 190),
            text(left + 60 if word == "Bund" else left + 2, 175, word, size=16),
        ]
    assert texts(make_pdf(page))[1:] == ["Bund", "Land"]


def test_bullets_by_glyph_font_dash_and_drawing(make_pdf):
    page = [
        TITLE,
        text(50, 120, "•"), text(70, 120, "mit Punkt"),
        text(50, 150, "n", font="F3"), text(70, 150, "mit Wingdings"),
        text(50, 180, "l"), text(70, 180, "mit verlorener Schrift"),
        text(50, 210, "- mit Strich"),
        rectangle(52, 232, 57, 237, "f"), text(70, 240, "mit Viereck"),
        rectangle(52, 262, 57, 267, "f"), text(70, 270, "noch ein Viereck"),
    ]  # fmt: skip
    found = blocks(make_pdf(page), "bullet")
    assert [one[2] for one in found] == [
        "mit Punkt", "mit Wingdings", "mit verlorener Schrift", "mit Strich", "mit Viereck", "noch ein Viereck",
    ]  # fmt: skip


def test_a_bullet_goes_on_below_and_levels_follow_indents(make_pdf):
    page = [TITLE]
    for top, left, words in (
        (120, 50, "Kurse sind schwer"),
        (160, 80, "Bus"),
        (180, 80, "Zeit"),
        (200, 110, "abends"),
        (220, 50, "Geld"),
    ):
        page += [text(left, top, "•", size=16), text(left + 20, top, words, size=16)]
    page.append(text(70, 139, "erreichbar", size=16))
    assert blocks(make_pdf(page), "bullet") == [
        ("bullet", 1, "Kurse sind schwer erreichbar"),
        ("bullet", 2, "Bus"),
        ("bullet", 2, "Zeit"),
        ("bullet", 3, "abends"),
        ("bullet", 1, "Geld"),
    ]


def test_counted_points_are_bullets_and_keep_their_number(make_pdf):
    page = [TITLE, text(50, 120, "1. Ausgangslage"), text(50, 145, "2. Methode"), text(50, 170, "3. Fazit")]
    assert blocks(make_pdf(page), "bullet") == [
        ("bullet", 1, "1. Ausgangslage"),
        ("bullet", 1, "2. Methode"),
        ("bullet", 1, "3. Fazit"),
    ]


def test_columns_are_read_one_after_the_other_with_their_headings(make_pdf):
    page = [TITLE]
    for left, place in ((50, "A"), (400, "B")):
        page += [text(left, 130, f"Landkreis {place}", size=22, font="F2")]
        for top in (170, 200):
            page += [text(left, top, "•"), text(left + 20, top, f"Punkt {place}{top}")]
    assert [one[2] for one in blocks(make_pdf(page))] == [
        "Herausforderungen", "Landkreis A", "Punkt A170", "Punkt A200", "Landkreis B", "Punkt B170", "Punkt B200",
    ]  # fmt: skip


def test_a_grid_of_cards_is_read_row_by_row(make_pdf):
    cards = {(80, 150): "eins", (450, 150): "zwei", (80, 280): "drei", (450, 280): "vier"}
    page = [TITLE, *(text(x, top, words) for (x, top), words in cards.items())]
    assert texts(make_pdf(page))[1:] == ["eins", "zwei", "drei", "vier"]


def test_roles_by_wording_and_weight(make_pdf):
    page = [
        TITLE,
        text(50, 130, "Was fehlt", font="F2"),
        text(50, 154, "Es fehlen Kurse in der Nähe."),
        text(50, 220, "„Ohne Auto kommt man hier nicht weg.“"),
        text(50, 350, "Quelle: eigene Erhebung", size=10),
    ]
    assert [one[0] for one in blocks(make_pdf(page))] == ["title", "heading", "paragraph", "quote", "source"]


def test_turned_text_is_a_label_with_its_angle(make_pdf):
    page = [TITLE, text(50, 200, "Kurse fehlen"), text(0, 0, "Anteil in Prozent", size=10, matrix="0 1 -1 0 300 100")]
    label = read_deck(make_pdf(page)).slides[0].blocks[-1]
    assert (label.role, label.angle, label.text) == ("label", 90, "Anteil in Prozent")


def test_letters_set_one_by_one_on_a_slope_are_words(make_pdf):
    page = [TITLE]
    for place, char in enumerate("Land"):
        page.append(
            text(0, 0, char, size=12, matrix=f"0.7071 0.7071 -0.7071 0.7071 {300 + 5 * place} {100 + 5 * place}")
        )
    label = read_deck(make_pdf(page)).slides[0].blocks[-1]
    assert (label.text, label.angle) == ("Land", 45)


def test_raw_holds_the_glyph_and_the_lines(make_pdf):
    page = [TITLE, text(50, 150, "•"), text(70, 150, "Sprach-"), text(70, 171, "förderung")]
    block = read_deck(make_pdf(page)).slides[0].blocks[1]
    assert (block.text, block.raw) == ("Sprachförderung", "• Sprach-\nförderung")
