"""What holds now: the state of each coder and of the team, read from the decisions."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Literal, NamedTuple

from synthese.coding.lines import moment
from synthese.types import TEAM, Decision, TargetKind

__all__ = ["Key", "State", "in_force", "present_state", "team_state"]

StateName = Literal["confirmed", "rejected", "disputed", "reviewed"]


class Key(NamedTuple):
    """What a state is kept for: one coder, one passage, one code; without a code for ``reviewed``."""

    coder: str
    passage: str
    kind: TargetKind
    code: str


class State(NamedTuple):
    """What holds for a key, and the line that decided it."""

    state: StateName
    decision: Decision


def in_force(decisions: Sequence[Decision]) -> list[Decision]:
    """Return the decisions that were not undone, in their order, without the lines that undid others.

    Args:
        decisions: In each coder's own order.

    Returns:
        Those that count. A line that undid another and was itself undone gives the other back.
    """
    undone: set[tuple[str, str]] = set()
    kept = []
    for decision in reversed(decisions):
        if (decision.coder, decision.id) in undone:
            continue
        if decision.status == "withdrawn" and decision.withdraws:
            undone.add((decision.coder, decision.withdraws))
        else:
            kept.append(decision)
    return kept[::-1]


def present_state(decisions: Iterable[Decision], earlier: Mapping[Key, State] | None = None) -> dict[Key, State]:
    """Return the state of each coder, passage and code: the last decision wins.

    A line of consensus counts for the team and not for the coder who wrote it down, so that what each said alone stays
    comparable. Of the lines of consensus, which several people write into files of their own, the latest wins.

    Args:
        decisions: Those in force, on passages, in each coder's own order.
        earlier: What held before the first of them.

    Returns:
        The states; nothing for what was withdrawn.
    """
    states: dict[Key, State] = dict(earlier or {})
    for decision in _consensus_by_time(decisions):
        coder = TEAM if decision.agreed else decision.coder
        key = Key(coder, decision.target.passage, decision.kind, decision.code)
        if decision.status == "withdrawn":
            states.pop(key, None)
        elif decision.status == "rejected":
            states[key] = State("rejected", decision)
        elif decision.status == "reviewed":
            states[key._replace(kind="passage", code="")] = State("reviewed", decision)
        else:
            states[key] = State("confirmed", decision)
        if decision.status == "changed" and decision.replaces:
            states[key._replace(code=decision.replaces)] = State("rejected", decision)
    return states


def _consensus_by_time(decisions: Iterable[Decision]) -> Iterable[Decision]:
    """Return the decisions with those of the team behind all others, in the order of their times.

    Each writer's own order goes before the clock: a line is taken for no earlier than the one before it.
    """
    own: list[Decision] = []
    agreed: list[tuple[str, str, Decision]] = []
    latest: dict[str, str] = {}
    for decision in decisions:
        if decision.agreed or decision.coder == TEAM:
            time = max(moment(decision.time), latest.get(decision.coder, ""))
            latest[decision.coder] = time
            agreed.append((time, decision.coder, decision))
        else:
            own.append(decision)
    return chain(own, (decision for _, _, decision in sorted(agreed, key=lambda line: line[:2])))


def team_state(states: Mapping[Key, State]) -> dict[Key, State]:
    """Return the team's state of each passage and code.

    The consensus holds; else what all say who said something; else the code is disputed. Who marked a passage as read
    and did not set a code says no to it, if the code was decided under the codebook that was read with.

    Args:
        states: The states of the coders.

    Returns:
        The states under the coder ``team``, each with the latest of the decisions it rests on.
    """
    votes: dict[Key, dict[str, State]] = {}
    for key, state in states.items():
        votes.setdefault(key._replace(coder=TEAM), {})[key.coder] = state
    return {key: _settled(key, by_coder, votes) for key, by_coder in votes.items()}


def _settled(key: Key, by_coder: Mapping[str, State], votes: Mapping[Key, Mapping[str, State]]) -> State:
    if TEAM in by_coder:
        return by_coder[TEAM]
    readers = votes.get(Key(TEAM, key.passage, "passage", ""), {})
    codebooks = {state.decision.codebook for state in by_coder.values()}
    silent = [
        State("rejected", state.decision)
        for coder, state in readers.items()
        if key.code and coder not in by_coder and coder != TEAM and state.decision.codebook in codebooks
    ]
    latest = max(by_coder.values(), key=lambda state: (moment(state.decision.time), state.decision.id))
    said = {state.state for state in [*by_coder.values(), *silent]}
    return latest if len(said) == 1 else State("disputed", latest.decision)
