"""Small pages, decks, passages and tags for the tests of the evaluation."""

from synthese.evaluation import GoldPassage, TruthBlock, TruthPage
from synthese.types import Block, Box, Deck, Slide, Tag

NOWHERE = Box(0, 0, 1, 1)


def make_page(*blocks, deck="a.pdf", page=1, title="Ziele", **more):
    """A page from (type, text) or (type, text, level)."""
    expected = tuple(TruthBlock(type=kind, text=text, level=(*level, 0)[0]) for kind, text, *level in blocks)
    return TruthPage(deck=deck, page=page, title=title, blocks=expected, **more)


def make_slide(*blocks, page=1, title="Ziele"):
    """A slide from (role, text), (role, text, level) or (role, text, level, cells); its title block comes first."""
    heads = [("title", title)] if title else []
    made = []
    for number, (role, text, *rest) in enumerate([*heads, *blocks], start=1):
        level, cells = (*rest, 0, ())[:2] if len(rest) < 2 else rest
        made.append(
            Block(block=number, role=role, text=text, raw=text, box=NOWHERE, level=level or 0, cells=cells or ())
        )
    return Slide(slide=page, page=page, title=title, kind="content", width=1, height=1, blocks=tuple(made))


def make_deck(*slides, file="a.pdf"):
    return Deck(file=file, sha256="", pages=len(slides), slides=slides)


def make_gold(themes=("A1",), action_field=None, text="Kurse fehlen.", **more):
    return GoldPassage(
        **{"group": "x", "id": "P1", "text": text, "themes": themes, "action_field": action_field, **more}
    )


def make_tag(code="A1", kind="theme", score=1.0, **more):
    place = {"passage": "p-1", "presentation": "x", "slide": 1, "page": 1, "block": 1, "start": 0, "end": 5}
    rest = {"tag": "t-1", "quotation": "Kurse", "rules": (f"indicator:{code}",), **place, **more}
    return Tag(kind=kind, code=code, score=score, **rest)
