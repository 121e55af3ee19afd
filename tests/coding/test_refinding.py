"""Five hundred codings on real decks are found again in another reading, in a new version, under another name."""

import random
from collections import defaultdict

import pytest
from rapidfuzz import fuzz

from support import ROOT, SHARED
from synthese.coding.spans import same_negations, squeezed
from synthese.provenance import stable_id
from synthese.types import Decision, Target

from .versions import hashes, inserted, place, read_all, sampled, tables_of, with_other_words

SEED = 1
CODINGS = 500
PATHS = sorted((ROOT / "presentations" / "beispiele").glob("*.pdf")) + sorted((SHARED / "decks").glob("*.pdf"))


@pytest.fixture(scope="module")
def decks():
    return read_all(PATHS)


@pytest.fixture(scope="module")
def tables(decks):
    return tables_of(decks)


@pytest.fixture(scope="module")
def decisions(tables):
    made = sampled(tables, CODINGS, random.Random(SEED))
    assert len(made) == min(CODINGS, len(tables["passages"]))
    return made


@pytest.fixture(scope="module")
def version(tmp_path_factory):
    """The decks with three slides of another put into each, and where each page went."""
    folder, rng = tmp_path_factory.mktemp("version"), random.Random(SEED)
    pages = {
        path.stem: inserted(path, PATHS[(number + 5) % len(PATHS)], folder / path.name, rng)
        for number, path in enumerate(PATHS)
    }
    return read_all(sorted(folder.glob("*.pdf"))), pages


def by_page(tables):
    rows = defaultdict(list)
    for row in tables["passages"].to_dict("records"):
        rows[row["presentation"], row["page"]].append(row)
    return rows


def texts_of(tables):
    rows = tables["blocks"].to_dict("records")
    return {(row["presentation"], row["page"], row["block"]): row["text"] for row in rows}


def turned(decision, before, now, pages):
    """Return whether a denial came to the block of a decision or went from it."""
    target = decision.target
    place = (target.presentation, pages[target.presentation][target.page], target.block)
    return not same_negations(before[place], now[place])


def shares(decision, rows):
    """Return the passages among rows that hold most of a decision's words, or of which it holds most."""
    words = squeezed(decision.target.quote)
    return {row["passage"] for row in rows if fuzz.partial_ratio(words, squeezed(row["text"])) > 80}


def judged(decisions, resolved, right):
    """Return how many were found at a right place, which at a wrong one, and which are listed as lost."""
    found = {row["decision"]: row["passage"] for row in resolved.codings if row["coder"] == "ah"}
    lost = {row["decision"] for row in resolved.lost}
    assert found.keys() | lost == {line.id for line in decisions}, "none may vanish"
    wrong = [
        (line.target, found[line.id]) for line in decisions if line.id in found and not right(line, found[line.id])
    ]
    return len(found) - len(wrong), wrong


def test_in_the_same_reading_all_are_found_by_their_ids(decisions, tables, decks):
    resolved = place(decisions, tables, hashes(decks))
    found, wrong = judged(decisions, resolved, lambda line, passage: passage == line.target.passage)
    assert (found, wrong) == (len(decisions), [])


def test_the_other_reader_finds_them(decisions, decks):
    other = tables_of(read_all(PATHS, "pdfplumber"))
    here = by_page(other)
    resolved = place(decisions, other, hashes(decks))
    found, wrong = judged(
        decisions,
        resolved,
        lambda line, passage: passage in shares(line, here[line.target.presentation, line.target.page]),
    )
    assert wrong == []
    assert found >= 0.98 * len(decisions)


def test_inserted_slides_do_not_mislead(decisions, version):
    new, pages = version
    tables = tables_of(new)
    here = by_page(tables)
    resolved = place(decisions, tables, hashes(new))
    found, wrong = judged(
        decisions,
        resolved,
        lambda line, passage: (
            passage in shares(line, here[line.target.presentation, pages[line.target.presentation][line.target.page]])
        ),
    )
    assert wrong == []
    assert found >= 0.98 * len(decisions)


def test_inserted_slides_and_changed_words_leave_most_and_mislead_none(decisions, version):
    """Random words put for others turn some statements into their denial: these, and no others, may all be listed."""
    new, pages = version
    rng = random.Random(SEED)
    before = tables_of(new)
    changed = tables_of({name: with_other_words(deck, 0.05, rng) for name, deck in new.items()})
    now = {row["passage"]: row for row in changed["passages"].to_dict("records")}
    texts = texts_of(before)

    def right(line: Decision, passage: str) -> bool:
        """Return whether a passage is cut from the blocks in which the words stood before they were changed."""
        row, name = now[passage], line.target.presentation
        blocks = [texts[row["presentation"], row["page"], block] for block in row["blocks"]]
        here = (row["presentation"], row["page"]) == (name, pages[name][line.target.page])
        return here and fuzz.partial_ratio(squeezed(line.target.quote), squeezed(" ".join(blocks))) > 80

    resolved = place(decisions, changed, hashes(new))
    found, wrong = judged(decisions, resolved, right)
    assert wrong == []
    lost = {row["decision"] for row in resolved.lost}
    denied = sum(line.id in lost and turned(line, texts, texts_of(changed), pages) for line in decisions)
    assert denied <= 0.015 * len(decisions)
    assert found >= 0.98 * (len(decisions) - denied)
    assert resolved.moved > 0, "those on changed words must be told"
    assert all(row["reason"] in {"similar", "ambiguous", "not_found"} for row in resolved.lost)


def test_under_another_file_and_id_all_are_found(decisions, decks):
    renamed = tables_of({f"{name}-neu": deck for name, deck in decks.items()})
    lines = [
        Decision(
            id=stable_id("d", name), time="2030-01-01T00:00:00+00:00", coder="ah", status="changed",
            kind="presentation", target=Target(presentation=f"{name}-neu"), replaces=name,
        )
        for name in decks
    ]  # fmt: skip
    resolved = place([*decisions, *lines], renamed)
    texts = dict(zip(renamed["passages"]["passage"], renamed["passages"]["text"], strict=True))
    found, wrong = judged(
        decisions, resolved, lambda line, passage: squeezed(line.target.quote) in squeezed(texts[passage])
    )
    assert (found, wrong) == (len(decisions), [])
