# Two commands do everything on a fresh machine: make extract, make test.
# Each target's sentence stands behind its ##; `make help` prints them.

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.DEFAULT_GOAL := help
.PHONY: extract test lint check bench rebuild golden lock clean help

extract: $(READY) ## Read every edition under raw/ that changed and write the data set to out/.
	@$(BIN)/mulu extract

test: $(READY) ## Run all tests.
	@$(BIN)/python -m pytest

lint: $(READY) ## Check style and types.
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy

check: lint test ## Run everything that a change must pass: lint, test, and all checks of the data.
	@$(BIN)/mulu check

bench: $(READY) ## Measure where the time of a run goes.
	@$(BIN)/python benchmarks/bench.py

rebuild: $(READY) ## Build the Word rendition of the real edition anew from its capture.
	@$(BIN)/python tests/rebuild_word.py

golden: $(READY) ## Renew tests/golden from the real edition; refused in CI.
	@$(BIN)/python tests/renew_golden.py

lock: ## Renew requirements.lock (needs uv).
	@uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
		--no-emit-index-url --extra dev pyproject.toml --output-file requirements.lock

clean: ## Remove what make has made: the environment, the output, the caches.
	@rm -rf $(VENV) out build *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

help: ## Print this list.
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1\t\2/p' $(MAKEFILE_LIST)

# A Python of 3.11 or newer makes the environment. Debian keeps what that needs in a package of its
# own, which is installed where we may.
$(READY): requirements.lock pyproject.toml
	@set -e; \
	for python in $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11 none; do \
		if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then break; fi; \
	done; \
	if [ $$python = none ]; then echo "make: no Python 3.11 or newer found; install python3" >&2; exit 2; fi; \
	if ! $$python -c 'import venv, ensurepip' 2>/dev/null; then \
		apt-get update -qq && apt-get install -y -qq python3-venv >/dev/null || \
		{ echo "make: $$python lacks venv; install the package python3-venv" >&2; exit 2; }; \
	fi; \
	echo "setting up $(VENV) with $$($$python --version)" >&2; \
	$$python -m venv --clear $(VENV); \
	$(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check --require-hashes -r requirements.lock; \
	$(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@
