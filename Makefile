# Two commands do everything on a fresh machine: make extract, make test.
# Each target's sentence stands behind its ##; `make help` prints them.

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
PEERS := benchmarks/.venv
PEERS_READY := $(PEERS)/.ready
FUZZ := fuzz/.venv
FUZZ_READY := $(FUZZ)/.ready
PICTURES := docs/_build/pictures
DRAWN := no-rules.libreoffice three-line.chromium shaded-header.libreoffice watermark.libreoffice
COMPILE := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
	--no-emit-index-url
# Compiled once, also where Python is told to keep no bytecode: a run starts Python twice.
COMPILED := -m compileall -q -x '/\.' .
INSTALL := -m pip install --quiet --quiet --disable-pip-version-check

.DEFAULT_GOAL := help
.PHONY: extract test lint check bench peers torture fuzz docs rebuild golden lock clean help

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

bench: $(READY) ## Measure where the time of a run goes, then peers.
	@$(BIN)/python $(COMPILED)
	@$(BIN)/python benchmarks/bench.py
	@$(BIN)/python benchmarks/pages.py
	@$(MAKE) --no-print-directory peers

peers: $(READY) $(PEERS_READY) ## Set mulu and other readers side by side: time, and positions that come back whole.
	@$(BIN)/python benchmarks/side_by_side.py

docs: $(READY) ## Build the documents as a site in docs/_build/html, with pictures of how pages are read.
	@$(BIN)/mulu inspect raw/shanghai-foreign-talent/trial/catalogue.rebuilt.pdf --page 2 --out $(PICTURES) >/dev/null
	@for name in $(DRAWN); do \
		$(BIN)/mulu inspect tests/samples/pdf/$$name.pdf --out $(PICTURES) >/dev/null || exit; \
	done
	@$(BIN)/sphinx-build -q -W --keep-going docs docs/_build/html
	@echo docs/_build/html/index.html

torture: $(READY) ## Kill 300 runs at random moments and spoil the real edition in 9,625 ways; a quarter of an hour.
	@PYTHONPATH=tests $(BIN)/python tests/torture.py

fuzz: $(READY) $(FUZZ_READY) ## Fuzz the readers of text, all kinds of Word files, web archives and PDFs for SECONDS (180) each; finds are in fuzz/finds.
	@fuzz/run.sh $(or $(SECONDS),180)

rebuild: $(READY) ## Build the Word rendition of the real edition anew from its capture.
	@$(BIN)/python tests/rebuild_word.py

golden: $(READY) ## Renew tests/golden from the real edition; refused in CI.
	@$(BIN)/python tests/renew_golden.py

# Of the three builds of OpenCV that the peers ask for, one may be there: the one without a display.
lock: ## Renew requirements.lock and those of benchmarks and fuzz (needs uv).
	@$(COMPILE) --extra dev pyproject.toml --output-file requirements.lock
	@$(COMPILE) --no-emit-package opencv-python-headless --no-emit-package opencv-contrib-python \
		benchmarks/requirements.in --output-file benchmarks/requirements.lock
	@$(COMPILE) fuzz/requirements.in --output-file fuzz/requirements.lock

clean: ## Remove what make has made: the environment, the output, the caches.
	@rm -rf $(VENV) $(PEERS) $(FUZZ) fuzz/finds fuzz/.corpus out build docs/_build *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis
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
	$(BIN)/python $(INSTALL) --require-hashes -r requirements.lock; \
	$(BIN)/python $(INSTALL) --no-deps --no-build-isolation \
		--config-settings editable_mode=compat --editable .; \
	$(BIN)/python $(COMPILED)
	@touch $@

# What the lock leaves out would be asked for again, so pip resolves nothing.
$(PEERS_READY): benchmarks/requirements.lock | $(READY)
	@echo "setting up $(PEERS)" >&2
	@$(BIN)/python -m venv --clear $(PEERS)
	@$(PEERS)/bin/python $(INSTALL) --require-hashes --no-deps -r benchmarks/requirements.lock
	@touch $@

# The readers themselves come from the environment of mulu.
$(FUZZ_READY): fuzz/requirements.lock | $(READY)
	@echo "setting up $(FUZZ)" >&2
	@$(BIN)/python -m venv --clear $(FUZZ)
	@$(FUZZ)/bin/python $(INSTALL) --require-hashes --no-deps -r fuzz/requirements.lock
	@touch $@
