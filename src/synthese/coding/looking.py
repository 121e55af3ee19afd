"""What was decided, and what waits to be decided."""

import pandas as pd

from synthese.coding.agreement import AllCoders, compare_all
from synthese.coding.anchoring import Anchors
from synthese.coding.decisions import Decisions
from synthese.coding.desk import Desk
from synthese.coding.lines import moment
from synthese.coding.resolving import ResolvedCodings, resolve_codings
from synthese.coding.state import in_force
from synthese.errors import CodingError, listed
from synthese.tables import to_frame
from synthese.types import TEAM, Decision, Target

__all__ = ["Looking"]

_SAID = ("time", "coder", "status", "kind", "code", "replaces", "text", "memo", "addressee", "after", "withdraws")
_PLACE = ("project", "about", "presentation", "slide", "page", "passage", "quote")
_COLUMNS = ["decision", *_SAID, *_PLACE, "agreed", "in_force"]
_BLIND = """\
You code blind, and agreement would tell what others decided. When all have finished coding, write blind = false under \
[coding] in synthese.toml (or take the line away), run `synthese run`, and ask again."""


class Looking(Desk):
    """Look at decisions, one's own or all, as of now and not as of the last run."""

    _placing: Anchors | None = None

    def resolved(self) -> ResolvedCodings:
        """Return what all coders' decisions amount to now, with their places; blind or not."""
        passages, blocks, tags = (self._tables(name) for name in ("passages", "blocks", "tags"))
        return resolve_codings(
            self._read(),
            passages=passages,
            blocks=blocks,
            tags=tags,
            pdf_hashes=self._pdf_hashes,
            codebook=self._codebook,
        )

    def current(self) -> pd.DataFrame:
        """Return the codings as of now, in the columns of the table ``codings``; when blind, your own alone."""
        rows = [row for row in self.resolved().codings if not self.blind or row["coder"] == self.coder]
        return to_frame("codings", rows)

    def lost(self) -> pd.DataFrame:
        """Return the decisions to be placed again, in the columns of ``lost_codings``; when blind, your own alone."""
        rows = [row for row in self.resolved().lost if not self.blind or row["coder"] == self.coder]
        return to_frame("lost_codings", rows)

    def table(self, name: str) -> pd.DataFrame:
        """Return a table of the last run, as ``workspace.table`` does."""
        return self._tables(name)

    def find_passage(self, target: Target) -> str:
        """Return the present id of the passage that a target means, or an empty text where it is not surely found."""
        if self._placing is None:
            self._placing = self._anchors(self._read())
        row = self._placing.find(target).row
        return str(row["passage"]) if row is not None else ""

    def suggestions(self, presentation: str = "") -> pd.DataFrame:
        """Return the suggestions that wait for your decision, as of now, in the columns of the table ``tags``.

        What you decided on, and what stands on a passage that you marked as read, does not wait. Nor does what the team
        rejected, whatever rule suggests it by now; when blind you see that nevertheless, for it is others' decision.

        Args:
            presentation: The presentation's id; empty for all.
        """
        tags, resolved = self._tables("tags"), self.resolved()
        own = [row for row in resolved.codings if row["coder"] == self.coder]
        decided = {(row["passage"], row["kind"], row["code"]) for row in own}
        read = {row["passage"] for row in own if row["state"] == "reviewed"}
        closed = decided if self.blind else decided | resolved.rejected
        waiting = [
            not negated and passage not in read and (passage, kind, code) not in closed
            for passage, kind, code, negated in zip(
                tags["passage"], tags["kind"], tags["code"], tags["negated"], strict=True
            )
        ]
        found = tags[waiting]
        here = found[found["presentation"] == self._targets.presentation(presentation)] if presentation else found
        return here.reset_index(drop=True)

    def agreement(self, *coders: str) -> AllCoders:
        """Compare all coders, or those named, as of now: each two, and all together.

        Raises:
            CodingError: When you code blind, fewer than two people have decided, or a coder is unknown.
        """
        if self.blind:
            raise CodingError(_BLIND)
        codings = to_frame("codings", self.resolved().codings)
        unknown = sorted(set(coders) - set(codings["coder"]))
        if unknown:
            known = listed(sorted(set(codings["coder"]) - {TEAM}), word="and") or "none"
            raise CodingError(f"There is no coder {listed(unknown)}; there are {known}.")
        if coders:
            codings = codings[codings["coder"].isin(coders)]
        return compare_all(codings, passages=self._tables("passages"))

    def history(self, passage: str) -> pd.DataFrame:
        """Return all decisions on a passage, the oldest first, those found again under a former id included.

        Args:
            passage: The passage's id.

        Returns:
            One row a decision, as of ``decisions``: who decided what and when, what was undone too.

        Raises:
            CodingError: When there is no such passage.
        """
        self._targets.passage(passage)
        read = self._read()
        anchors = self._anchors(read)
        single = list(anchors.single(read.decisions))
        anchors.settle(single)
        matched = [(decision, anchors.find(decision.target).row) for decision in single]
        ids = {decision.id for decision, row in matched if row is not None and row["passage"] == passage}
        frame = self._frame(read)
        by_time = frame.sort_values("time", key=lambda times: times.map(moment), kind="stable", ignore_index=True)
        return by_time[by_time["decision"].isin(ids)].reset_index(drop=True)

    def decisions(self) -> pd.DataFrame:
        """Return all decisions, one row a line; ``in_force`` is False for those undone; when blind, your own alone."""
        return self._frame(self._read())

    def moved(self) -> pd.DataFrame:
        """Return the decisions in force that stand on a passage whose words changed since, to be looked at.

        Returns:
            Columns decision, coder, kind, code, presentation, slide, page, passage, quote (the words then) and now
            (the passage's words).
        """
        read = self._read()
        anchors = self._anchors(read)
        single = list(anchors.single(in_force(read.decisions)))
        anchors.settle(single)
        shown = [line for line in single if not self.blind or line.coder == self.coder]
        rows = [
            {
                **{name: getattr(line, name) for name in ("coder", "kind", "code")},
                **{name: match.row[name] for name in ("presentation", "slide", "page", "passage")},
                "decision": line.id,
                "quote": line.target.quote,
                "now": match.row["text"],
            }
            for line in shown
            if (match := anchors.find(line.target)).row is not None and match.reason == "changed"
        ]
        columns = ["decision", "coder", "kind", "code", "presentation", "slide", "page", "passage", "quote", "now"]
        return pd.DataFrame(rows, columns=columns)

    def _frame(self, read: Decisions) -> pd.DataFrame:
        standing = {decision.id for decision in in_force(read.decisions)}
        shown = [line for line in read.decisions if not self.blind or line.coder == self.coder]
        return pd.DataFrame([_row(line, standing=line.id in standing) for line in shown], columns=_COLUMNS)


def _row(decision: Decision, *, standing: bool) -> dict[str, object]:
    said = {name: getattr(decision, name) for name in _SAID}
    place = {name: getattr(decision.target, name) for name in _PLACE}
    return {"decision": decision.id, **said, **place, "agreed": list(decision.agreed), "in_force": standing}
