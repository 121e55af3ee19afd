# make run    sets up and runs the main job on the sample presentations
# make test   sets up and passes the tests
# make lab    opens JupyterLab on the notebooks

PYTHON ?= python3
VENV := .venv
BENCH := .venv-bench
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif

.PHONY: run notebooks lab test lint types check bench bench-engines clean

run: $(VENV)/run.stamp
	$(BIN)/synthese run

notebooks: $(VENV)/run.stamp
	$(BIN)/synthese notebooks

lab: $(VENV)/run.stamp
	$(BIN)/synthese lab

test: $(VENV)/dev.stamp
	$(BIN)/python -m pytest -n 2

lint: $(VENV)/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/dev.stamp
	$(BIN)/mypy

check: test lint types
	$(BIN)/nbstripout --verify notebooks/*.ipynb
	$(BIN)/python -m pytest --nbmake --nbmake-timeout=300 -n 2 notebooks

bench: $(VENV)/dev.stamp
	$(BIN)/python tests/bench/compare.py

# markitdown and PyMuPDF, which bench measures against where they are; the project itself needs neither.
bench-engines: $(BENCH)/engines.stamp

$(BENCH)/engines.stamp: tests/bench/engines.txt
	$(PYTHON) -m venv $(BENCH)
	$(patsubst $(VENV)/%,$(BENCH)/%,$(BIN))/python -m pip install --quiet --requirement tests/bench/engines.txt
	@$(PYTHON) -c "open('$@', 'w').close()"

$(VENV)/pyvenv.cfg:
	@$(PYTHON) -c "import sys; sys.exit(None if (3, 11) <= sys.version_info[:2] < (3, 14) else 'synthese needs Python 3.11, 3.12 or 3.13; this is ' + sys.version.split()[0] + '. Name another one: make PYTHON=python3.12 run')"
	$(PYTHON) -m venv $(VENV)

$(VENV)/run.stamp: $(VENV)/pyvenv.cfg pyproject.toml
	$(BIN)/python -m pip install --quiet --editable .
	@$(PYTHON) -c "open('$@', 'w').close()"

$(VENV)/dev.stamp: $(VENV)/pyvenv.cfg pyproject.toml
	$(BIN)/python -m pip install --quiet --editable ".[dev]"
	@$(PYTHON) -c "open('$@', 'w').close()"
	@$(PYTHON) -c "open('$(VENV)/run.stamp', 'w').close()"

clean:
	@$(PYTHON) -c "import shutil; [shutil.rmtree(name, ignore_errors=True) for name in ('results', '.venv', '.venv-bench', '.pytest_cache', '.mypy_cache', '.ruff_cache')]"
