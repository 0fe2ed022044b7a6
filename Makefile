# Everything lives in .venv; `make clean` takes it away. The two stamps say what is installed in it, so
# that pip runs only when the versions have changed.

BIN := .venv/bin
RUN_STAMP := .venv/installed-to-run
DEV_STAMP := .venv/installed-to-develop
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
# More than there are cores: real terminals and lines are waited for most of the time.
WORKERS ?= 4
export PYTHON

.DEFAULT_GOAL := help
.PHONY: help run setup demo test check format bench bench-peers snapshots soak clean

help: ## This list
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-11s %s\n", $$1, $$2}' Makefile

run: $(RUN_STAMP) ## Open the program on your own database (ARGS="…" is handed on)
	@$(BIN)/breakthrough $(ARGS)

setup: $(RUN_STAMP) ## Only the environment: .venv/bin/breakthrough

demo: $(RUN_STAMP) ## Look round in an example that is thrown away afterwards
	@$(BIN)/breakthrough demo

test: check ## Everything that must pass
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal $(ARGS)

check: $(DEV_STAMP) ## Format, lint, strict types, layers
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

format: $(DEV_STAMP) ## Put the code into the common format
	$(BIN)/ruff check --fix-only --quiet .
	$(BIN)/ruff format .

bench: $(DEV_STAMP) ## How fast and how large, against an empty program
	@$(BIN)/python bench/run.py $(ARGS)

bench-peers: $(DEV_STAMP) ## The same beside kanban-tui, which is fetched for it into .venv-peers
	@$(BIN)/python bench/peers.py $(ARGS)

snapshots: $(DEV_STAMP) ## Take the pictures of the screens anew; look at each before committing it
	$(BIN)/python -m pytest tests/snapshots --snapshot-update $(ARGS)
	cp 'tests/snapshots/__snapshots__/test_board/test_the_board[dark-120x40].svg' docs/board.svg

soak: $(DEV_STAMP) ## The same as the tests with large numbers, for as long as it takes
	$(BIN)/python -m pytest -m soak --hypothesis-profile=soak $(ARGS)

clean: ## Take away the environment and what the tools left
	rm -rf .venv .venv-peers .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build dist *.egg-info
	rm -f snapshot_report.html

# Also made anew when the interpreter that it links to has gone.
$(BIN)/python:
	@python=$$(tools/find_python.sh) && echo "Making .venv with $$python" && "$$python" -m venv --clear .venv

$(RUN_STAMP): pyproject.toml constraints.txt | $(BIN)/python
	@echo "Installing what the program needs"
	@$(PIP) install -c constraints.txt setuptools
	@$(PIP) install -c constraints.txt --no-build-isolation -e .
	@touch $@

$(DEV_STAMP): $(RUN_STAMP)
	@echo "Installing what the tests need"
	@$(PIP) install -c constraints.txt --no-build-isolation -e '.[dev]'
	@touch $@
