from synthese.synthesis import build_synthesis


def test_coverage_counts_what_the_tables_rest_on(material):
    material.deck("a", "MIGOEK", role="other")
    for slide in (1, 2, 3):
        material.slide("a", slide)
    for slide, role in ((1, "title"), (1, "bullet"), (2, "footer"), (2, "page_number"), (3, "caption"), (3, "label")):
        material.block("a", slide, "Text", role)
    material.passage("a", "Sprachkurse", "A1")
    rejected = material.passage("a", "Wege, Busse und Wege", "A1")
    material.coding(rejected, "A1", "rejected")
    row = build_synthesis(material.source())["coverage"].iloc[0]
    assert (row["slides"], row["slides_without_text"], row["context_blocks"]) == (3, 1, 3)
    assert (row["passages"], row["tagged"], row["read"]) == (2, 1, 1)
    assert row["untagged_terms"] == ["wege", "busse"]


def test_a_deck_that_could_not_be_read_is_a_row_of_zeros(material):
    material.deck("kaputt", status="failed")
    row = build_synthesis(material.source())["coverage"].iloc[0]
    assert (row["presentation"], row["slides"], row["passages"], row["untagged_terms"]) == ("kaputt", 0, 0, [])


def test_indicators_tell_how_they_fared_and_which_never_fire(material):
    rules = ["indicator:sprachkurs*", "heading:sprachkurs*", "heading:ausblick", "slide:integrationskurs*"]
    for deck in ("a", "b"):
        material.deck(deck, deck)
        material.tag(material.passage(deck, "Sprachkurse"), "A1", rules=rules)
    material.coding("p-a-1", "A1", "confirmed")
    material.coding("p-b-1", "A1", "rejected")
    frame = build_synthesis(material.source())["indicators"]
    found = [
        (row.theme, row.indicator, row.n_hits, row.n_confirmed, row.n_rejected, row.n_decks)
        for row in frame.itertuples()
    ]
    assert found == [
        ("B2", "gründung*", 0, 0, 0, 0),
        ("A1", "integrationskurs*", 0, 0, 0, 0),
        ("A1", "sprachkurs*", 2, 1, 1, 2),
    ]
    assert [name[0] for name in frame.iloc[2]["evidence"]] == ["t", "c", "t", "c"]
