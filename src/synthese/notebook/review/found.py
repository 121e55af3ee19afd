"""The codes at a passage: suggested by the machine, decided by people, or both, as one coder sees them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from synthese.coding.state import Key, State
from synthese.notebook.review.material import Material, Row
from synthese.order import german_key
from synthese.types import TEAM, TargetKind

__all__ = ["UNCERTAIN", "CodeFound", "Found", "Voice"]

UNCERTAIN = 0.7
"""Suggestions with a lower score rest on one weak or indirect rule."""


class Voice(NamedTuple):
    """What another coder holds."""

    coder: str
    state: str
    memo: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeFound:
    """A code at a passage.

    Args:
        kind: ``theme`` or ``action_field``.
        code: The code's id.
        tag: The row of the suggestion; empty where a person set the code.
        words: Where the words stand that speak for it, begin and end in the passage's text; none where the title, the
            context or the whole passage does.
        own: What the coder decided, or None.
        others: What other coders hold.
        status: ``suggested``, ``confirmed``, ``rejected`` or ``disputed``: the team's state.
        waits: True for a suggestion that the coder is to decide on.
        consensus: What the coders agreed on, or None.
    """

    kind: TargetKind
    code: str
    tag: Row
    words: tuple[tuple[int, int], ...]
    own: State | None
    others: tuple[Voice, ...]
    status: str
    waits: bool
    consensus: State | None = None

    @property
    def score(self) -> float | None:
        """The score of the suggestion, 0 to 1; None where a person set the code."""
        return self.tag.get("score")

    @property
    def mine(self) -> str:
        """What the coder decided: ``confirmed``, ``rejected`` or nothing."""
        return self.own.state if self.own else ""

    @property
    def uncertain(self) -> bool:
        """True for a suggestion with a low score."""
        return bool(self.tag) and self.tag["score"] < UNCERTAIN


class Found:
    """All codes at all passages, as one coder sees them now.

    Args:
        material: What is reviewed.
        states: The result of ``codings.standing.states``.
        coder: Whose review it is.
    """

    def __init__(self, material: Material, states: Mapping[Key, State], coder: str) -> None:
        self._material = material
        self._coder = coder
        self.others = sorted({key.coder for key in states} - {TEAM, coder}, key=german_key)
        """The other coders."""
        self._votes: dict[str, dict[tuple[TargetKind, str], dict[str, State]]] = defaultdict(dict)
        for key, state in states.items():
            self._votes[key.passage].setdefault((key.kind, key.code), {})[key.coder] = state

    def is_read(self, passage: str) -> bool:
        """Return whether the coder marked a passage as read."""
        return self._own(self._votes.get(passage, {}).get(("passage", ""), {})) is not None

    def waits(self, tag: Row) -> bool:
        """Return whether the coder is to decide on a suggestion, should its passage not be marked as read.

        What is denied is seen and not counted; what the team rejected is not suggested again, and what the coder agreed
        on with others is settled.
        """
        votes = self._votes.get(tag["passage"], {}).get((tag["kind"], tag["code"]), {})
        team = votes.get(TEAM)
        settled = team is not None and (team.state == "rejected" or self._coder in team.decision.agreed)
        return not (tag["negated"] or settled or self._own(votes))

    def codes(self, passage: str) -> list[CodeFound]:
        """Return the codes at a passage: suggestions by score, then what people set, as in the codebook."""
        row, votes = self._material.passages[passage], self._votes.get(passage, {})
        tags = {(tag["kind"], tag["code"]): tag for tag in self._material.tags.get(passage, ())}
        coded = [key for key in votes if key[1] and key not in tags]
        found = [self._code(row, key, tags.get(key, {}), votes.get(key, {})) for key in (*tags, *coded)]
        return sorted(found, key=lambda one: (one.kind != "theme", -(one.score or 0), self._order(one.code)))

    def waiting(self, passage: str) -> list[CodeFound]:
        """Return the suggestions on which the coder has not decided; on a passage marked as read none waits."""
        return [] if self.is_read(passage) else [code for code in self.codes(passage) if code.waits]

    def _order(self, code: str) -> tuple[int, str]:
        return self._material.names.code_order(code)

    def _code(self, row: Row, key: tuple[TargetKind, str], tag: Row, votes: Mapping[str, State]) -> CodeFound:
        kind, code = key
        own = self._own(votes)
        others = sorted(set(votes) - {TEAM, self._coder}, key=german_key)
        return CodeFound(
            kind=kind,
            code=code,
            tag=tag,
            words=self._words(row, tag, own, [votes[name] for name in (self._coder, *others) if name in votes]),
            own=own,
            others=tuple(Voice(name, votes[name].state, votes[name].decision.memo) for name in others),
            status=votes[TEAM].state if TEAM in votes else (own.state if own else "suggested"),
            waits=bool(tag) and self.waits(tag),
            consensus=votes[TEAM] if TEAM in votes and votes[TEAM].decision.agreed else None,
        )

    def _own(self, votes: Mapping[str, State]) -> State | None:
        """Return what the coder decided; who records the consensus decided only what the consensus lines say."""
        own = votes.get(self._coder)
        return own if own and own.decision.coder == self._coder else None

    def _words(self, row: Row, tag: Row, own: State | None, states: Iterable[State]) -> tuple[tuple[int, int], ...]:
        """Return the words marked by the coder, else those of the suggestion, else of another coder."""
        marked = [_told(own)] if own and own.decision.status == "added" else []
        for words in (*marked, tag, *map(_told, states)):
            if words:
                start, end = self._material.stretch(row, words["block"], words["quotation"], words["start"])
                return _cues(row, words) if end - start == len(row["text"]) else ((start, end),) if end else ()
        return ()


def _told(state: State) -> dict[str, Any]:
    target = state.decision.target
    return {"block": target.block, "quotation": target.quote, "start": target.start}


def _cues(row: Row, tag: Row) -> tuple[tuple[int, int], ...]:
    """Return where the turns of phrase stand that mark an action field, whose quotation is the whole passage."""
    terms = [rule.removeprefix("cue:") for rule in tag.get("rules", ()) if rule.startswith("cue:")]
    found = ((row["text"].find(term), len(term)) for term in terms)
    return tuple(sorted((at, at + length) for at, length in found if at >= 0))
