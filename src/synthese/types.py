"""The nouns of `synthese` as frozen records: whoever knows this file knows the program.

Positions on a slide are PDF points (1/72 inch) with the origin at the top left. Pages, slides, blocks and levels count
from 1. Positions in text are code points in the text of a block, end exclusive.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Role = Literal[
    "title",
    "subtitle",
    "heading",
    "bullet",
    "paragraph",
    "table",
    "caption",
    "label",
    "quote",
    "source",
    "footer",
    "page_number",
]
SlideKind = Literal["title", "content", "section", "agenda", "closing", "image"]
DeckStatus = Literal["ok", "partial", "failed"]
DeckRole = Literal["project", "commentary", "other"]
TagKind = Literal["theme", "action_field"]
TagOrigin = Literal["codebook", "learned"]
IndicatorMode = Literal["exact", "lemma", "part", "prefix", "suffix", "substring", "regex"]
CodingStatus = Literal["confirmed", "rejected", "added", "changed", "withdrawn", "reviewed"]
ChangeOfCode = Literal["renamed", "merged", "split", "retired"]
TargetKind = Literal["theme", "action_field", "passage", "slide", "summary", "link", "value", "memo", "presentation"]


class Box(NamedTuple):
    """A rectangle on a slide, in points, origin top left."""

    x0: float
    top: float
    x1: float
    bottom: float


# --- what was read -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word as it stands on a slide.

    Args:
        word: The word, repaired like the text of its block.
        start: Where it begins in the text of its block.
        end: Where it ends there, exclusive.
        block: The block it belongs to.
        box: Where it stands.
        confidence: 1.0 for text of the PDF, the engine's own figure (0 to 1) for recognised text.
    """

    word: str
    start: int
    end: int
    block: int
    box: Box
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A piece of text on a slide that belongs together.

    Args:
        block: Its place in the reading order of the slide, from 1.
        role: What it is for.
        level: The level of a bullet, from 1; 0 for all other roles.
        text: Its text, repaired, without bullet glyphs; of a table the cells joined by tab, the rows by newline.
        raw: The same text as in the PDF, glyphs included.
        box: Where it stands.
        angle: How far its text is turned, in degrees anticlockwise.
        cells: The rows of a table, merged cells repeated; empty for other roles.
        row_boxes: Where each row of `cells` stands; empty for other roles.
    """

    block: int
    role: Role
    text: str
    raw: str
    box: Box
    level: int = 0
    angle: float = 0.0
    cells: tuple[tuple[str, ...], ...] = ()
    row_boxes: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Slide:
    """One slide of a deck.

    Args:
        slide: Its running number.
        page: The page of the PDF it stands on (several slides of a handout share one).
        title: The text of its title block, or an empty string.
        kind: What the slide is for.
        width: In points.
        height: In points.
        blocks: In reading order.
        ocr: True where the text was recognised from a picture.
        build_of: The last slide of the animation group it belongs to, if it is not itself the last.
        warnings: What was not read, not understood or guessed.
    """

    slide: int
    page: int
    title: str
    kind: SlideKind
    width: float
    height: float
    blocks: tuple[Block, ...] = ()
    ocr: bool = False
    build_of: int | None = None
    warnings: tuple[str, ...] = ()

    @property
    def has_text(self) -> bool:
        """Whether more than header, footer and page number could be read of it."""
        return any(block.role not in {"footer", "page_number"} for block in self.blocks)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deck:
    """A slide deck: one PDF.

    Args:
        file: The file's name, as given by the reader's caller.
        sha256: The hash of its bytes.
        pages: How many pages the PDF has.
        slides: Its slides, in order; every page has at least one.
        status: ``ok``; ``partial`` when something could not be read; ``failed`` when nothing could.
        message: Why it is not ``ok``.
    """

    file: str
    sha256: str
    pages: int
    slides: tuple[Slide, ...]
    status: DeckStatus = "ok"
    message: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Presentation:
    """One row of the catalogue: a deck with what people know of it.

    Args:
        presentation: The id, fixed by the first run or coding.
        file: Path of the PDF below ``presentations/``, with forward slashes.
        project: The project (case) it speaks for; empty for a commentary of no project.
        role: ``project`` decks are compared, ``commentary`` decks name open fields, ``other`` decks are tagged only.
        date: ISO form, or an empty string.
        sample: True for the project's own sample slides.
        sha256: The hash of the file's bytes, or an empty string while unknown.
        extra: Columns that the user added, in their order.
    """

    presentation: str
    file: str
    project: str = ""
    role: DeckRole = "project"
    title: str = ""
    speakers: tuple[str, ...] = ()
    organisation: str = ""
    event: str = ""
    date: str = ""
    place: str = ""
    space_type: str = ""
    url: str = ""
    licence: str = ""
    supersedes: str = ""
    sample: bool = False
    sha256: str = ""
    extra: tuple[tuple[str, str], ...] = ()


# --- what is tagged and coded --------------------------------------------------------------------------------------


class Segment(NamedTuple):
    """A stretch of a passage in one block: ``passage.text`` holds ``block.text[start:end]`` from ``offset`` on."""

    block: int
    start: int
    end: int
    offset: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """The unit of coding: a bullet, a sentence of a paragraph or quote, a data row of a table.

    Args:
        passage: ``p-…``, a hash of presentation, normalised text, normalised heading and occurrence in the deck.
        presentation: The id of the presentation.
        slide: The running slide.
        page: The page of the PDF.
        text: The text; of a passage continued in a second block, the segments joined by a space.
        heading: The title of its slide; empty on a title slide, whose title is the deck's.
        context: The parent bullet, the box heading or the header cells, joined by `` | ``.
        role: The role of its block.
        segments: Where the text lies; one segment unless the passage is continued in the next block.
        box: Where it stands: of the block, or of the part of it that the passage takes where this is known.
        header: The header cells of a table row, one a cell; else empty.
    """

    passage: str
    presentation: str
    slide: int
    page: int
    text: str
    heading: str
    context: str
    role: Role
    segments: tuple[Segment, ...]
    box: Box
    header: tuple[str, ...] = ()

    def locate(self, start: int, end: int) -> Segment:
        """Return where a stretch of the passage's text lies in its blocks.

        Args:
            start: Where it begins in ``text``.
            end: Where it ends there, exclusive.

        Returns:
            Block and offsets; of a stretch that runs over two blocks the part in the first.

        Raises:
            ValueError: When the stretch is empty or outside the text.

        >>> box = Box(0, 0, 1, 1)
        >>> passage = Passage(
        ...     passage="p-1", presentation="a", slide=1, page=1, text="Kurse fehlen", heading="", context="",
        ...     role="bullet", segments=(Segment(4, 2, 14, 0),), box=box,
        ... )
        >>> passage.locate(6, 12)
        Segment(block=4, start=8, end=14, offset=6)
        """
        for segment in self.segments:
            length = segment.end - segment.start
            if 0 <= start - segment.offset < length and end > start:
                last = min(end - segment.offset, length)
                return Segment(segment.block, segment.start + start - segment.offset, segment.start + last, start)
        raise ValueError(f"{start}:{end} is no stretch of a passage of {len(self.text)} characters")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """The machine's suggestion that a passage speaks of a code. Never a decision.

    Args:
        tag: ``t-…``, a hash of passage, kind and code.
        kind: ``theme`` or ``action_field``.
        code: The id of the theme, or of the type of action field.
        block: The block in which the quotation lies.
        quotation: The words it rests on; ``block.text[start:end]``.
        start: Where the quotation begins in the block's text.
        end: Where it ends there, exclusive.
        score: 0 to 1.
        rules: All rules that fired, as ``indicator:integrationskurs*``, ``heading:ausblick``, ``cue:fehlen``.
        addressee: Who should act (of an action field): an id of the codebook, ``unbestimmt``, or empty for a theme.
        holder: Whose demand it is, when it is attributed to others.
        negated: True when the statement is denied; such tags are kept to be seen and not counted.
        origin: ``codebook`` or ``learned``.
    """

    tag: str
    passage: str
    presentation: str
    slide: int
    page: int
    block: int
    kind: TagKind
    code: str
    quotation: str
    start: int
    end: int
    score: float
    rules: tuple[str, ...]
    addressee: str = ""
    holder: str = ""
    negated: bool = False
    origin: TagOrigin = "codebook"


# --- the codebook --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """A term that speaks for a code.

    Args:
        term: The term without its asterisks: one word, several words, or a regular expression.
        mode: How it is compared with a word of the text.
        weak: True when it counts only beside another indicator of the same code.
        text: The term as written in the codebook, with asterisks; the name by which rules are told.
        excluded: Contexts in which it does not count: terms that meet the same words, as ``auf Kurs`` of ``kurs*``.
    """

    term: str
    mode: IndicatorMode
    text: str
    weak: bool = False
    excluded: "tuple[Indicator, ...]" = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """A name in the languages of the reports."""

    de: str
    en: str = ""

    def in_language(self, language: str) -> str:
        """Return the label in a language, or the German one where there is none."""
        return (self.en if language == "en" else self.de) or self.de


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A group of themes."""

    id: str
    labels: Labels


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """A code at the level at which projects are compared.

    Args:
        id: Short and lasting, as ``A1``.
        group: The group's id.
        parent: The id of the theme above, or empty.
        labels: Its names.
        definition: What it means.
        inclusion: What belongs to it.
        exclusion: What does not, and where that belongs.
        anchor: The anchor example.
        anchor_source: Whose words the anchor example is.
        indicators: Terms that speak for it.
        colour: ``#rrggbb``, or empty for the palette's.
    """

    id: str
    group: str
    labels: Labels
    parent: str = ""
    definition: str = ""
    inclusion: str = ""
    exclusion: str = ""
    anchor: str = ""
    anchor_source: str = ""
    indicators: tuple[Indicator, ...] = ()
    colour: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A turn of phrase that marks an action field: a regular expression, compared sentence by sentence.

    Args:
        pattern: The expression.
        source: Where it was found.
        weak: True when it counts only beside another cue or a signal over the sentence.
    """

    pattern: str
    source: str = ""
    weak: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionFieldType:
    """A kind of open field of action: need, gap, challenge, recommendation, untapped potential, open question."""

    id: str
    labels: Labels
    definition: str = ""
    exclusion: str = ""
    anchor: str = ""
    cues: tuple[Cue, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadingSignal:
    """A slide title that turns the points below it into action fields.

    Args:
        term: Its words, as ``Ausblick``.
        type: The id of a type; ``any``: then the bullet's own cue or its form decides (without a verb: a need); or
            ``cue``: then only a cue of its own or an infinitive counts, as under a "Fazit"; or ``none``: then no signal
            further away counts, as under a box "Läuft" on a slide "Läuft und klemmt".
    """

    term: str
    type: str = "any"


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressee:
    """Someone who should act."""

    id: str
    labels: Labels
    indicators: tuple[Indicator, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DimensionValue:
    """A value of a comparison dimension, with the terms that speak for it."""

    value: str
    indicators: tuple[Indicator, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dimension:
    """A dimension along which projects are compared; without values it is free text and lists candidate quotations."""

    id: str
    labels: Labels
    values: tuple[DimensionValue, ...] = ()
    indicators: tuple[Indicator, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RetiredCode:
    """A theme that the codebook no longer has, and what became of it; codings of it are read by this.

    Args:
        id: Its former id.
        labels: Its former names.
        how: ``renamed`` and ``merged`` themes live on in another; ``split`` ones are decided anew; ``retired`` ones
            have no successor.
        into: The ids of the themes that follow it.
        since: When, in UTC, ISO form: decisions after it are about the themes that followed.
    """

    id: str
    labels: Labels
    how: ChangeOfCode
    into: tuple[str, ...] = ()
    since: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CodebookFile:
    """Where a codebook stands, so that a message can lead there; it decides on nothing.

    Args:
        name: The name of the file.
        lines: The line, from 1, of each regular expression.
    """

    name: str = "codebook.yaml"
    lines: Mapping[str, int] = field(default_factory=dict)

    def place_of(self, expression: str) -> str:
        """Return file and line of a regular expression, as messages name them.

        >>> CodebookFile(lines={"fehlt": 12}).place_of("fehlt"), CodebookFile().place_of("fehlt")
        ('codebook.yaml, line 12', 'codebook.yaml')
        """
        line = self.lines.get(expression)
        return f"{self.name}, line {line}" if line else self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Codebook:
    """The codes of the team, as read from ``codebook.yaml``.

    Args:
        version: As written in the file.
        language: The language of the texts.
        sha256: The hash of the content that decides on tags (labels and definitions included).
        counter_cues: Expressions that speak against an action field, by reason (``done``, ``negated``, …).
        precedence: Ids of the types; where cues of several types fire, the first wins.
        max_themes: How many themes one passage may carry.
        retired: The themes it no longer has, in the order in which they went.
        file: Where it stands; codebooks that say the same are equal, wherever they stand.
    """

    version: str
    language: str
    sha256: str
    groups: tuple[Group, ...]
    themes: tuple[Theme, ...]
    action_fields: tuple[ActionFieldType, ...] = ()
    counter_cues: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    heading_signals: tuple[HeadingSignal, ...] = ()
    precedence: tuple[str, ...] = ()
    addressees: tuple[Addressee, ...] = ()
    dimensions: tuple[Dimension, ...] = ()
    max_themes: int = 3
    retired: tuple[RetiredCode, ...] = ()
    file: CodebookFile = field(default=CodebookFile(), compare=False)

    def theme(self, code: str) -> Theme | None:
        """Return the theme of an id, or None where the codebook has none."""
        return next((theme for theme in self.themes if theme.id == code), None)

    def action_field(self, code: str) -> ActionFieldType | None:
        """Return the type of action field of an id, or None where the codebook has none."""
        return next((kind for kind in self.action_fields if kind.id == code), None)


# --- what people decide --------------------------------------------------------------------------------------------

TEAM = "team"
"""The name under which the team's state is kept; consensus, which goes before all others, has it as its coder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What a decision is about, told so that it can be found again in another reading of the PDF.

    The quote with its surroundings and the position are the TextQuoteSelector and TextPositionSelector of the W3C Web
    Annotation model.

    Args:
        presentation: The presentation's id; empty for decisions on a project.
        passage: The passage's id; empty for decisions on a slide, deck or project.
        slide: The running slide, or 0.
        page: The page of the PDF, or 0.
        block: The block, or 0.
        quote: The words coded.
        prefix: Up to 32 characters before them.
        suffix: Up to 32 characters after them.
        start: Where the quote begins in its block's text.
        end: Where it ends there, exclusive.
        box: Where it stands, or None.
        pdf_sha256: The hash of the PDF it was read from.
        project: The project, of summaries, links, values and memos.
        about: The theme, dimension or field that a summary, value or link is about.
    """

    presentation: str = ""
    passage: str = ""
    slide: int = 0
    page: int = 0
    block: int = 0
    quote: str = ""
    prefix: str = ""
    suffix: str = ""
    start: int = 0
    end: int = 0
    box: Box | None = None
    pdf_sha256: str = ""
    project: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One line of a codings log: what one person decided at one moment.

    Args:
        id: ``d-…``, unique.
        after: The id of the line of this coder that it follows, or empty.
        time: When, in UTC, ISO form.
        coder: Who.
        status: What was decided.
        kind: What sort of thing it is about.
        code: The id of the code, or empty (``reviewed``, ``memo``).
        target: The place.
        codebook: The hash of the codebook in force.
        memo: The coder's note.
        text: The text of a summary, or the value of a comparison cell or link.
        evidence: The ids of the tags and codings a summary was written from.
        addressee: Who should act, where the coder says so.
        replaces: The code that a ``changed`` decision puts aside; of a presentation that got another id (``changed`` of
            kind ``presentation``) the former id.
        withdraws: The id of the one line that a ``withdrawn`` decision undoes; empty when it takes back whatever was
            decided on the code at the place.
        other: The second end of a link, or None.
        agreed: Who agreed, where the decision is the team's consensus and not the coder's own; else nobody.
    """

    id: str
    time: str
    coder: str
    status: CodingStatus
    kind: TargetKind
    target: Target
    code: str = ""
    after: str = ""
    codebook: str = ""
    memo: str = ""
    text: str = ""
    evidence: tuple[str, ...] = ()
    addressee: str = ""
    replaces: str = ""
    withdraws: str = ""
    other: Target | None = None
    agreed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """The present state of a coder's, or the team's, decision on a code at a passage.

    Args:
        coding: ``c-…``, a hash of coder, passage, kind and code.
        coder: Who, or ``team``.
        state: ``confirmed``, ``rejected``, ``disputed`` (the team only) or ``reviewed``.
        code: The id of the code; empty for ``reviewed``.
        decision: The id of the line that decided.
    """

    coding: str
    coder: str
    state: Literal["confirmed", "rejected", "disputed", "reviewed"]
    kind: TargetKind
    code: str
    passage: str
    presentation: str
    slide: int
    page: int
    block: int
    quotation: str
    start: int
    end: int
    tag: str
    memo: str
    addressee: str
    time: str
    decision: str
