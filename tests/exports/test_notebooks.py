"""Notebooks as HTML: what needs a kernel or another machine is left out."""

from nbformat.v4 import new_code_cell, new_notebook, new_output

from synthese.exports.notebooks import notebook_html

WIDGET = "application/vnd.jupyter.widget-view+json"


def page(**data):
    output = new_output("display_data", data)
    notebook = new_notebook(cells=[new_code_cell("review", outputs=[output])])
    notebook.metadata["widgets"] = {
        "application/vnd.jupyter.widget-state+json": {"state": {"m": {"picture": "geheim"}}}
    }
    return notebook, notebook_html(notebook, title="Durchsicht")


def test_a_widget_is_shown_by_its_still_view():
    notebook, html = page(**{WIDGET: {"model_id": "m"}, "text/html": "<p>Standbild</p>"})
    assert "<p>Standbild</p>" in html
    assert "widget-view" not in html
    assert "geheim" not in html
    assert WIDGET in notebook.cells[0].outputs[0].data


def test_no_script_is_loaded_from_elsewhere():
    _, html = page(**{"text/plain": "x"})
    assert 'src="http' not in html
    assert "mathjax" not in html.lower()
