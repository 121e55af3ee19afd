from synthese.provenance import stable_id
from synthese.synthesis import build_synthesis

WORDING = "Dauerhafte Stellen für die Koordination fehlen"


def fields(source):
    return build_synthesis(source)["action_fields"].set_index("field")


def place(material, deck, text, *themes, **known):
    passage = material.passage(deck, text, *themes)
    material.field(passage, **known)
    return stable_id("f", passage)


def decks(material, *names):
    for name in names:
        material.deck(name, name)


def test_a_field_tells_statement_type_addressee_themes_and_place(conference):
    frame = fields(conference.source())
    row = frame.loc[stable_id("f", "p-migoek-2")]
    assert (row["project"], row["type"], row["addressee"], row["status"]) == (
        "MIGOEK",
        "luecke",
        "landkreise",
        "suggested",
    )
    assert row["themes"] == ["B2", "A1"]
    assert (row["slide"], row["page"]) == (2, 12)


def test_projects_come_first_and_the_commentary_last(conference):
    assert list(fields(conference.source())["role"]) == ["project", "commentary", "commentary"]


def test_rejected_fields_are_none_and_added_ones_are_confirmed(material):
    decks(material, "a")
    rejected, added = material.passage("a", "Kurse gibt es"), material.passage("a", "Busse fehlen")
    material.field(rejected)
    material.coding(rejected, "bedarf", "rejected", kind="action_field")
    material.coding(added, "luecke", "confirmed", kind="action_field", addressee="bund")
    row = fields(material.source()).iloc[0]
    assert (row["statement"], row["type"], row["addressee"], row["status"]) == (
        "Busse fehlen",
        "luecke",
        "bund",
        "confirmed",
    )


def test_a_passage_is_one_field_and_what_a_person_confirmed_gives_its_type(material):
    decks(material, "a")
    passage = material.passage("a", "Busse fehlen")
    material.field(passage, "luecke")
    assert fields(material.source())["type"].tolist() == ["luecke"]
    material.field(passage, "bedarf")
    assert fields(material.source())["type"].tolist() == ["luecke"]
    material.coding(passage, "bedarf", "confirmed", kind="action_field")
    assert fields(material.source())["type"].tolist() == ["bedarf"]


def test_alike_fields_of_two_projects_share_a_group(material):
    decks(material, "a", "b", "c")
    one = place(material, "a", WORDING, "A1")
    other = place(material, "b", "Es fehlen dauerhafte Stellen zur Koordination", "A1")
    third = place(material, "c", "Fahrtkosten sind zu hoch", "A1")
    group = fields(material.source())["group"]
    assert group[one] == group[other] != group[third]
    assert group[third] == f"g-{third[2:]}"


def test_fields_of_other_themes_or_for_others_are_kept_apart(material):
    decks(material, "a", "b", "c")
    ids = [
        place(material, "a", WORDING, "A1", addressee="bund"),
        place(material, "b", WORDING, "A1", addressee="laender"),
        place(material, "c", WORDING, "A2", addressee="bund"),
    ]
    assert fields(material.source())["group"][ids].nunique() == 3


def test_a_group_holds_only_fields_that_may_all_be_the_same(material):
    decks(material, "a", "b", "c")
    ids = [
        place(material, "a", WORDING, "A1", addressee="bund"),
        place(material, "b", WORDING, "A1"),
        place(material, "c", WORDING, "A1", addressee="laender"),
    ]
    assert fields(material.source())["group"][ids].nunique() == 2


def test_a_link_puts_fields_together_or_keeps_them_apart(material):
    decks(material, "a", "b", "c")
    one, alike = place(material, "a", WORDING, "A1"), place(material, "b", WORDING, "A1")
    unlike = place(material, "c", "Wege sind weit", "A2")
    material.note("link", "different", about=one, code=alike)
    material.note("link", "same", about=unlike, code=one)
    group = fields(material.source())["group"]
    assert group[one] == group[unlike] != group[alike]


def test_the_latest_link_holds_in_either_direction(material):
    decks(material, "a", "b")
    one, alike = place(material, "a", WORDING, "A1"), place(material, "b", WORDING, "A1")
    material.note("link", "different", about=one, code=alike)
    material.note("link", "same", about=alike, code=one)
    assert fields(material.source())["group"].nunique() == 1
