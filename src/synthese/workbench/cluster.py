"""The same tasks on a Dask cluster, for archives of many thousand decks."""

from collections.abc import Iterator, Sequence
from typing import Any, Self

from synthese.errors import MissingToolError, WorkspaceError
from synthese.workbench.jobs import answer_request, to_request
from synthese.workbench.pool import Outcome

__all__ = ["ClusterPool"]


class ClusterPool:
    """Workers of a Dask cluster; all of them must see the workspace under the same path.

    Limits of time and memory are the cluster's own: its nanny restarts a worker that eats memory.

    Args:
        address: The scheduler's address, as ``tcp://10.0.0.5:8786``.

    Raises:
        MissingToolError: When Dask is not installed.
        WorkspaceError: When no scheduler answers.
    """

    def __init__(self, address: str) -> None:
        try:
            from distributed import Client, as_completed  # noqa: PLC0415 - an extra, and slow to load
        except ImportError as error:
            raise MissingToolError("--dask needs Dask: pip install 'synthese[cluster]'.") from error
        try:
            self._client: Any = Client(address, timeout="10s")
            self._as_completed = as_completed
        except (OSError, ValueError) as error:
            raise WorkspaceError(f"No Dask scheduler answers at '{address}': {error}. Is it running?") from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def run(self, tasks: Sequence[Any]) -> Iterator[Outcome]:
        """Run tasks and yield one outcome a task, in the order in which they end."""
        futures = {self._client.submit(answer_request, to_request(task), pure=False): task for task in tasks}
        for future in self._as_completed(futures):
            error = future.exception()
            answer = {"failed": f"its worker was lost ({error})"} if error else future.result()
            yield Outcome(task=futures[future], done=tuple(answer.get("done", ())), failed=answer.get("failed", ""))
