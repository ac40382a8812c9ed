# Two commands for a newcomer: `make run` and `make test`. Everything is installed into .venv.
VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= python3
PLATFORMS := linux win32 darwin
HERE = $(shell $(PYTHON) -c 'import sys; print(sys.platform)')

# Nothing is resolved at installation: a lock names everything, and `pip check` says whether it did. A source would be
# built with whatever is newest that day, so only wheels are taken; where one is missing: `make run WHEELS=`.
WHEELS := --only-binary :all:
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
INSTALL := $(PIP) install --no-deps --require-hashes $(WHEELS)
FITS := $(BIN)/python -m pip --disable-pip-version-check check || \
	{ echo "The packages in $(VENV) do not fit together. Start again with: make clean"; exit 1; }

# Some machines forbid Python to keep what it has compiled: every one of the processes that tests start would compile all
# of the program anew, and the tests take twice as long.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run serve assets test tests truth coverage recipes check quick layers data types $(PLATFORMS:%=types-on-%) format lock bench fuzz \
	reliability spark pictures docs schemas wheel clean

run: $(VENV)/.installed
	$(BIN)/venuecheck demo

# The pages, with a made-up school and a link for each of its people. Nothing leaves this computer.
PORT ?= 8000
serve: $(VENV)/.web-installed assets
	$(BIN)/venuecheck serve --sample demo/pages --port $(PORT)

# What the pages are styled with, from npm packages pinned by digest; in a second where it is built already.
assets: $(VENV)/.installed
	@command -v node >/dev/null && command -v npm >/dev/null || $(INSTALL) --requirement requirements-node.lock
	$(BIN)/python web_assets/build.py

# Types are looked at beside the tests, on this computer's platform: tests leave the processors to others now and then.
# `make check` and `.ci/run` look at them on all three.
test: quick
	$(MAKE) --jobs 2 --keep-going tests types-on-$(HERE)

# Three at a time, also where there are two processors: tests that wait leave theirs to others.
tests: $(VENV)/.tests-installed assets
	$(BIN)/python -m pytest -n 3 --dist worksteal --durations=20

# Which lines and branches the tests reach. Apart, for counting them takes half as long again.
coverage: $(VENV)/.tests-installed assets
	$(BIN)/python -m pytest -n 2 --dist worksteal --cov --cov-report=term:skip-covered

# The lists that ship, and situations beside the usual, on filters of every kind: a part of docs/truth.md. As root.
truth: $(VENV)/.tests-installed
	$(BIN)/python -m tests.truth

# Every recipe of CONTRIBUTING.md followed in a copy of the project, and all tests there that need no lab and no browser.
recipes: $(VENV)/.tests-installed assets
	$(BIN)/python -m pytest -n 0 -m recipes tests/project

# All that runs no test. What takes seconds comes first.
check: quick
	$(MAKE) --jobs --output-sync types

quick: $(VENV)/.tests-installed assets
	bash tests/install-debian-packages.sh
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(MAKE) --jobs --output-sync layers data

layers: $(VENV)/.tests-installed
	$(BIN)/lint-imports

data: $(VENV)/.tests-installed
	$(BIN)/venuecheck lint checklists test_lists name_lists

# Side by side, and each with a cache of its own: what is known of one platform is of no use to another. Tests that run
# beside go before.
types: $(PLATFORMS:%=types-on-%)
$(PLATFORMS:%=types-on-%): types-on-%: $(VENV)/.tests-installed
	nice -n 10 $(BIN)/mypy --platform $* --cache-dir .mypy_cache/$*

format: $(VENV)/.tests-installed
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .

# The last of them makes 78 million findings up; `python -m benchmarks collate --venues 500` is quick.
bench: $(VENV)/.tests-installed assets
	$(BIN)/python -m benchmarks

# Hostile networks and files by the thousand (docs/reliability.md). atheris has wheels for Linux and Python 3.11 to 3.13.
MINUTES ?= 10
fuzz: $(VENV)/.tests-installed
	-$(INSTALL) --requirement requirements-fuzz.lock
	$(BIN)/python -m tests.fuzz --minutes $(MINUTES)

