"""A small pool of warm worker processes: a deck that hangs, crashes or eats memory costs its own worker and no more."""

import contextlib
import json
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, Self

import psutil

from synthese.settings import RunSettings
from synthese.workbench.jobs import to_request

__all__ = ["Outcome", "Pool", "TaskRunner", "worker_count"]

LOST = "its reader was lost twice; the file is probably damaged: open it, print it to a new PDF and use that"
_MOST_WORKERS = 4
_TASKS_A_WORKER = 50
_LOOK_EVERY = 0.1  # seconds between two looks at time and memory


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one task.

    Args:
        task: The task.
        done: The stages that were done for it; those found in the cache are not among them.
        failed: Why it was given up, or an empty string.
        lasting: True where the same limits would give it up again: that may be remembered.
    """

    task: Any
    done: tuple[str, ...] = ()
    failed: str = ""
    lasting: bool = False


def worker_count(settings: RunSettings, tasks: int) -> int:
    """Return how many workers to start: as set, else one a processor, at most four, and no more than tasks.

    >>> worker_count(RunSettings(workers=3), 2)
    2
    """
    wanted = settings.workers or min(_MOST_WORKERS, os.cpu_count() or 1)
    return max(1, min(wanted, tasks))


class TaskRunner(Protocol):
    """Whatever runs tasks: the pool of this machine, or a cluster."""

    def run(self, tasks: Sequence[Any]) -> Iterator[Outcome]:
        """Run tasks and yield one outcome a task, in the order in which they end."""


class Pool:
    """Worker processes that stay warm from one stage to the next; used as a context, at the end of which they end.

    Args:
        settings: Number of workers, seconds and megabytes a task.
    """

    def __init__(self, settings: RunSettings) -> None:
        self._settings = settings
        self._idle: queue.LifoQueue[_Worker] = queue.LifoQueue()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        while not self._idle.empty():
            self._idle.get().end()

    def run(self, tasks: Sequence[Any]) -> Iterator[Outcome]:
        """Run tasks in worker processes.

        Args:
            tasks: Records of the kinds that ``jobs`` knows.

        Yields:
            One outcome a task, in the order in which they end. When the caller stops listening, the workers end.
        """
        waiting: queue.SimpleQueue[Any] = queue.SimpleQueue()
        ended: queue.SimpleQueue[Outcome] = queue.SimpleQueue()
        for task in tasks:
            waiting.put(task)
        crew = [
            _Hand(waiting, ended, self._idle, self._settings)
            for _ in range(worker_count(self._settings, len(tasks)) if tasks else 0)
        ]
        try:
            for hand in crew:
                hand.start()
            for _ in tasks:
                yield _next(ended)
            for hand in crew:
                hand.join()  # each puts its worker back for the next stage
        finally:
            for hand in crew:
                hand.stop()


def _next(ended: "queue.SimpleQueue[Outcome]") -> Outcome:
    while True:  # a wait without end could not be interrupted by Ctrl-C on Windows
        with contextlib.suppress(queue.Empty):
            return ended.get(timeout=1)


class _Hand(threading.Thread):
    """One thread that keeps one worker process busy and takes another one when it is lost."""

    def __init__(self, waiting: Any, ended: Any, idle: "queue.LifoQueue[_Worker]", settings: RunSettings) -> None:
        super().__init__(daemon=True)
        self._waiting, self._ended, self._idle, self._settings = waiting, ended, idle, settings
        self._worker: _Worker | None = None
        self._stopped = False

    def run(self) -> None:
        while not self._stopped:
            try:
                task = self._waiting.get_nowait()
            except queue.Empty:
                break
            self._ended.put(self._attempt(task))
        if self._worker and self._worker.usable():
            self._idle.put(self._worker)
        elif self._worker:
            self._worker.end()

    def _attempt(self, task: Any) -> Outcome:
        """Do a task; one whose worker is lost is tried once more, as the fault may have been the machine's."""
        try:
            outcome = self._ready_worker().work(task)
            lost = outcome.failed == LOST and not self._stopped
            return self._ready_worker().work(task) if lost else outcome
        except (OSError, ValueError) as error:
            return Outcome(task=task, failed=f"no worker could be started for it ({error}); run again")

    def stop(self) -> None:
        """End the worker where the thread is still at work; the pool ends those that are idle."""
        self._stopped = True
        if self.is_alive() and self._worker:
            self._worker.end()

    def _ready_worker(self) -> "_Worker":
        if self._worker and not self._worker.usable():
            self._worker.end()
            self._worker = None
        if self._worker is None:
            try:
                self._worker = self._idle.get_nowait()
            except queue.Empty:
                self._worker = _Worker(self._settings)
        return self._worker


