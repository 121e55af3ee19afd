"""What coders agreed on after they had decided alone."""

from collections.abc import Iterable
from difflib import get_close_matches

from synthese.coding.desk import Desk
from synthese.errors import CodingError
from synthese.types import TEAM, CodingStatus, Decision, TargetKind

__all__ = ["Agreeing"]


class Agreeing(Desk):
    """Record consensus, and who agreed."""

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
