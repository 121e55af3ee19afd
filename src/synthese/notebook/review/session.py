"""A review without a browser: decisions on what is found, each on the disk before an action returns."""

from typing import Any

from synthese.errors import CodingError, SyntheseError, listed
from synthese.notebook.review.found import CodeFound
from synthese.notebook.review.material import Place
from synthese.notebook.review.recording import Recording
from synthese.notebook.review.walk import Said
from synthese.types import CodingStatus, Decision, TargetKind

__all__ = ["ACTIONS", "Review"]

_MARKS: dict[str, str] = {"passage": "read", "slide": "read_slide", "memo": "memo"}
_KINDS: tuple[TargetKind, ...] = ("theme", "action_field", "passage", "slide", "memo")

_WAYS = ("step", "go", "choose")
_DECISIONS = ("confirm", "reject", "change", "add", "memo", "withdraw", "agree", "note", "read", "read_slide", "undo")
ACTIONS = (*_WAYS, *_DECISIONS)
"""What a coder can ask for."""


class Review(Recording):
    """Suggestions decided passage by passage; all actions raise CodingError when a decision cannot be saved."""

    def do(self, action: str, **values: Any) -> Said:
        """Carry out an action by its name; what went wrong is told in words and nothing is lost.

        Args:
            action: One of ``ACTIONS``.
            values: Its arguments.

        Returns:
            What is told.
        """
        try:
            if action not in ACTIONS:
                raise CodingError(f"There is no action '{action}'; there are {listed(ACTIONS, word='and')}.")
            said: Said = getattr(self, action)(**values)
        except SyntheseError as error:
            return Said("failed", str(error) if action in _WAYS else self.words("failed", error=error))
        return said

    def confirm(self, passage: str, kind: TargetKind, code: str, *, seen: str | None = None, memo: str = "") -> Said:
        """Confirm a code at a passage.

        Args:
            passage: The passage's id.
            kind: ``theme`` or ``action_field``.
            code: The code's id.
            seen: What the coder saw as their own decision; when it is another by now, nothing is decided.
            memo: A remark.

        Returns:
            What is told: a decision that stands already is not written twice.
        """
        return self._judge("confirmed", passage, self._code(passage, kind, code, seen), memo)

    def reject(self, passage: str, kind: TargetKind, code: str, *, seen: str | None = None, memo: str = "") -> Said:
        """Reject a code at a passage, or take back one that the coder alone set; arguments as of ``confirm``."""
        one = self._code(passage, kind, code, seen)
        if one.mine == "confirmed" and not one.tag and not one.others:
            return self.withdraw(passage, kind, code)
        return self._judge("rejected", passage, one, memo)

    def change(self, passage: str, kind: TargetKind, code: str, new: str, *, seen: str | None = None) -> Said:
        """Put another code of the same kind in the place of one; arguments as of ``confirm``."""
        one = self._code(passage, kind, code, seen)
        return self._save(
            "changed", lambda: self.codings.recode(passage, kind, one.code, new), code=self._name(kind, new)
        )

    def add(
        self, passage: str, kind: TargetKind, code: str, *, start: int = 0, end: int = 0, addressee: str = ""
    ) -> Said:
        """Code a passage, or some of its words.

        Args:
            passage: The passage's id.
            kind: ``theme`` or ``action_field``.
            code: The code's id.
            start: Where the words begin in the passage's text.
            end: Where they end, exclusive; twice 0 for the whole passage.
            addressee: Who should act (of an action field).
        """
        self.refresh()
        words = self.row(passage)["text"][start:end]
        one = next((one for one in self.found.codes(passage) if (one.kind, one.code) == (kind, code)), None)
        if one and not words and not addressee:
            return self._judge("confirmed", passage, one, "")
        if one and one.mine == "confirmed" and (start, end) in one.words and not addressee:
            return Said("told", self.words("already", code=self._name(kind, code)))

        def added() -> Decision:
            return self.codings.add(passage, kind, code, quote=words or None, start=start, addressee=addressee)

        return self._save("added", added, code=self._name(kind, code))

    def memo(self, passage: str, kind: TargetKind, code: str, text: str) -> Said:
        """Write a memo on a decision of the coder's, which else stays as it is."""
        one = self._code(passage, kind, code)
        if one.own is None:
            raise CodingError(self.words("memo_on_nothing", code=self._name(kind, code)))
        said, target = one.own.decision, one.own.decision.target
        start, _ = self.material.stretch(self.row(passage), target.block, target.quote, target.start)

        def again() -> Decision:
            if said.status != "added" or one.mine == "rejected":
                wanted: CodingStatus = "rejected" if one.mine == "rejected" else "confirmed"
                return self.codings.judge(passage, kind, code, wanted, memo=text)
            quote, whom = target.quote, said.addressee
            return self.codings.add(passage, kind, code, quote=quote, start=start, memo=text, addressee=whom)

        return self._save("memo_saved", again, code=self._name(kind, code))

    def withdraw(self, passage: str, kind: TargetKind, code: str, *, seen: str | None = None) -> Said:
        """Take back the coder's decision on a code, which then is undecided; arguments as of ``confirm``."""
        one = self._code(passage, kind, code, seen)
        if one.own is None:
            return Said("told", self.words("nothing_decided", code=self._name(kind, code)))
        name = self._name(kind, code)
        return self._save("withdrawn", lambda: self.codings.withdraw(passage, kind=kind, code=code), code=name)

    def read(self, passage: str) -> Said:
        """Mark a passage as read, or take the mark back where it is."""
        self.refresh()
        deck = self.row(passage)["presentation"]
        if self.found.is_read(passage):
            return self._save("unread", lambda: self.codings.withdraw(passage))
        return self._save("marked_read", lambda: self.codings.reviewed(deck, passage=passage))

    def read_slide(self, passage: str) -> Said:
        """Mark the slide of a passage as read."""
        self.refresh()
        place = self.material.place(self.row(passage))
        if all(map(self.found.is_read, self.material.on_slide[place])):
            return Said("told", self.words("slide_already_read", slide=place.slide))
        return self._save("slide_read", lambda: self.codings.reviewed(*place), slide=place.slide)

    def undo(self) -> Said:
        """Take back the coder's last decision or memo, and go to its passage or slide."""
        self.refresh()
        last = self.codings.last(_KINDS)
        if last is None:
            return Said("told", self.words("nothing_to_undo"))
        target = last.target
        what = self._name(last.kind, last.code) if last.code else self.words(_MARKS[last.kind])
        said = self._save("undone", lambda: self.codings.withdraw(last.id), what=what)
        on_slide = self.material.on_slide.get(Place(target.presentation, target.slide), [])
        there = [passage for passage in (target.passage, *on_slide) if passage in self.material.passages]
        for passage in there[:1]:
            self.queue.go(passage)
        return said

    def _judge(self, wanted: CodingStatus, passage: str, one: CodeFound, memo: str) -> Said:
        name = self._name(one.kind, one.code)
        if one.own and one.mine == wanted and memo in ("", one.own.decision.memo):
            return Said("told", self.words("already", code=name))

        def judged() -> Decision:
            return self.codings.judge(passage, one.kind, one.code, wanted, memo=memo)

        return self._save(wanted, judged, code=name)
