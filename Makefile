# Needs Python 3.10 or newer and make. PYTHON is the Python that makes .venv:
#     make setup PYTHON=python3.12
# Commands run as `python -m`, because the scripts in .venv/bin break when the folder is moved.
PYTHON = python3
RUN = .venv/bin/python -m
# LOCK: what a run needs. DEV_LOCK: that, extras, and tools for tests and checks. A package in both has
# the same version in both (tests/test_packaging.py), so a .venv made from DEV_LOCK also serves a run.
LOCK = requirements.lock
DEV_LOCK = requirements-dev.lock

.PHONY: help setup demo crawl check test soak bench docs docs-test lock

help:  ## list these commands
	@sed -n 's/^\([a-z-]*\):.*  ## /make \1	/p' Makefile | expand -t 16

# .venv is fresh if its Python starts and it holds a copy of the lock file it was made from. The copy
# is made last, so an interrupted setup starts again. A second make waits for the lock on LOCK, which
# the kernel releases when the first one ends. DEV_LOCK is added to a .venv made from LOCK; if that
# fails and the packages of LOCK are intact, .venv still serves a run.
# Limit: a changed lock file replaces .venv even while a command runs in it.
MADE_FROM = { .venv/bin/python -c 'import pip' 2>/dev/null && cmp -s $(1) .venv/$(1); }
SERVES_A_RUN = $(call MADE_FROM,$(LOCK)) || $(call MADE_FROM,$(DEV_LOCK))
SERVES_ALL = $(call MADE_FROM,$(DEV_LOCK))

INSTALL = $(RUN) pip install --quiet --disable-pip-version-check --require-hashes --no-deps

# $(1): the lock file to install; $(2): the condition that makes this unnecessary.
define MAKE_VENV
{ $(2); } || { \
fail() { echo "$$1" >&2; exit 1; }; \
"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 10))' 2>/dev/null || \
	fail 'Python 3.10 or newer is needed; install it, or give its name: make setup PYTHON=python3.12'; \
"$(PYTHON)" -c 'import venv, ensurepip' 2>/dev/null || \
	fail 'This Python has no venv; install it (Debian, Ubuntu: sudo apt install python3-venv)'; \
exec 9<$(LOCK) && "$(PYTHON)" -c 'import fcntl; fcntl.flock(9, fcntl.LOCK_EX)' || exit 1; \
if $(2); then exit; fi; \
if $(call MADE_FROM,$(LOCK)); then \
	echo 'Installing tools for tests and checks into .venv ...' && rm .venv/$(LOCK) && before=$(LOCK); \
else \
	echo 'Creating .venv ...' && rm -f .venv/*.lock && "$(PYTHON)" -m venv --clear .venv && before=; \
fi && \
if $(INSTALL) -r $(1); then cp $(1) .venv; \
elif [ "$$before" ] && $(INSTALL) --no-index --dry-run -r $$before >/dev/null 2>&1; then cp $$before .venv; exit 1; \
else exit 1; fi; \
}
endef

NEED_RUN = $(call MAKE_VENV,$(LOCK),$(SERVES_A_RUN))
NEED_ALL = $(call MAKE_VENV,$(DEV_LOCK),$(SERVES_ALL))

# Scrapy finds the project's commands from any folder if .venv knows checkout/. The path is relative to
# that of the packages, so the folder can be moved. If .venv cannot be written, the shell says so, and
# the commands work in this folder only.
KNOWN = ../../../../checkout
MAKE_KNOWN = for packages in .venv/lib/*/site-packages; do \
	echo $(KNOWN) | cmp -s - $$packages/kontan_crawler_checkout.pth || \
	echo $(KNOWN) >$$packages/kontan_crawler_checkout.pth; done || true

setup:  ## create .venv with all tools for tests and checks, unless it is fresh
	@$(NEED_ALL)
	@$(MAKE_KNOWN)

demo:  ## crawl the bundled replica of the site into output/demo
	@$(NEED_RUN)
	@$(MAKE_KNOWN)
	@rm -rf output/demo && mkdir -p output/demo
	@$(RUN) scrapy demo

crawl: ARGS = internasional
crawl:  ## crawl the live site: make crawl ARGS="internasional -a since=2026-02-01"
	@$(NEED_RUN)
	@$(MAKE_KNOWN)
	@$(RUN) scrapy crawl $(ARGS)

check: setup  ## run ruff, mypy, import-linter, house rules and the spell check
	@$(RUN) ruff check .
	@$(RUN) ruff format --check .
	@$(RUN) mypy
	@.venv/bin/python -c 'from importlinter.cli import lint_imports_command as lint; lint(["--no-logo"])'
	@$(RUN) pytest -q -n0 tests/test_house.py tests/test_prose.py tests/test_scrapy_private.py

# Bytecode is cached even if the environment says otherwise: each worker and each process of a test would compile everything again.
test soak: export PYTHONDONTWRITEBYTECODE =
test: setup  ## run all tests but the long ones; ARGS go to pytest
	@$(RUN) pytest $(ARGS)

soak: setup  ## run the long tests, and kill the crawl a hundred times; ARGS go to pytest
	@SOAK_KILLS=100 $(RUN) pytest -m "soak or kills" $(ARGS)

bench: setup  ## compare quality and speed with other readers (bench/README.md); ARGS go to bench
	@$(RUN) bench $(ARGS)

docs: setup  ## make the book of docs/ in docs/_build/html; a warning or a dead link within it is an error
	@$(RUN) sphinx -q -n -W --keep-going docs docs/_build/html

docs-test: setup  ## run the blocks of code in README.md and docs/ against the replica; ARGS go to pytest
	@$(RUN) pytest -n0 tests/docs $(ARGS)

lock: ARGS = --upgrade
lock:  ## write both lock files with the newest versions; ARGS= keeps versions that still fit
	@scratch=$$(mktemp -d) && trap 'rm -rf "$$scratch"' EXIT && \
	"$(PYTHON)" -m venv "$$scratch" && "$$scratch/bin/python" -m pip install --quiet uv && \
	compile() { "$$scratch/bin/uv" pip compile --quiet --no-config --universal --python-version 3.10 \
		--generate-hashes --no-emit-index-url --custom-compile-command 'make lock' "$$@" pyproject.toml; } && \
	compile $(ARGS) --all-extras --group dev --output-file $(DEV_LOCK) && \
	cp $(DEV_LOCK) $(LOCK) && compile --output-file $(LOCK)  # with the versions of DEV_LOCK
