# make demo   a database, a report, a timeline and verdicts on trade claims from seeds/
# make test   everything that is tested
# make lint   types and style
# make readme the pictures, the output and the tables that README and docs show, made anew from seeds/
.PHONY: demo test lint readme lock bench clean
PYTHON ?= python3
BIN := .venv/bin

.venv/installed: pyproject.toml requirements.lock
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

demo: .venv/installed
	$(BIN)/timeline build seeds --db demo.duckdb --report demo.html
	$(BIN)/timeline query timeline --db demo.duckdb
	$(BIN)/timeline query claim_check --db demo.duckdb
	@echo "The report is demo.html; more questions: $(BIN)/timeline query list"

test: .venv/installed
	$(BIN)/python -m pytest --numprocesses 2 --dist worksteal

lint: .venv/installed
	$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy

readme: .venv/installed
	$(BIN)/python docs/remake.py

bench: .venv/installed
	$(BIN)/python -m pytest tests/benchmarks --benchmark-only -p no:xdist

lock: .venv/installed
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --extra dev --generate-hashes --python-version 3.11 --universal --no-header --no-annotate -o requirements.lock

clean:
	rm -rf .venv build dist *.egg-info demo.duckdb demo.duckdb.* demo.html
