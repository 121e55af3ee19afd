"""What was acknowledged is there: after kills, beside other writers, in copies and merges, in any order of files."""

import json
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from support import need_program
from synthese.coding import CodingLog, in_force, present_state, read_decisions, team_state

from .decks import decision, on

NURSERY = Path(__file__).with_name("nursery.py")
WRITER = """
import sys
from pathlib import Path
from synthese.coding import CodingLog
from synthese.types import Decision, Target

log = CodingLog(Path(sys.argv[1]), sys.argv[2])
for number in range(1000):
    target = Target(presentation="migoek", passage=f"p-{number % 50}", quote="Kurse fehlen")
    status = ("confirmed", "rejected", "withdrawn")[number % 7 % 3]
    log.append(Decision(id="", time="", coder="", status=status, kind="theme", code=f"A{number % 9}", target=target))
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_nothing_acknowledged_is_lost_or_doubled_by_two_hundred_kills(tmp_path):
    seed = random.SystemRandom().randrange(10**6)
    sys.stdout.write(f"seed {seed}\n")  # shown when the test fails, to be tried again
    folder = tmp_path / "codings"
    command = [sys.executable, str(NURSERY), str(folder), str(seed), "200"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    acknowledged = json.loads(done.stdout)
    read = read_decisions(folder)
    ids = [line.id for line in read.decisions]
    assert len(acknowledged) > 200
    assert set(acknowledged) <= set(ids)
    assert len(ids) == len(set(ids))
    # At each kill one decision more may have reached the disk than could be told.
    assert len(ids) <= len(acknowledged) + 200
    lines = [line for path in folder.rglob("*.jsonl") for line in path.read_bytes().split(b"\n") if line]
    assert len(lines) == len(ids) + len(read.problems)
    # The log goes on from there.
    made = CodingLog(folder, "ah").append(decision(id="", time="", target=on("Kurse fehlen")))
    assert read_decisions(folder).decisions[-1] == made


def state_of(folder):
    read = read_decisions(folder)
    assert not read.problems
    states = present_state(in_force(read.decisions))
    return {key: value.state for key, value in (states | team_state(states)).items()}, read.decisions


def test_two_coders_a_copy_and_a_merge_give_the_same_state_in_any_order_of_files(tmp_path):
    git = need_program("git")
    folder = tmp_path / "codings"
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, str(folder), coder]) for coder in ("ah", "bm")]
    assert [writer.wait() for writer in writers] == [0, 0]
    expected, decisions = state_of(folder)
    assert len(decisions) == 2000
    ah, bm = (folder / "migoek" / f"{coder}.jsonl" for coder in ("ah", "bm"))
    lines = ah.read_bytes().splitlines(keepends=True)
    # A synchronised folder made a copy: each holds what the other lacks.
    (folder / "migoek" / "ah (conflicted copy 2024-05-01).jsonl").write_bytes(b"".join(lines[:400] + lines[700:]))
    ah.write_bytes(b"".join(lines[:700]))
    # git merged two branches that both added lines.
    lines = bm.read_bytes().splitlines(keepends=True)
    for name, part in (("base", lines[:300]), ("ours", lines[:650]), ("theirs", lines[:300] + lines[650:])):
        (tmp_path / name).write_bytes(b"".join(part))
    merge = [git, "merge-file", "-p", "--union", "ours", "base", "theirs"]
    bm.write_bytes(subprocess.run(merge, cwd=tmp_path, capture_output=True, check=True).stdout)
    assert state_of(folder) == (expected, decisions)
    for number, path in enumerate(sorted(folder.rglob("*.jsonl"))):
        path.rename(path.with_name(f"{9 - number}-{path.name}"))
    assert state_of(folder) == (expected, decisions)
    shutil.copytree(folder / "migoek", folder / "migoek (Konflikt)")
    assert state_of(folder) == (expected, decisions)
