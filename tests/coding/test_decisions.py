import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synthese.coding import CodingLog, Decisions, read_decisions
from synthese.coding.lines import from_line, to_line

from .decks import decision, on


def write(folder, name, lines):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"".join(line if isinstance(line, bytes) else to_line(line) for line in lines))


def chain(length, **fields):
    made = [decision(**fields) for _ in range(length)]
    return [line if not at else replace(line, after=made[at - 1].id) for at, line in enumerate(made)]


def ids(folder):
    return [line.id for line in read_decisions(folder).decisions]


def test_no_folder_holds_no_decisions(tmp_path):
    assert read_decisions(tmp_path / "codings") == Decisions()


@pytest.mark.parametrize(
    "copy",
    [
        "ah (conflicted copy 2024-05-01).jsonl",
        "ah-Konflikt-Berta.jsonl",
        "ah.sync-conflict-20240501-1.jsonl",
        "AH 2.jsonl",
    ],
)
def test_copies_of_synchronised_folders_are_read_and_doubled_lines_dropped(tmp_path, copy):
    lines = chain(4)
    mine, theirs = lines[:3], [*lines[:2], replace(lines[3], after=lines[1].id)]
    write(tmp_path, "migoek/ah.jsonl", mine)
    write(tmp_path, f"migoek/{copy}", theirs)
    read = read_decisions(tmp_path)
    assert [line.id for line in read.decisions] == [line.id for line in lines]
    assert not read.problems


def test_a_copied_folder_is_the_same_presentation_and_a_renamed_one_another(tmp_path):
    one, two, three = chain(3, target=on("Kurse"))
    write(tmp_path, "migoek/ah.jsonl", [one])
    write(tmp_path, "migoek (Konflikt Berta)/ah.jsonl", [two])
    write(tmp_path, "migoek-2024/ah.jsonl", [three])
    found = {line.id: line.target.presentation for line in read_decisions(tmp_path).decisions}
    assert found == {one.id: "migoek", two.id: "migoek", three.id: "migoek-2024"}


def test_the_order_is_that_of_after_even_when_clock_and_lines_say_otherwise(tmp_path):
    lines = [replace(line, time=f"2024-05-0{9 - at}T10:00:00Z") for at, line in enumerate(chain(4))]
    write(tmp_path, "migoek/ah.jsonl", lines[::-1])
    assert ids(tmp_path) == [line.id for line in lines]


def test_lines_that_follow_none_that_is_known_keep_the_order_of_their_file(tmp_path):
    lines = [decision(after=after) for after in ("", "", "d-gone")]
    write(tmp_path, "migoek/ah.jsonl", lines[::-1])
    assert ids(tmp_path) == [line.id for line in lines[::-1]]


def test_times_of_other_zones_compare_as_moments(tmp_path):
    late, early = decision(time="2024-05-01T10:30:00+00:00"), decision(time="2024-05-01T12:00:00+02:00")
    write(tmp_path, "migoek/a.jsonl", [late])
    write(tmp_path, "migoek/b.jsonl", [early])
    assert ids(tmp_path) == [early.id, late.id]


def test_lines_in_a_circle_are_all_read(tmp_path):
    one, two, three = chain(3)
    write(tmp_path, "migoek/ah.jsonl", [replace(one, after=three.id), two, three])
    assert ids(tmp_path) == [one.id, two.id, three.id]


