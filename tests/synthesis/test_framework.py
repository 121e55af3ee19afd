from synthese.provenance import stable_id
from synthese.synthesis import build_synthesis


def cell(source, project="MIGOEK", theme="A1"):
    frame = build_synthesis(source)["framework_matrix"]
    return frame[(frame["project"] == project) & (frame["theme"] == theme)].iloc[0]


def deck_with_course(material):
    material.deck("a", "MIGOEK")
    return material.passage("a", "Im Nordkreis kommt der Kurs nicht zustande", "A1")


def test_the_latest_summary_stands_in_the_cell_whatever_the_project_s_spelling(material):
    tag = stable_id("t", deck_with_course(material), "theme", "A1")
    material.note("summary", "alt", project="MIGOEK", about="A1", evidence=(tag,))
    material.note("summary", "neu", project="mig oek", about="A1", evidence=(tag,))
    row = cell(material.source())
    assert (row["summary"], row["summary_state"], row["evidence"]) == ("neu", "current", [tag])


def test_a_summary_is_outdated_when_a_passage_comes(material):
    tag = stable_id("t", deck_with_course(material), "theme", "A1")
    material.note("summary", "Text", project="MIGOEK", about="A1", evidence=(tag,))
    material.passage("a", "Kurse sind weit weg", "A1")
    assert cell(material.source())["summary_state"] == "outdated"


def test_a_summary_is_outdated_when_its_passage_was_rejected(material):
    passage = deck_with_course(material)
    material.note("summary", "Text", project="MIGOEK", about="A1", evidence=(stable_id("t", passage, "theme", "A1"),))
    material.coding(passage, "A1", "rejected")
    assert cell(material.source())["summary_state"] == "outdated"


def test_confirming_what_a_summary_rests_on_does_not_outdate_it(material):
    passage = deck_with_course(material)
    material.note("summary", "Text", project="MIGOEK", about="A1", evidence=(stable_id("t", passage, "theme", "A1"),))
    material.coding(passage, "A1", "confirmed")
    assert cell(material.source())["summary_state"] == "current"


def test_a_withdrawn_summary_leaves_an_empty_cell(material):
    deck_with_course(material)
    material.note("summary", "Text", project="MIGOEK", about="A1")
    material.note("summary", "", project="MIGOEK", about="A1", status="withdrawn")
    row = cell(material.source())
    assert (row["summary"], row["summary_state"]) == ("", "none")


def test_a_summary_of_both_events_is_current_at_each(material):
    tags = []
    for deck in ("herbst", "mai"):
        material.deck(deck, "MIGOEK", event=deck)
        tags.append(material.tag(material.passage(deck, f"Kurse im {deck}"), "A1"))
    material.note("summary", "Text", project="MIGOEK", about="A1", evidence=tuple(tags))
    frame = build_synthesis(material.source())["framework_matrix"]
    assert set(frame[frame["theme"] == "A1"]["summary_state"]) == {"current"}


def test_quotations_prefer_confirmed_then_telling_then_different_ones(material):
    material.deck("a", "MIGOEK")
    texts = (
        "Kurse",
        "Im Nordkreis kommt der Integrationskurs nicht zustande",
        "Im Nordkreis kommt der Integrationskurs nie zustande",
        "Lehrkräfte fehlen den Trägern in allen Gemeinden",
    )
    for text in texts:
        material.passage("a", text, "A1", slide=2)
    material.coding("p-a-4", "A1", "confirmed")
    quotations = cell(material.source(quotations=3))["quotations"]
    assert [one["text"] for one in quotations] == [texts[3], texts[1], texts[2]]
    assert quotations[0]["id"] == stable_id("t", "p-a-4", "theme", "A1")
    assert (quotations[0]["slide"], quotations[0]["page"]) == (2, 12)


def test_the_second_quotation_differs_from_the_first(material):
    material.deck("a", "MIGOEK")
    for text, score in (
        ("Im Nordkreis kommt der Integrationskurs nicht zustande", 0.9),
        ("Im Nordkreis kommt der Integrationskurs nie zustande", 0.9),
        ("Lehrkräfte fehlen den Trägern in allen Gemeinden", 0.7),
    ):
        material.tag(material.passage("a", text), "A1", score=score)
    quotations = cell(material.source(quotations=2))["quotations"]
    assert [one["id"][:1] for one in quotations] == ["t", "t"]
    assert quotations[1]["text"].startswith("Lehrkräfte")


def test_the_same_wording_is_quoted_once(material):
    material.deck("a", "MIGOEK")
    for slide in (1, 2):
        material.passage("a", "Kurse müssen erreichbar sein", "A1", slide=slide)
    row = cell(material.source())
    assert len(row["quotations"]) == 1
    assert len(row["evidence"]) == 2


def test_of_equal_passages_the_one_most_like_the_others_is_quoted_first(material):
    material.deck("a", "MIGOEK")
    for text in (
        "Ganz andere Sorgen hat man dort mit dem Wetter",
        "Sprachkurse für Zugewanderte fehlen im ländlichen Raum",
        "Im ländlichen Raum fehlen Kurse für Zugewanderte oft",
        "Für Zugewanderte fehlen im ländlichen Raum Sprachkurse am Abend",
    ):
        material.passage("a", text, "A1")
    quotations = quoted(material)
    assert quotations[0] != "Ganz andere Sorgen hat man dort mit dem Wetter"
    assert "Ganz andere Sorgen hat man dort mit dem Wetter" in quotations[1:]


def quoted(material):
    frame = build_synthesis(material.source())["framework_matrix"]
    return [one["text"] for one in frame[frame["theme"] == "A1"].iloc[0]["quotations"]]
