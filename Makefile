# Every command anyone needs. Everything is set up in .venv; nothing else is touched.
PYTHON ?= python3
BIN = .venv/bin
CASES ?= 20000
PROCESSES ?= 2
SAMPLE ?= 400
SEED ?= 1

.PHONY: help setup demo test check lint accept spark agreement mutants fuzz sarif-schema format clean bench bench-quick articles

help:  ## list the commands
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 20

.venv/ready: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade pip
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch .venv/ready

.venv/ready-dev: .venv/ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --group dev
	@touch .venv/ready-dev

setup: .venv/ready-dev  ## install everything for work on the project

demo: .venv/ready  ## assess the reference case: a table here, a page in report.html
	$(BIN)/holdfire report examples/aleppo-2016

# The tests start a PostgreSQL server of their own. Debian's packages are taken where no server is installed.
.venv/ready-postgresql: .venv/ready-dev
	@ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null || \
	  { export DEBIAN_FRONTEND=noninteractive; apt-get update -qq && apt-get install -qq --no-install-recommends postgresql; }
	@touch .venv/ready-postgresql

test: .venv/ready-postgresql  ## set up and run the whole test suite
	$(BIN)/python -m pytest -n auto

lint: .venv/ready-dev  ## formatting, style, types, import contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

check: lint test  ## what a change has to pass

accept: .venv/ready-dev  ## take what the snapshots now show as right; then read the diff
	$(BIN)/python -m pytest --snapshot-update

spark: .venv/ready-dev  ## hold Apache Spark to 200 made-up cases, not only the few of the suite
	HOLDFIRE_SPARK_EXAMPLES=200 $(BIN)/python -m pytest tests/engine/spark

agreement: .venv/ready-dev  ## hold the engine to the oracle on CASES (20000) made-up cases from SEED (1); goes on where it stopped
	nice $(BIN)/python -m tests.agreement --cases $(CASES) --seed $(SEED) --processes $(PROCESSES)

.venv/ready-proof: .venv/ready-dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --group proof
	@touch .venv/ready-proof

mutants: .venv/ready-proof  ## change the rules a little in SAMPLE (400) ways from SEED; do the tests notice? goes on where it stopped
	nice $(BIN)/python -m tests.mutants --sample $(SAMPLE) --seed $(SEED)

fuzz: .venv/ready-dev  ## read many made-up and damaged deal files; none may break the reader
	$(BIN)/python -m tests.fuzz.deal_reader --inputs 20000

sarif-schema:  ## fetch the published schema of SARIF, for the test that asks for it (needs npm)
	npm install --no-save --no-package-lock --ignore-scripts --silent @microsoft/sarif-multitool-ts@5.7.0

bench: .venv/ready-dev  ## print the table of all that is timed, at a million events and at ten million
	$(BIN)/python -m benchmarks.bench

bench-quick: .venv/ready-dev  ## the same at a hundred thousand, without Spark: under a minute
	$(BIN)/python -m benchmarks.bench --events 100000 --more 1000000 --without spark

articles: .venv/ready-dev  ## score the reading of articles that rules were fitted to, of others, and a second annotator
	$(BIN)/python -m benchmarks.intake --gold benchmarks/articles/seen/*.gold.jsonl --documents benchmarks/articles/seen
	$(BIN)/python -m benchmarks.intake --gold benchmarks/articles/unseen/*.gold.jsonl --documents benchmarks/articles/unseen
	$(BIN)/python -m benchmarks.intake --gold benchmarks/articles/seen/*.gold.jsonl --documents benchmarks/articles/seen \
		--found benchmarks/articles/second/*.gold.jsonl

conformance: .venv/ready-dev  ## say how much of twenty real deals the language carries
	$(BIN)/python -m tests.deals.conformance

format: .venv/ready-dev  ## format the code
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:  ## remove what was set up and made
	rm -rf .venv report.html build mutants mutants.log
