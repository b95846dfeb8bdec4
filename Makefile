# Each target does its own set-up; only Python 3.11 and make are needed.
PYTHON ?= python3.11
BIN := .venv/bin
.DEFAULT_GOAL := help
.PHONY: help setup demo test fast check bench evaluate docs lock clean

help: ## say what there is
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

# The stamp is made last, so that a broken install is tried again.
.venv/ready: requirements/dev.lock pyproject.toml
	@echo "habeas: installing pinned packages into .venv (once)"
	@$(PYTHON) -m venv .venv
	@$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements/dev.lock
	@$(BIN)/pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch .venv/ready

setup: .venv/ready ## install everything into .venv
	@echo "habeas: ready; activate with: . .venv/bin/activate"

demo: .venv/ready ## build examples/march-2025 and print its findings
	@$(BIN)/python scripts/demo.py

test: .venv/ready ## every test
	@$(BIN)/python scripts/test.py

fast: .venv/ready ## the tests that take seconds
	@$(BIN)/pytest -n 2 -m "not slow and not browser"

check: .venv/ready ## ruff, mypy --strict, import contracts, docs held to the code
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/mypy --config-file scripts/mypy.ini -p scripts.custody_made
	@$(BIN)/lint-imports --no-cache
	@$(BIN)/python scripts/reference_docs.py --check

docs: .venv/ready ## write docs/reference from the code
	@$(BIN)/python scripts/reference_docs.py

bench: .venv/ready ## speed, beside what people use today
	@$(BIN)/python -m benchmarks

evaluate: .venv/ready ## precision and recall of the news reader
	@$(BIN)/python -m evaluation

lock: ## resolve requirements/*.in into the hash-pinned locks (needs uv)
	@cd requirements && for set in base dev bench; do \
	  uv pip compile -q --generate-hashes --no-emit-index-url --no-annotate --no-header \
	    --python-version 3.11 $$set.in -o $$set.lock; done

clean: ## remove what was built
	@rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
