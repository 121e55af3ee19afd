"""Decisions on suggestions, passages and slides."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from difflib import get_close_matches

from synthese.coding.desk import Desk
from synthese.coding.lines import moment
from synthese.coding.state import TEAM, Key
from synthese.coding.targets import Row
from synthese.errors import CodingError
from synthese.types import CodingStatus, Decision, TargetKind

__all__ = ["Reviewing"]


class Reviewing(Desk):
    """Confirm, reject, change and add codes, mark as read, take back."""

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

    def agree(
        self,
        name: str,
        coders: Iterable[str],
        status: CodingStatus = "confirmed",
        *,
        kind: TargetKind = "theme",
        code: str = "",
        memo: str = "",
    ) -> Decision:
        """Record what coders agreed on: it holds for the team, and what each had said alone stays as it was.

        Args:
            name: The id of a tag or coding; or of a passage, with the code given below.
            coders: Who agreed, besides you; your own name may be among them.
            status: ``confirmed`` or ``rejected``.
            kind: With a passage: ``theme`` or ``action_field``.
            code: With a passage: the code. With a tag or coding: the code that holds instead.
            memo: Why.

        Returns:
            The decision as it stands on the disk; its ``agreed`` names all.

        Raises:
            CodingError: When tag, passage or code are unknown, or nobody else agreed.
        """
        agreed = self._agreed(coders)
        if status not in ("confirmed", "rejected"):
            raise CodingError(f"Coders cannot agree on '{status}': use 'confirmed' or 'rejected'.")
        if name.startswith("p-") and code:
            row = {**self._targets.passage(name), "kind": kind, "code": self._targets.code(kind, code)}
            return self._judge(status, row, memo=memo, agreed=agreed)
        row = dict(self._targets.suggestion(name))
        if not code or code == row["code"]:
            return self._judge(status, row, memo=memo, agreed=agreed)
        if status == "rejected":
            raise CodingError(f"'{code}' is the code that holds instead of '{row['code']}': leave status out.")
        self._targets.code(row["kind"], code)
        return self._judge("changed", {**row, "code": code}, memo=memo, replaces=row["code"], agreed=agreed)

    def _agreed(self, coders: Iterable[str]) -> tuple[str, ...]:
        named = [coders] if isinstance(coders, str) else list(coders)
        others = sorted({name.strip() for name in named} - {"", self.coder, TEAM})
        if not others:
            raise CodingError('Name who agreed with you: codings.agree("t-…", ["bm"]).')
        known = {line.coder for line in self._read().decisions} - {TEAM}
        for name in others:
            near = get_close_matches(name, known, n=1, cutoff=0.7)
            if name not in known and near:
                raise CodingError(f"There is no decision by '{name}'. Did you mean '{near[0]}'?")
        return tuple(sorted((self.coder, *others)))

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
        return self.read_passage(str(passage))

    def read_passage(self, passage: str) -> Decision:
        """Say that a passage was read, as ``reviewed`` does, by its id alone."""
        return self._append("reviewed", "passage", self._targets.on_passage(self._targets.passage(passage)))

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

    def _judge(self, status: CodingStatus, row: Row, *, memo: str, **more: object) -> Decision:
        target = self._targets.on_passage(self._targets.passage(row["passage"]))
        return self._append(status, row["kind"], target, code=row["code"], memo=memo, **more)

    def _undo(self, decision: Decision, *, memo: str = "") -> Decision:
        return self._log.append(
            replace(decision, id="", time="", status="withdrawn", withdraws=decision.id, memo=memo, replaces="")
        )
