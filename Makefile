# Everything that people and CI call. `make help` lists it.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help setup run test lint format bench package qgis translate compat lock clean

SERVER_BIN := .venv/bin
export PYTHONPATH := $(CURDIR):$(CURDIR)/server

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: ## Make the environments .venv and .venv-qgis (nothing else)
	@scripts/setup.sh

run: setup ## Serve the demo, clip one scene of it, and say what to open
	@$(SERVER_BIN)/python -m scripts.run_demo $(ARGS)

test: setup ## Run every test: server, client, plugin in QGIS, end to end
	@scripts/test.sh

lint: setup ## Check style, types, layers and safety
	@scripts/lint.sh

format: setup ## Format the code and repair what can be repaired
	@$(SERVER_BIN)/ruff check --fix .
	@$(SERVER_BIN)/ruff format .

bench: setup ## Measure ours and its peers in one run (ARGS="tiles --side 4096")
	@$(SERVER_BIN)/python -m benchmarks $(ARGS)

package: setup ## Build the plugin's zip and the server's wheel into dist/
	@$(SERVER_BIN)/python -m scripts.package
	@$(SERVER_BIN)/python -m pip wheel -qq --no-deps --no-build-isolation --wheel-dir dist ./server

qgis: setup ## Start QGIS with the plugin of this checkout in a development profile
	@$(SERVER_BIN)/python -m scripts.qgis_profile $(ARGS)

translate: setup ## Find the plugin's texts and update its translations (ARGS=--missing lists what lacks)
	@$(SERVER_BIN)/python -m scripts.translate $(ARGS)

compat: ## Test the plugin in another Debian's QGIS: SUITE=trixie (3.40) or sid (as root; 3 GB)
	@scripts/compat.sh $(SUITE) $(ARGS)

lock: ## Resolve requirements/*.in to pinned, hashed requirements/*.txt (ARGS=--upgrade for the newest)
	@scripts/lock.sh $(ARGS)

clean: ## Remove everything that the other commands made
	rm -rf .venv .venv-qgis .cache .demo .dev .compat build dist server/build
	rm -rf .qgis-settings .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
