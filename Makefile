# Needs Python 3.10 or newer and make. PYTHON names the Python that .venv is made with:
#     make setup PYTHON=python3.12
# Everything runs as `python -m`: the scripts in .venv/bin break when the folder is moved.
PYTHON = python3
RUN = .venv/bin/python -m
# What a run needs; and that with all else: extras, tests, checks. What both lock files name has one
# version (tests/test_packaging.py), so that a .venv with all of it serves a run too.
LOCK = requirements.lock
DEV_LOCK = requirements-dev.lock

.PHONY: help setup demo crawl check test soak bench lock

help:  ## list the commands
	@sed -n 's/^\([a-z]*\):.*  ## /make \1	/p' Makefile | expand -t 12

# .venv is fresh when it starts and holds a copy of the lock file it was made from. The copy is
# made last, so an interrupted setup is done again. A second make waits on the locked file; the
# kernel frees it when the first one ends, however it ends. The rest is added to what a run needs,
# so that a crawl goes on; where that fails and left a run what it needs, a run is still served. Not held: a command already running while a changed lock file makes
# .venv anew beneath it.
MADE_FROM = { .venv/bin/python -c 'import pip' 2>/dev/null && cmp -s $(1) .venv/$(1); }
SERVES_A_RUN = $(call MADE_FROM,$(LOCK)) || $(call MADE_FROM,$(DEV_LOCK))
SERVES_ALL = $(call MADE_FROM,$(DEV_LOCK))

INSTALL = $(RUN) pip install --quiet --disable-pip-version-check --require-hashes --no-deps

# $(1): what .venv is to hold; $(2): the test that it does.
define MAKE_VENV
{ $(2); } || { \
fail() { echo "$$1" >&2; exit 1; }; \
"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 10))' 2>/dev/null || \
	fail 'Python 3.10 or newer is needed. Install it, or name it: make setup PYTHON=python3.12'; \
"$(PYTHON)" -c 'import venv, ensurepip' 2>/dev/null || \
	fail 'This Python cannot make a venv. On Debian and Ubuntu: sudo apt install python3-venv'; \
exec 9<$(LOCK) && "$(PYTHON)" -c 'import fcntl; fcntl.flock(9, fcntl.LOCK_EX)' || exit 1; \
if $(2); then exit; fi; \
if $(call MADE_FROM,$(LOCK)); then \
	echo 'Adding to .venv what tests and checks need ...' && rm .venv/$(LOCK) && before=$(LOCK); \
else \
	echo 'Making .venv ...' && rm -f .venv/*.lock && "$(PYTHON)" -m venv --clear .venv && before=; \
fi && \
if $(INSTALL) -r $(1); then cp $(1) .venv; \
elif [ "$$before" ] && $(INSTALL) --no-index --dry-run -r $$before >/dev/null 2>&1; then cp $$before .venv; exit 1; \
else exit 1; fi; \
}
endef

NEED_RUN = $(call MAKE_VENV,$(LOCK),$(SERVES_A_RUN))
NEED_ALL = $(call MAKE_VENV,$(DEV_LOCK),$(SERVES_ALL))

setup:  ## make .venv with all that tests and checks need, if it is not fresh
	@$(NEED_ALL)

demo:  ## crawl the bundled replica of the site into output/demo
	@$(NEED_RUN)
	@rm -rf output/demo && mkdir -p output/demo
	@$(RUN) scrapy demo

crawl: ARGS = internasional
crawl:  ## crawl the live site: make crawl ARGS="internasional -a since=2026-02-01"
	@$(NEED_RUN)
	@$(RUN) scrapy crawl $(ARGS)

check: setup  ## read the code without running it: ruff, mypy, import-linter, house rules, spelling
	@$(RUN) ruff check .
	@$(RUN) ruff format --check .
	@$(RUN) mypy
	@.venv/bin/python -c 'from importlinter.cli import lint_imports_command as lint; lint(["--no-logo"])'
	@$(RUN) pytest -q -n0 tests/test_house.py tests/test_prose.py tests/test_scrapy_private.py

test: setup  ## run the tests; ARGS go to pytest
	@$(RUN) pytest $(ARGS)

soak: setup  ## run the tests that take long, and kill the crawl a hundred times; ARGS go to pytest
	@SOAK_KILLS=100 $(RUN) pytest -m "soak or kills" $(ARGS)

bench: setup  ## run the measured comparisons; ARGS go to bench
	@$(RUN) bench $(ARGS)

lock: ARGS = --upgrade
lock:  ## make both lock files anew, with the newest versions; ARGS= keeps those that fit
	@scratch=$$(mktemp -d) && trap 'rm -rf "$$scratch"' EXIT && \
	"$(PYTHON)" -m venv "$$scratch" && "$$scratch/bin/python" -m pip install --quiet uv && \
	compile() { "$$scratch/bin/uv" pip compile --quiet --no-config --universal --python-version 3.10 \
		--generate-hashes --no-emit-index-url --custom-compile-command 'make lock' "$$@" pyproject.toml; } && \
	compile $(ARGS) --all-extras --group dev --output-file $(DEV_LOCK) && \
	cp $(DEV_LOCK) $(LOCK) && compile --output-file $(LOCK)  # keeps the versions of the copy
