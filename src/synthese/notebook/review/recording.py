"""What is recorded beside a coder's own decisions: what coders agree on, and memos on whatever is compared."""

from collections.abc import Callable, Iterable
from typing import Literal, NamedTuple

from synthese.coding import Note, read_notes
from synthese.errors import CodingError
from synthese.notebook.review.found import CodeFound
from synthese.notebook.review.walk import Said, Walk
from synthese.types import CodingStatus, Decision, TargetKind

__all__ = ["Matter", "Recording"]

About = Literal["presentation", "project", "code"]


class Matter(NamedTuple):
    """What a memo may be on: a presentation, a project, or a theme of the codebook."""

    kind: About
    key: str
    name: str


class Recording(Walk):
    """Consensus and memos; all actions raise CodingError when nothing can be saved."""

    def agree(
        self,
        passage: str,
        kind: TargetKind,
        code: str,
        *,
        coders: Iterable[str],
        status: CodingStatus = "confirmed",
        seen: str | None = None,
        memo: str = "",
    ) -> Said:
        """Record what the coder and others agreed on: it holds for the team, what each said alone stays.

        Args:
            passage: The passage's id.
            kind: ``theme`` or ``action_field``.
            code: The code's id.
            coders: Who agreed, besides the coder.
            status: ``confirmed`` or ``rejected``.
            seen: What the coder saw as their own decision; when it is another by now, nothing is recorded.
            memo: Why.
        """
        one = self._code(passage, kind, code, seen)

        def agreed() -> Decision:
            return self.codings.agree(passage, coders, status, kind=one.kind, code=one.code, memo=memo)

        return self._save(f"agreed_{status}", agreed, code=self._name(kind, code))

    def note(self, passage: str, about: About, key: str, text: str) -> Said:
        """Write a memo on what a passage belongs to, or take the coder's own one back with an empty text.

        Args:
            passage: The passage's id.
            about: ``presentation``, ``project`` or ``code``.
            key: Its id or name, one of ``matters``.
            text: The memo.
        """
        self.refresh()
        matter = next((one for one in self.matters(passage) if one[:2] == (about, key)), None)
        if matter is None:
            raise CodingError(self.words("memo_nowhere", name=key))
        own = [note for note in self.notes(matter) if note.coder == self.codings.coder]
        if not text.strip():
            if not own:
                return Said("told", self.words("memo_empty"))
            return self._save("memo_withdrawn", lambda: self.codings.withdraw(own[0].decision), code=matter.name)
        target = {"about" if about == "code" else about: key}
        return self._save("memo_saved", lambda: self.codings.memo(text.strip(), **target), code=matter.name)

    def matters(self, passage: str) -> list[Matter]:
        """Return what a memo may be on beside a code's decision: the deck of a passage, its project, its themes."""
        names, deck = self.material.names, self.row(passage)["presentation"]
        project = names.presentations[deck]["project"]
        found = [Matter("presentation", deck, self.material.decks[deck])]
        found += [Matter("project", project, project)] if project in names.cases else []
        themes = [one.code for one in self.found.codes(passage) if one.kind == "theme"]
        return found + [Matter("code", code, names.theme(code)) for code in themes if code in names.themes]

    def notes(self, matter: Matter) -> list[Note]:
        """Return the memos on a matter: everybody's, or, for who works blind, the coder's own."""
        places = {"presentation": "presentation", "project": "project", "code": "about"}
        return [
            note
            for note in read_notes(self.codings.standing.in_force())
            if note.kind == "memo" and getattr(note, places[matter.kind]) == matter.key
            if sum(map(bool, (note.presentation, note.project, note.about))) == 1
            if not self.codings.blind or note.coder == self.codings.coder
        ]

    def _code(self, passage: str, kind: TargetKind, code: str, seen: str | None = None) -> CodeFound:
        """Return a code as it is at a passage now, if the coder's own decision on it is the one they saw."""
        self.refresh()
        self.row(passage)
        found = [one for one in self.found.codes(passage) if (one.kind, one.code) == (kind, code)]
        if not found or seen not in (None, found[0].mine):
            raise CodingError(self.words("stale", code=self._name(kind, code)))
        return found[0]

    def _save(self, told: str, act: Callable[[], Decision], **values: object) -> Said:
        try:
            act()
        finally:
            self.refresh()
        return Said("saved", self.words(told, **values))

    def _name(self, kind: str, code: str) -> str:
        return self.material.names.code(kind, code)
