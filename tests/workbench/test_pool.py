"""A deck that hangs or crashes costs its own worker and no more; a run that is stopped goes on later."""

import os
import signal
import subprocess
import sys

import psutil
import pytest

import synthese
from synthese.settings import RunSettings
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
    assert "longer than 0.01 seconds; a higher run.deck_seconds in synthese.toml" in report.decks[-1].message
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


def test_a_worker_that_dies_costs_a_deck_and_not_the_run(tmp_path):
    workspace = small(tmp_path, a=ALLER, b=SLOW)

    def kill_the_next(step: ProgressStep):
        if step.stage == "read" and step.name == "a":
            (worker,) = workers_of(os.getpid())
            spent = worker.cpu_times().user
            while worker.cpu_times().user == spent:
                pass  # until it is at work on the next deck
            worker.kill()

    report = workspace.run(workers=1, progress=kill_the_next)
    assert states(report) == {"a": "ok", "b": "failed"}
    assert "crashed the reader; the file is probably damaged" in report.decks[1].message
    assert not workers_of(os.getpid())


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
