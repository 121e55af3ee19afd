"""What is written beside the evidence: summaries, links, values of the comparison, memos."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Literal

from synthese.coding.anchoring import field_id
from synthese.coding.desk import Desk
from synthese.errors import CodingError
from synthese.types import CodingStatus, Decision, Target

__all__ = ["Annotating"]


class Annotating(Desk):
    """Summarise, link, set values, write memos."""

    def summarise(self, project: str, about: str, text: str, evidence: Iterable[str] = ()) -> Decision:
        """Write what a project does on a theme or in a dimension.

        Args:
            project: The project's name.
            about: The id of a theme or dimension.
            text: The summary.
            evidence: The ids it was written from; without them those that the tables show now for the cell. When they
                change, the summary is marked outdated.

        Returns:
            The decision as it stands on the disk.

        Raises:
            CodingError: When project, theme or dimension are unknown, or the text is empty.
        """
        name, about = self._targets.project(project), self._targets.about(about)
        if not text.strip():
            raise CodingError(
                f"The summary of '{name}' on '{about}' is empty: withdraw the old one with its id instead."
            )
        shown = tuple(evidence) or self._targets.evidence(name, about)
        return self._append("added", "summary", Target(project=name, about=about), text=text, evidence=shown)

    def link(self, a: str, b: str, relation: Literal["same", "different"] = "same", *, memo: str = "") -> Decision:
        """Say that two action fields, or an action field and a project, speak of the same or of different matters.

        Args:
            a: The id of an action field (``f-…``) or of its passage.
            b: Another, or the name of a project.
            relation: ``same`` or ``different``.
            memo: Why.

        Returns:
            The decision as it stands on the disk.

        Raises:
            CodingError: When an end is unknown, both are the same, or neither is an action field.
        """
        if relation not in ("same", "different"):
            raise CodingError(f"'{relation}' is no relation: use 'same' or 'different'.")
        first, second = self._targets.action_field(a), self._targets.action_field(b)
        if first is None:
            first, second, a, b = second, first, b, a
        if first is None or (second is not None and second["passage"] == first["passage"]):
            raise CodingError(f"'{a}' and '{b}' cannot be linked: name two action fields, or one and a project.")
        target = replace(self._targets.on_passage(first), about=field_id(first["passage"]))
        if second is None:
            target = replace(target, project=self._targets.project(b))
            return self._append("added", "link", target, text=relation, memo=memo)
        other = self._targets.on_passage(second)
        return self._append(
            "added", "link", target, code=field_id(other.passage), text=relation, memo=memo, other=other
        )

    def set_value(
        self, project: str, dimension: str, value: str, *, status: CodingStatus = "added", memo: str = ""
    ) -> Decision:
        """Set, confirm or reject a value in the comparison of projects.

        Args:
            project: The project's name.
            dimension: The dimension's id.
            value: The value.
            status: ``added`` sets it, ``confirmed`` and ``rejected`` judge what was found.
            memo: Why.

        Returns:
            The decision as it stands on the disk.

        Raises:
            CodingError: When project, dimension or status are unknown, or the value is empty.
        """
        if status not in ("added", "confirmed", "rejected"):
            raise CodingError(f"'{status}' cannot be said of a value: use 'added', 'confirmed' or 'rejected'.")
        name, about = self._targets.project(project), self._targets.about(dimension, themes=False)
        if not value.strip():
            raise CodingError(f"The value of '{about}' for '{name}' is empty: write one, or withdraw the old one.")
        evidence = self._targets.evidence(name, about)
        return self._append(
            status, "value", Target(project=name, about=about), text=value, evidence=evidence, memo=memo
        )

    def memo(self, text: str, *, project: str = "", presentation: str = "", about: str = "") -> Decision:
        """Write a note on a project, a deck or a theme; a later one of yours on the same replaces it.

        Args:
            text: The note.
            project: The project's name.
            presentation: The presentation's id.
            about: The id of a theme or dimension.

        Returns:
            The decision as it stands on the disk.

        Raises:
            CodingError: When none of the three is given, or one is unknown.
        """
        if not (project or presentation or about):
            raise CodingError("Say what the memo is on: project='…', presentation='…' or about='A1'.")
        target = Target(
            project=project and self._targets.project(project),
            presentation=presentation and self._targets.presentation(presentation),
            about=about and self._targets.about(about),
        )
        return self._append("added", "memo", target, text=text)
