"""What people wrote beside the evidence: summaries, links, comparison values and memos."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from synthese.coding.lines import moment
from synthese.coding.state import in_force
from synthese.types import CodingStatus, Decision, TargetKind

__all__ = ["Note", "read_notes"]

_KINDS = ("summary", "link", "value", "memo")


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """The latest summary, link, value or memo on one matter.

    Args:
        kind: ``summary``, ``link``, ``value`` or ``memo``.
        project: The project, or empty.
        presentation: The presentation (of memos on a deck), or empty.
        about: The theme, dimension or action field; of a link between two fields both ids, separated by a space.
        text: The summary, the value, or ``same`` / ``different`` of a link; of a memo its words.
        status: ``added`` (written, set), ``confirmed`` or ``rejected``.
        evidence: The ids it was written from.
        coder: Who wrote it.
        time: When.
        memo: A remark on it.
        decision: The id of the line.
    """

    kind: TargetKind
    project: str
    presentation: str
    about: str
    text: str
    status: CodingStatus
    evidence: tuple[str, ...]
    coder: str
    time: str
    memo: str
    decision: str


class _Matter(NamedTuple):
    kind: TargetKind
    project: str
    presentation: str
    about: str
    value: str
    coder: str


def read_notes(decisions: Iterable[Decision]) -> tuple[Note, ...]:
    """Return what was written last on each matter, by kind, project and theme or dimension.

    Of summaries and links the latest of all coders holds. A value that was confirmed or rejected is a matter of its
    own; of the values that were set the latest holds. Memos are kept per coder: nobody's note hides another's.

    Args:
        decisions: In each coder's own order, as ``read_decisions`` gives them.

    Returns:
        The notes, sorted by kind, project, presentation, what they are about, value and coder.
    """
    last: dict[tuple[_Matter, str], Decision] = {}
    for decision in in_force(list(decisions)):
        if decision.kind not in _KINDS:
            continue
        key = (_matter(decision), decision.coder)
        last.pop(key, None)
        if decision.status == "withdrawn":
            continue
        last[key] = decision
    latest: dict[_Matter, Decision] = {}
    for (matter, _), decision in last.items():
        known = latest.get(matter)
        if known is None or (moment(known.time), known.id) < (moment(decision.time), decision.id):
            latest[matter] = decision
    return tuple(_note(matter, latest[matter]) for matter in sorted(latest))


def _matter(decision: Decision) -> _Matter:
    judged = decision.kind == "value" and decision.status in ("confirmed", "rejected", "withdrawn")
    return _Matter(
        decision.kind,
        decision.target.project,
        decision.target.presentation,
        decision.target.about,
        decision.text if judged else "",
        decision.coder if decision.kind == "memo" else "",
    )


def _note(matter: _Matter, decision: Decision) -> Note:
    return Note(
        kind=matter.kind,
        project=matter.project,
        presentation=matter.presentation,
        about=matter.about,
        text=decision.text,
        status=decision.status,
        evidence=decision.evidence,
        coder=decision.coder,
        time=decision.time,
        memo=decision.memo,
        decision=decision.id,
    )
