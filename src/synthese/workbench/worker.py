"""A worker process: takes one task a line as JSON, answers with one line. Started by the pool, never by people."""

import json
import os
import signal
import sys
import traceback
from typing import BinaryIO

from synthese.workbench.jobs import JOBS

__all__ = ["main"]

_ROOM_TO_START = 4096  # megabytes of address space that the libraries reserve before any deck is opened


def main() -> None:
    """Work until the input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the pool's to handle
    answers = _private_output()
    answers.write(b"ready\n")
    answers.flush()
    for line in sys.stdin.buffer:
        request = json.loads(line)
        answers.write(json.dumps(_answer(request)).encode() + b"\n")
        answers.flush()


def _private_output() -> BinaryIO:
    """Keep the answers' channel to ourselves: what a library prints goes to standard error."""
    channel = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return channel


def _answer(request: dict[str, object]) -> dict[str, object]:
    kinds = {kind.__name__: handlers for kind, handlers in JOBS.items()}
    adapter, work = kinds[str(request["kind"])]
    _limit_memory(int(str(request["megabytes"])))
    try:
        return {"done": work(adapter.validate_python(request["task"]))}
    except MemoryError:
        return {"failed": f"it needed more than {request['megabytes']} MB of memory"}
    except Exception as error:  # noqa: BLE001 - one deck must not stop the others; the pool tells of it
        trace = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{os.path.basename(trace.filename)}:{trace.lineno}"  # noqa: PTH119 - no file is touched
        return {"failed": f"the program stumbled over it ({type(error).__name__}: {error}, at {place})"}


def _limit_memory(megabytes: int) -> None:
    if sys.platform == "linux":
        import resource  # noqa: PLC0415 - there is none on Windows

        limit = (megabytes + _ROOM_TO_START) * 1024 * 1024
        resource.setrlimit(resource.RLIMIT_AS, (limit, resource.getrlimit(resource.RLIMIT_AS)[1]))


if __name__ == "__main__":
    main()
