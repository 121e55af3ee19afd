"""environment.yml and pyproject.toml ask for the same."""

import re
import tomllib

import pytest
from ruamel.yaml import YAML

# Names that differ between the two worlds; conda's matplotlib brings a window toolkit that nobody here needs.
CONDA_NAMES = {"matplotlib": "matplotlib-base"}
REQUIREMENT = re.compile(r"^([A-Za-z0-9._-]+)(.*)$")


def split(requirement):
    name, wanted = REQUIREMENT.match(requirement).groups()
    return name, wanted.replace(" ", "")


@pytest.fixture(scope="module")
def project(root):
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]


@pytest.fixture(scope="module")
def environment(root):
    return YAML(typ="safe").load((root / "environment.yml").read_text(encoding="utf-8"))


def test_every_dependency_is_in_both_with_the_same_range(project, environment):
    conda = dict(split(line) for line in environment["dependencies"] if isinstance(line, str))
    wanted = {CONDA_NAMES.get(name, name): range_ for name, range_ in map(split, project["dependencies"])}
    development = dict(map(split, project["optional-dependencies"]["dev"]))
    wanted["pytest"] = development["pytest"]
    assert {name: range_ for name, range_ in conda.items() if name not in {"python", "pip"}} == wanted


def test_the_environment_is_conda_forge_with_one_python_and_the_project_last(environment):
    assert environment["channels"] == ["conda-forge", "nodefaults"]
    assert environment["dependencies"][0] == "python=3.12"
    assert environment["dependencies"][-1] == {"pip": ["-e ."]}


def test_what_the_user_fixed_is_there(root, project):
    names = {split(line)[0] for line in project["dependencies"]}
    assert {"jupyterlab", "pandas", "spacy", "pdfplumber"} <= names
    for name in ("notebooks", "src/synthese", "presentations", "tests", "environment.yml"):
        assert (root / name).exists()
