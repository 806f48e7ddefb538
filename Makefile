# make demo   a database, a report, a timeline and verdicts on trade claims from seeds/
# make test   everything that is tested
# make lint   types and style
# make compiled  the coder as machine code, in .venv and as a wheel in dist/: twice as fast; needs a C compiler and five minutes
# make fuzz   twenty minutes for each target of tests/fuzz: FUZZ_SECONDS=60 for less
# make bench  docs/performance.md made anew, beside peers that it installs into .venv-bench
# make audit  whether the locked requirements have known faults, where the network allows
# make readme the pictures, the output and the tables that README and docs show, made anew from seeds/
.PHONY: demo test lint compiled compiled-test readme lock fuzz bench audit clean
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

compiled: dist/compiled
	$(BIN)/python -m pip install --quiet --no-deps --no-index --force-reinstall dist/diplomatic_timeline-*.whl

compiled-test: dist/compiled
	rm -rf build/compiled
	$(BIN)/python -m pip install --quiet --no-deps --no-index --target build/compiled dist/diplomatic_timeline-*.whl
	TIMELINE_COMPILED=build/compiled $(BIN)/python -m pytest tests/compiled/same_rows.py

dist/compiled: .venv/installed setup.py $(shell find timeline -name '*.py')
	rm -f dist/*.whl
	TIMELINE_COMPILE=1 $(BIN)/python -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .
	touch $@

readme: .venv/installed
	$(BIN)/python docs/remake.py

FUZZ_SECONDS ?= 1200
FUZZ_TARGETS ?= readers tagger coder own_names guard

fuzz:
	$(PYTHON) -m venv .venv-fuzz
	.venv-fuzz/bin/python -m pip install --quiet --disable-pip-version-check --editable .[fuzz]
	mkdir -p $(addprefix build/fuzz/,$(FUZZ_TARGETS))
	for target in $(FUZZ_TARGETS); do .venv-fuzz/bin/python -m tests.fuzz $$target -max_total_time=$(FUZZ_SECONDS) -max_len=2000 -len_control=0 \
		-timeout=20 -rss_limit_mb=3000 -artifact_prefix=build/fuzz/$$target- build/fuzz/$$target || exit 1; done

bench: .venv/installed
	$(BIN)/python -m pytest tests/benchmarks --benchmark-only -p no:xdist
	$(PYTHON) -m venv .venv-bench
	.venv-bench/bin/python -m pip install --quiet --disable-pip-version-check --editable .[bench]
	.venv-bench/bin/python tests/benchmarks/performance.py

audit:
	$(PYTHON) -m venv .venv-audit
	.venv-audit/bin/python -m pip install --quiet --disable-pip-version-check pip-audit
	.venv-audit/bin/python -m pip_audit --require-hashes --disable-pip --requirement requirements.lock

lock: .venv/installed
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --extra dev --generate-hashes --python-version 3.11 --universal --no-header --no-annotate -o requirements.lock

clean:
	rm -rf .venv .venv-bench .venv-fuzz .venv-audit build dist *.egg-info demo.duckdb demo.duckdb.* demo.html
