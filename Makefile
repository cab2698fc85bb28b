# Dateline. Needs Python 3.11 or newer and make; everything else goes into .venv.
#   make demo    set up, then read the reports in examples/
#   make test    all checks
PYTHON := $(shell for name in python3.11 python3.12 python3.13 python3.14 python3 python; do command -v $$name >/dev/null 2>&1 && $$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$name; break; }; done)
VENV := .venv
RUN := $(VENV)/bin
STAMP := $(VENV)/.set-up
DEV_STAMP := $(VENV)/.set-up-dev
READERS := .venv-readers
READERS_STAMP := $(READERS)/.set-up
ASSETS := src/dateline/web/assets/manifest.json
CODE := src tests benchmarks resources
.DEFAULT_GOAL := help
.NOTPARALLEL:

.PHONY: help
help:  ## list what can be made
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(firstword $(MAKEFILE_LIST)) | expand -t 12

$(STAMP): pyproject.toml
	@test -n "$(PYTHON)" || { echo "make: no Python 3.11 or newer found: install one, or give it with make PYTHON=/path/to/python3" >&2; exit 2; }
	@test -x $(RUN)/python || $(PYTHON) -m venv $(VENV)
	$(RUN)/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"
	$(RUN)/python -m pip install --quiet --editable .
	@touch $@

$(DEV_STAMP): $(STAMP)
	$(RUN)/python -m pip install --quiet --editable . --group dev
	@touch $@

# Datasette and DuckDB, in which tests open a ledger: in an environment of their own, so that what they need meets nothing else.
$(READERS_STAMP): pyproject.toml $(STAMP)
	@test -x $(READERS)/bin/python || $(PYTHON) -m venv $(READERS)
	$(READERS)/bin/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"
	$(READERS)/bin/python -m pip install --quiet --group readers
	@touch $@

.PHONY: setup
setup: $(DEV_STAMP)  ## set up the environment with all development tools

.PHONY: demo
demo: $(STAMP)  ## read the reports in examples/, into a ledger too, and show both
	@$(RUN)/dateline read examples/*.report.json examples/*.txt examples/*.html
	@mkdir -p build && rm -f build/demo.dateline build/demo.dateline-wal build/demo.dateline-shm
	@echo; echo "The ledger of these reports (build/demo.dateline):"
	@$(RUN)/dateline add --ledger build/demo.dateline examples/*.report.json examples/04-correction.txt examples/*.html
	@echo; echo "Who is said to hold what on 13 November 2022 (dateline control):"
	@$(RUN)/dateline control --ledger build/demo.dateline --on 2022-11-13
	@echo; echo "Who disputes whom (dateline disputes):"
	@$(RUN)/dateline disputes --ledger build/demo.dateline
	@echo; echo "What can be checked offline (dateline check):"
	@$(RUN)/dateline check --ledger build/demo.dateline

.PHONY: web
web: $(STAMP) $(ASSETS) build/demo.dateline  ## build what the page takes from npm, then serve the ledger of the examples
	@$(RUN)/dateline serve --ledger build/demo.dateline

build/demo.dateline: $(STAMP) $(wildcard examples/*.json examples/*.html examples/*.txt)
	@mkdir -p build && rm -f $@ $@-wal $@-shm
	@$(RUN)/dateline add --ledger $@ examples/*.report.json examples/04-correction.txt examples/*.html

$(ASSETS): package.json package-lock.json resources/build_assets.py
	@if command -v npm >/dev/null 2>&1; then npm ci --ignore-scripts --no-audit --no-fund --silent && $(PYTHON) resources/build_assets.py; \
	else echo "npm is not there: the page goes without what comes from it, and works"; fi

.PHONY: test
test: style types contracts units floors webtests  ## all checks, cheapest first

.PHONY: style
style: $(DEV_STAMP)  ## ruff: rules and format
	$(RUN)/ruff check $(CODE)
	$(RUN)/ruff format --check $(CODE)

.PHONY: types
types: $(DEV_STAMP)  ## mypy, strict
	$(RUN)/mypy

.PHONY: contracts
contracts: $(DEV_STAMP)  ## which room may import which
	$(RUN)/lint-imports

.PHONY: units
units: $(DEV_STAMP) $(READERS_STAMP)  ## pytest: units, laws, lexicons, golden reports
	$(RUN)/python -m pytest

.PHONY: webtests
webtests: $(DEV_STAMP) $(ASSETS)  ## the page in a real Chromium; without one the tests say so and are skipped
	$(RUN)/python -m pytest -m browser tests/web

.PHONY: floors
floors: $(DEV_STAMP)  ## no figure of benchmarks/floors.toml sinks
	$(RUN)/python benchmarks/gate.py

.PHONY: bench
bench: $(DEV_STAMP)  ## one table of all figures, beside the peers'
	$(RUN)/python benchmarks/bench.py

.PHONY: accuracy
accuracy: $(DEV_STAMP)  ## write the figures and examples of docs/accuracy.md anew
	$(RUN)/python benchmarks/accuracy.py

.PHONY: speed
speed: $(DEV_STAMP)  ## words per second and memory, beside bare spaCy
	$(RUN)/python benchmarks/speed.py

.PHONY: train
train: $(DEV_STAMP)  ## train the model of event types anew, as docs/reference/event-type-model.md says
	$(RUN)/python -m pip install --quiet --group train
	$(RUN)/python resources/train_event_types.py

.PHONY: golden
golden: $(DEV_STAMP)  ## write the claims of the examples anew; review the difference with git diff
	$(RUN)/python tests/golden/rewrite.py

.PHONY: wheel
wheel: $(DEV_STAMP) $(ASSETS)  ## build the wheel and try it in a clean environment
	rm -rf dist build
	$(RUN)/python -m build --wheel
	sh tests/wheel.sh dist/*.whl

.PHONY: clean
clean:  ## remove what was built and the environment
	rm -rf $(VENV) $(READERS) dist build node_modules src/dateline/web/assets .scratch .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis src/*.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
