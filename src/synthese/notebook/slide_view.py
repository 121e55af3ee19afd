"""A slide as it was read: its picture with a box a block, coloured by role and numbered in reading order."""

import base64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any, NamedTuple

from synthese.exports.labels import label, label_keys
from synthese.exports.readable import shown_text
from synthese.exports.told import warning_message
from synthese.notebook.badges import badge_places
from synthese.types import Box

__all__ = ["ROLE_STYLES", "RoleStyle", "SlideView"]


class RoleStyle(NamedTuple):
    """How the boxes of a role are drawn.

    Args:
        colour: Of the line and, paler, of the inside.
        dashes: Lengths of strokes and gaps in line widths; empty for an unbroken line.
    """

    colour: str
    dashes: str = ""


ROLE_STYLES: Mapping[str, RoleStyle] = {
    "title": RoleStyle("#0072b2"),
    "subtitle": RoleStyle("#0072b2", "4 2"),
    "heading": RoleStyle("#cc79a7"),
    "bullet": RoleStyle("#009e73"),
    "paragraph": RoleStyle("#56b4e9"),
    "quote": RoleStyle("#56b4e9", "4 2"),
    "table": RoleStyle("#d55e00"),
    "caption": RoleStyle("#e69f00"),
    "label": RoleStyle("#e69f00", "4 2"),
    "source": RoleStyle("#e69f00", "1 2"),
    "footer": RoleStyle("#777777"),
    "page_number": RoleStyle("#777777", "1 2"),
}
"""Colours after Okabe and Ito, which colour-blind readers can tell apart; kindred roles differ in their line."""

