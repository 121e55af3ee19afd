"""Where decisions belong in the decks as they are read now."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import Any

import pandas as pd

from synthese.coding.decktext import DeckText
from synthese.coding.matching import Match, find_passage, nearest, slide_moves
from synthese.coding.renames import Rename, former_names, renamed_to
from synthese.coding.slides import SlideMoves, Whereabouts
from synthese.passages import passage_ids
from synthese.provenance import stable_id
from synthese.types import Decision, Target

__all__ = ["Anchors", "field_id", "place_all"]

_ON_PASSAGES = ("theme", "action_field", "passage", "slide")


def field_id(passage: str) -> str:
    """Return the id of the action field at a passage, as in the table ``action_fields``.

    >>> field_id("p-1") == stable_id("f", "p-1")
    True
    """
    return stable_id("f", passage)


class Anchors:
    """Where decisions belong in the decks as they are read now.

    Args:
        passages: The table ``passages``.
        blocks: The table ``blocks``.
        renames: The presentations that got another id.
        pdf_hashes: The present hash of each presentation's PDF, as far as known.
    """

    def __init__(
        self,
        passages: pd.DataFrame,
        blocks: pd.DataFrame,
        *,
        renames: Sequence[Rename] = (),
        pdf_hashes: Mapping[str, str] | None = None,
    ) -> None:
        texts: dict[str, dict[tuple[int, int], str]] = defaultdict(dict)
        for row in blocks[["presentation", "slide", "block", "text"]].to_dict("records"):
            texts[row["presentation"]][int(row["slide"]), int(row["block"])] = row["text"]
        rows: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
        for row in passages.to_dict("records"):
            rows[row["presentation"]].append({str(name): value for name, value in row.items()})
        self._renames = renames
        self._pdf_hashes = pdf_hashes or {}
        self.former = _former_ids(rows, renames)
        """The present ids of passages by those they had while their presentation was called otherwise."""
        self._decks = {name: DeckText(of_deck, texts[name], former=self.former) for name, of_deck in rows.items()}
        self._found: dict[Target, Match] = {}
        self._moves: dict[tuple[str, str], SlideMoves] = {}

    def find(self, target: Target) -> Match:
        """Return the passage of a target, or why there is none."""
        if target not in self._found:
            name = self._present_name(target.presentation)
            deck, expected = self._decks.get(name), self._expected(target, name)
            self._found[target] = find_passage(target, deck, expected) if deck else Match(None, "no_presentation")
        return self._found[target]

    def placed(self, decision: Decision) -> tuple[Decision, Match]:
        """Return a decision with its target as it stands now, and the match; a lost one is left as it was."""
        match = self.find(decision.target)
        if match.row is None:
            return decision, match
        row = match.row
        place = self._decks[str(row["presentation"])].place(row, decision.target)
        target = replace(
            decision.target,
            presentation=str(row["presentation"]),
            passage=str(row["passage"]),
            slide=int(row["slide"]),
            page=int(row["page"]),
            block=place.block,
            quote=place.quotation,
            start=place.start,
            end=place.end,
        )
        return replace(decision, target=target), match

    def settle(self, decisions: Iterable[Decision]) -> None:
        """Learn from all decisions where slides went, and let those on one former passage go together.

        They go together when the place of some is found and it is one place.
        """
        targets = [decision.target for decision in decisions if decision.target.passage]
        self._watch_slides(targets)
        self._part_rivals(targets)
        homes: dict[tuple[str, str], dict[str, Match]] = defaultdict(dict)
        for target in targets:
            match = self.find(target)
            if match.row is not None:
                homes[target.presentation, target.passage][str(match.row["passage"])] = match
        for target in targets:
            known = list(homes[target.presentation, target.passage].values())
            if self.find(target).row is None and len(known) == 1:
                self._found[target] = known[0]

    def _part_rivals(self, targets: Iterable[Target]) -> None:
        """Take no passage for the edited form of one when it is another's: two former passages are not one now."""
        claims: dict[str, dict[tuple[str, str], list[Target]]] = defaultdict(lambda: defaultdict(list))
        for target in targets:
            row = self.find(target).row
            if row is not None:
                claims[str(row["passage"])][target.presentation, target.passage].append(target)
        for rivals in claims.values():
            for target in [one for group in rivals.values() for one in group if len(rivals) > 1]:
                match = self.find(target)
                if (
                    match.reason == "changed"
                    and match.row is not None
                    and len(target.quote) > len(match.row["text"]) / 2
                ):
                    self._found[target] = Match(None, "ambiguous", nearest(target, [match.row]))

    def _watch_slides(self, targets: Iterable[Target]) -> None:
        # Each former passage is one witness, however often it was decided on.
        witnesses: dict[tuple[str, str], dict[str, Target]] = defaultdict(dict)
        for target in targets:
            if target.slide and self._present_name(target.presentation) in self._decks:
                witnesses[target.presentation, target.pdf_sha256][target.passage] = target
        self._moves = {
            version: slide_moves(list(of_version.values()), self._decks[self._present_name(version[0])])
            for version, of_version in witnesses.items()
        }
        self._found.clear()

    def _expected(self, target: Target, presentation: str) -> Whereabouts | None:
        """Return where a target's slide stands now; in the very same PDF where it stood."""
        if target.pdf_sha256 and target.pdf_sha256 == self._pdf_hashes.get(presentation):
            return Whereabouts(target.slide, target.slide, sure=True)
        moves = self._moves.get((target.presentation, target.pdf_sha256))
        return moves.expected(target.slide) if moves else None

    def single(self, decisions: Iterable[Decision]) -> Iterator[Decision]:
        """Yield the decisions on codes and passages, those on a slide once for each of its passages.

        A decision on a slide quotes its passages, one a line, and has their ids as evidence, so that each is found
        again by itself; where it quotes none, the passages that stand on the slide now are meant.
        """
        for decision in decisions:
            if decision.kind == "slide":
                for target in self._on_slide(decision):
                    yield replace(decision, kind="passage", target=target)
            elif decision.kind in _ON_PASSAGES:
                yield decision

    def linked(self, decision: Decision) -> Decision:
        """Return a link with the ids its action fields have now; an end whose passage is lost keeps its id."""
        about = self._field(decision.target.about, decision.target, decision.time)
        code = self._field(decision.code, decision.other, decision.time) if decision.other else decision.code
        return replace(decision, code=code, target=replace(decision.target, about=about))

    def _field(self, name: str, target: Target, time: str) -> str:
        # The logs of projects lie in no presentation's folder: its name is that of the time.
        named = replace(target, presentation=renamed_to(target.presentation, time, self._renames, self._decks))
        row = self.find(named).row if name == field_id(target.passage) else None
        return field_id(str(row["passage"])) if row is not None else name

    def _present_name(self, presentation: str) -> str:
        """Return a presentation's id; of one that is not there what it was renamed to."""
        if presentation in self._decks:
            return presentation
        return renamed_to(presentation, "", self._renames, self._decks)

    def _on_slide(self, decision: Decision) -> Iterator[Target]:
        target, quotes = decision.target, decision.target.quote.split("\n")
        deck = self._decks.get(self._present_name(target.presentation))
        if target.quote:
            for at, (quote, passage) in enumerate(zip_longest(quotes, decision.evidence[: len(quotes)], fillvalue="")):
                prefix, suffix = "\n".join(quotes[:at])[-32:], "\n".join(quotes[at + 1 :])[:32]
                yield replace(target, quote=quote, passage=passage, prefix=prefix, suffix=suffix)
        elif deck:
            for row in deck.rows:
                if row["slide"] == target.slide:
                    yield replace(target, passage=str(row["passage"]))


