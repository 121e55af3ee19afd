"""Speed in CPU seconds: of reading beside other engines, of tagging beside a blank pipeline."""

import gc
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import pypdfium2
import spacy

import synthese
from bench.workers import Engine
from synthese.passages import build_passages
from synthese.types import Passage

__all__ = ["count_pages", "time_reading", "time_tagging", "time_tagging_anew"]


def count_pages(decks: Iterable[Path]) -> int:
    """Return how many pages PDFs have."""
    count = 0
    for path in decks:
        with pypdfium2.PdfDocument(path) as pdf:
            count += len(pdf)
    return count


def time_reading(engines: Sequence[Engine], decks: Sequence[Path], rounds: int) -> tuple[Counter[str], dict[str, str]]:
    """Let every engine read every deck, one after the other.

    Args:
        engines: Which read.
        decks: The PDFs.
        rounds: How often each reads each; the least time counts.

    Returns:
        The CPU seconds of each engine, and by deck why it is left out: it is, when an engine cannot read it.
    """
    seconds: Counter[str] = Counter()
    left_out = {}
    for path in decks:
        answers = {engine.name: engine.read(path, rounds=rounds) for engine in engines}
        failed = [f"{name}: {answer.error}" for name, answer in answers.items() if answer.error]
        if failed:
            left_out[path.name] = "; ".join(failed)
        else:
            seconds.update({name: answer.seconds for name, answer in answers.items()})
    return seconds, left_out


def time_tagging(decks: Sequence[Path], codebook: Path, rounds: int) -> tuple[int, Counter[str]]:
    """Tag the passages of decks.

    Args:
        decks: The PDFs.
        codebook: Whose words are looked for.
        rounds: How often; the least time counts.

    Returns:
        How many passages there are, and the CPU seconds of each pipeline.
    """
    passages = _passages(decks)
    nlp, blank = synthese.build_pipeline(synthese.read_codebook(codebook)), spacy.blank("de")
    synthese.tag_passages(nlp, passages)  # warm: word forms seen before are what a run mostly meets
    texts = [passage.text for passage in passages]
    work: dict[str, Callable[[], object]] = {
        "spacy.blank tokenizing": lambda: list(blank.pipe(texts)),
        "synthese tag_passages": lambda: synthese.tag_passages(nlp, passages),
    }
    least = {name: min(_timed(run) for _ in range(rounds)) for name, run in work.items()}
    return len(passages), Counter(least)


def time_tagging_anew(decks: Sequence[Path], codebook: Path, rounds: int) -> tuple[int, Counter[str]]:
    """Tag passages of known words that the pipeline has not met: those of decks without their last words.

    Args:
        decks: The PDFs.
        codebook: Whose words are looked for.
        rounds: How often, each time without one word more; as no text comes twice, all of it counts.

    Returns:
        How many passages there are, and the CPU seconds of each pipeline.
    """
    nlp, blank = synthese.build_pipeline(synthese.read_codebook(codebook)), spacy.blank("de")
    passages = _passages(decks)
    synthese.tag_passages(nlp, passages)
    count, seconds = 0, dict.fromkeys(("spacy.blank tokenizing", "synthese tag_passages"), 0.0)
    for left_out in range(1, rounds + 1):
        shorter = [short for passage in passages if (short := _without_last(passage, left_out))]
        texts = [passage.text for passage in shorter]
        list(blank.pipe(texts))
        count += len(shorter)
        seconds["spacy.blank tokenizing"] += _timed(partial(lambda some: list(blank.pipe(some)), texts))
        seconds["synthese tag_passages"] += _timed(partial(synthese.tag_passages, nlp, shorter))
    return count, Counter(seconds)


def _passages(decks: Iterable[Path]) -> list[Passage]:
    return [passage for path in decks for passage in build_passages(synthese.read_deck(path), path.stem)]


def _without_last(passage: Passage, count: int) -> Passage | None:
    """Return a passage without its last words, or None where none would be left."""
    words = passage.text.split(" ")[:-count]
    return replace(passage, text=" ".join(words)) if any(map(str.strip, words)) else None


def _timed(work: Callable[[], object]) -> float:
    gc.collect()
    start = time.process_time()
    work()
    return time.process_time() - start
