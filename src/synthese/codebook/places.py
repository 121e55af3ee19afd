"""Where things stand in the text of a codebook: each value with its place, so that an edit touches nothing else."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml.events import MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent

from synthese.codebook.source import FAST

__all__ = ["Node", "find_places"]


@dataclass(slots=True)
class Node:
    """A value of the file with its place.

    Args:
        start: Where it begins, in code points.
        end: Where it ends, exclusive; what follows on the line (a comment) is not part of it.
        flow: Whether it is written in brackets.
        text: The text of a scalar.
        items: The values of a list.
        fields: The values of a mapping.
        keys: Where its keys begin.
    """

    start: int
    end: int
    flow: bool = False
    text: str = ""
    items: list["Node"] = field(default_factory=list)
    fields: dict[str, "Node"] = field(default_factory=dict)
    keys: dict[str, int] = field(default_factory=dict)

    def texts(self) -> list[str]:
        """Return the texts of a list of scalars."""
        return [item.text for item in self.items]

    def named(self, name: str) -> str:
        """Return the text of a field, or an empty one where there is none."""
        node = self.fields.get(name)
        return " ".join(node.text.split()) if node else ""


def find_places(text: str) -> Node:
    r"""Return the content of a usable codebook with the place of every value.

    >>> node = find_places("a: [x, y] # z\n").fields["a"]
    >>> node.start, node.end, node.texts()
    (3, 9, ['x', 'y'])
    """
    events = yaml.parse(text, Loader=FAST)
    first = (ScalarEvent, SequenceStartEvent, MappingStartEvent)
    return _node(next(event for event in events if isinstance(event, first)), events)


def _node(event: Any, events: Iterator[Any]) -> Node:
    node = Node(event.start_mark.index, event.end_mark.index)
    if isinstance(event, ScalarEvent):
        node.text = event.value
        return node
    node.flow = bool(event.flow_style)
    last: Any = None
    is_list = isinstance(event, SequenceStartEvent)
    while not isinstance(last := next(events), SequenceEndEvent | MappingEndEvent):
        if is_list:
            node.items.append(_node(last, events))
        else:
            node.keys[last.value] = last.start_mark.index
            node.fields[last.value] = _node(next(events), events)
    children = [*node.items, *node.fields.values()]
    # The end of a list that is not in brackets is told where the next thing begins, comments and empty lines between.
    node.end = last.end_mark.index if node.flow or not children else max(child.end for child in children)
    return node
