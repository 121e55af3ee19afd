"""Colours of numbers: one hue from pale to dark, which colour-blind readers and grey printers can tell apart."""

from typing import NamedTuple

__all__ = ["BAR", "INK", "PAPER", "Shade", "shade"]

PAPER = "#ffffff"
INK = "#16262d"
BAR = "#2c7fa0"
_STEPS = ((238, 245, 247), (171, 210, 223), (86, 160, 189), (24, 107, 138), (8, 62, 84))


class Shade(NamedTuple):
    """The colours of a cell, as ``#rrggbb``."""

    background: str
    ink: str


def shade(value: float, *, top: float) -> Shade:
    """Return the colours of a number.

    Args:
        value: The number, from 0.
        top: The number that gets the darkest colour.

    Returns:
        Background, and the ink that is best read on it (contrast after WCAG 2.2).

    >>> shade(0, top=1), shade(1, top=1)
    (Shade(background='#ffffff', ink='#16262d'), Shade(background='#083e54', ink='#ffffff'))
    """
    if value <= 0 or top <= 0:
        return Shade(PAPER, INK)
    place = min(value / top, 1.0) * (len(_STEPS) - 1)
    low = min(int(place), len(_STEPS) - 2)
    part = place - low
    mixed = tuple(round(a + (b - a) * part) for a, b in zip(_STEPS[low], _STEPS[low + 1], strict=True))
    background = "#{:02x}{:02x}{:02x}".format(*mixed)
    return Shade(background, max((INK, PAPER), key=lambda ink: _contrast(background, ink)))


def _contrast(one: str, other: str) -> float:
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    """Return the relative luminance of WCAG 2.2."""
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
