# The two commands are `make run` and `make test`. They need python3 (3.11 or newer) with its
# venv module, and make; everything else goes into .venv beside this file.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.NOTPARALLEL:

PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8050
VENV := .venv
BIN := $(VENV)/bin

# A stamp bears the hash of what it stands for, so a second start asks nothing and a changed
# pin, or another Python, installs anew.
mark = $(shell { $(PYTHON) --version || true; cat $(1); } 2>&1 | sha256sum | cut -c1-16)
READY := $(VENV)/ready-$(call mark,requirements.txt)
TOOLS := $(VENV)/tools-$(call mark,requirements.txt requirements-dev.txt)
FREE_MB := 1500

.PHONY: help run test lint docs check bench pins browser

help: ## say what there is
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' Makefile | expand -t 16

run: $(READY) ## start Gelan on http://127.0.0.1:8050 (HOST=… PORT=…)
	@if [ ! -e "$${GELAN_HOME:-var}/current" ]; then \
	  echo "[2/3] The store is empty: making the demo city"; \
	  $(BIN)/python app.py demo; fi
	@echo "[3/3] Starting the server"
	@exec $(BIN)/python app.py serve --host $(HOST) --port $(PORT)

test: browser lint ## everything: style, types, arrows, tests, a real browser
	@echo "[3/3] Tests"
	@$(BIN)/python -m pytest --numprocesses 3 --dist worksteal

lint: $(TOOLS) ## style and types
	@echo "[2/3] Style and types"
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check --quiet . || $(call stop,Some files are not formatted.,.venv/bin/ruff format .)
	@$(BIN)/mypy

docs: $(READY) ## write the generated documents
	@$(BIN)/python -m data.documents

check: test ## everything, then the state of this installation
	@$(BIN)/python app.py doctor

bench: browser $(TOOLS) ## measure 1 M and 10 M made-up cases and write docs/benchmarks.md
	@$(BIN)/python -m tests.bench

pins: $(TOOLS) ## compile the pinned requirements from the loose ones
	@for name in requirements requirements-dev; do \
	  $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --no-emit-index-url \
	    --annotation-style line --custom-compile-command "make pins" $$name.in -o $$name.txt; done

comma := ,
# stop(what is wrong, what to do)
stop = { printf '\n%s\n  to do: %s\n' "$(1)" "$(2)" >&2; exit 1; }
# install(title, requirement files): pip's own output is long, so say only how far it is.
define install
	@all=$$(cat $(2) | grep -c '^[a-z]'); echo "[1/3] $(1): $$all pinned packages into $(VENV)"; \
	$(BIN)/python -m pip install --disable-pip-version-check --progress-bar off \
	  $(addprefix -r ,$(2)) | { found=0; while read -r word _; do case $$word in \
	    Collecting | Requirement) found=$$((found + 1)); \
	      [ $$((found % 10)) -ne 0 ] || echo "      $$found of $$all" ;; \
	    Installing) echo "      unpacking" ;; esac; done; } \
	|| $(call stop,The packages could not be installed: the lines above say why.,check the network and try again. Behind a mirror: PIP_INDEX_URL=<address of the mirror> make $(MAKECMDGOALS))
endef

# Always from an empty folder: what an earlier pin or a broken-off start left behind is gone.
$(READY):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	|| $(call stop,Gelan needs Python 3.11 or newer; $(PYTHON) says: $$($(PYTHON) --version 2>&1),on Debian 12 or newer$(comma) as root: apt-get install python3 python3-venv. To use another one: make PYTHON=python3.12 $(MAKECMDGOALS))
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null \
	|| $(call stop,Python cannot make virtual environments: its venv module is missing.,as root: apt-get install python3-venv)
	@free=$$(df -Pm . | awk 'NR == 2 { print $$4 }'); [ "$$free" -ge $(FREE_MB) ] \
	|| $(call stop,Only $$free MB are free on this disk; the environment needs $(FREE_MB) MB.,free some space and try again)
	@$(PYTHON) -m venv --clear $(VENV)
	$(call install,Installing,requirements.txt)
	@touch $@

$(TOOLS): $(READY)
	$(call install,Installing tools,requirements-dev.txt)
	@rm -f $(VENV)/tools-*; touch $@

browser:
	@{ command -v chromium && command -v pdftotext && fc-list :lang=zh | grep .; } >/dev/null 2>&1 || { \
	  [ "$$(id -u)" = 0 ] || $(call stop,The tests need Chromium$(comma) a Chinese font and pdftotext.,sudo apt-get install chromium fonts-noto-cjk poppler-utils); \
	  echo "[0/3] Installing Chromium, a Chinese font and pdftotext from Debian's packages"; \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y \
	    --no-install-recommends chromium fonts-noto-cjk poppler-utils >/dev/null \
	  || $(call stop,Debian's packages could not be installed: the lines above say why.,check the network and run: apt-get install chromium fonts-noto-cjk poppler-utils); }
