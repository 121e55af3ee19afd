"""The review of suggestions in JupyterLab: a session without a browser, and the widget that shows it."""

from synthese.notebook.review.session import Review
from synthese.notebook.review.widget import ReviewWidget

__all__ = ["Review", "ReviewWidget"]
