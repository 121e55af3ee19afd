from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from synthese.coding import Decisions, resolve_codings
from synthese.coding.anchoring import field_id
from synthese.coding.spans import find_spans, only_typos, squeezed
from synthese.provenance import stable_id
from synthese.tables import empty_table, to_frame
from synthese.types import Box, Target

from .decks import decision, deck, on, placed, resolve

LONG = "Integrationskurse für ländliche Räume fehlen bislang"
WORDS = st.lists(st.text("abcäöüßẞéﬁ", min_size=1, max_size=6), min_size=1, max_size=8).map(" ".join)


def new_id(tables, text):
    frame = tables["passages"]
    return frame.loc[frame["text"] == text, "passage"].iloc[0]


@pytest.mark.parametrize(
    "now",
    [
        "Integrations-kurse für ländliche Räume fehlen bislang.",
        "Integrationskurse  für\nländliche Räume fehlen bislang",
        "Integrationskurse fu\u0308r la\u0308ndliche Ra\u0308ume fehlen bislang",
        "INTEGRATIONSKURSE FÜR LÄNDLICHE RÄUME FEHLEN BISLANG",
        "Integrationskurse für ländliche Räume fehlen bislang; Träger suchen Lehrkräfte",
        "Integrationskurs für ländliche Räume fehlen bislang",
    ],
)
def test_a_coding_follows_its_words_into_another_reading(now):
    tables = deck(["Ausgangslage", now, "Wohnraum ist knapp"], [])
    target = on(LONG, before="Ausgangslage\n", after="\nWohnraum ist knapp")
    assert placed(target, tables) == (now, "")


@pytest.mark.parametrize(
    "lookalike",
    [
        "Integrationskurse für ländliche Räume fehlen nicht",
        "Keine Integrationskurse für ländliche Räume fehlen bislang",
        "Integrationskurse für ländliche Räume laufen bislang",
        "Integrationskurse für ländliche Räume fehlen selten bislang",
        "Integrationskurse für städtische Räume fehlen bislang",
    ],
)
def test_a_lookalike_is_listed_and_never_taken(lookalike):
    tables = deck(["Ausgangslage", lookalike])
    resolved = resolve([decision(target=on(LONG, before="Ausgangslage\n"))], tables)
    assert not resolved.codings
    assert resolved.lost[0]["reason"] == "similar"
    assert resolved.lost[0]["candidates"][0]["text"] == lookalike


def test_other_numbers_are_another_statement():
    tables = deck(["Im Jahr 2020 nahmen 45 Personen an den Kursen teil"])
    assert placed(on("Im Jahr 2019 nahmen 40 Personen an den Kursen teil"), tables) == ("", "similar")


def test_the_id_goes_before_the_words():
    tables = deck(["Wohnraum ist knapp"], [LONG])
    target = on(LONG, slide=2, passage=new_id(tables, "Wohnraum ist knapp"))
    assert placed(target, tables) == ("Wohnraum ist knapp", "")


def test_the_slide_goes_before_the_deck():
    tables = deck([LONG], [f"{LONG}!"])
    assert placed(on(LONG, slide=2), tables) == (f"{LONG}!", "")


def test_words_that_moved_to_another_slide_are_found_there():
    assert placed(on(LONG, slide=1), deck(["Wohnraum"], [LONG])) == (LONG, "")


def test_words_found_twice_elsewhere_are_ambiguous():
    assert placed(on(LONG, slide=9), deck([LONG], [LONG])) == ("", "ambiguous")


def test_few_words_elsewhere_are_no_proof_without_their_surroundings():
    assert placed(on("Wohnen", slide=9), deck(["Wohnen"])) == ("", "similar")
    assert placed(on("Wohnen", slide=9, before="Vier Felder\n"), deck(["Wohnen"])) == ("", "similar")
    assert placed(on("Wohnen", slide=9, before="Vier Felder\n"), deck(["Vier Felder", "Wohnen"])) == ("Wohnen", "")
    assert placed(on("Wohnen", slide=1), deck(["Wohnen"])) == ("Wohnen", "")


def test_slides_that_moved_are_told_by_their_surroundings():
    tables = deck(["Wohnen", "Träger gesucht"], ["Wohnen", "Fazit der Befragung"])
    resolved = resolve([decision(target=on("Wohnen", slide=1, after="\nFazit der Befragung"))], tables)
    assert {row["slide"] for row in resolved.codings} == {2}


def test_what_surrounds_the_words_decides_among_equals():
    whole = "Mehr Sprachkurse in den Dörfern"
    tables = deck(["Sprachkurse", "Sprachkurse in der Stadt", whole])
    resolved = resolve([decision(target=on("Sprachkurse", whole=whole, before="Sprachkurse in der Stadt\n"))], tables)
    assert {row["passage"] for row in resolved.codings} == {new_id(tables, whole)}
    assert (resolved.codings[0]["start"], resolved.codings[0]["end"]) == (5, 16)


