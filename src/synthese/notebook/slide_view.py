"""A slide as it was read: its picture with a box a block, coloured by role and numbered in reading order."""

import base64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from synthese.exports.labels import label, label_keys
from synthese.exports.readable import shown_text

__all__ = ["ROLE_COLOURS", "SlideView"]

ROLE_COLOURS: Mapping[str, str] = {
    "title": "#0072b2",
    "subtitle": "#56b4e9",
    "heading": "#56b4e9",
    "bullet": "#009e73",
    "paragraph": "#009e73",
    "quote": "#009e73",
    "table": "#d55e00",
    "caption": "#e69f00",
    "label": "#e69f00",
    "source": "#e69f00",
    "footer": "#999999",
    "page_number": "#999999",
}
"""Colours after Okabe and Ito, which colour-blind readers can tell apart; kindred roles share one."""


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
        """Return the picture with its boxes, the reading beside it; all text from the slide is escaped."""
        image = base64.b64encode(self.picture).decode()
        boxes = "".join(_box(row, self.language) for row in self.blocks) + "".join(_mark(row) for row in self.marked)
        return (
            f'<figure style="margin:0;max-width:1100px"><figcaption style="font-weight:600;margin-bottom:.4em">'
            f"{escape(self.title)}</figcaption>"
            f'<svg viewBox="0 0 {self.width:g} {self.height:g}" role="img" aria-label="{escape(self.title)}" '
            f'style="width:100%;max-width:820px;border:1px solid #ccc;background:#fff">'
            f'<image href="data:image/png;base64,{image}" width="{self.width:g}" height="{self.height:g}" '
            f'preserveAspectRatio="none"/>{boxes}</svg>{_legend(self.blocks, self.language)}{self._reading()}</figure>'
        )

    def _reading(self) -> str:
        rows = "".join(
            f'<tr><td style="text-align:right">{row["block"]}</td>'
            f'<td style="text-align:left">{_role(row, self.language)}</td>'
            f'<td style="text-align:left;white-space:pre-wrap">{escape(shown_text(row["text"]))}</td></tr>'
            for row in self.blocks
        )
        told = "".join(f"<li>{escape(warning)}</li>" for warning in self.warnings)
        notes = f'<ul style="color:#a33">{told}</ul>' if told else ""
        if not self.blocks:
            return notes
        heading = escape(label("ui.what_was_read", self.language))
        return f'{notes}<details><summary>{heading}</summary><table style="font-size:90%">{rows}</table></details>'


def _name(role: str, language: str) -> str:
    key = f"block_role.{role}"
    return label(key, language) if key in label_keys() else role


def _role(row: Mapping[str, Any], language: str) -> str:
    name = _name(row["role"], language)
    return escape(f"{name} {row['level']}" if row["level"] else name)


def _box(row: Mapping[str, Any], language: str) -> str:
    colour = ROLE_COLOURS.get(row["role"], "#000000")
    x, y = row["x0"], row["top"]
    width, height = row["x1"] - x, row["bottom"] - y
    name = escape(f"{row['block']} {_name(row['role'], language)}")
    return (
        f'<g><title>{name}</title><rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" fill="{colour}" '
        f'fill-opacity=".08" stroke="{colour}" stroke-width="1"/>'
        f'<rect x="{x - 13:g}" y="{y:g}" width="12" height="10" fill="{colour}"/>'
        f'<text x="{x - 7:g}" y="{y + 8:g}" font-size="8" font-family="sans-serif" text-anchor="middle" fill="#fff">'
        f"{row['block']}</text></g>"
    )


def _mark(row: Mapping[str, Any]) -> str:
    x, y = row["x0"] - 2, row["top"] - 2
    width, height = row["x1"] - x + 2, row["bottom"] - y + 2
    return (
        f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" fill="#f0e442" fill-opacity=".35" '
        'stroke="#000" stroke-width="1.5"/>'
    )


def _legend(blocks: Sequence[Mapping[str, Any]], language: str) -> str:
    roles = dict.fromkeys(row["role"] for row in blocks)
    parts = (
        f'<span style="margin-right:1em"><span style="display:inline-block;width:.8em;height:.8em;'
        f'background:{ROLE_COLOURS.get(role, "#000000")}"></span> {escape(_name(role, language))}</span>'
        for role in roles
    )
    return f'<div style="font-size:85%;margin:.3em 0">{"".join(parts)}</div>'
