"""What researchers add to a theme of their codebook: a term, an anchor example."""

from pathlib import Path

from synthese.codebook.editing import Draft, edit_codebook, written
from synthese.codebook.terms import read_term
from synthese.codebook.theme_nodes import indicators_of, term_of
from synthese.provenance import normal_form
from synthese.types import IndicatorMode

__all__ = ["add_term", "set_anchor"]


def add_term(path: Path, theme: str, term: str, *, mode: IndicatorMode | None = None, weak: bool = False) -> None:
    """Write a term behind the indicators of a theme.

    Args:
        path: ``codebook.yaml``.
        theme: The theme's id.
        term: The term as an indicator is written: ``sprachtandem*``.
        mode: The mode, where no asterisk says it.
        weak: True when it counts only beside another indicator of the theme.

    Raises:
        CodebookError: When there is no such theme, the term cannot be used, or it is there already.
    """

    def change(draft: Draft) -> None:
        try:
            indicator = read_term(term, mode=mode, weak=weak)
        except ValueError as error:
            raise draft.refusal(f"theme {theme}", f"{error}.") from error
        owner = draft.theme(theme)
        for node in indicators_of(owner):
            if normal_form(term_of(node)) == normal_form(indicator.text):
                line = draft.text.count("\n", 0, node.start) + 1
                message = f"'{indicator.text}' stands in line {line} already: nothing is to be added."
                raise draft.refusal(f"line {line}, theme {theme}", message)
        parts = [f"mode: {mode}"] if mode else []
        parts += ["weak: true"] if weak else []
        word = written(indicator.text)
        draft.append(owner, "indicators", f"{{{', '.join([f'term: {word}', *parts])}}}" if parts else word)

    edit_codebook(path, change)


def set_anchor(path: Path, theme: str, quotation: str, source: str) -> None:
    """Make a quotation the anchor example of a theme.

    Args:
        path: ``codebook.yaml``.
        theme: The theme's id.
        quotation: Its words.
        source: Whose they are, as a citation.

    Raises:
        CodebookError: When there is no such theme.
    """

    def change(draft: Draft) -> None:
        draft.set_field(draft.theme(theme), "anchor", " ".join(quotation.split()))
        draft.set_field(draft.theme(theme), "anchor_source", source)

    edit_codebook(path, change)
