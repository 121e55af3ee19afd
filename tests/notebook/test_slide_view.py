"""The picture of a slide with its boxes."""

from synthese.notebook import SlideView

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
