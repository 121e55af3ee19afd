"""How texts are tagged, and what the codebook and the codings teach."""

from typing import TYPE_CHECKING

from synthese.workbench.editing import Editing
from synthese.workbench.looking import Looking
from synthese.workbench.models import find_model, forget_model
from synthese.workbench.records import Progress, silent

if TYPE_CHECKING:
    from synthese.tagging import Explanation
    from synthese.workbench.growing import Growth
    from synthese.workbench.lesson import Lesson
    from synthese.workbench.tagging_on_demand import TaggedPassage

__all__ = ["Teaching"]


class Teaching(Looking):
    """Tag texts, extend the codebook, learn from codings."""

    def tag(self, source: str, *, heading: str = "") -> "list[TaggedPassage]":
        """Tag a text, a PDF or a file of passages (JSON lines) with the codebook, and with what was learned."""
        from synthese.workbench.tagging_on_demand import tag_source  # noqa: PLC0415

        codebook = self.codebook
        model = find_model(self.layout, codebook).model
        return tag_source(source, codebook, heading=heading, settings=self.settings, model=model)

    def explain(self, text: str, *, heading: str = "", context: str = "") -> "Explanation":
        """Tell each decision of the tagger on a text, what was dropped and why, in the language of the reports."""
        from synthese.tagging import build_pipeline, explain  # noqa: PLC0415
        from synthese.workbench.explaining import in_words  # noqa: PLC0415

        nlp = build_pipeline(self.codebook, settings=self.settings.tagging)
        return in_words(explain(nlp, text, heading=heading, context=context), self.settings.export.language)

    def explain_in_lines(self, text: str, *, heading: str = "", context: str = "") -> tuple[str, ...]:
        """Tell each decision of the tagger on a text as lines to be read."""
        from synthese.workbench.explaining import lines_of  # noqa: PLC0415

        found = self.explain(text, heading=heading, context=context)
        return tuple(lines_of(found, self.codebook, self.settings.export.language))

    @property
    def editing(self) -> Editing:
        """The codebook under work: terms to add, themes to rename, merge, split and retire, the printed guide."""
        return Editing(self.layout, self.settings, tables=self.table, changed=self._forget_codings)

    def codebook_terms(self) -> "Growth":
        """Look where the codebook is thin: terms it lacks, indicators that never fire or mislead, overlapping themes.

        Returns:
            One table each; ``workspace.editing.add_term("A1", "sprachtandem*")`` accepts a term.

        Raises:
            WorkspaceError: When a run is needed first.
        """
        return self.editing.terms()

    def learn(self, *, progress: Progress | None = None) -> "Lesson":
        """Learn from the team's codings and judge it by presentations that were not learned from; nothing is written.

        Args:
            progress: Told how far it has come.

        Returns:
            The figures beside those of the codebook alone; its ``accept()`` writes presentations/model.json, which
            the next run applies.

        Raises:
            WorkspaceError: When there are too few coded or read passages, with how many and how to get more.
        """
        from synthese.workbench.lesson import learn  # noqa: PLC0415

        return learn(self.layout, self.settings, progress or silent)

    def forget(self) -> bool:
        """Take away what was learned; the next run tags by the codebook alone. Tells whether there was anything."""
        return forget_model(self.layout)
