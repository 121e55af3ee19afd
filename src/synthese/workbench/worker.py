"""A worker process: takes one task a line as JSON, answers with one line. Started by the pool, never by people."""

import json
import os
import signal
import sys
from typing import BinaryIO

from synthese.workbench.jobs import answer_request

__all__ = ["main"]

_ROOM_TO_START = 4096  # megabytes of address space that the libraries reserve before any deck is opened


def main() -> None:
    """Work until the input ends; the first argument is the limit of memory in megabytes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the pool's to handle
    answers = _private_output()
    answers.write(b"ready\n")
    answers.flush()
    _limit_memory(int(sys.argv[1]))
    for line in sys.stdin.buffer:
        answers.write(json.dumps(answer_request(json.loads(line))).encode() + b"\n")
        answers.flush()


def _private_output() -> BinaryIO:
    """Keep the answers' channel to ourselves: what a library prints goes to standard error."""
    channel = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return channel


def _limit_memory(megabytes: int) -> None:
    if sys.platform == "linux":
        import resource  # noqa: PLC0415 - there is none on Windows

        limit = (megabytes + _ROOM_TO_START) * 1024 * 1024
        resource.setrlimit(resource.RLIMIT_AS, (limit, resource.getrlimit(resource.RLIMIT_AS)[1]))


if __name__ == "__main__":
    main()
