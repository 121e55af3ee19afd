"""Decisions on suggestions, passages and slides."""

from synthese.coding.desk import Desk
from synthese.errors import CodingError
from synthese.types import CodingStatus, Decision, TargetKind

__all__ = ["Reviewing"]


class Reviewing(Desk):
    """Confirm, reject, change and add codes, mark as read."""

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
        return self.read_passage(str(passage))

    def read_passage(self, passage: str) -> Decision:
        """Say that a passage was read, as ``reviewed`` does, by its id alone."""
        return self._append("reviewed", "passage", self._targets.on_passage(self._targets.passage(passage)))