# The program is killed 1,250 times at random moments, the server of the pages a hundred times under load; and what tests
# hold of examples made up is held of ten times as many. docs/reliability.md says what came of it.
reliability: $(VENV)/.tests-installed assets
	for work in saving migrating importing backing_up updating; do \
		folder=$$(mktemp -d) && $(BIN)/python -m tests.records.kills $$work $$folder 250 $$(date +%s) || exit 1; \
		rm -rf $$folder; \
	done
	folder=$$(mktemp -d) && $(BIN)/python -m tests.web.kills $$folder/borough 100 $$(date +%s) && rm -rf $$folder
	HYPOTHESIS_PROFILE=many $(BIN)/python -m pytest -n 2 --dist worksteal -m "hypothesis and not (lab or browser)"

# The same collation on Spark's local cores (docs/design/011-collation.md). Needs Java 17: apt-get install openjdk-17-jre-headless
spark: $(VENV)/.tests-installed
	$(PIP) install --no-deps --require-hashes --no-build-isolation --requirement requirements-spark.lock
	$(BIN)/python -m pytest -m spark tests/collate

# The schemas and the page of them, anew from the types that read the files (docs/file-formats.md).
schemas: $(VENV)/.tests-installed
	$(BIN)/python docs_site/file_formats.py
	$(BIN)/python -m tests.records.record_forms

# The pictures of README, of the running product. A test sees where they no longer show what it does.
pictures: $(VENV)/.tests-installed assets
	$(BIN)/python -m tests.web.pictures

# The documents as a site, in docs_site/html; a link or an anchor that leads nowhere stops it.
docs: $(VENV)/.tests-installed
	$(BIN)/python docs_site/build.py

wheel: $(VENV)/.tests-installed assets
	$(BIN)/python -m build --no-isolation

# The exact versions that were tested together, for every platform, with their digests. Versions that are locked stay
# as they are, and what pyproject.toml asks for besides is added; `make lock UPGRADE=--upgrade` takes the newest of all.
UPGRADE ?=
COMPILE = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate
lock: $(VENV)/bin/uv
	$(COMPILE) $(UPGRADE) pyproject.toml --group build --group test --group check --group docs --group bench --group lock \
		--output-file requirements-dev.lock
	$(COMPILE) --constraint requirements-dev.lock pyproject.toml --group editable --output-file requirements.lock
	$(COMPILE) $(UPGRADE) --constraint requirements-dev.lock --group fuzz --output-file requirements-fuzz.lock
	$(COMPILE) $(UPGRADE) --constraint requirements-dev.lock --group spark --output-file requirements-spark.lock
	$(COMPILE) --constraint requirements-dev.lock pyproject.toml --extra web --group editable \
		--output-file requirements-web.lock
	$(COMPILE) $(UPGRADE) --group node --output-file requirements-node.lock

# By the lock as it is, and without the project: its dependencies may just have been changed, which `make lock` mends.
$(VENV)/bin/uv: | $(VENV)/bin/python
	$(INSTALL) --requirement requirements-dev.lock

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "venuecheck needs Python 3.11 or newer: '$(PYTHON)' is older or missing."; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo "Python's venv is missing. On Debian or Ubuntu: sudo apt-get install python3-venv"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: requirements.lock pyproject.toml | $(VENV)/bin/python
	$(INSTALL) --requirement requirements.lock
	$(PIP) install --no-deps --no-build-isolation --editable .
	@$(FITS)
	@touch $@

$(VENV)/.web-installed: requirements-web.lock $(VENV)/.installed
	$(INSTALL) --requirement requirements-web.lock
	@$(FITS)
	@touch $@

$(VENV)/.tests-installed: requirements-dev.lock $(VENV)/.installed
	$(INSTALL) --requirement requirements-dev.lock
	@$(FITS)
	@touch $@

clean:
	rm -rf $(VENV) dist demo docs_site/pages docs_site/html web_assets/node_modules venuecheck/web/static .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage .import_linter_cache .fuzz
