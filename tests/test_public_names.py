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