@settings(deadline=None)
@given(homes=st.lists(st.sets(st.integers(0, 3), min_size=1), min_size=10, max_size=10), names=st.permutations("abcd"))
def test_nothing_depends_on_the_files_the_lines_lie_in(tmp_path_factory, homes, names):
    lines = chain(5, coder="ah") + chain(5, coder="bm")
    whole, parted = tmp_path_factory.mktemp("whole"), tmp_path_factory.mktemp("parted")
    write(whole, "migoek/all.jsonl", lines)
    for file, name in enumerate(names):
        write(parted, f"migoek/{name}.jsonl", [line for line, home in zip(lines, homes, strict=True) if file in home])
    assert read_decisions(parted).decisions == read_decisions(whole).decisions == tuple(lines)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (b'{"id": "d-1", "ti', "no whole JSON object"),
        (b"\0\0\0\0", "no whole JSON object"),
        (b"[" * 100_000, "no whole JSON object"),
        (b"[1]", "no JSON object"),
        (b'{"id": "\xff"}', "not written in UTF-8"),
        (b'{"id": "d-1"}', "it has no 'time'"),
        (to_line(decision(id="")), "its id or coder is empty"),
        (to_line(decision()).replace(b'"confirmed"', b'"approved"'), "its 'status' is 'approved'"),
        (to_line(decision()).replace(b'"slide": 0', b'"slide": true'), "its 'slide' is 'True'"),
        (to_line(decision()).replace(b'"box": null', b'"box": [1, 2]'), "its 'box' is"),
        (to_line(decision()).replace(b'"box": null', b'"box": [1, 2, 3, NaN]'), "NaN is no number"),
        (to_line(decision()).replace(b'"evidence": []', b'"evidence": "t-1"'), "its 'evidence' is 't-1'"),
    ],
)
def test_a_damaged_line_is_told_with_its_place_and_left_where_it_is(tmp_path, line, why):
    folder = tmp_path / "codings"
    one, two = chain(2)
    write(folder, "migoek/ah.jsonl", [one, line.strip(b"\n") + b"\n", two])
    read = read_decisions(folder)
    assert read.decisions == (one, two)
    assert "codings/migoek/ah.jsonl, line 2: " in str(read.problems[0])
    assert why in str(read.problems[0])
    assert line.strip(b"\n") in (folder / "migoek" / "ah.jsonl").read_bytes()


def test_markers_of_a_git_merge_are_told_and_both_sides_read(tmp_path):
    one, two = chain(2)
    write(tmp_path, "migoek/ah.jsonl", [b"<<<<<<< HEAD\n", one, b"=======\n", two, b">>>>>>> berta\n"])
    read = read_decisions(tmp_path)
    assert read.decisions == (one, two)
    assert [problem.place for problem in read.problems] == ["line 1", "line 3", "line 5"]
    assert "left by a merge in git" in read.problems[0].message


def test_editors_leave_marks_and_line_ends_of_their_own(tmp_path):
    one, two = chain(2)
    write(tmp_path, "migoek/ah.jsonl", [b"\xef\xbb\xbf" + to_line(one).rstrip() + b"\r\n\r\n" + to_line(two)])
    assert read_decisions(tmp_path) == Decisions(decisions=(one, two))


def test_unknown_keys_are_passed_over(tmp_path):
    line = decision()
    content = json.loads(to_line(line)) | {"mood": "good"}
    assert from_line(json.dumps(content).encode()) == line


def test_missing_keys_have_their_defaults():
    line = b'{"id":"d-1","time":"","coder":"ah","status":"added","kind":"memo","target":{"project":"IN2"},"text":"x"}'
    assert from_line(line).target.project == "IN2"
    assert from_line(line).evidence == ()


def test_of_two_different_lines_of_one_id_the_same_holds_in_any_order(tmp_path):
    one = decision(memo="a")
    other = replace(one, memo="b")
    for folder, names in (("x", "12"), ("y", "21")):
        write(tmp_path / folder, f"migoek/{names[0]}.jsonl", [one])
        write(tmp_path / folder, f"migoek/{names[1]}.jsonl", [other])
    first, second = read_decisions(tmp_path / "x"), read_decisions(tmp_path / "y")
    assert first.decisions == second.decisions == (one,)
    assert "of another, different line" in first.problems[0].message
    assert "of another, different line" in second.problems[0].message


def test_a_file_that_cannot_be_opened_is_told(tmp_path, monkeypatch):
    write(tmp_path, "migoek/ah.jsonl", [decision()])
    path = type(tmp_path)

    def refuse(self):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(path, "read_bytes", refuse)
    assert "cannot be read: Permission denied" in str(read_decisions(tmp_path).problems[0])


@settings(deadline=None)
@given(texts=st.lists(st.text(), min_size=3, max_size=3))
def test_whatever_is_written_comes_back(texts):
    quote, memo, name = texts
    line = decision(target=on("x"), memo=memo, text=quote, addressee=name)
    assert from_line(to_line(line)) == line


def test_a_log_goes_on_after_what_others_left(tmp_path):
    one, two = chain(2)
    write(tmp_path, "migoek/ah.jsonl", [one, b"rubbish\n", two])
    made = CodingLog(tmp_path, "ah").append(decision(id="", time=""))
    assert made.after == two.id
    assert ids(tmp_path) == [one.id, two.id, made.id]
