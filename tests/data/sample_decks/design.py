"""Two looks for the sample decks."""

from dataclasses import dataclass

__all__ = ["DESIGNS", "HEIGHT", "WIDTH", "Area", "Design"]

Area = tuple[float, float, float, float]
WIDTH, HEIGHT = 13.333, 7.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Design:
    """How a deck looks.

    Args:
        name: What the texts call it.
        colours: Dark, accent, pale and grey, as hexadecimal RGB.
        fonts: The font of titles and that of the rest.
        bullets: The glyphs of the two levels.
        sizes: The sizes of the two levels, in points.
        title: Left, top, width and height of the title, in inches; so with the other areas.
        title_colour: The colour of the title.
        body: The area of the text.
        footer: The area of the footer.
        number: The area of the slide number.
        number_colour: The colour of the slide number.
        opening: The areas of title and subtitle on the title slide.
        decoration: Filled areas on every slide, each with its colour.
        opening_decoration: Filled areas on the title slide.
        mark: The area of the text mark.
        opening_mark: The same on the title slide, with its colour.
        upright_mark: Whether the mark runs upwards.
    """

    name: str
    colours: tuple[str, str, str, str]
    fonts: tuple[str, str]
    bullets: tuple[str, str]
    sizes: tuple[int, int]
    title: Area
    title_colour: str
    body: Area
    footer: Area
    number: Area
    number_colour: str
    opening: tuple[Area, Area]
    decoration: tuple[tuple[Area, str], ...]
    opening_decoration: tuple[tuple[Area, str], ...]
    mark: Area
    opening_mark: tuple[Area, str]
    upright_mark: bool

    @property
    def column_width(self) -> float:
        """The width of one of two columns, in inches."""
        return (self.body[2] - 0.5) / 2


_BLUE, _SKY, _ICE, _SLATE = "12356B", "2F80C2", "E8EFF7", "5A6572"
_GREEN, _OCHRE, _SAND, _STONE = "1F5A4A", "C0781E", "F1EEE4", "5F5B52"

DESIGNS = {
    "university": Design(
        name="university",
        colours=(_BLUE, _SKY, _ICE, _SLATE),
        fonts=("Lato", "Lato"),
        bullets=("•", "–"),
        sizes=(24, 20),
        title=(0.6, 0.15, 10.2, 0.9),
        title_colour="FFFFFF",
        body=(0.6, 1.55, 12.1, 4.35),
        footer=(0.6, 6.95, 10.5, 0.4),
        number=(11.9, 6.95, 0.83, 0.4),
        number_colour=_SLATE,
        opening=((0.9, 1.9, 11.3, 1.2), (0.9, 3.2, 11.3, 1.0)),
        decoration=(
            ((0, 0, WIDTH, 1.2), _BLUE),
            ((0, 1.2, WIDTH, 0.06), _SKY),
            ((0.6, 6.88, 12.13, 0.012), "B8C4D2"),
            ((11.02, 0.43, 0.14, 0.34), _SKY),
            ((11.2, 0.53, 0.14, 0.24), "8FBDE3"),
            ((11.38, 0.37, 0.14, 0.4), "FFFFFF"),
        ),
        opening_decoration=(
            ((0, 1.2, WIDTH, 3.5), _BLUE),
            ((0, 4.7, WIDTH, 0.09), _SKY),
            ((0.9, 0.43, 0.14, 0.34), _SKY),
            ((1.08, 0.53, 0.14, 0.24), "8FBDE3"),
            ((1.26, 0.37, 0.14, 0.4), _BLUE),
        ),
        mark=(11.58, 0.33, 1.6, 0.5),
        opening_mark=((1.46, 0.33, 2.4, 0.5), _BLUE),
        upright_mark=False,
    ),
    "association": Design(
        name="association",
        colours=(_GREEN, _OCHRE, _SAND, _STONE),
        fonts=("Liberation Serif", "Open Sans"),
        bullets=("▪", "–"),
        sizes=(23, 19),
        title=(1.15, 0.4, 11.5, 0.85),
        title_colour=_GREEN,
        body=(1.15, 1.6, 11.5, 4.3),
        footer=(1.15, 6.97, 10.5, 0.35),
        number=(0.0, 6.9, 0.62, 0.45),
        number_colour="FFFFFF",
        opening=((1.9, 1.7, 11.2, 1.3), (1.9, 3.25, 11.2, 1.1)),
        decoration=(
            ((0, 0, 0.62, HEIGHT), _GREEN),
            ((0, 6.82, 0.62, 0.68), _OCHRE),
            ((1.25, 1.3, 1.6, 0.05), _OCHRE),
        ),
        opening_decoration=(
            ((0, 0, 1.3, HEIGHT), _GREEN),
            ((0, 6.82, 1.3, 0.68), _OCHRE),
            ((2.0, 3.08, 2.4, 0.06), _OCHRE),
        ),
        mark=(0.06, 0.35, 0.5, 3.0),
        opening_mark=((0.3, 0.45, 0.7, 3.0), "FFFFFF"),
        upright_mark=True,
    ),
}