class _Worker:
    """One worker process with its watch."""

    def __init__(self, settings: RunSettings) -> None:
        self._settings = settings
        self._ready = False
        self._tasks = 0
        self._process = subprocess.Popen(  # noqa: S603 - our own module and a number
            [sys.executable, "-m", "synthese.workbench.worker", str(settings.deck_megabytes)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # PDF libraries grumble there; what matters comes as warnings of the slide
            creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),  # Windows: Ctrl-C is the pool's
        )

    def work(self, task: Any) -> Outcome:
        request = to_request(task)
        self._tasks += 1
        watch = _Watch(self._process, self._settings)
        try:
            self._await_start()  # the libraries' loading is not on the deck's account
            watch.start()
            answer = self._exchange(json.dumps(request).encode() + b"\n")
        finally:
            watch.finish()
        if answer is None:
            self.end()  # its output closes before it is gone, and a dying worker must get no other task
            return Outcome(task=task, failed=watch.verdict or LOST, lasting=bool(watch.verdict))
        return Outcome(
            task=task,
            done=tuple(answer.get("done", ())),
            failed=answer.get("failed", ""),
            lasting=answer.get("lasting", False),
        )

    def usable(self) -> bool:
        """Tell whether it can take another task; after many it is replaced, so that leaks do not add up."""
        return self._process.poll() is None and self._tasks < _TASKS_A_WORKER

    def end(self) -> None:
        """End the process, whatever it is doing."""
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream:
                with contextlib.suppress(OSError):
                    stream.close()

    def _await_start(self) -> None:
        if not self._ready and self._process.stdout:
            self._process.stdout.readline()
            self._ready = True

    def _exchange(self, line: bytes) -> dict[str, Any] | None:
        """Send one line and return the answer, or None when the process is gone."""
        assert self._process.stdin
        assert self._process.stdout
        try:
            self._process.stdin.write(line)
            self._process.stdin.flush()
            answer = self._process.stdout.readline()
        except (OSError, ValueError):
            return None
        return json.loads(answer) if answer.endswith(b"\n") else None


class _Watch(threading.Thread):
    """Ends a worker that takes too long or too much memory; the memory that is resident counts, as on all systems."""

    def __init__(self, process: "subprocess.Popen[bytes]", settings: RunSettings) -> None:
        super().__init__(daemon=True)
        self.verdict = ""
        self._finished = threading.Event()
        self._process, self._settings = process, settings

    def run(self) -> None:
        deadline = time.monotonic() + self._settings.deck_seconds
        while not self._finished.wait(_LOOK_EVERY):
            if time.monotonic() > deadline:
                self._give_up(f"it took longer than {self._settings.deck_seconds:g} seconds", "deck_seconds")
            elif self._megabytes() > self._settings.deck_megabytes:
                self._give_up(f"it needed more than {self._settings.deck_megabytes} MB of memory", "deck_megabytes")

    def finish(self) -> None:
        self._finished.set()
        if self.is_alive():
            self.join()

    def _megabytes(self) -> float:
        try:
            return float(psutil.Process(self._process.pid).memory_info().rss) / 2**20
        except psutil.Error:
            return 0.0

    def _give_up(self, why: str, setting: str) -> None:
        self.verdict = f"{why}; raise run.{setting} in synthese.toml to let it"
        self._finished.set()
        self._process.kill()
