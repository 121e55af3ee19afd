"""All decisions in a folder, put into each coder's own order whatever files they lie in."""

import heapq
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from synthese.coding.lines import from_line, moment
from synthese.coding.log import PROJECT_FOLDER, shown_path
from synthese.errors import Problem
from synthese.types import Decision

__all__ = ["COPY", "Decisions", "read_decisions"]

_MERGE_MARKER = re.compile(rb"(<<<<<<<|>>>>>>>|\|\|\|\|\|\|\|)( |$)|=======$")
COPY = re.compile(r"conflict|konflikt|kopie|copy|\(\d+\)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """What people decided.

    Args:
        decisions: By presentation and coder, then in the coder's own order.
        problems: Lines that could not be read; they stay in their files.
    """

    decisions: tuple[Decision, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(slots=True)
class _Line:
    decision: Decision
    content: bytes
    earlier: set[str] = field(default_factory=set)


def read_decisions(folder: Path, home: str = "") -> Decisions:
    """Read all logs below a folder, the copies that synchronised folders leave included.

    A coder's order is that of ``after``; where a line follows none that is known, it follows the line before it in its
    file. Lines between which neither decides are ordered by time and id. In which files the lines lie makes no other
    difference, but that a decision belongs to the presentation whose folder it lies in: folders move when a
    presentation is renamed, lines are never rewritten.

    Args:
        folder: ``presentations/codings``; it need not be there.
        home: A folder in it, as a presentation's, to read its logs alone.

    Returns:
        The decisions, each id once, and what could not be read.
    """
    lines: dict[str, _Line] = {}
    problems: list[Problem] = []
    homes = {path.name for path in folder.iterdir() if path.is_dir()} if folder.is_dir() else set()
    for path in sorted((folder / home).rglob("*.jsonl")):
        # Programs keep their own hidden files in synchronised folders.
        if path.is_file() and not path.name.startswith("."):
            _read_file(path, folder, lines, problems, homes=homes)
    decisions = sorted(_in_order(lines), key=lambda decision: (decision.target.presentation, decision.coder))
    return Decisions(decisions=tuple(decisions), problems=tuple(problems))


def _read_file(
    path: Path, folder: Path, lines: dict[str, _Line], problems: list[Problem], *, homes: Collection[str]
) -> None:
    shown, (home, *deeper) = shown_path(path, folder), path.relative_to(folder).parts
    home = _original(home, homes) if deeper else ""
    before = ""
    try:
        content = path.read_bytes()
    except OSError as error:
        problems.append(Problem(shown, "", f"cannot be read: {error.strerror}; close it elsewhere and run again."))
        return
    for number, line in _lines(content):
        if _MERGE_MARKER.match(line):
            problems.append(Problem(shown, f"line {number}", _marker_message(line)))
            continue
        try:
            decision = from_line(line)
        except ValueError as error:
            message = f"holds no decision that can be read: {error}. It is left as it is; mend it, or leave it."
            problems.append(Problem(shown, f"line {number}", message))
            continue
        if not _add(lines, decision, line, home, before):
            message = f"has the id {decision.id} of another, different line; of the two the one that sorts first holds."
            problems.append(Problem(shown, f"line {number}", message))
        before = decision.id


def _lines(content: bytes) -> Iterator[tuple[int, bytes]]:
    for number, line in enumerate(content.removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1):
        stripped = line.strip(b" \t\r")
        if stripped:
            yield number, stripped


def _marker_message(line: bytes) -> str:
    marker = line.decode("utf-8", "replace")[:40]
    return (
        f"'{marker}' was left by a merge in git; both sides are read. Delete the lines of the markers, keep all others."
    )


def _add(lines: dict[str, _Line], decision: Decision, content: bytes, home: str, before: str) -> bool:
    """Keep a line unless its id is there; of two that differ the one that sorts first, whatever was read first."""
    decision = _moved(decision, home)
    known = lines.setdefault(decision.id, _Line(decision, content))
    if before and before != decision.id:
        known.earlier.add(before)
    key = (content, decision.target.presentation)
    if key < (known.content, known.decision.target.presentation):
        same = content == known.content
        known.decision, known.content = decision, content
        return same
    return content == known.content


def _original(folder: str, homes: Collection[str]) -> str:
    """Return the folder of which a synchronised one is the copy; the folder itself where it is none."""
    of = [home for home in homes if home != folder and folder.startswith(home) and COPY.search(folder, len(home))]
    return max(of, key=len, default=folder)


def _moved(decision: Decision, folder: str) -> Decision:
    presentation = decision.target.presentation
    copied = folder.startswith(presentation) and COPY.search(folder, len(presentation))
    if not presentation or not folder or copied or folder in (presentation, PROJECT_FOLDER):
        return decision
    return replace(decision, target=replace(decision.target, presentation=folder))


def _in_order(lines: dict[str, _Line]) -> Iterator[Decision]:
    """Yield each line behind those it follows (Kahn's algorithm), the earliest first where there is a choice."""
    waiting = {key: _followed(line, lines) for key, line in lines.items()}
    times = {key: (moment(line.decision.time), key) for key, line in lines.items()}
    followers: dict[str, list[str]] = {}
    for key, followed in waiting.items():
        for earlier in followed:
            followers.setdefault(earlier, []).append(key)
    ready = sorted(times[key] for key, followed in waiting.items() if not followed)
    while waiting:
        key = heapq.heappop(ready)[1] if ready else _opener(waiting, lines, times)
        del waiting[key]
        yield lines[key].decision
        for follower in followers.get(key, ()):
            if follower in waiting:
                waiting[follower].discard(key)
                if not waiting[follower]:
                    heapq.heappush(ready, times[follower])


def _opener(waiting: Mapping[str, set[str]], lines: Mapping[str, _Line], times: Mapping[str, tuple[str, str]]) -> str:
    """Return the line to go on with when all wait for one another, as edited files have it: ``after`` before files."""
    return min(waiting, key=lambda key: (lines[key].decision.after in waiting, times[key]))


def _followed(line: _Line, lines: dict[str, _Line]) -> set[str]:
    after = line.decision.after
    if after in lines and after != line.decision.id:
        return {after}
    return line.earlier - {line.decision.id}
