"""The cache keeps whole results by content and lets old ones go."""

import os
import time

import pytest

from synthese.files import write_whole
from synthese.workbench.cache import Cache, cache_key

DAY = 24 * 3600


@pytest.fixture
def cache(tmp_path):
    return Cache(tmp_path / "cache")


def age(path, days):
    then = time.time() - days * DAY
    os.utime(path, (then, then))


def test_what_was_put_in_comes_out(cache):
    cache.put("read-1", b"Folien")
    assert cache.get("read-1") == b"Folien"
    assert cache.get("read-2") is None


def test_the_last_result_of_a_key_holds(cache):
    cache.put("read-1", b"alt")
    cache.put("read-1", b"neu")
    assert (cache.get("read-1"), cache.size()) == (b"neu", 3)


def test_an_empty_cache_needs_no_folder(cache):
    assert (cache.size(), cache.prune(days=1), cache.get("read-1")) == (0, 0, None)
    assert not cache.folder.exists()


def test_writing_leaves_no_parts(tmp_path):
    path = tmp_path / "a" / "b" / "c.json"
    write_whole(path, b"1")
    write_whole(path, b"2")
    assert [found.name for found in tmp_path.rglob("*") if found.is_file()] == ["c.json"]
    assert path.read_bytes() == b"2"


def test_a_write_that_fails_leaves_the_old_file(tmp_path, monkeypatch):
    path = tmp_path / "c.json"
    write_whole(path, b"alt")

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        write_whole(path, b"neu")
    assert path.read_bytes() == b"alt"


def test_only_old_entries_go(cache):
    for name, days in {"old": 31, "fresh": 29, "new": 0}.items():
        cache.put(name, b"x")
        age(cache.path(name), days)
    assert cache.prune(days=30) == 1
    assert sorted(path.stem for path in cache.folder.iterdir()) == ["fresh", "new"]


def test_an_entry_in_use_stays(cache):
    cache.put("read-1", b"x")
    age(cache.path("read-1"), 100)
    cache.get("read-1")
    assert cache.prune(days=30) == 0


def test_left_over_parts_of_a_crash_go_with_time(cache):
    cache.put("read-1", b"x")
    part = cache.folder / ".read-2.json.4711.part"
    part.write_bytes(b"half")
    age(part, 31)
    assert cache.prune(days=30) == 1
    assert not part.exists()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("read", "a"), ("tag", "a")),
        (("read", "a", "b"), ("read", "ab")),
        (("read", {"a": 1}), ("read", {"a": "1"})),
        (("read", 1, None), ("read", 1)),
    ],
)
def test_different_parts_give_different_keys(one, other):
    assert cache_key(*one) != cache_key(*other)


def test_a_run_leaves_no_parts(ready):
    assert not [path for path in ready.rglob("*") if path.name.endswith(".part")]


def test_a_run_lets_old_entries_go_and_keeps_what_it_uses(workspace):
    cache = Cache(workspace.layout.cache)
    used = set(cache.folder.iterdir())
    for path in used:
        age(path, 100)
    cache.put("read-of-a-deck-long-gone", b"{}")
    age(cache.path("read-of-a-deck-long-gone"), 100)
    assert workspace.run(workers=1).nothing_done
    assert set(cache.folder.iterdir()) == used
