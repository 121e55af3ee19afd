"""What people expect: hand-checked pages and tagged passages, as frozen records."""

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

__all__ = ["DISPUTED", "UNKNOWN", "GoldPassage", "TextPassage", "TruthBlock", "TruthPage", "TruthType"]

DISPUTED = "disputed"
"""The action field of a passage on which two coders differed; such a passage says nothing about action fields."""

UNKNOWN = "unbestimmt"
"""The addressee of a field that names none."""

TruthType = Literal[
    "title", "subtitle", "heading", "bullet", "para", "paragraph", "caption", "table", "source", "quote", "label"
]

_Text = Annotated[str, BeforeValidator(lambda value: "" if value is None else value)]
_Filled = Annotated[str, Field(min_length=1, pattern=r"\S")]
_Number = Annotated[int, Field(ge=1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class TruthBlock:
    """A block as a person sees it on a slide.

    Args:
        type: What it is for; ``para`` and ``paragraph`` mean the same. ``title`` and ``subtitle`` are those of the
            further slides of a handout page.
        text: Its text.
        level: The level of a bullet, from 1; 0 for all other types.
    """

    type: TruthType
    text: _Filled
    level: Annotated[int, Field(ge=0)] = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TruthPage:
    """A page of a deck as a person reads it.

    Args:
        deck: The file name of the PDF.
        page: The page of the PDF, from 1.
        title: The slide's title, or an empty string.
        subtitle: The slide's subtitle, or an empty string.
        blocks: The body in the order of reading.
        footer: The lines of header and footer.
        tables: Each table as rows of cells, merged cells repeated.
        labels: The words of a chart, in no order.
        notes: What to know about the page.
    """

    deck: _Filled
    page: _Number
    title: _Text = ""
    subtitle: _Text = ""
    blocks: tuple[TruthBlock, ...] = ()
    footer: tuple[str, ...] = ()
    tables: tuple[tuple[tuple[_Text, ...], ...], ...] = ()
    labels: tuple[str, ...] = ()
    notes: _Text = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextPassage:
    """A passage that nobody has tagged yet.

    Args:
        id: Its id.
        text: The passage.
        heading: The title of the slide or section.
        context: The parent bullet, the box heading or the header cells.
        group: The deck or site; passages that follow each other in it under one heading share a slide.
    """

    id: _Filled
    text: _Filled
    heading: _Text = ""
    context: _Text = ""
    group: _Text = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldPassage:
    """A passage with the tags that people give it.

    Args:
        id: Its id.
        group: Where it comes from; passages of one group are drawn together when intervals are estimated.
        text: The passage.
        themes: Ids of the themes; None where the coders differed.
        action_field: The id of the type, None for no action field, ``disputed`` where the coders differed.
        heading: The title of the slide or section.
        addressee: Who should act: an id of the codebook, ``unbestimmt``, or None where there is none to be judged.
        context: The parent bullet, the box heading or the header cells.
        trap: True where something looks like an action field and is none.
        signalled: True of a point that only the heading over it makes an action field.
    """

    id: _Filled
    group: _Filled
    text: _Filled
    themes: tuple[_Filled, ...] | None
    action_field: _Filled | None
    heading: _Text = ""
    addressee: _Filled | None = None
    context: _Text = ""
    trap: bool = False
    signalled: bool = False
