"""Notebooks as HTML: what needs a kernel or another machine is left out."""

import re
from html.parser import HTMLParser

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


class Loaded(HTMLParser):
    """What a page loads: addresses of scripts, styles, pictures and frames, and of imports in scripts and styles."""

    def __init__(self, html):
        super().__init__()
        self.found = re.findall(r"""(?:\bimport\b[^;"']*|url\()["']?(https?:[^"')]*)""", html)
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        names = ("src", "href") if tag == "link" else ("src", "data", "poster", "srcset")
        self.found += [f"{tag} {given[name]}" for name in names if given.get(name) and tag != "a"]


def test_nothing_is_loaded_from_elsewhere():
    _, html = page(**{"text/plain": "x"})
    assert [address for address in Loaded(html).found if "data:" not in address] == []
    assert "mathjax" not in html.lower()


def test_what_a_page_loads_is_seen():
    html = '<script src="//a"></script><script>import x from "https://b"</script><link href="c"><a href="d">'
    assert Loaded(html).found == ["https://b", "script //a", "link c"]
