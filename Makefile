# Needs Python 3.10 or newer and make. PYTHON names the Python that .venv is made with:
#     make setup PYTHON=python3.12
# Everything runs as `python -m`: the scripts in .venv/bin break when the folder is moved.
PYTHON = python3
LOCK = requirements.lock
RUN = .venv/bin/python -m

.PHONY: help setup demo crawl test soak bench lock

help:  ## list the commands
	@sed -n 's/^\([a-z]*\):.*  ## /make \1	/p' Makefile | expand -t 12

# .venv is fresh when it starts and holds a copy of the lock file it was made from. The copy is
# made last, so an interrupted setup is done again. A second make waits on the locked file; the
# kernel frees it when the first one ends, however it ends. Not held: a command already running
# while a changed lock file makes .venv anew beneath it.
FRESH = .venv/bin/python -c 'import pip' 2>/dev/null && cmp -s $(LOCK) .venv/$(LOCK)

setup:  ## make .venv from the lock file, if it is not fresh
	@$(FRESH) || { $(MAKE_VENV); }

define MAKE_VENV
fail() { echo "$$1" >&2; exit 1; }; \
"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 10))' 2>/dev/null || \
	fail 'Python 3.10 or newer is needed. Install it, or name it: make setup PYTHON=python3.12'; \
"$(PYTHON)" -c 'import venv, ensurepip' 2>/dev/null || \
	fail 'This Python cannot make a venv. On Debian and Ubuntu: sudo apt install python3-venv'; \
exec 9<$(LOCK) && "$(PYTHON)" -c 'import fcntl; fcntl.flock(9, fcntl.LOCK_EX)' || exit 1; \
$(FRESH) && exit; \
echo 'Making .venv ...' && \
rm -f .venv/$(LOCK) && "$(PYTHON)" -m venv --clear .venv && \
$(RUN) pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r $(LOCK) && \
cp $(LOCK) .venv
endef

demo: setup  ## crawl the bundled replica of the site into output/demo
	@rm -rf output/demo && mkdir -p output/demo
	@$(RUN) scrapy demo

crawl: ARGS = internasional
crawl: setup  ## crawl the live site: make crawl ARGS="internasional -a since=2026-02-01"
	@$(RUN) scrapy crawl $(ARGS)

test: setup  ## run the tests; ARGS go to pytest
	@$(RUN) pytest $(ARGS)

soak: setup  ## kill the demo crawl a hundred times and more; takes a while
	@SOAK_KILLS=100 $(RUN) pytest tests/test_killed.py $(ARGS)

bench: setup  ## run the measured comparisons; ARGS go to bench
	@$(RUN) bench $(ARGS)

lock:  ## make the lock file anew, with the newest versions (for maintainers)
	@scratch=$$(mktemp -d) && trap 'rm -rf "$$scratch"' EXIT && \
	"$(PYTHON)" -m venv "$$scratch" && "$$scratch/bin/python" -m pip install --quiet uv && \
	"$$scratch/bin/uv" pip compile --quiet --no-config --universal --python-version 3.10 --upgrade \
		--generate-hashes --no-emit-index-url --custom-compile-command 'make lock' \
		--group dev pyproject.toml --output-file $(LOCK)
