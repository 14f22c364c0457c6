# Everything here needs python3 (3.11 or later) and make; the rest is set up in .venv.

PYTHON ?= python3
BIN := .venv/bin
ARCHIVE ?=
EXAMPLES ?= 1000
MINUTES ?= 10
FUZZED := formats headed exports pages markup containers folder any_input merging

.DEFAULT_GOAL := help
.PHONY: help run test fuzz fuzz-any check format bench bench-parsing bench-exports bench-search wheel keys picture clean

help: ## Show what one can make
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 14

run: .venv/.reader ## Open the reader on the sample archive, or on ARCHIVE=…
	@$(BIN)/tui-reader $(if $(ARCHIVE),"$(ARCHIVE)",seeds)

test: .venv/.developer ## Run all tests
	@$(BIN)/pytest -n 2

fuzz: .venv/.developer ## Look for captures of any format that are misread: EXAMPLES=1000 each
	@TESTS_PROFILE=$(EXAMPLES) $(BIN)/pytest -n 2 $(FUZZED:%=tests/property/test_%_properties.py)

fuzz-any: .venv/.developer ## Look for captures that a format cannot bear: MINUTES=10 a format
	@$(BIN)/python -m tests.property.fuzz_any $(MINUTES)

check: .venv/.developer ## Lint, check types and architecture
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

format: .venv/.developer ## Put the code in its form
	@$(BIN)/ruff check --fix --quiet .
	@$(BIN)/ruff format .

bench: .venv/.developer ## Measure first frame and keys in a real terminal, texts and an export
	@status=0; for each in bench parsing exports; do \
		$(BIN)/python -m tests.benchmarks.$$each || status=1; done; exit $$status

bench-parsing: .venv/.developer ## Measure how fast text captures are read, layout by layout
	@$(BIN)/python -m tests.benchmarks.parsing

bench-exports: .venv/.developer ## Measure reading a large export, time and memory, or of MEGABYTES=…
	@$(BIN)/python -m tests.benchmarks.exports $(MEGABYTES)

bench-search: .venv/.developer ## Measure index and search on made-up blogs, in the engine and in a terminal: SIZES="10000 …"
	@$(BIN)/python -m tests.benchmarks.bench_search $(SIZES)

wheel: .venv/.developer ## Build a wheel into dist/
	@$(BIN)/pip wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .

keys: .venv/.developer ## Print the table of keys for the README
	@$(BIN)/python -c "from tui_reader.tui.commands import keys_table; print(keys_table(), end='')"

picture: .venv/.developer ## Draw the picture of the README anew
	@$(BIN)/python docs/picture.py

clean: ## Remove what was set up and built
	rm -rf .venv dist build .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis

.venv/.python: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "tui-reader needs Python 3.11 or later: make PYTHON=python3.12 …" >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@touch $@

.venv/.reader: .venv/.python
	@echo "Setting up .venv …" >&2
	@$(BIN)/pip install --quiet --disable-pip-version-check --editable .
	@touch $@

.venv/.developer: .venv/.python
	@echo "Setting up .venv for tests …" >&2
	@$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@ .venv/.reader