def place_all(anchors: Anchors, decisions: Iterable[Decision]) -> tuple[list[Decision], dict[str, Match]]:
    """Return the decisions on passages as placed now, and for the lost ones' passages why."""
    here: list[Decision] = []
    lost: dict[str, Match] = {}
    single = list(anchors.single(decisions))
    anchors.settle(single)
    for decision in single:
        placed, match = anchors.placed(decision)
        if match.row is None:
            # Without a passage the words stand for the place, so that a later line still undoes an earlier one.
            name = placed.target.passage or stable_id("p", placed.target.presentation, placed.target.quote)
            placed = replace(placed, target=replace(placed.target, passage=name))
            lost[name] = match
        here.append(placed)
    return here, lost


def _former_ids(rows: Mapping[str, Sequence[Mapping[str, Any]]], renames: Sequence[Rename]) -> Mapping[str, str]:
    """Return the present ids of passages by those they had: an id is a hash of the presentation's, too."""
    former: dict[str, str] = {}
    for name, names in former_names(renames).items():
        of_deck = rows.get(name, ())
        texts = [(str(row["text"]), str(row["heading"])) for row in of_deck]
        for old in names:
            ids = zip(passage_ids(old, texts), of_deck, strict=True)
            former.update({passage: str(row["passage"]) for passage, row in ids})
    return former
