"""The processes of the engines, asked deck by deck so that all meet the same machine."""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.engines import ENGINES

__all__ = ["Answer", "Engine", "open_engines"]

_APART = ("markitdown", "PyMuPDF dict")
"""Engines that live in the benchmark's own environment."""


@dataclass(frozen=True)
class Answer:
    """What an engine says of a file.

    Args:
        seconds: CPU seconds, the least of the rounds.
        lines: The text as it gives it.
        error: Why it could not read the file, or empty.
    """

    seconds: float = 0.0
    lines: tuple[str, ...] = ()
    error: str = ""


class Engine:
    """An engine in its process.

    Args:
        name: As in `ENGINES`.
        process: Running `engines.py`.
    """

    def __init__(self, name: str, process: subprocess.Popen[str]) -> None:
        self.name = name
        self._process = process
        hello = self._next()
        self.missing = str(hello.get("missing", ""))
        self.version = str(hello.get("version", ""))

    def read(self, path: Path, *, rounds: int = 1) -> Answer:
        """Let it read a file so many times."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({"path": str(path), "rounds": rounds}) + "\n")
        self._process.stdin.flush()
        found = self._next()
        return Answer(found.get("seconds", 0.0), tuple(found.get("lines", ())), found.get("error", ""))

    def _next(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"{self.name} ended by itself with code {self._process.wait()}")
        answer: dict[str, Any] = json.loads(line)
        return answer


@contextmanager
def open_engines(environment: Path) -> Iterator[tuple[list[Engine], Mapping[str, str]]]:
    """Start all engines that are there, and end them.

    Args:
        environment: Where markitdown and PyMuPDF are installed.

    Yields:
        The engines in the order of `ENGINES`, and by name why others are not there.
    """
    with ExitStack() as stack:
        engines, missing = [], {}
        for name in ENGINES:
            python = _python(environment) if name in _APART else Path(sys.executable)
            if not python.is_file():
                missing[name] = "make bench-engines installs it"
                continue
            engine = Engine(name, stack.enter_context(_process(python, name)))
            if engine.missing:
                missing[name] = engine.missing
            else:
                engines.append(engine)
        yield engines, missing


@contextmanager
def _process(python: Path, name: str) -> Iterator[subprocess.Popen[str]]:
    script = Path(__file__).with_name("engines.py")
    with subprocess.Popen(
        [python, script, name], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def _python(environment: Path) -> Path:
    windows = environment / "Scripts" / "python.exe"
    return windows if windows.is_file() else environment / "bin" / "python"
