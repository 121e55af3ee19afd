"""Tables that nothing rules: cells over several lines, heads, and what looks like a table and is none."""

from synthese.extraction import read_deck

from .makers import rectangle, text

COLUMNS = (60, 240, 500)
ROWS = (
    ("Frage", "Heute", "Vorschlag"),
    ("Laufzeit", "ein Jahr", "zehn Jahre"),
    ("Haftung", "jede Person", "Verein"),
    ("Bauten", "verboten", "bis sechs Meter"),
)


def rows_at(rows, tops, *, columns=COLUMNS, bold=True):
    return [
        text(x, top, words, size=14, font="F2" if bold and not place else "F1")
        for place, (row, top) in enumerate(zip(rows, tops, strict=True))
        for x, words in zip(columns, row, strict=True)
        if words
    ]


def tables(path):
    (slide,) = read_deck(path).slides
    return [block.cells for block in slide.blocks if block.cells]


def test_lines_of_a_cell_belong_to_their_row(make_pdf):
    wrapped = (
        ROWS[0],
        ("Laufzeit der", "ein Jahr und", "zehn Jahre"),
        ("Verträge", "ohne Angabe von Gründen", ""),
        ("Haftung", "jede Person", "Verein"),
        ("Bauten", "verboten", "bis sechs Meter mit"),
        ("", "", "Genehmigung"),
    )
    tops = (120, 150, 167, 200, 230, 247)
    assert tables(make_pdf([text(50, 60, "Recht", size=28), *rows_at(wrapped, tops)])) == [
        (
            ROWS[0],
            ("Laufzeit der Verträge", "ein Jahr und ohne Angabe von Gründen", "zehn Jahre"),
            ("Haftung", "jede Person", "Verein"),
            ("Bauten", "verboten", "bis sechs Meter mit Genehmigung"),
        )
    ]


def test_lines_set_tight_are_rows_where_they_fill_all_columns(make_pdf):
    rows = (
        ROWS[0],
        ("Laufzeit", "1 Jahr", "10 Jahre"),
        ("Haftung", "Person", "Verein"),
        ("Bauten", "keine", "6 Meter"),
    )
    tops = (120, 148, 165, 182)  # only the head stands apart
    assert tables(make_pdf([text(50, 60, "Recht", size=28), *rows_at(rows, tops)])) == [rows]


def test_figures_flush_right_belong_under_heads_flush_left(make_pdf):
    rows = (("Ort", "Besuche", "Termine"), ("Lindow", "412", "17"), ("Exten", "30", "9"), ("Uffeln", "518", "21"))
    page = [text(50, 60, "Besuche", size=28), *rows_at(rows[:1], (120,))]
    for place, (name, *figures) in enumerate(rows[1:], start=1):
        page.append(text(60, 120 + 26 * place, name, size=14))
        page += [
            text(right - 7.8 * len(figure), 120 + 26 * place, figure, size=14)
            for right, figure in zip((330, 590), figures, strict=True)
        ]
    assert tables(make_pdf(page)) == [rows]


def test_a_head_over_several_columns_comes_again_over_each(make_pdf):
    rows = (("Bad", "2019", "2022", "2019", "2022"), ("Werl", "12", "0", "9", "0"), ("Geseke", "16", "15", "7", "8"))
    columns = (60, 200, 300, 420, 520)
    lines = [rectangle(60, top, 570, top + 0.5, "f") for top in (100, 150, 205)]
    lines += [rectangle(195, 124, 340, 124.5, "f"), rectangle(415, 124, 560, 124.5, "f")]
    heads = [text(240, 118, "Schulen", size=14), text(460, 118, "Vereine", size=14)]
    body = rows_at(rows, (144, 170, 196), columns=columns, bold=False)
    assert tables(make_pdf([text(50, 60, "Bäder", size=28), *lines, *heads, *body])) == [
        (("", "Schulen", "Schulen", "Vereine", "Vereine"), *rows)
    ]


def test_text_in_three_columns_is_no_table(make_pdf):
    lines = (
        ("Die Leute kommen nach", "Geräte werden geteilt,", "Der Herbst gehört der"),
        ("der Arbeit und bleiben", "Streit entsteht selten", "Nachsaat, und im Winter"),
        ("vier Jahre. Wer geht,", "über Werkzeug, häufig", "treffen sich alle einmal"),
        ("übergibt sein Beet.", "über Wasser im August.", "im Saal zum Essen."),
    )
    page = rows_at(lines, (120, 137, 154, 171), columns=(50, 270, 490), bold=False)
    assert tables(make_pdf([text(50, 60, "Gärten", size=28), *page])) == []


def test_boxes_with_heads_and_lists_are_no_table(make_pdf):
    page = [text(x, 110, word, size=14, font="F2") for x, word in zip((50, 270, 490), ROWS[0], strict=True)]
    for x in (50, 270, 490):
        for place in range(3):
            page += [rectangle(x, 132 + 24 * place, x + 5, 137 + 24 * place, "f")]
            page += [text(x + 14, 138 + 24 * place, f"Punkt {'ABC'[place]}", size=14)]
    (slide,) = read_deck(make_pdf([text(50, 50, "Felder", size=28), *page])).slides
    assert [block.role for block in slide.blocks] == ["title", *(["heading"] + ["bullet"] * 3) * 3]
