from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from synthese.passages import build_passages
from synthese.types import Block, Box, Deck, Slide


def block(number, role, text, level=0, box=None, cells=()):
    place = Box(*(box or (50, 40 * number, 400, 40 * number + 20)))
    return Block(block=number, role=role, text=text, raw=text, box=place, level=level, cells=cells)


def slide(number, *blocks, title="Ausblick", build_of=None):
    return Slide(
        slide=number, page=number, title=title, kind="content", width=720, height=405, blocks=blocks, build_of=build_of
    )


def passages(*slides):
    deck = Deck(file="a.pdf", sha256="0", pages=len(slides), slides=slides)
    return build_passages(deck, "a")


def test_a_bullet_is_one_passage_with_heading_and_parents():
    found = passages(
        slide(
            1,
            block(1, "title", "Ausblick"),
            block(2, "heading", "Land"),
            block(3, "bullet", "Kurse. Sie fehlen.", level=1),
            block(4, "bullet", "im Winter", level=2),
        )
    )
    assert [(p.text, p.heading, p.context) for p in found] == [
        ("Kurse. Sie fehlen.", "Ausblick", "Land"),
        ("im Winter", "Ausblick", "Land | Kurse. Sie fehlen."),
    ]


def test_a_box_heading_belongs_to_its_column_only():
    found = passages(
        slide(
            1,
            block(1, "heading", "Stadt", box=(50, 80, 200, 100)),
            block(2, "bullet", "Quartiere", level=1, box=(50, 110, 200, 130)),
            block(3, "heading", "Land", box=(300, 80, 450, 100)),
            block(4, "bullet", "Kreise", level=1, box=(300, 110, 450, 130)),
        )
    )
    assert [p.context for p in found] == ["Stadt", "Land"]


def test_each_sentence_of_a_paragraph_is_a_passage():
    found = passages(slide(1, block(1, "paragraph", "Es fehlt Zeit. Wer hilft?")))
    assert [(p.text, p.segments[0].start, p.segments[0].end) for p in found] == [
        ("Es fehlt Zeit.", 0, 14),
        ("Wer hilft?", 15, 25),
    ]


def test_a_sentence_goes_on_in_the_next_block_of_its_column():
    found = passages(slide(1, block(1, "paragraph", "Es fehlt. Den Kreisen"), block(2, "paragraph", "fehlt Geld. Ja.")))
    assert [p.text for p in found] == ["Es fehlt.", "Den Kreisen fehlt Geld.", "Ja."]
    assert found[1].locate(12, 17).block == 2


def test_a_data_row_of_a_table_has_its_header_as_context():
    text = "Ebene\tOffen\nBund\tkleine Kurse\n\t"
    found = passages(slide(1, block(1, "table", text)))
    assert [(p.text, p.context, p.header) for p in found] == [
        ("Bund\tkleine Kurse", "Ebene | Offen", ("Ebene", "Offen"))
    ]


def test_a_data_row_stands_where_its_row_stands():
    table = replace(block(1, "table", "Ebene\nBund\nLand"), row_boxes=tuple(Box(50, y, 90, y + 9) for y in (0, 9, 18)))
    assert [p.box for p in passages(slide(1, table))] == [Box(50, 9, 90, 18), Box(50, 18, 90, 27)]


def test_titles_labels_and_footers_are_no_passages():
    roles = ("title", "subtitle", "heading", "caption", "label", "source", "footer", "page_number")
    assert passages(slide(1, *(block(n, role, "Ein Text") for n, role in enumerate(roles, 1)))) == ()


def test_of_an_animation_group_the_last_slide_counts_and_what_vanished():
    bullets = [block(1, "bullet", "Eins", 1), block(2, "bullet", "Zwei", 1), block(2, "bullet", "Drei", 1)]
    found = passages(
        slide(1, bullets[0], build_of=3), slide(2, bullets[0], bullets[1], build_of=3), slide(3, bullets[0], bullets[2])
    )
    assert [(p.slide, p.text) for p in found] == [(2, "Zwei"), (3, "Eins"), (3, "Drei")]


def test_ids_survive_inserted_slides_and_tell_repetitions_apart():
    first, second = slide(1, block(1, "bullet", "Kurse", 1)), slide(2, block(1, "bullet", "Kurse", 1))
    new = slide(3, block(1, "bullet", "Neu hier", 1))
    before = [p.passage for p in passages(first, second)]
    assert len(set(before)) == 2
    assert [p.passage for p in passages(new, first, second)][1:] == before


@given(st.lists(st.text(alphabet="aB. ?\u00fc", min_size=1, max_size=40), min_size=1, max_size=4))
def test_every_passage_lies_in_its_blocks(texts):
    blocks = [block(n, "paragraph", text.strip()) for n, text in enumerate(texts, 1)]
    by_number = {b.block: b.text for b in blocks}
    for passage in passages(slide(1, *blocks)):
        for number, start, end, offset in passage.segments:
            assert by_number[number][start:end] == passage.text[offset : offset + end - start]


def test_the_title_of_the_deck_heads_no_line_of_the_title_slide():
    opening = Slide(
        slide=1,
        page=1,
        title="Migrantische Ökonomie",
        kind="title",
        width=720,
        height=405,
        blocks=(block(1, "title", "Migrantische Ökonomie"), block(2, "paragraph", "Tagung am 1. Dezember")),
    )
    assert [(p.text, p.heading) for p in passages(opening)] == [("Tagung am 1. Dezember", "")]
