"""The review in JupyterLab: drawing is in the browser, all that counts is in the session."""

from pathlib import Path
from typing import Any, Unpack

import anywidget
import traitlets

from synthese.notebook.review.codes import review_words
from synthese.notebook.review.material import Place
from synthese.notebook.review.session import Review
from synthese.notebook.review.still import still_html
from synthese.notebook.review.view import review_view
from synthese.notebook.review.walk import Begin, Reviewed, Said

__all__ = ["ReviewWidget"]

_HERE = Path(__file__).parent
_SCRIPTS = ("text", "drawing", "keys", "windows", "review")
"""Joined in this order: a widget has one script, and each part builds on those before it."""


class ReviewWidget(anywidget.AnyWidget):
    """Suggestions to be decided, with the picture of the slide; every decision is saved at once.

    Args:
        workspace: The workspace.
        begin: Where the review begins, as of ``Review``.
    """

    _esm = "\n".join((_HERE / f"{name}.js").read_text(encoding="utf-8") for name in _SCRIPTS)
    _css = _HERE / "review.css"
    words = traitlets.Dict().tag(sync=True)
    view = traitlets.Dict().tag(sync=True)
    picture = traitlets.Bytes().tag(sync=True)
    identity = traitlets.Unicode().tag(sync=True)

    def __init__(self, workspace: Reviewed, **begin: Unpack[Begin]) -> None:
        self.review = Review(workspace, **begin)
        super().__init__(words=review_words(self.review.material), **self._shown(Said("told", ""), 0))
        self.identity = self.model_id or ""  # so that the browser finds the outputs that show this widget
        self.on_msg(self._act)

    def _act(self, _: object, message: dict[str, Any], __: object) -> None:
        """Carry out what was asked for in the browser, and show what came of it."""
        asked = dict(message)
        turn = asked.pop("turn")
        said = Said("failed", self.review.words("broken"))
        try:
            said = self.review.do(**asked)
        finally:
            # Whatever happens the browser is answered: it takes no further key before.
            with self.hold_sync():
                for name, value in self._shown(said, turn).items():
                    setattr(self, name, value)

    def _shown(self, said: Said, turn: int) -> dict[str, Any]:
        view = review_view(self.review) | {"said": said._asdict(), "turn": turn}
        picture = b""
        if view["passage"]:
            picture, view["no_picture"] = self.review.picture(Place(view["passage"]["deck"], view["passage"]["slide"]))
        return {"view": view, "picture": picture}

    def _repr_mimebundle_(self, **options: Any) -> Any:
        """Return the widget, and for where no kernel answers a still view of it."""
        data, metadata = super()._repr_mimebundle_(**options) or ({}, {})
        return {**data, "text/html": still_html(self.review)}, metadata
