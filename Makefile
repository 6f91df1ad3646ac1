# What can be done with Tilth from a fresh checkout: `make help` lists it. Needs Python 3.11 or newer with pip, make and git.

PYTHON ?= python3
BIN := .venv/bin
PIP := $(PYTHON) -m pip --python $(BIN)/python --disable-pip-version-check install --quiet
DEMO := TILTH_DEMO=1

.DEFAULT_GOAL := help
.PHONY: help run serve test bench check lock sbom clean

help:  ## list what can be done
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1|/' | column -t -s '|' 2>/dev/null || grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST)

run: .venv/run.stamp  ## set everything up and serve with a demo organisation
	@$(DEMO) $(BIN)/tilth serve $(if $(PORT),--port $(PORT))

serve: .venv/run.stamp  ## serve for real work: an empty database, the first account asked for
	@$(BIN)/tilth serve $(if $(PORT),--port $(PORT))

test: .venv/dev.stamp  ## set up what the tests need, and run them all
	@$(BIN)/python -m tests $(ARGS)

bench: .venv/dev.stamp  ## measure, and write the figures into bench/
	@set -e; for measure in bench/*.py; do echo "== $$measure"; $(BIN)/python $$measure; done

check: .venv/dev.stamp  ## style, types and the staircase
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy && $(BIN)/lint-imports

lock:  ## choose the newest versions that pyproject.toml allows, with hashes (needs uv)
	@uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --upgrade -q pyproject.toml --group build -o requirements/run.lock
	@uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --upgrade -q pyproject.toml --group build --group dev -o requirements/dev.lock

sbom: .venv/run.stamp  ## write what Tilth is made of as CycloneDX: build/sbom.cdx.json
	@$(BIN)/python requirements/sbom.py

clean:  ## remove what make set up (never your data)
	@rm -rf .venv build *.egg-info

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { echo "Tilth needs Python 3.11 or newer. Install it, or name it: make run PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m pip --version >/dev/null 2>&1 || { echo "Tilth needs pip beside $(PYTHON). On Debian: apt-get install python3-pip"; exit 1; }
	@echo "Making a place for Tilth's packages in .venv"
	@$(PYTHON) -m venv --without-pip .venv || { echo "That failed. On Debian: apt-get install python3-venv"; exit 1; }

# A stamp each: what is installed is what the lock names, and nothing happens when nothing changed.
.venv/run.stamp: requirements/run.lock pyproject.toml | .venv/bin/python
	@test -e .venv/dev.stamp && test .venv/dev.stamp -nt requirements/dev.lock || { echo "Installing the packages that requirements/run.lock names (half a minute the first time)"; $(PIP) --require-hashes -r requirements/run.lock; } || { echo "The packages could not be installed: is the package index within reach? Run the same command again once it is."; exit 1; }
	@$(PIP) --no-deps --no-build-isolation --editable . || { echo "Tilth itself could not be installed into .venv. Try: make clean, then again."; exit 1; }
	@touch $@

.venv/dev.stamp: requirements/dev.lock pyproject.toml | .venv/bin/python
	@echo "Installing the packages that requirements/dev.lock names (a minute the first time)"
	@$(PIP) --require-hashes -r requirements/dev.lock || { echo "The packages could not be installed: is the package index within reach? Run the same command again once it is."; exit 1; }
	@$(PIP) --no-deps --no-build-isolation --editable . || { echo "Tilth itself could not be installed into .venv. Try: make clean, then again."; exit 1; }
	@touch $@
