"""The widget without a browser: messages in, what is to be drawn out."""

import re

import pytest

from synthese.notebook import ReviewWidget
from synthese.notebook.review import session


@pytest.fixture
def widget(desk):
    return ReviewWidget(desk)


def ask(widget, action, turn=1, **values):
    widget._act(widget, {"action": action, "turn": turn, **values}, [])
    return widget.view["said"]


def code(widget):
    return widget.view["passage"]["codes"][0]


def test_it_begins_with_the_first_open_passage_and_its_picture(widget):
    assert widget.view["passage"]["text"] == "Betriebe bilden aus"
    assert widget.picture.startswith(b"\x89PNG")
    assert widget.words["say"]["title"] == "Durchsicht der Vorschläge"


def test_a_message_decides_and_is_answered_with_its_turn(widget):
    at = widget.view["passage"]["id"]
    said = ask(widget, "confirm", turn=7.5, passage=at, kind="theme", code="B1", seen="")
    assert said == {"kind": "saved", "text": "Gespeichert: B1 Betriebe bestätigt."}
    assert widget.view["turn"] == 7.5
    assert code(widget)["mine"] == "confirmed"


def test_the_picture_is_sent_again_only_for_another_slide(widget):
    first, sent = widget.picture, []
    widget.observe(lambda change: sent.append(change["new"]), "picture")
    ask(widget, "step")
    assert sent == []
    ask(widget, "step", slide=True)
    assert sent
    assert sent[0] != first


def test_two_windows_agree_at_the_next_step(desk, widget):
    other, at = ReviewWidget(desk), widget.view["passage"]["id"]
    ask(widget, "reject", passage=at, kind="theme", code="B1", seen="")
    ask(other, "go", passage=at)
    assert code(other)["mine"] == "rejected"


def test_without_the_pdf_it_says_so_and_decisions_are_made(desk, widget):
    (desk.root / "presentations" / "mosel.pdf").unlink()
    ask(widget, "step", slide=True)
    assert widget.picture == b""
    assert widget.view["no_picture"].startswith("Das Bild der Folie fehlt. ")
    at = widget.view["passage"]["id"]
    assert ask(widget, "confirm", passage=at, kind="theme", code="A1", seen="")["kind"] == "saved"


def test_an_error_of_the_program_is_answered_and_not_hidden(widget, monkeypatch):
    monkeypatch.setattr(session.Review, "read", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        ask(widget, "read", turn=3, passage=widget.view["passage"]["id"])
    assert (widget.view["said"]["kind"], widget.view["turn"]) == ("failed", 3)
    assert widget.view["said"]["text"].startswith("Nicht gespeichert: Im Programm ist etwas schiefgegangen")


def test_it_carries_a_still_view_for_pages_without_a_kernel(widget):
    data, _ = widget._repr_mimebundle_()
    assert data["application/vnd.jupyter.widget-view+json"]["model_id"] == widget.model_id
    assert "Standbild" in data["text/html"]


def test_script_and_style_come_with_the_package_and_ask_no_server(widget):
    for part in (widget._esm, str(widget._css)):
        assert "synthese" in part
        assert "http" not in part.replace("http://www.w3.org/2000/svg", "")
        assert "import " not in part


def test_the_script_says_only_what_the_label_table_has(widget):
    asked = re.findall(r'say\("(\w+)"', widget._esm) + re.findall(r'(?:button|tool|part|move)\("(\w+)"', widget._esm)
    assert len(asked) > 40
    assert [key for key in asked if key not in widget.words["say"] and key not in widget.words["keys"]] == []
