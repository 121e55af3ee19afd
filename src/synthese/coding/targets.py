"""From what a coder names (a tag, a passage, a slide, a project) to the target of a decision."""

from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from typing import Any

import pandas as pd

from synthese.coding.anchoring import field_id
from synthese.coding.decktext import DeckText
from synthese.coding.spans import Span
from synthese.errors import CodingError, listed
from synthese.provenance import normal_form
from synthese.types import Box, Codebook, Target

__all__ = ["Row", "Targets"]

Row = Mapping[str, Any]


class Targets:
    """What can be decided on, as it stands in the tables of the last run.

    Args:
        tables: The reader of tables, by name.
        codebook: The codebook in force.
        pdf_hashes: The hash of each presentation's PDF.
    """

    def __init__(
        self, tables: Callable[[str], pd.DataFrame], *, codebook: Codebook, pdf_hashes: Mapping[str, str]
    ) -> None:
        self._tables = tables
        self._codebook = codebook
        self._pdf_hashes = pdf_hashes

    def passage(self, passage: str) -> Row:
        """Return the row of a passage."""
        rows = _rows(self._tables("passages"), passage=passage)
        if not rows:
            raise _unknown("passage", passage, self._tables("passages")["passage"], "workspace.table('passages')")
        return rows[0]

    def suggestion(self, name: str) -> Row:
        """Return the row of a tag or coding; of a passage the only tag it has."""
        for table, column in (("tags", "tag"), ("codings", "coding")):
            rows = _rows(self._tables(table), **{column: name})
            if rows:
                return rows[0]
        if not _rows(self._tables("passages"), passage=name):
            raise _unknown("tag", name, self._tables("tags")["tag"], "workspace.table('tags')")
        rows = _rows(self._tables("tags"), passage=name)
        if len(rows) == 1:
            return rows[0]
        if not rows:
            raise CodingError(f"The passage '{name}' has no tag to decide on; use codings.add('{name}', kind, code).")
        tags = ", ".join(f"'{row['tag']}' ({row['code']})" for row in rows)
        raise CodingError(f"The passage '{name}' has several tags, {tags}: name the one you mean.")

    def code(self, kind: str, code: str) -> str:
        """Return a code that the codebook has."""
        if kind not in ("theme", "action_field"):
            raise CodingError(f"'{kind}' is no kind of code: use 'theme' or 'action_field'.")
        known = self._codebook.themes if kind == "theme" else self._codebook.action_fields
        labels = {entry.id: (entry.labels.de, entry.labels.en) for entry in known}
        return _known(kind.replace("_", " "), code, labels)

    def addressee(self, addressee: str) -> str:
        """Return an addressee that the codebook has, ``unbestimmt``, or nothing."""
        if addressee in ("", "unbestimmt"):
            return addressee
        labels = {entry.id: (entry.labels.de, entry.labels.en) for entry in self._codebook.addressees}
        return _known("addressee", addressee, labels)

    def about(self, about: str, *, themes: bool = True) -> str:
        """Return the id of a theme or comparison dimension that the codebook has."""
        labels = {entry.id: (entry.labels.de, entry.labels.en) for entry in self._codebook.dimensions}
        if themes:
            labels |= {entry.id: (entry.labels.de, entry.labels.en) for entry in self._codebook.themes}
        return _known("theme or dimension" if themes else "dimension", about, labels)

    def project(self, project: str) -> str:
        """Return a project's name as the catalogue spells it."""
        known = sorted(set(self._tables("presentations")["project"]) - {""})
        found = [name for name in known if _same(name) == _same(project)]
        if not found:
            raise _unknown("project", project, known, "presentations/catalogue.csv, column project")
        return project if project in found else found[0]

    def presentation(self, presentation: str) -> str:
        """Return the id of a presentation that the catalogue has."""
        known = list(self._tables("presentations")["presentation"])
        if presentation not in known:
            raise _unknown("presentation", presentation, known, "presentations/catalogue.csv")
        return presentation

    def on_passage(self, row: Row, quote: str | None = None, start: int = 0) -> Target:
        """Return the target of a decision on a passage, or on some of its words.

        Args:
            row: The passage's row.
            quote: The words; without them the whole passage.
            start: Where in the passage's text they begin, should it have them several times.

        Raises:
            CodingError: When the passage has no such words.
        """
        blocks = _rows(self._tables("blocks"), presentation=row["presentation"], slide=row["slide"])
        deck = DeckText([row], {(int(block["slide"]), int(block["block"])): block["text"] for block in blocks})
        places = [deck.whole(row)] if quote is None else deck.quoted(row, quote)
        if not places:
            raise CodingError(
                f"The words '{quote}' are not in the passage '{row['passage']}', which reads: '{row['text']}'. "
                "Copy them from there, or leave quote out to code the whole passage."
            )
        block, span = min(places, key=lambda place: abs(deck.offset(row, *place) - start))
        return self._target(row, block, span, deck)

    def _target(self, row: Row, block: int, span: Span, deck: DeckText) -> Target:
        prefix, suffix = deck.surroundings(row, block, span)
        presentation = str(row["presentation"])
        return Target(
            presentation=presentation,
            passage=str(row["passage"]),
            slide=int(row["slide"]),
            page=int(row["page"]),
            block=block,
            quote=deck.text(row, block)[span.start : span.end],
            prefix=prefix,
            suffix=suffix,
            start=span.start,
            end=span.end,
            box=Box(*(round(float(row[name]), 2) for name in ("x0", "top", "x1", "bottom"))),
            pdf_sha256=self._pdf_hashes.get(presentation, ""),
        )

    def on_slide(self, presentation: str, slide: int) -> tuple[Target, tuple[str, ...]]:
        """Return the target of a decision on a slide, which quotes its passages line by line, and their ids."""
        rows = _rows(self._tables("slides"), presentation=self.presentation(presentation), slide=slide)
        if not rows:
            last = max(self._tables("slides").query("presentation == @presentation")["slide"], default=0)
            raise CodingError(f"'{presentation}' has no slide {slide}: its slides are 1 to {last}.")
        passages = _rows(self._tables("passages"), presentation=presentation, slide=slide)
        target = Target(
            presentation=presentation,
            slide=slide,
            page=int(rows[0]["page"]),
            quote="\n".join(" ".join(row["text"].split()) for row in passages),
            pdf_sha256=self._pdf_hashes.get(presentation, ""),
        )
        return target, tuple(str(row["passage"]) for row in passages)

    def action_field(self, name: str) -> Row | None:
        """Return the passage of an action field (its id, or the passage's), or None where a project is meant."""
        passages = self._tables("passages")
        if name.startswith("f-"):
            by_field = {field_id(passage): passage for passage in passages["passage"]}
            if name not in by_field:
                raise _unknown("action field", name, by_field, "workspace.table('action_fields')")
            return self.passage(by_field[name])
        return self.passage(name) if name.startswith("p-") else None

    def evidence(self, project: str, about: str) -> tuple[str, ...]:
        """Return the evidence that the tables show now for a project and a theme or dimension."""
        found: set[str] = set()
        for table, column in (("framework_matrix", "theme"), ("comparison", "dimension")):
            for row in _rows(self._tables(table), project=project, **{column: about}):
                found.update(row["evidence"])
        return tuple(sorted(found))


def _rows(frame: pd.DataFrame, **values: Any) -> list[Row]:
    """Return the rows that have the values, as plain mappings."""
    for column, value in values.items():
        frame = frame[frame[column] == value]
    return [{str(name): value for name, value in row.items()} for row in frame.to_dict("records")]


def _known(what: str, name: str, labels: Mapping[str, tuple[str, ...]]) -> str:
    if name in labels:
        return name
    by_label = [code for code, texts in labels.items() if normal_form(name) in map(normal_form, texts)]
    near = by_label or get_close_matches(name, labels, n=3, cutoff=0.5)
    hint = f" Did you mean {listed(near)}?" if near else f" Known are {listed(labels, word='and')}."
    raise CodingError(f"The codebook has no {what} '{name}'.{hint} Add new ones in presentations/codebook.yaml.")


def _unknown(what: str, name: str, known: Iterable[str], where: str) -> CodingError:
    near = get_close_matches(name, sorted(set(known)), n=3, cutoff=0.6)
    hint = f" Did you mean {listed(near)}?" if near else ""
    return CodingError(f"There is no {what} '{name}' in the last run.{hint} Look them up in {where}.")


def _same(name: str) -> str:
    return normal_form(name).replace(" ", "")
