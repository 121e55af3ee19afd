"""What the browser is sent: one passage with its slide, and how far the review is; never all passages at once."""

from collections import Counter
from typing import Any

from synthese.exports.labels import Language, format_number, label
from synthese.exports.readable import plain_text
from synthese.notebook.review.found import CodeFound
from synthese.notebook.review.material import Place, Row
from synthese.notebook.review.recording import Matter
from synthese.notebook.review.session import Review

__all__ = ["passage_view", "progress", "review_view"]

_BOX = ("x0", "top", "x1", "bottom")
_BESIDE = ("title", "footer", "page_number")


def review_view(review: Review) -> dict[str, Any]:
    """Return what is shown now.

    Args:
        review: Where the coder is.

    Returns:
        Filter, position, progress, notes on damaged logs, and the passage with its slide; None where none fits.
    """
    queue = review.queue
    chosen = {name: getattr(queue.filter, name) for name in ("show", "theme", "presentation", "uncertain_first")}
    return {
        "coder": review.codings.coder,
        "others": review.found.others,
        "filter": chosen,
        "at": queue.at + 1 if queue.passages else 0,
        "of": len(queue.passages),
        "progress": progress(review),
        "problems": [str(problem) for problem in review.codings.standing.problems],
        "passage": passage_view(review) if review.passage else None,
    }


def progress(review: Review) -> list[dict[str, Any]]:
    """Return how far the coder is in each presentation: suggestions decided, passages read."""
    material, found = review.material, review.found
    counts: dict[str, Counter[str]] = {deck: Counter() for deck in material.decks}
    for passage, row in material.passages.items():
        tags = [tag for tag in material.tags.get(passage, ()) if not tag["negated"]]
        read = found.is_read(passage)
        waiting = 0 if read else sum(map(found.waits, tags))
        seen = {"suggestions": len(tags), "decided": len(tags) - waiting, "passages": 1, "read": int(read)}
        counts[row["presentation"]].update(seen)
    keys = ("suggestions", "decided", "passages", "read")
    return [
        {"presentation": deck, "name": plain_text(name), **{key: counts[deck][key] for key in keys}}
        for deck, name in material.decks.items()
    ]


def passage_view(review: Review) -> dict[str, Any]:
    """Return the passage the coder is at, with its codes, its slide and what stands before and behind it."""
    material, row = review.material, review.row(review.passage)
    place = material.place(row)
    slide = material.slides.get(place, {})
    lines = _lines(review, place)
    around = [line["text"] for line in lines if line["passage"]]
    at = [line["passage"] for line in lines if line["passage"]].index(review.passage)
    return {
        "id": review.passage,
        "citation": plain_text(material.names.citation(*place, int(row["page"]))),
        "heading": plain_text(row["heading"] or slide.get("title", "")),
        "context": plain_text(row["context"]),
        "text": plain_text(row["text"]),
        "before": around[at - 1] if at else "",
        "behind": around[at + 1] if at + 1 < len(around) else "",
        "read": review.found.is_read(review.passage),
        "codes": [_code(review, row, one) for one in review.found.codes(review.passage)],
        "notes": [_notes(review, matter) for matter in review.matters(review.passage)],
        "slide": place.slide,
        "deck": place.presentation,
        "size": [slide.get("width", 0), slide.get("height", 0)],
        "lines": lines,
    }


def _lines(review: Review, place: Place) -> list[dict[str, Any]]:
    """Return the text of a slide in reading order: its passages, and between them what is context."""
    here = [review.material.passages[passage] for passage in review.material.on_slide[place]]
    lines, told = [], set()
    for block in review.material.blocks.get(place, ()):
        own = [row for row in here if row["block"] == block["block"]]
        told |= {row["passage"] for row in own}
        if not own and block["role"] not in _BESIDE and not any(block["block"] in row["blocks"] for row in here):
            lines.append(_line(block, "", "", level=block["level"]))
        lines += [_line(row, row["passage"], _mark(review, row["passage"]), level=block["level"]) for row in own]
    lines += [_line(row, row["passage"], _mark(review, row["passage"])) for row in here if row["passage"] not in told]
    return lines


def _line(row: Row, passage: str, mark: str, *, level: int = 0) -> dict[str, Any]:
    box = [round(float(row[edge]), 1) for edge in _BOX]
    text = plain_text(row["text"])
    return {"passage": passage, "role": row["role"], "level": int(level), "text": text, "box": box, "mark": mark}


def _mark(review: Review, passage: str) -> str:
    """Return how a passage stands: ``waits``, ``coded``, ``read`` or nothing."""
    if review.found.waiting(passage):
        return "waits"
    if any(one.status != "rejected" for one in review.found.codes(passage)):
        return "coded"
    return "read" if review.found.is_read(passage) else ""


def _notes(review: Review, matter: Matter) -> dict[str, Any]:
    """Return what memos there are on the deck, the project or a theme of a passage."""
    kind = label("column.theme" if matter.kind == "code" else f"column.{matter.kind}", review.language)
    memos = [
        {"coder": note.coder, "text": plain_text(note.text), "mine": note.coder == review.codings.coder}
        for note in review.notes(matter)
    ]
    name = f"{kind} {plain_text(matter.name)}"
    return {"about": matter.kind, "key": matter.key, "name": name, "memos": memos}


def _agreed(one: CodeFound, language: Language) -> dict[str, Any] | None:
    if one.consensus is None:
        return None
    line = one.consensus.decision
    state = label(f"status.{one.consensus.state}", language)
    return {"coders": ", ".join(line.agreed), "status": state, "memo": plain_text(line.memo)}


def _code(review: Review, row: Row, one: CodeFound) -> dict[str, Any]:
    names, language, tag = review.material.names, review.language, one.tag
    said = one.own.decision if one.own else None
    addressee = (said.addressee if said else "") or tag.get("addressee", "")
    return {
        "kind": one.kind,
        "code": one.code,
        "name": plain_text(names.code(one.kind, one.code)),
        "kind_name": label(f"kind.{one.kind}", language),
        "status": one.status,
        "status_name": label(f"status.{one.status}", language),
        "mine": one.mine,
        "waits": one.waits,
        "memo": plain_text(said.memo) if said else "",
        "others": [
            {"coder": voice.coder, "state": voice.state, "state_name": label(f"status.{voice.state}", language)}
            | {"memo": plain_text(voice.memo)}
            for voice in one.others
        ],
        "consensus": _agreed(one, language),
        "score": "" if one.score is None else format_number(one.score, language, digits=2),
        "uncertain": one.uncertain,
        "rules": [[plain_text(review.material.names.rule(rule)), plain_text(rule)] for rule in tag.get("rules", ())],
        "words": [list(words) for words in one.words],
        "speaks": _speaks(row, tag),
        "addressee": plain_text(names.plain(addressee)) if addressee else "",
        "holder": plain_text(tag.get("holder", "")),
        "negated": bool(tag.get("negated", False)),
    }


def _speaks(row: Row, tag: Row) -> list[str]:
    """Return what speaks for a code beside the words of the passage: ``heading``, ``context``."""
    found = set()
    for rule in tag.get("rules", ()):
        kind, _, term = rule.partition(":")
        if kind in ("heading", "context"):
            found.add(kind)
        elif kind == "signal":
            found.add("context" if term.casefold() in row["context"].casefold() else "heading")
    return sorted(found)
