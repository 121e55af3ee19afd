"""The picture of a slide with its boxes."""

from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from synthese.notebook import SlideView
from synthese.notebook.badges import badge_places
from synthese.notebook.slide_view import ROLE_STYLES
from synthese.types import Box, Role

BOX = {"x0": 10.0, "top": 20.0, "x1": 30.0, "bottom": 40.0}


def view(**fields):
    block = {"block": 1, "role": "bullet", "level": 2, "text": "<script>\tx", **BOX}
    return SlideView(picture=b"png", width=100, height=50, title="in2 <b>", blocks=[block], **fields)._repr_html_()


def test_text_of_the_slide_stays_text():
    html = view(warnings=["<i>"])
    assert "&lt;script&gt; | x" in html
    assert not any(markup in html for markup in ("<script", "<b>", "<i>"))


def test_roles_carry_their_labels():
    assert "Aufzählungspunkt 2" in view()
    assert "Bullet 2" in view(language="en")


def test_a_passage_is_marked():
    assert view(marked=[BOX]).count("#f0e442") == 1
    assert "#f0e442" not in view()


def test_nothing_is_loaded_from_elsewhere():
    assert "http" not in view()


def test_every_role_is_drawn_in_its_own_way_and_named_in_the_legend():
    assert set(ROLE_STYLES) == set(get_args(Role))
    assert len(set(ROLE_STYLES.values())) == len(ROLE_STYLES)
    assert view().count("Aufzählungspunkt") == 3  # the box, the legend, the list of what was read


def test_warnings_are_told_in_the_language_of_the_reader():
    warnings = ["no text layer: the slide is a picture"]
    assert "<li>keine Textebene: die Folie ist ein Bild</li>" in view(warnings=warnings)
    assert "<li>no text layer: the slide is a picture</li>" in view(warnings=warnings, language="en")


def test_who_does_not_see_the_picture_hears_how_to_go_on():
    assert 'aria-label="in2 &lt;b&gt;. Blöcke: 1, nummeriert in der Reihenfolge des Lesens' in view()
    assert '<th scope="row" style="text-align:right">1</th>' in view()


def test_numbers_grow_with_the_slide():
    def size(width):
        html = SlideView(
            picture=b"png",
            width=width,
            height=width / 2,
            title="t",
            blocks=[{"block": 1, "role": "title", "level": 0, "text": "x", **BOX}],
        )._repr_html_()
        return float(html.split('font-size="')[1].split('"')[0])

    assert size(1000) == 10 * size(100)


def rows(*boxes):
    return [dict(block=number, **Box(*box)._asdict()) for number, box in enumerate(boxes, start=1)]


def overlap(one, other):
    return one.x0 < other.x1 and other.x0 < one.x1 and one.top < other.bottom and other.top < one.bottom


def test_numbers_cover_neither_text_nor_one_another():
    """Labels of an axis close to one another, a title at the left edge, a box that holds another one."""
    boxes = [
        (0, 10, 80, 30),
        (20, 100, 60, 110),
        (62, 100, 102, 110),
        (104, 100, 140, 110),
        (10, 150, 190, 250),
        (30, 180, 90, 200),
    ]
    places = badge_places(rows(*boxes), page=Box(0, 0, 400, 300), height=10)
    for number, place in enumerate(places):
        others = [
            Box(*box) for box in boxes if boxes.index(box) != 4
        ]  # the number of the inner box stands in the outer one
        assert not [other for other in [*others, *places[:number]] if overlap(place, other)], number


@given(st.lists(st.tuples(*(st.floats(0, 100) for _ in range(4))), max_size=12))
def test_every_number_stands_on_the_page(boxes):
    page = Box(0, 0, 100, 100)
    ordered = [(min(a, c), min(b, d), max(a, c), max(b, d)) for a, b, c, d in boxes]
    for place in badge_places(rows(*ordered), page=page, height=5):
        assert -1e-6 <= place.x0 < place.x1 <= page.x1 + 1e-6
        assert -1e-6 <= place.top < place.bottom <= page.bottom + 1e-6
