"""An executed notebook as one HTML file that works offline."""

import re
from copy import deepcopy
from typing import Any

__all__ = ["notebook_html"]

# What the exporter's template would load from elsewhere: formulas and diagrams, which our notebooks do not use.
_REMOTE_SCRIPT = re.compile(r"<script[^>]*\bsrc=\"[^\"]*\"[^>]*>\s*</script>")
_REMOTE_MODULE = re.compile(r"<script type=\"(?:module|text/x-mathjax-config)\">.*?</script>", re.DOTALL)
_SIBLING = re.compile(r'href="([^"/:]+)\.ipynb"')
_RESULTS = re.compile(r'href="\.\./results/')
_WIDGET = "application/vnd.jupyter.widget-view+json"
_MATHJAX = re.compile(r"<!-- Load mathjax -->.*?<!-- End of mathjax configuration -->", re.DOTALL)


def notebook_html(notebook: Any, *, title: str) -> str:
    """Return a notebook with its outputs as HTML that asks no server for anything.

    Args:
        notebook: As ``nbformat`` reads it, executed.
        title: The title of the page.
    """
    from nbconvert import HTMLExporter  # noqa: PLC0415 - takes a second to load, and only notebooks need it

    notebook = _without_widgets(notebook)
    exporter = HTMLExporter(template_name="lab", embed_images=True)
    html, _ = exporter.from_notebook_node(notebook, resources={"metadata": {"name": title}})
    html = _SIBLING.sub(r'href="\1.html"', html)  # the other notebooks lie beside it as HTML too
    html = _RESULTS.sub('href="../', html)  # and slides beside their folder
    for remote in (_MATHJAX, _REMOTE_SCRIPT, _REMOTE_MODULE):
        html = remote.sub("", html)
    return str(html)


def _without_widgets(notebook: Any) -> Any:
    """Return a notebook with the still views of its widgets: the widgets themselves want a kernel and scripts."""
    still = deepcopy(notebook)
    still["metadata"].pop("widgets", None)
    for cell in still["cells"]:
        for output in cell.get("outputs", ()):
            if "text/html" in output.get("data", {}):
                output["data"].pop(_WIDGET, None)
    return still
