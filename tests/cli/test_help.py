"""The program says what it can do, with examples, at once."""

import subprocess
import sys

import pytest
import typer

from synthese.cli.app import app

COMMANDS = [
    *(
        "run",
        "init",
        "add",
        "status",
        "tag",
        "find",
        "learn",
        "agreement",
        "export",
        "import",
        "rename",
        "evaluate",
        "notebooks",
        "lab",
    ),
    *(f"codebook {name}" for name in ("check", "terms", "add-term", "anchor", "rename", "merge", "split", "retire")),
    "codebook print",
]
LOADED = """\
import atexit, runpy, sys
heavy = {"docx", "matplotlib", "numpy", "pandas", "pdfplumber", "pyarrow", "pypdfium2", "sklearn", "spacy"}
atexit.register(lambda: print(sorted(heavy & set(sys.modules)), file=sys.stderr))
sys.argv = ["synthese", "--help"]
runpy.run_module("synthese", run_name="__main__")
"""


def test_all_commands_are_here():
    commands = typer.main.get_command(app).commands
    assert sorted(commands) == sorted({name.split()[0] for name in COMMANDS})


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself_with_an_example(call, name):
    answer = call(*name.split(), "--help")
    assert answer.code == 0
    assert f"{name} [OPTIONS]" in answer.out
    assert f"Example: synthese {name}" in answer.out


@pytest.mark.parametrize("words", [(), ("codebook",)])
def test_without_a_command_help_is_shown(call, words):
    answer = call(*words)
    assert answer.code == 2
    assert "Usage: " in answer.out + answer.err


def test_the_first_help_says_how_to_start(call):
    assert "Start with synthese init my-conference" in call("-h").out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["runn"], "No such command 'runn'"),
        (["find"], "Missing argument 'WORDS...'"),
        (["run", "--workers", "99"], "Invalid value for '--workers'"),
        (["status", "--yaml"], "No such option: --yaml"),
    ],
)
def test_a_slip_in_the_command_is_told_with_exit_code_2(call, words, told):
    answer = call(*words)
    assert answer.code == 2
    assert told in answer.err


def test_help_of_the_module_loads_no_heavy_library():
    answer = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, encoding="utf-8", check=True)
    assert "Usage: " in answer.stdout
    assert answer.stderr.strip() == "[]"


TAGGED = """
import sys
sys.argv = ["synthese", "tag", "Es fehlen Sprachkurse.", "--workspace", sys.argv[1]]
from synthese.cli import main
try:
    main()
except SystemExit:
    slow = ("pandas", "pyarrow", "pdfplumber", "pypdfium2", "sklearn", "matplotlib")
    print([name for name in slow if name in sys.modules], file=sys.stderr)
"""


def test_a_sentence_is_tagged_without_loading_what_reads_pdfs_and_tables(ready):
    command = [sys.executable, "-c", TAGGED, str(ready)]
    answer = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    assert "A1 Sprache" in answer.stdout
    assert answer.stderr.strip() == "[]"
