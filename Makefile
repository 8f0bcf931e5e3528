# archive
# Everything runs in .venv, installed from constraints.txt; a fresh clone needs only Python 3.11 and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DB ?= demo.db
PORT ?= 0
# One process a core; the tests of a file stay together, because they share what they load and serve.
PARALLEL := -n auto --dist worksteal

.DEFAULT_GOAL := help

.PHONY: help
help: ## print this list
	@grep -hE '^[a-z0-9]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 12

.PHONY: setup
setup: $(VENV)/.installed ## install everything into .venv

$(VENV)/.installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --upgrade pip
	$(BIN)/pip install --quiet --no-compile --constraint constraints.txt --editable '.[dev]'
	touch $@

.PHONY: demo
demo: setup ## load the seed article and serve it: open the address that it prints
	$(BIN)/archive load seeds --db $(DB)
	$(BIN)/archive serve --db $(DB) --port $(PORT)

.PHONY: serve
serve: setup ## serve DB=demo.db, on PORT or any free one
	$(BIN)/archive serve --db $(DB) --port $(PORT)

.PHONY: test
test: setup ## run the tests, with coverage
	$(BIN)/pytest $(PARALLEL) --cov --cov-report=

.PHONY: check
check: test cover lint types docs datasette1 ## all that must hold before a commit: what CI runs

.PHONY: cover
cover: setup ## fail where the last tests covered too little
	$(BIN)/coverage report

.PHONY: lint
lint: setup ## style
	$(BIN)/ruff format --check
	$(BIN)/ruff check

.PHONY: types
types: setup ## mypy --strict
	$(BIN)/mypy

.PHONY: docs
docs: setup ## fail where the reference in docs/ is not what the program says
	$(BIN)/cog --check docs/cli.md

.PHONY: reference
reference: setup ## write the reference in docs/ again
	$(BIN)/cog -r docs/cli.md

.PHONY: golden
golden: setup ## write tests/golden and what the samples become again; read the diff
	$(BIN)/python tests/golden.py
	$(BIN)/python tests/samples.py

.PHONY: gold
gold: setup ## accuracy on gold data (skips what ../shared would hold)
	$(BIN)/pytest -m gold tests/gold

.PHONY: bench
bench: setup .venv-bench/.installed ## speed, as ratios measured in one run
	$(BIN)/pytest -m bench -s tests/bench

# The peer that figures are timed against: for the benchmark only, so in a venv of its own.
.venv-bench/.installed:
	$(PYTHON) -m venv .venv-bench
	.venv-bench/bin/pip install --quiet --upgrade pip
	.venv-bench/bin/pip install --quiet quantulum3==0.10.0
	touch $@

.PHONY: browser
browser: setup ## the tests that need a Chromium, which must be there
	ARCHIVE_REQUIRE_BROWSER=1 $(BIN)/pytest -m browser

# The tests of what readers see, once more on the next Datasette, in a venv of its own.
VENV1 := .venv-datasette1

$(VENV1)/.installed: pyproject.toml constraints-datasette1.txt
	$(PYTHON) -m venv $(VENV1)
	$(VENV1)/bin/pip install --quiet --upgrade pip
	$(VENV1)/bin/pip install --quiet --no-compile --constraint constraints-datasette1.txt --editable '.[dev]'
	touch $@

.PHONY: datasette1
datasette1: $(VENV1)/.installed ## the tests of the pages on Datasette 1.0
	$(VENV1)/bin/pytest $(PARALLEL) tests/test_plugins.py tests/test_article_page.py tests/test_figure_page.py tests/test_find_page.py tests/test_front_page.py \
		tests/test_find.py tests/test_filters.py tests/test_tracking.py tests/test_series_page.py tests/test_sources_page.py \
		tests/test_metadata.py tests/test_serving.py tests/test_citations.py tests/test_atom.py tests/test_downloading.py \
		tests/test_sitemaps.py tests/test_private.py tests/test_private_views.py tests/test_private_loading.py tests/test_clusters.py \
		tests/test_series_former.py tests/test_names.py
