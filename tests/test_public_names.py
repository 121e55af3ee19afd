import subprocess
import sys

import pytest

import synthese


@pytest.mark.parametrize("name", synthese.__all__)
def test_every_public_name_is_there_and_documented(name):
    assert getattr(synthese, name).__doc__
    assert name in dir(synthese)


def test_an_unknown_name_is_no_attribute():
    with pytest.raises(AttributeError, match="module 'synthese' has no attribute 'read_dekc'"):
        _ = synthese.read_dekc


def test_importing_the_package_loads_nothing_heavy():
    code = "import sys, synthese; print([n for n in ('pandas', 'spacy', 'pdfplumber', 'pyarrow') if n in sys.modules])"
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert printed.strip() == "[]"


def test_files_and_folders_can_be_named_in_plain_text(root, tmp_path):
    workspace = str(tmp_path / "workspace")
    assert synthese.init_workspace(workspace)
    codebook = f"{workspace}/presentations/codebook.yaml"
    assert synthese.read_codebook(codebook).themes
    assert not [problem for problem in synthese.check_codebook(codebook) if "cannot" in problem.message]
    assert synthese.read_settings(workspace) == synthese.Settings()
    gold = str(root / "tests" / "data" / "sample_decks" / "passages.jsonl")
    assert synthese.evaluate(gold, workspace=workspace).as_json()["passages"] == 184