_OTHER = RoleStyle("#000000")
_NUMBER_SHARE = 0.02
"""How high a number is, of the slide's longer side: 16 pixels of a picture as wide as it is shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SlideView:
    """What `workspace.show` returns: JupyterLab draws it.

    Args:
        picture: The picture of the page, as PNG.
        width: Width of the slide, in points.
        height: Height of the slide, in points.
        title: What stands above the picture.
        blocks: Rows of the table ``blocks``, in reading order.
        warnings: What was not read, not understood or guessed.
        marked: Places to mark (of a passage, say), as rows with ``x0``, ``top``, ``x1``, ``bottom``.
        language: The language of the roles: ``de`` or ``en``.
    """

    picture: bytes
    width: float
    height: float
    title: str
    blocks: Sequence[Mapping[str, Any]]
    warnings: Sequence[str] = ()
    marked: Sequence[Mapping[str, Any]] = ()
    language: str = "de"

    def _repr_html_(self) -> str:
        """Return the picture with its boxes, the reading below it; all text from the slide is escaped."""
        title = escape(self.title)
        return (
            f'<figure style="margin:0;max-width:1100px"><figcaption style="font-weight:600;margin-bottom:.4em">'
            f"{title}</figcaption>{self._drawing(title)}{_legend(self.blocks, self.language)}{self._warnings()}"
            f"{self._reading()}</figure>"
        )

    def _drawing(self, title: str) -> str:
        image = base64.b64encode(self.picture).decode()
        line = 0.0015 * max(self.width, self.height)
        size = _NUMBER_SHARE * max(self.width, self.height)
        places = badge_places(self.blocks, page=Box(0.0, 0.0, self.width, self.height), height=size)
        boxes = "".join(_box(row, line, self.language) for row in self.blocks)
        marks = "".join(_mark(row, line) for row in self.marked)
        numbers = "".join(_number(row, place, line) for row, place in zip(self.blocks, places, strict=True))
        told = escape(label("ui.slide_blocks", self.language, n=len(self.blocks)))
        return (
            f'<svg viewBox="0 0 {self.width:g} {self.height:g}" role="img" aria-label="{title}. {told}" '
            f'style="width:100%;max-width:820px;border:1px solid #ccc;background:#fff">'
            f'<image href="data:image/png;base64,{image}" width="{self.width:g}" height="{self.height:g}" '
            f'preserveAspectRatio="none"/>{boxes}{marks}{numbers}</svg>'
        )

    def _warnings(self) -> str:
        told = "".join(f"<li>{escape(warning_message(warning, self.language))}</li>" for warning in self.warnings)
        return f'<ul style="color:var(--jp-error-color1,#a33);margin:.3em 0">{told}</ul>' if told else ""

    def _reading(self) -> str:
        heads = (label(f"column.{column}", self.language) for column in ("block", "role", "text"))
        head = "".join(f'<th scope="col" style="text-align:left">{escape(name)}</th>' for name in heads)
        rows = "".join(
            f'<tr><th scope="row" style="text-align:right">{row["block"]}</th>'
            f'<td style="text-align:left;white-space:nowrap">{_role(row, self.language)}</td>'
            f'<td style="text-align:left;white-space:pre-wrap">{escape(shown_text(row["text"]))}</td></tr>'
            for row in self.blocks
        )
        if not self.blocks:
            return ""
        summary = escape(label("ui.what_was_read", self.language))
        table = f'<table style="font-size:90%"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'
        return f"<details><summary>{summary}</summary>{table}</details>"


def _name(role: str, language: str) -> str:
    key = f"block_role.{role}"
    return label(key, language) if key in label_keys() else role


def _role(row: Mapping[str, Any], language: str) -> str:
    name = _name(row["role"], language)
    return escape(f"{name} {row['level']}" if row["level"] else name)


def _box(row: Mapping[str, Any], line: float, language: str) -> str:
    style = ROLE_STYLES.get(row["role"], _OTHER)
    x, y = row["x0"], row["top"]
    dashes = " ".join(f"{float(length) * line:g}" for length in style.dashes.split())
    broken = f' stroke-dasharray="{dashes}"' if dashes else ""
    return (
        f"<g><title>{row['block']} {_role(row, language)}</title>"
        f'<rect x="{x:g}" y="{y:g}" width="{row["x1"] - x:g}" height="{row["bottom"] - y:g}" fill="{style.colour}" '
        f'fill-opacity=".08" stroke="{style.colour}" stroke-width="{line:g}"{broken}/></g>'
    )


def _number(row: Mapping[str, Any], place: Box, line: float) -> str:
    colour = ROLE_STYLES.get(row["role"], _OTHER).colour
    width, height = place.x1 - place.x0, place.bottom - place.top
    return (
        f'<rect x="{place.x0:g}" y="{place.top:g}" width="{width:g}" height="{height:g}" rx="{0.2 * height:g}" '
        f'fill="#fff" stroke="{colour}" stroke-width="{1.5 * line:g}"/>'
        f'<text x="{place.x0 + 0.5 * width:g}" y="{place.top + 0.8 * height:g}" font-size="{0.85 * height:g}" '
        f'font-family="sans-serif" font-weight="700" text-anchor="middle" fill="#000">{row["block"]}</text>'
    )


def _mark(row: Mapping[str, Any], line: float) -> str:
    x, y = row["x0"] - 2 * line, row["top"] - 2 * line
    width, height = row["x1"] - x + 2 * line, row["bottom"] - y + 2 * line
    return (
        f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" fill="#f0e442" fill-opacity=".35" '
        f'stroke="#000" stroke-width="{1.5 * line:g}"/>'
    )


def _legend(blocks: Sequence[Mapping[str, Any]], language: str) -> str:
    roles = dict.fromkeys(row["role"] for row in blocks)
    parts = (
        f'<span style="margin-right:1.2em;white-space:nowrap">{_swatch(role)} {escape(_name(role, language))}</span>'
        for role in roles
    )
    return f'<div style="font-size:85%;margin:.4em 0;max-width:820px">{"".join(parts)}</div>'


def _swatch(role: str) -> str:
    style = ROLE_STYLES.get(role, _OTHER)
    dashes = " ".join(f"{2 * float(length):g}" for length in style.dashes.split())
    broken = f' stroke-dasharray="{dashes}"' if dashes else ""
    return (
        '<svg width="18" height="12" aria-hidden="true" style="vertical-align:-1px"><rect x="1.5" y="1.5" width="15" '
        f'height="9" fill="{style.colour}" fill-opacity=".15" stroke="{style.colour}" stroke-width="2"{broken}/></svg>'
    )
