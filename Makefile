# make demo   sets everything up and compares the shipped example
# make test   sets everything up and passes the tests
# make check  what CI runs beside the tests: lint, types, layers, docs, wheel
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
PIP_INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: demo test check lint types layers wheel cli-page lock clean

demo: $(READY)
	@mkdir -p demo
	$(BIN)/variorum compare examples/haldrin-dam -o demo/report.html --json demo/story.json
	$(BIN)/variorum group examples/ondria-week.warc.gz --json demo/groups.json
	@echo "Open the report in a browser: $(CURDIR)/demo/report.html"

test: $(READY)
	$(BIN)/python -m pytest -n 2 --dist loadscope

check: lint types layers wheel

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)
	$(BIN)/mypy

layers: $(READY)
	$(BIN)/lint-imports

# The wheel, built and installed alone with the locked dependencies, must do the main job.
wheel: $(READY)
	rm -rf build/wheel
	$(BIN)/python -m build --wheel --no-isolation --outdir build/wheel
	$(PYTHON) -m venv build/wheel/venv
	build/wheel/venv/bin/python -m pip install --quiet --disable-pip-version-check \
		--require-hashes --only-binary :all: -r requirements/run.lock
	build/wheel/venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps build/wheel/*.whl
	cd build/wheel && venv/bin/python -I ../../.ci/wheel_check.py ../../examples/haldrin-dam

# The page of commands in the docs, from the commands themselves.
cli-page: $(READY)
	$(BIN)/python -m typer variorum.cli utils docs --name variorum --title "Commands" --output docs/cli.md

# The locked versions with their hashes, from pyproject.toml (needs the tool uv).
lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header pyproject.toml -o requirements/run.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --group dev pyproject.toml -c requirements/run.lock -o requirements/dev.lock

clean:
	rm -rf $(VENV) build dist demo .mypy_cache .pytest_cache .ruff_cache .hypothesis

$(READY): requirements/dev.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Variorum needs Python 3.11 or newer: make PYTHON=/path/to/python3.11")'
	$(PYTHON) -m venv $(VENV)
	$(PIP_INSTALL) --require-hashes --only-binary :all: -r requirements/dev.lock
	$(PIP_INSTALL) --no-deps --no-build-isolation --editable .
	touch $(READY)
