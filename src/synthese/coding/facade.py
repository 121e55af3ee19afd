"""What a researcher decides with: ``workspace.codings``."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Literal

import pandas as pd

from synthese.coding.anchoring import Anchors, field_id
from synthese.coding.decisions import Decisions, read_decisions
from synthese.coding.lines import moment
from synthese.coding.log import CodingLog
from synthese.coding.standing import Standing
from synthese.coding.state import Key, in_force
from synthese.coding.targets import Row, Targets
from synthese.errors import CodingError, Problem
from synthese.types import Codebook, CodingStatus, Decision, Target, TargetKind

__all__ = ["Codings"]

_SAID = ("time", "coder", "status", "kind", "code", "replaces", "text", "memo", "addressee", "after", "withdraws")
_PLACE = ("project", "about", "presentation", "slide", "page", "passage", "quote")


class Codings:
    """Decisions on tags, passages, slides and projects; each is on the disk before the call returns.

    Args:
        folder: ``presentations/codings``.
        coder: Who decides.
        codebook: The codebook in force.
        tables: The reader of tables, by name.
        pdf_hashes: The hash of each presentation's PDF.
    """

    def __init__(
        self,
        folder: Path,
        coder: str,
        *,
        codebook: Codebook,
        tables: Callable[[str], pd.DataFrame],
        pdf_hashes: Mapping[str, str],
    ) -> None:
        self._folder = folder
        self._codebook = codebook
        self._tables = tables
        self._targets = Targets(tables, codebook=codebook, pdf_hashes=pdf_hashes)
        self._log = CodingLog(folder, coder)
        self.standing = Standing(folder, tables)
        """What holds now, decisions since the last run included."""

    @property
    def coder(self) -> str:
        """Who decides."""
        return self._log.coder

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is damaged in the logs, and what was mended while writing."""
        return (*read_decisions(self._folder).problems, *self._log.problems)

    def confirm(self, tag: str, *, memo: str = "") -> Decision:
        """Confirm a suggestion.

        Args:
            tag: The id of a tag or coding, or of a passage with a single tag.
            memo: A remark.

        Returns:
            The decision as it stands on the disk.

        Raises:
            CodingError: When there is no such tag, or the decision cannot be saved.
        """
        return self._judge("confirmed", self._targets.suggestion(tag), memo=memo)

    def reject(self, tag: str, *, memo: str = "") -> Decision:
        """Reject a suggestion: it is not made again at this passage, by whatever rule; arguments as of ``confirm``."""
        return self._judge("rejected", self._targets.suggestion(tag), memo=memo)

    def change(self, tag: str, code: str, *, memo: str = "") -> Decision:
        """Put another code in the place of a suggested one.

        Args:
            tag: The id of a tag or coding, or of a passage with a single tag.
            code: The code of the same kind that holds instead.
            memo: A remark.

        Returns:
            The decision as it stands on the disk.

        Raises:
            CodingError: When there is no such tag or code, or it is the code already.
        """
        row = self._targets.suggestion(tag)
        if row["code"] == code:
            raise CodingError(
                f"The tag '{tag}' has the code '{code}' already: confirm it with codings.confirm('{tag}')."
            )
        return self.recode(row["passage"], row["kind"], row["code"], code, memo=memo)

    def recode(self, passage: str, kind: TargetKind, code: str, new: str, *, memo: str = "") -> Decision:
        """Put another code in the place of one at a passage, whoever set or suggested it.

        Args:
            passage: The passage's id.
            kind: ``theme`` or ``action_field``.
            code: The code that is put aside.
            new: The code of the same kind that holds instead.
            memo: A remark.

        Returns:
            The decision as it stands on the disk.

        Raises:
            CodingError: When passage or new code are unknown.
        """
        row = {**self._targets.passage(passage), "kind": kind, "code": self._targets.code(kind, new)}
        return self._judge("changed", row, memo=memo, replaces=code)

    def add(
        self,
        passage: str,
        kind: TargetKind,
        code: str,
        *,
        quote: str | None = None,
        start: int = 0,
        memo: str = "",
        addressee: str = "",
    ) -> Decision:
        """Code a passage.

        Args:
            passage: The passage's id.
            kind: ``theme`` or ``action_field``.
            code: The code's id.
            quote: The words that are coded; without them the whole passage.
            start: Where in the passage's text they begin, should it have them several times.
            memo: A remark.
            addressee: Who should act: an id of the codebook, or ``unbestimmt``.

        Returns:
            The decision as it stands on the disk.

        Raises:
            CodingError: When passage, code, words or addressee are unknown.
        """
        target = self._targets.on_passage(self._targets.passage(passage), quote, start)
        code = self._targets.code(kind, code)
        return self._append("added", kind, target, code=code, memo=memo, addressee=self._targets.addressee(addressee))

    def judge(
        self, passage: str, kind: TargetKind, code: str, status: CodingStatus = "confirmed", *, memo: str = ""
    ) -> Decision:
        """Confirm or reject a code at a passage, whether a rule suggested it, another coder set it, or nobody.

        Args:
            passage: The passage's id.
            kind: ``theme`` or ``action_field``.
            code: The code's id.
            status: ``confirmed`` or ``rejected``.
            memo: A remark.

        Returns:
            The decision as it stands on the disk.

        Raises:
            CodingError: When passage or code are unknown, or the status is another.
        """
        if status not in ("confirmed", "rejected"):
            raise CodingError(f"'{status}' cannot be said of a code: use 'confirmed' or 'rejected'.")
        row = self._targets.passage(passage)
        return self._judge(status, {**row, "kind": kind, "code": self._targets.code(kind, code)}, memo=memo)

    def reviewed(self, presentation: str, slide: int | None = None, passage: str | None = None) -> Decision:
        """Say that a slide or passage was read: what is not coded there does not apply.

        Args:
            presentation: The presentation's id.
            slide: The slide, or
            passage: the passage.

        Returns:
            The decision as it stands on the disk.

        Raises:
            CodingError: When neither or both are given, or there is no such slide or passage.
        """
        if (slide is None) == (passage is None):
            raise CodingError(f"Say what was read of '{presentation}': slide=3, or passage='p-…', one of the two.")
        if slide is not None:
            target, passages = self._targets.on_slide(presentation, slide)
            return self._append("reviewed", "slide", target, evidence=passages)
        row = self._targets.passage(str(passage))
        if row["presentation"] != self._targets.presentation(presentation):
            raise CodingError(f"The passage '{passage}' stands in '{row['presentation']}', not in '{presentation}'.")
        return self._append("reviewed", "passage", self._targets.on_passage(row))

    def withdraw(self, name: str, *, kind: TargetKind = "theme", code: str = "", memo: str = "") -> Decision:
        """Take back a decision, as if nothing had been decided.

        Args:
            name: The id of a decision of yours; or of a tag or coding, whose code then is undecided again; or of a
                passage, whose code as given below is undecided again, or without a code its mark as read.
            kind: With a passage: ``theme`` or ``action_field``.
            code: With a passage: the code.
            memo: Why.

        Returns:
            The line that withdraws.

        Raises:
            CodingError: When you have no such decision.
        """
        if name.startswith("d-"):
            own = [decision for decision in self._own() if decision.id == name]
            if not own:
                raise CodingError(f"'{self.coder}' has no decision '{name}' in force; see codings.decisions().")
            return self._undo(own[0], memo=memo)
        if name.startswith("p-"):
            row = self._targets.passage(name)
            kind = kind if code else "passage"
        else:
            row = self._targets.suggestion(name)
            kind, code = row["kind"], row["code"]
        if Key(self.coder, row["passage"], kind, code) not in self.standing.states():
            what = f"not coded it with '{code}'" if code else "not marked it as read; name a code to withdraw that"
            raise CodingError(f"There is nothing to withdraw at '{row['passage']}': '{self.coder}' has {what}.")
        target = self._targets.on_passage(self._targets.passage(row["passage"]))
        return self._append("withdrawn", kind, target, code=code, memo=memo)

    def undo(self) -> Decision:
        """Withdraw your last decision that still stands; called again, the one before.

        Returns:
            The line that withdraws; its ``withdraws`` names the decision undone.

        Raises:
            CodingError: When none is left.
        """
        last = self.last()
        if last is None:
            raise CodingError(f"There is nothing to undo: '{self.coder}' has no decision in force.")
        return self._undo(last)

    def last(self, kinds: Collection[TargetKind] = ()) -> Decision | None:
        """Return your last decision that still stands, or None.

        Args:
            kinds: What it may be about: ``theme``, ``slide``, …; none for anything.
        """
        own = [decision for decision in self._own() if not kinds or decision.kind in kinds]
        last = {decision.target.presentation: decision for decision in own}
        return max(last.values(), key=lambda decision: (moment(decision.time), decision.id), default=None)

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

    def history(self, passage: str) -> pd.DataFrame:
        """Return all decisions on a passage, the oldest first, those found again under a former id included.

        Args:
            passage: The passage's id.

        Returns:
            One row a decision, as of ``decisions``.

        Raises:
            CodingError: When there is no such passage.
        """
        self._targets.passage(passage)
        read = read_decisions(self._folder)
        anchors = Anchors(self._tables("passages"), self._tables("blocks"))
        single = list(anchors.single(read.decisions))
        anchors.settle(single)
        matched = [(decision, anchors.find(decision.target).row) for decision in single]
        ids = {decision.id for decision, row in matched if row is not None and row["passage"] == passage}
        frame = _frame(read)
        by_time = frame.sort_values("time", key=lambda times: times.map(moment), kind="stable", ignore_index=True)
        return by_time[by_time["decision"].isin(ids)].reset_index(drop=True)

    def decisions(self) -> pd.DataFrame:
        """Return all decisions of all coders, one row a line; ``in_force`` is False for those undone."""
        return _frame(read_decisions(self._folder))

    def _judge(self, status: CodingStatus, row: Row, *, memo: str, replaces: str = "") -> Decision:
        target = self._targets.on_passage(self._targets.passage(row["passage"]))
        return self._append(status, row["kind"], target, code=row["code"], memo=memo, replaces=replaces)

    def _undo(self, decision: Decision, *, memo: str = "") -> Decision:
        return self._log.append(
            replace(decision, id="", time="", status="withdrawn", withdraws=decision.id, memo=memo, replaces="")
        )

    def _own(self) -> list[Decision]:
        return [decision for decision in self.standing.in_force() if decision.coder == self.coder]

    def _append(self, status: CodingStatus, kind: TargetKind, target: Target, **fields: object) -> Decision:
        known = Decision(
            id="", time="", coder="", status=status, kind=kind, target=target, codebook=self._codebook.sha256
        )
        return self._log.append(replace(known, **fields))  # type: ignore[arg-type]  # checked by the callers


def _frame(read: Decisions) -> pd.DataFrame:
    standing = {decision.id for decision in in_force(read.decisions)}
    rows = [_row(decision, standing=decision.id in standing) for decision in read.decisions]
    return pd.DataFrame(rows, columns=["decision", *_SAID, *_PLACE, "in_force"])


def _row(decision: Decision, *, standing: bool) -> dict[str, object]:
    said = {name: getattr(decision, name) for name in _SAID}
    place = {name: getattr(decision.target, name) for name in _PLACE}
    return {"decision": decision.id, **said, **place, "in_force": standing}
