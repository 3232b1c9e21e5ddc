# Everything here works on a fresh machine with Python 3.11 or newer, git and make.
# Each target sets up what it needs in .venv first; nothing outside this folder is touched.

SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin
# The first of these that is new enough makes the environment. Say PYTHON=… to choose another.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& { echo $$p; break; }; done)
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
# One more than there are processors: a test of the terminal waits more than it works.
TESTERS ?= $(shell expr $$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 1) + 1)
ARGS ?=

.DEFAULT_GOAL := help
.PHONY: help run demo test check format fix lint types contracts packs examples bench pictures clean

help: ## Show what can be done here
	@awk 'BEGIN {FS = ":.*## "} /^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "interviewer needs Python 3.11 or newer, and none was found. Say which: make PYTHON=/path/to/python3" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "$(PYTHON) could not make a virtual environment (on Debian and Ubuntu: install python3-venv)." >&2; exit 1; }

$(VENV)/.run: pyproject.toml constraints.txt src/interviewer/__init__.py | $(BIN)/python
	@echo "Setting up $(VENV) …"
	@$(PIP) install --constraint constraints.txt pip
	@$(PIP) install --constraint constraints.txt --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.run
	@echo "Adding the tools for development …"
	@$(PIP) install --constraint constraints.txt --group dev
	@touch $@

run: $(VENV)/.run ## Open the app (ARGS="start backend-screen-30" to say more)
	@$(BIN)/interviewer $(ARGS)

demo: $(VENV)/.run ## Open the app on a throwaway copy of fictional sessions
	@$(BIN)/interviewer demo

test: $(VENV)/.dev ## Run every test
	@$(BIN)/python -m pytest --numprocesses $(TESTERS) --dist loadfile --no-loadscope-reorder $(ARGS)

check: format lint types contracts packs test ## All that CI runs: format, lint, types, contracts, packs, tests

format: $(VENV)/.dev ## Is the code formatted? (make fix mends it)
	@$(BIN)/ruff format --check .

fix: $(VENV)/.dev ## Format, and mend what the linter can mend
	@$(BIN)/ruff format . && $(BIN)/ruff check --fix .

lint: $(VENV)/.dev ## Lint the code
	@$(BIN)/ruff check .

types: $(VENV)/.dev ## Check the types, strictly
	@$(BIN)/mypy

examples: $(VENV)/.dev ## Write the example sessions anew; after every change to the packs
	@$(BIN)/python -m tools.examples

contracts: $(VENV)/.dev ## Check who may import whom
	@$(BIN)/lint-imports

packs: $(VENV)/.dev ## Check the shipped question packs
	@$(BIN)/interviewer check --workspace .

bench: $(VENV)/.dev ## Measure: ratios against a bare Textual app in the same run (ARGS="--runs 21")
	@$(BIN)/python -m benchmarks $(ARGS)

pictures: $(VENV)/.dev ## Draw the pictures of every screen into docs/pictures
	@$(BIN)/python -m tools.pictures

clean: ## Remove everything that was set up or built here
	@rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis
