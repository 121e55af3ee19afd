"""A decision as a line of JSON, and back."""

import json
from collections.abc import Mapping
from dataclasses import MISSING, asdict, fields
from datetime import UTC, datetime
from typing import Any, Literal, get_args, get_origin

from synthese.types import Box, Decision, Target

__all__ = ["from_line", "moment", "to_line"]

_FIELDS = {
    record: tuple((field.name, field.type, field.default is MISSING) for field in fields(record))
    for record in (Decision, Target)
}


def to_line(decision: Decision) -> bytes:
    r"""Return a decision as one line of JSON, its keys sorted, in UTF-8, with a line feed at the end.

    >>> line = to_line(Decision(id="d-1", time="", coder="ah", status="added", kind="theme", target=Target(), memo="ö"))
    >>> line[-1:], '"memo": "ö"'.encode() in line
    (b'\n', True)
    """
    record = asdict(decision)
    text = json.dumps(record, ensure_ascii=False, sort_keys=True, allow_nan=False)
    try:
        return f"{text}\n".encode()
    except UnicodeEncodeError:
        # A PDF may hold half a surrogate pair, which has no bytes in UTF-8 but an escape in JSON.
        return f"{json.dumps(record, sort_keys=True, allow_nan=False)}\n".encode()


def from_line(line: bytes) -> Decision:
    """Return the decision that a line holds; keys that are not known here are passed over.

    Args:
        line: The bytes of one line.

    Returns:
        The decision, with defaults for the keys that the line lacks.

    Raises:
        ValueError: When the line holds no decision; the message says why.

    >>> from_line(b'{"id": "d-1"}')
    Traceback (most recent call last):
    ...
    ValueError: it has no 'time'
    """
    try:
        content = json.loads(line.decode("utf-8"), parse_constant=_no_number)
    except UnicodeDecodeError as error:
        raise ValueError("it is not written in UTF-8") from error
    except (json.JSONDecodeError, RecursionError) as error:
        raise ValueError("it is no whole JSON object") from error
    decision = Decision(**_checked(Decision, content))
    if not (decision.id and decision.coder):
        raise ValueError("its id or coder is empty")
    return decision


def moment(time: str) -> str:
    """Return a time in UTC and of one length, so that times compare as texts; what is no time stays as it is.

    >>> moment("2024-05-01T12:00:00+02:00")
    '2024-05-01T10:00:00.000000+00:00'
    """
    try:
        found = datetime.fromisoformat(time)
        aware = found if found.tzinfo else found.replace(tzinfo=UTC)
        return aware.astimezone(UTC).isoformat(timespec="microseconds")
    except (ValueError, OverflowError):
        return time


def _no_number(text: str) -> float:
    raise ValueError(f"{text} is no number that can be used")


def _checked(record: type[Decision | Target], content: Any) -> dict[str, Any]:
    if not isinstance(content, Mapping):
        raise ValueError("it is no JSON object")  # noqa: TRY004 - one error for all that a line can lack
    known = {}
    for name, kind, needed in _FIELDS[record]:
        if name in content:
            value = content[name]
            # Most values are texts and whole numbers, and logs grow long.
            known[name] = value if type(value) is kind else _value(name, kind, value)
        elif needed:
            raise ValueError(f"it has no '{name}'")
    return known


def _value(name: str, kind: Any, value: Any) -> Any:
    if get_origin(kind) is Literal and value in get_args(kind):
        return value
    if kind is Target or (name == "other" and value is not None):
        return Target(**_checked(Target, value))
    if name in ("evidence", "agreed") and isinstance(value, list) and all(isinstance(part, str) for part in value):
        return tuple(value)
    if name == "box" and isinstance(value, list) and [type(part) in (int, float) for part in value] == [True] * 4:
        return Box(*value)
    if name in ("box", "other") and value is None:
        return None
    raise ValueError(f"its '{name}' is {str(value)[:60]!r}, which cannot be used")
