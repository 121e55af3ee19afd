"""A dictionary that remembers what was worked out, and starts anew when it is full."""

from typing import TypeVar

__all__ = ["Memo"]

Key = TypeVar("Key")
Value = TypeVar("Value")


class Memo(dict[Key, Value]):
    """What was worked out, by what it was worked out from; never more than a number of entries.

    Full, it is emptied: finding out what was asked for longest ago would cost every look-up more than working a few
    things out anew costs.

    Args:
        limit: The most entries.

    >>> memo = Memo[str, int](2)
    >>> memo["a"], memo["b"], memo["c"] = 1, 2, 3
    >>> memo
    {'c': 3}
    """

    def __init__(self, limit: int) -> None:
        super().__init__()
        self._limit = limit

    def __setitem__(self, key: Key, value: Value) -> None:
        self.make_room(1)
        super().__setitem__(key, value)

    def __reduce__(self) -> tuple[type["Memo[Key, Value]"], tuple[int]]:
        """Let it travel to another process empty: what is remembered there is worked out there."""
        return type(self), (self._limit,)

    def make_room(self, count: int) -> None:
        """Empty it where a number of entries more would be too many."""
        if len(self) + count > self._limit:
            self.clear()