def test_a_word_of_a_lost_passage_is_not_found_in_another():
    target = on("Integrationskurse", whole="Es fehlen Integrationskurse auf dem Land")
    assert placed(target, deck(["Integrationskurse"])) == ("", "similar")
    assert placed(target, deck(["Die Stadt bietet Integrationskurse an"]))[0] == ""


def test_the_place_on_the_slide_decides_where_nothing_else_does():
    tables = deck([LONG, LONG])
    second = tables["passages"].iloc[1]
    target = on(LONG, box=Box(second["x0"], second["top"], second["x1"], second["bottom"]))
    resolved = resolve([decision(target=target)], tables)
    assert {row["passage"] for row in resolved.codings} == {second["passage"]}
    assert placed(on(LONG), tables) == ("", "ambiguous")


def test_decisions_on_one_former_passage_stay_together():
    whole = f"{LONG}, sagt der Kreis"
    former = "p-former"
    one = decision("confirmed", target=on(whole, passage=former))
    other = decision("rejected", target=on("fehlen", whole=whole, passage=former))
    resolved = resolve([one, other], deck([f"{whole}."]))
    assert {row["state"] for row in resolved.codings} == {"rejected"}
    assert not resolved.lost


def test_a_deck_that_is_not_there_keeps_its_codings_as_lost():
    line = decision(target=replace(on(LONG), presentation="gone"), memo="wichtig")
    (row,) = resolve([line], deck([LONG])).lost
    assert (row["decision"], row["presentation"], row["quote"], row["reason"]) == (
        line.id,
        "gone",
        LONG,
        "no_presentation",
    )
    assert row["memo"] == "wichtig"


def test_rows_fit_their_tables_and_name_the_tag():
    tables = deck([LONG, "Wohnraum ist knapp"])
    passage = new_id(tables, LONG)
    tag = {
        **dict.fromkeys(("addressee", "holder"), ""), "tag": stable_id("t", passage, "theme", "A1"), "passage": passage,
        "presentation": "migoek", "slide": 1, "page": 1, "block": 1, "kind": "theme", "code": "A1", "quotation": LONG,
        "start": 0, "end": len(LONG), "score": 0.9, "rules": [], "negated": False, "origin": "codebook",
    }  # fmt: skip
    resolved = resolve([decision(target=on(LONG)), decision("rejected", target=on("Das gibt es nicht"))], tables, [tag])
    codings, lost = to_frame("codings", resolved.codings), to_frame("lost_codings", resolved.lost)
    assert set(codings["tag"]) == {tag["tag"]}
    assert list(codings["coder"]) == ["ah", "team"]
    assert list(lost["status"]) == ["rejected"]


def test_a_slide_marked_as_read_stands_for_its_passages():
    tables = deck(["Titel"], [f"{LONG}.", "Neu ist dies hier"])
    target = Target(presentation="migoek", slide=1, quote=f"{LONG}\nEtwas ganz anderes stand hier")
    line = decision("reviewed", "slide", "", target=target, evidence=("p-a", "p-b"))
    resolved = resolve([line], tables)
    assert {row["passage"] for row in resolved.codings} == {new_id(tables, f"{LONG}.")}
    assert {(row["state"], row["kind"], row["code"]) for row in resolved.codings} == {("reviewed", "passage", "")}
    assert [row["quote"] for row in resolved.lost] == ["Etwas ganz anderes stand hier"]


def test_a_slide_that_quotes_nothing_means_all_that_stands_there():
    tables = deck(["eins", "zwei"], ["drei"])
    line = decision("reviewed", "slide", "", target=Target(presentation="migoek", slide=1))
    assert {row["quotation"] for row in resolve([line], tables).codings} == {"eins", "zwei"}
    undo = decision("withdrawn", "slide", "", target=line.target, withdraws=line.id)
    assert not resolve([line, undo], tables).codings


def test_a_link_follows_its_action_fields():
    tables = deck([f"{LONG}.", "Wohnraum für Zugewanderte ist weiterhin knapp!"])
    one, other = on(LONG), on("Wohnraum für Zugewanderte ist weiterhin knapp")
    target = replace(one, about=field_id(one.passage))
    line = decision("added", "link", field_id(other.passage), target=target, other=other, text="same")
    (moved,) = resolve([line], tables).notes
    now = [field_id(passage) for passage in tables["passages"]["passage"]]
    assert [moved.target.about, moved.code] == now


def test_a_passage_that_goes_on_in_a_second_block_is_found_as_one():
    first, second = "Kurse in ländlichen Räumen", "fehlen weiterhin überall"
    tables = deck([first, second])
    passages = tables["passages"].iloc[:1].assign(text=f"{first} {second}", blocks=[[1, 2]])
    both = {**tables, "passages": passages}
    assert placed(on(f"{first} {second}"), both) == (f"{first} {second}", "")
    (row, _) = resolve([decision(target=on(second, before=f"{first}\n"))], both).codings
    assert (row["block"], row["quotation"]) == (2, second)


