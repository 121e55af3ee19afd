"""The truth of slides written in HTML: every element says by its attribute `t` what it is."""

import unicodedata
from html.parser import HTMLParser
from typing import Any

__all__ = ["truth_of"]

_BLOCKS = frozenset({"heading", "bullet", "para", "caption", "source", "quote"})
_SINGLE = frozenset({"br", "img", "meta", "link", "col"})


def truth_of(source: str, deck: str) -> list[dict[str, Any]]:
    """Return what stands on each slide.

    Args:
        source: HTML with one ``section`` a slide. The attribute ``t`` names what an element is (``title``,
            ``subtitle``, ``heading``, ``bullet``, ``para``, ``caption``, ``source``, ``quote``, ``label``, ``footer``,
            ``table``, and ``row`` and ``cell`` within it, ``none`` for what is not shown), ``l`` the level of a bullet,
            ``n`` what its list puts before it, ``o`` its place where the order of the source is not that of reading.
        deck: The file name of the PDF.
    """
    parser = _Reader(deck)
    parser.feed(source)
    return [_finished(page) for page in parser.pages]


class _Reader(HTMLParser):
    def __init__(self, deck: str) -> None:
        super().__init__()
        self.deck = deck
        self.pages: list[dict[str, Any]] = []
        self.open: list[dict[str, Any]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        if tag == "section":
            self.pages.append({"deck": self.deck, "page": len(self.pages) + 1, "found": []})
        if tag in _SINGLE:
            if self.open:
                self.open[-1]["text"] += " "
            return
        kind = known.get("t") or {"td": "cell", "th": "cell", "tr": "row"}.get(tag, "")
        element = {"tag": tag, "kind": kind, "text": "", "level": int(known.get("l") or 0), "attrs": known, "rows": []}
        self.open.append(element)
        if kind == "row":
            self._table()["rows"].append([])
        elif kind and kind not in {"cell", "none"}:
            element["place"] = int(known.get("o") or 10 * len(self.pages[-1]["found"]))
            self.pages[-1]["found"].append(element)

    def _table(self) -> dict[str, Any]:
        return next(element for element in reversed(self.open) if element["kind"] == "table")

    def handle_endtag(self, tag: str) -> None:
        element = self.open.pop()
        if element["kind"] == "cell":
            span = int(element["attrs"].get("colspan") or 1)
            self._table()["rows"][-1] += [_clean(element["text"])] * span
        elif not element["kind"] and self.open:
            self.open[-1]["text"] += element["text"]

    def handle_data(self, data: str) -> None:
        if self.open:
            self.open[-1]["text"] += data


def _clean(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text.replace("\xad", "")).split())


def _finished(page: dict[str, Any]) -> dict[str, Any]:
    found = sorted(page["found"], key=lambda element: element["place"])
    texts = [(one["kind"], one["level"], _clean(f"{one['attrs'].get('n') or ''} {one['text']}")) for one in found]

    def all_of(kind: str) -> list[str]:
        return [text for one, _, text in texts if one == kind]

    return {
        "deck": page["deck"],
        "page": page["page"],
        "title": next(iter(all_of("title")), ""),
        "subtitle": next(iter(all_of("subtitle")), None),
        "blocks": [{"type": kind, "level": level, "text": text} for kind, level, text in texts if kind in _BLOCKS],
        "footer": all_of("footer"),
        "tables": [one["rows"] for one in found if one["kind"] == "table"],
        "labels": all_of("label"),
        "notes": "",
    }
