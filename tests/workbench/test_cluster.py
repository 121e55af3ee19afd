"""The same work on a Dask cluster."""

import sys

import pytest

from synthese.errors import MissingToolError, WorkspaceError
from synthese.workbench.cluster import ClusterPool
from synthese.workbench.jobs import PictureTask

distributed = pytest.importorskip("distributed")


@pytest.fixture(scope="module")
def address():
    # In this process and without a dashboard: quick, and nothing to find on the network.
    with distributed.LocalCluster(
        n_workers=1, threads_per_worker=1, processes=False, dashboard_address=None
    ) as cluster:
        yield cluster.scheduler_address


def pictures(root, folder, *names):
    beispiele = root / "presentations" / "beispiele"
    return [
        PictureTask(presentation=name, pdf=str(beispiele / f"{name}.pdf"), folder=str(folder / name), pages=(1,))
        for name in names
    ]


def test_a_cluster_does_the_work_of_the_pool(address, root, tmp_path):
    with ClusterPool(address) as pool:
        outcomes = list(pool.run(pictures(root, tmp_path, "mosaik", "in2")))
    assert {(outcome.task.presentation, outcome.done) for outcome in outcomes} == {
        ("mosaik", ("draw",)),
        ("in2", ("draw",)),
    }
    assert (tmp_path / "mosaik" / "001.png").read_bytes().startswith(b"\x89PNG")


def test_a_deck_that_fails_there_is_told_and_the_others_go_on(address, root, tmp_path):
    with ClusterPool(address) as pool:
        outcomes = {one.task.presentation: one for one in pool.run(pictures(root, tmp_path, "nirgends", "in2"))}
    assert "no such file" in outcomes["nirgends"].failed
    assert outcomes["in2"].done == ("draw",)


def test_no_scheduler_is_told():
    with pytest.raises(WorkspaceError, match=r"No Dask scheduler answers at 'tcp://127\.0\.0\.1:9'.*Is it running"):
        ClusterPool("tcp://127.0.0.1:9")


def test_without_dask_the_message_says_how_to_get_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(MissingToolError, match=r"--dask needs Dask: pip install 'synthese\[cluster\]'"):
        ClusterPool("tcp://127.0.0.1:9")
