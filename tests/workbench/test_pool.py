"""A deck that hangs or crashes costs its own worker and no more; a run that is stopped goes on later."""

import os
import signal
import subprocess
import sys

import psutil
import pytest

import synthese
from synthese.settings import RunSettings
from synthese.workbench import pool
from synthese.workbench.jobs import PictureTask
from synthese.workbench.pool import Pool, worker_count
from synthese.workbench.records import ProgressStep
from workbench.pdfs import pdf
from workbench.workspaces import ALLER, MOSEL, run, small

SLOW = pdf(*([f"Folie {number}", *(f"Punkt {number}-{n}" for n in range(9))] for number in range(60)))
"""A deck that takes a while to read, and speaks of nothing that would have to be drawn."""


def states(report):
    return {deck.presentation: deck.status for deck in report.decks}


def limit(root, seconds):
    (root / "synthese.toml").write_text(f"[run]\ndeck_seconds = {seconds}\n", encoding="utf-8")


def workers_of(process):
    children = psutil.Process(process).children(recursive=True)
    return [child for child in children if "synthese.workbench.worker" in child.cmdline()]


def pictures(root, *names):
    """Tasks that are quickly done."""
    pdfs = root / "presentations"
    return [
        PictureTask(presentation=name, pdf=str(pdfs / f"{name}.pdf"), folder=str(root / name), pages=(1,))
        for name in names
    ]


def test_a_deck_over_the_time_limit_is_a_failed_row_until_the_limit_is_raised(workspace):
    (workspace.layout.presentations / "lang.pdf").write_bytes(SLOW)
    limit(workspace.root, 0.01)
    report = run(workspace.root)
    assert states(report) == {"aller": "ok", "mosel": "ok", "lang": "failed"}
    assert "longer than 0.01 seconds; raise run.deck_seconds in synthese.toml" in report.decks[-1].message
    again = run(workspace.root)
    assert again.nothing_done
    assert states(again)["lang"] == "failed"
    assert [deck.state for deck in synthese.open_workspace(workspace.root).status().decks] == [
        "ready",
        "ready",
        "failed",
    ]
    limit(workspace.root, 300)
    assert states(run(workspace.root)) == {"aller": "ok", "mosel": "ok", "lang": "ok"}


def test_a_worker_that_dies_is_replaced_and_its_deck_tried_again(tmp_path):
    def kill_the_next(step: ProgressStep):
        if step.stage == "read" and step.name == "a":
            (worker,) = workers_of(os.getpid())
            spent = worker.cpu_times().user
            while worker.cpu_times().user == spent:
                pass  # until it is at work on the next deck
            worker.kill()

    report = small(tmp_path, a=ALLER, b=SLOW, c=MOSEL).run(workers=1, progress=kill_the_next)
    assert states(report) == {"a": "ok", "b": "ok", "c": "ok"}
    assert not workers_of(os.getpid())


def test_a_deck_that_loses_its_worker_twice_fails_alone_and_only_in_this_run(tmp_path, monkeypatch):
    workspace = small(tmp_path, a=ALLER, b=SLOW, c=MOSEL)
    exchange = pool._Worker._exchange

    def lost(worker, line):
        return None if b'"presentation": "b"' in line else exchange(worker, line)

    with monkeypatch.context() as patch:
        patch.setattr(pool._Worker, "_exchange", lost)
        report = workspace.run(workers=1)
    assert states(report) == {"a": "ok", "b": "failed", "c": "ok"}
    assert "Its reader was lost twice; the file is probably damaged" in report.decks[1].message
    assert states(run(tmp_path)) == {"a": "ok", "b": "ok", "c": "ok"}


def test_a_worker_that_cannot_be_started_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "executable", str(tmp_path / "no-python"))
    report = small(tmp_path, a=ALLER).run(workers=1)
    assert "No worker could be started for it" in report.decks[0].message


def test_a_run_that_is_stopped_keeps_what_is_finished_and_the_next_goes_on(tmp_path):
    workspace = small(tmp_path, a=ALLER, b=MOSEL, c=SLOW)
    words = [sys.executable, "-m", "synthese", "run", "--workers", "1", "--workspace", str(tmp_path)]
    with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, encoding="utf-8") as program:
        told = next(line for line in program.stderr if "1/3" in line)
        workers = workers_of(program.pid)
        program.send_signal(signal.SIGINT)
        program.stderr.read()
    assert "Reading and tagging decks 1/3 · a" in told
    assert program.returncode == 130
    assert workers
    assert not [worker for worker in workers if worker.is_running() and worker.status() != psutil.STATUS_ZOMBIE]
    report = workspace.run(workers=1)
    assert report.reused["read"] >= 1
    assert not report.nothing_done
    assert states(report) == {"a": "ok", "b": "ok", "c": "ok"}


def test_workers_stay_for_the_next_stage_and_end_with_the_pool(ready, tmp_path):
    first, second = pictures(ready, "aller", "mosel")
    with Pool(RunSettings(workers=1)) as pool:
        assert [outcome.done for outcome in pool.run([first])] == [("draw",)]
        before = workers_of(os.getpid())
        assert [outcome.done for outcome in pool.run([second, second])] == [("draw",), ()]
        assert workers_of(os.getpid()) == before
    assert not workers_of(os.getpid())


def test_a_job_that_fails_says_where_and_the_worker_goes_on(ready):
    (good,) = pictures(ready, "aller")
    with Pool(RunSettings(workers=1)) as pool:
        bad, fine = pool.run([*pictures(ready, "nirgends"), good])
    assert "nirgends.pdf: there is no such file" in bad.failed
    assert not fine.failed


def test_a_caller_that_stops_listening_ends_the_workers(ready):
    with Pool(RunSettings(workers=2)) as pool:
        outcomes = pool.run(pictures(ready, "aller", "mosel", "nirgends"))
        next(outcomes)
        outcomes.close()
    assert not workers_of(os.getpid())


def test_without_tasks_no_worker_starts():
    with Pool(RunSettings()) as pool:
        assert list(pool.run([])) == []
        assert not workers_of(os.getpid())


@pytest.mark.parametrize(("wanted", "tasks", "count"), [(3, 2, 2), (1, 9, 1), (8, 9, 8), (2, 0, 1)])
def test_no_more_workers_than_wanted_or_of_use(wanted, tasks, count):
    assert worker_count(RunSettings(workers=wanted), tasks) == count


def test_of_themselves_at_most_four_workers(monkeypatch):
    monkeypatch.setattr(os, "cpu_count", lambda: 64)
    assert worker_count(RunSettings(), 100) == 4
