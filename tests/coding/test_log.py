import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from synthese.coding import CodingLog, read_decisions
from synthese.coding import log as log_module
from synthese.errors import CodingError
from synthese.types import Box, Target

from .decks import decision, on

WRITER = """
import sys
from itertools import count
from pathlib import Path
from synthese.coding import CodingLog
from synthese.types import Decision, Target

log = CodingLog(Path(sys.argv[1]), "ah")
target = Target(presentation="migoek", passage="p-1", quote="Kurse fehlen " * 40)
for number in range(int(sys.argv[2])) if sys.argv[2] != "0" else count():
    made = log.append(Decision(id="", time="", coder="", status="added", kind="theme", code=str(number), target=target))
    print(made.id, flush=True)
"""


def start_writer(folder: Path, lines: int) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", WRITER, str(folder), str(lines)], stdout=subprocess.PIPE, text=True)


@pytest.fixture
def log(tmp_path):
    return CodingLog(tmp_path / "codings", "ah")


def test_a_decision_comes_back_as_it_was_written(log):
    target = on("Größe „x“\t\u2028 und", box=Box(1, 2.5, 3, 4), pdf_sha256="ab")
    made = log.append(decision(target=target, memo="Zeile\nzwei", evidence=("t-1",), other=Target(quote="y")))
    assert read_decisions(log.folder).decisions == (made,)


def test_a_line_is_sorted_json_that_people_can_read(log):
    log.append(decision(target=on("Größe")))
    content = log.path("migoek").read_bytes()
    assert content.endswith(b"}\n")
    assert content.count(b"\n") == 1
    assert "Größe".encode() in content
    assert list(json.loads(content)) == sorted(json.loads(content))


def test_half_a_surrogate_pair_is_no_reason_to_lose_a_decision(log):
    made = log.append(decision(target=Target(presentation="migoek", quote="a\ud800b")))
    assert read_decisions(log.folder).decisions == (made,)


def test_each_line_names_the_one_before(log):
    made = [log.append(decision(id="", time="")) for _ in range(3)]
    assert [line.after for line in made] == ["", made[0].id, made[1].id]
    assert all(line.id.startswith("d-") for line in made)


def test_the_last_line_is_found_behind_long_ones(log, monkeypatch):
    monkeypatch.setattr(log_module, "_TAIL", 16)
    first = log.append(decision(memo="ä" * 500))
    assert log.append(decision(memo="ö" * 300)).after == first.id


@pytest.mark.parametrize(
    ("kind", "folder"),
    [("theme", "migoek"), ("summary", "_project"), ("link", "_project"), ("value", "_project"), ("memo", "migoek")],
)
def test_decisions_on_projects_lie_apart(log, kind, folder):
    log.append(decision(kind=kind))
    assert (log.folder / folder / "ah.jsonl").is_file()


def test_a_half_written_line_is_kept_aside_and_the_next_one_is_whole(log):
    first = log.append(decision())
    path = log.path("migoek")
    path.write_bytes(path.read_bytes() + b'{"id": "d-ha')
    second = log.append(decision())
    aside = list(path.parent.glob("ah.damaged-*.txt"))
    assert [part.read_bytes() for part in aside] == [b'{"id": "d-ha']
    assert second.after == first.id
    assert "cut off" in str(log.problems[0])
    read = read_decisions(log.folder)
    assert read.decisions == (first, second)
    assert "codings/migoek/ah.jsonl, line 2: holds no decision" in str(read.problems[0])


def test_a_whole_line_without_line_feed_is_no_damage(log):
    first = log.append(decision())
    path = log.path("migoek")
    path.write_bytes(path.read_bytes().rstrip(b"\n"))
    assert log.append(decision()).after == first.id
    assert not log.problems
    assert len(read_decisions(log.folder).decisions) == 2


def test_a_file_replaced_while_waiting_for_the_lock_is_written_anew(log, monkeypatch):
    log.append(decision())
    path = log.path("migoek")
    answers = iter([False])
    real = log_module._is_at
    monkeypatch.setattr(log_module, "_is_at", lambda file, at: next(answers, None) is None and real(file, at))
    made = log.append(decision())
    assert made.id in path.read_text(encoding="utf-8")


def test_a_write_that_falls_short_is_completed(log, monkeypatch):
    class Slow(log_module.FileIO):
        def write(self, content):
            return super().write(bytes(content[:7]))

    monkeypatch.setattr(log_module, "FileIO", Slow)
    made = log.append(decision())
    assert read_decisions(log.folder).decisions == (made,)


def test_a_full_disk_is_told_and_the_next_decision_is_whole(log, monkeypatch):
    class Full(log_module.FileIO):
        def write(self, content):
            super().write(bytes(content[:20]))
            raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(log_module, "FileIO", Full)
        with pytest.raises(CodingError, match=r"codings/migoek/ah\.jsonl: No space left.* Make room"):
            log.append(decision())
    made = log.append(decision())
    assert read_decisions(log.folder).decisions == (made,)


@pytest.mark.parametrize("presentation", ["../x", "a/b", "a\\b", "..", "_project", "a:b", "x ", "\0"])
def test_an_id_cannot_lead_out_of_the_folder(log, presentation):
    with pytest.raises(CodingError, match="cannot be the id of a presentation"):
        log.append(decision(target=Target(presentation=presentation)))


def test_a_coder_needs_a_name(tmp_path):
    with pytest.raises(CodingError, match="set SYNTHESE_CODER"):
        CodingLog(tmp_path, "  ")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_nothing_acknowledged_is_lost_when_the_writer_is_killed(tmp_path):
    folder = tmp_path / "codings"
    acknowledged = []
    for round_ in range(10):
        with start_writer(folder, 0) as writer:
            assert writer.stdout
            # The writer goes on meanwhile: after the k-th acknowledgement the kill meets it anywhere.
            acknowledged += [writer.stdout.readline().strip() for _ in range(1 + 7 * round_ % 23)]
            writer.send_signal(signal.SIGKILL)
            acknowledged += [line.strip() for line in writer.stdout if line.endswith("\n")]
    read = read_decisions(folder)
    ids = [line.id for line in read.decisions]
    assert set(acknowledged) <= set(ids)
    assert len(ids) == len(set(ids))
    chain = [line.after for line in read.decisions]
    assert chain == ["", *ids[:-1]]


def test_two_processes_of_one_coder_tear_no_line(tmp_path):
    folder = tmp_path / "codings"
    with start_writer(folder, 100) as one, start_writer(folder, 100) as other:
        acknowledged = [*one.communicate()[0].split(), *other.communicate()[0].split()]
    read = read_decisions(folder)
    assert not read.problems
    assert sorted(line.id for line in read.decisions) == sorted(acknowledged)
    assert len(acknowledged) == 200
    lines = (folder / "migoek" / "ah.jsonl").read_bytes().split(b"\n")[:-1]
    ids = [json.loads(line)["id"] for line in lines]
    assert [json.loads(line)["after"] for line in lines] == ["", *ids[:-1]]
