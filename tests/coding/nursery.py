"""Codes in processes of its own and kills them at random moments; prints what was acknowledged.

One process learns to code and is then copied for each round, as starting Python anew would take most of the time.
"""

import json
import os
import random
import signal
import sys
import time
from pathlib import Path

from synthese.coding import CodingLog
from synthese.types import Decision, Target


def code_on(folder: Path, pipe: int) -> None:
    """Decide until killed, telling of each decision when the call has returned."""
    log = CodingLog(folder, "ah")
    target = Target(presentation="migoek", passage="p-1", quote="Kurse fehlen " * 40)
    while True:
        made = log.append(Decision(id="", time="", coder="", status="added", kind="theme", code="A1", target=target))
        os.write(pipe, f"{made.id}\n".encode())


def killed_once(folder: Path, random_: random.Random) -> list[str]:
    """Start a coder, kill it at a random moment, and return what it had acknowledged."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        code_on(folder, writing)
    os.close(writing)
    told = b""
    for _ in range(random_.randrange(6)):
        told += os.read(reading, 4096)
    moment = time.perf_counter() + random_.random() * 0.004
    while time.perf_counter() < moment:
        pass
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while rest := os.read(reading, 65536):
        told += rest
    os.close(reading)
    return [line.decode() for line in told.split(b"\n")[:-1]]


def main(folder: Path, seed: int, rounds: int) -> None:
    """Print the ids of all acknowledged decisions as JSON."""
    random_ = random.Random(seed)
    sys.stdout.write(json.dumps([name for _ in range(rounds) for name in killed_once(folder, random_)]))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
