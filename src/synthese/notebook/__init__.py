"""Notebook: what people see in JupyterLab."""

from synthese.notebook.slide_view import SlideView

__all__ = ["SlideView"]