def test_the_order_of_rows_and_decisions_makes_no_difference():
    tables = deck([LONG, "Wohnraum ist knapp"], ["Sprachkurse am Abend"])
    lines = [decision(coder=coder, target=on(text)) for coder in "ab" for text in (LONG, "Wohnraum ist knapp", "weg")]
    turned = {name: frame.iloc[::-1].reset_index(drop=True) for name, frame in tables.items()}
    tags = empty_table("tags")
    first = resolve_codings(Decisions(decisions=tuple(lines)), **tables, tags=tags)
    second = resolve_codings(lines[::-1], **turned, tags=tags)
    assert (first.codings, first.lost) == (second.codings, second.lost)


@settings(deadline=None)
@given(before=WORDS, quote=WORDS, after=WORDS, joint=st.sampled_from([" ", "-", "\n", "  "]))
@example(before="a", quote="ß", after="s", joint=" ")
def test_a_span_holds_the_very_letters_of_its_quote(before, quote, after, joint):
    text = f"{before} {joint.join(quote.split(' '))} {after}"
    spans = find_spans(quote, text)
    assert any(span.start == len(before) + 1 for span in spans)
    assert all(squeezed(text[span.start : span.end]) == squeezed(quote) for span in spans)


@settings(deadline=None)
@given(text=st.text(), quote=st.text(max_size=5))
def test_spans_lie_within_any_text(text, quote):
    for span in find_spans(quote, text):
        assert 0 <= span.start < span.end <= len(text)
        assert squeezed(text[span.start : span.end]) == squeezed(quote)


@settings(deadline=None)
@given(
    texts=st.lists(WORDS.filter(lambda text: len(squeezed(text)) > 12), min_size=1, max_size=5, unique_by=squeezed),
    data=st.data(),
)
def test_quotation_and_offsets_agree_in_whatever_is_found(texts, data):
    chosen = data.draw(st.sampled_from(texts))
    tables = deck([text.replace(" ", "  ") for text in texts])
    for row in resolve([decision(target=on(chosen))], tables).codings:
        block = tables["blocks"].query("slide == @row['slide'] and block == @row['block']")["text"].iloc[0]
        assert block[row["start"] : row["end"]] == row["quotation"]
        assert squeezed(row["quotation"]) == squeezed(chosen)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("befristete Stellen", "unbefristete Stellen"),
        ("Zuwanderung aufs Land", "Abwanderung aufs Land"),
        ("es gibt eine Stelle", "es gibt keine Stelle"),
        ("Angebote ausbauen", "Angebote abbauen"),
        ("mehr Kurse anbieten", "Kurse anbieten"),
    ],
)
def test_another_sense_is_no_typing_error(first, second):
    assert not only_typos(first, second)
    assert only_typos(first, first.replace(" ", "-"))


AROUND = {"before": "Ausgangslage und Bedarf im Kreis\n", "after": "\nWohnraum für Zugewanderte ist knapp"}


def around(*lines):
    return deck(["Ausgangslage und Bedarf im Kreis", *lines, "Wohnraum für Zugewanderte ist knapp"])


@pytest.mark.parametrize(
    ("said", "now"),
    [
        ("Kurse fehlen", "Angebote fehlen"),
        (LONG, "Integrationskurse für städtische Räume fehlen bislang"),
        ("6. Offene Fragen", "7. Offene Fragen"),
    ],
)
def test_edited_words_are_found_between_their_neighbours(said, now):
    assert placed(on(said, **AROUND), around(now)) == (now, "")


@pytest.mark.parametrize(
    ("said", "now"),
    [
        (LONG, f"Keine {LONG}"),
        (LONG, f"{LONG} nicht"),
        ("Im Jahr 2019 nahmen 40 Personen teil", "Im Jahr 2020 nahmen 45 Personen teil"),
        ("Kurse fehlen", "Träger gesucht"),
        ("Kurse", "Lotsen"),
    ],
)
def test_another_statement_between_the_same_neighbours_is_listed(said, now):
    text, reason = placed(on(said, **AROUND), around(now))
    assert (text, reason in {"similar", "not_found"}) == ("", True)


def test_what_stood_beside_is_not_taken_for_what_was_taken_out():
    assert placed(on("Kurse auf dem Land fehlen weiterhin", **AROUND), around())[0] == ""
    target = on(
        "Messung von UV-B", before="Ausgangslage und Bedarf im Kreis\nMessung von UV-A\n", after=AROUND["after"]
    )
    assert placed(target, around("Messung von UV-A"))[0] == ""


def test_of_a_second_block_a_passage_has_no_more_than_its_words():
    first, second = "Kurse in ländlichen Räumen", "fehlen weiterhin. Lotsen begleiten Familien zu Ämtern und Schulen."
    tables = deck([first, second])
    row = tables["passages"].iloc[:1].assign(text=f"{first} fehlen weiterhin.", blocks=[[1, 2]])
    begun = second.index("Lotsen")
    rest = tables["passages"].iloc[1:].assign(text=second[begun:], start=begun)
    both = {**tables, "passages": pd.concat([row, rest])}
    target = on("Lotsen begleiten Familien zu Ämtern", before=f"{first}\nfehlen weiterhin. ")
    assert placed(target, both) == (second[begun:], "")
