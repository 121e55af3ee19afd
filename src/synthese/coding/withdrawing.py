"""Taking decisions back: a new line in the log, after which nothing is decided."""

from collections.abc import Collection
from dataclasses import replace

from synthese.coding.desk import Desk
from synthese.coding.lines import moment
from synthese.coding.state import Key
from synthese.errors import CodingError
from synthese.types import Decision, TargetKind

__all__ = ["Withdrawing"]


class Withdrawing(Desk):
    """Take back the last decision, or any."""

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
        if Key(self.coder, row["passage"], kind, code) not in self._states():
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

    def _undo(self, decision: Decision, *, memo: str = "") -> Decision:
        return self._log.append(
            replace(decision, id="", time="", status="withdrawn", withdraws=decision.id, memo=memo, replaces="")
        )
