# Thin on purpose: each command is one of tools/shop.py, which needs Python 3.11 or newer, pip and nothing else.
# On Windows without make: python tools/shop.py lab
PYTHON ?= python3

.DEFAULT_GOAL := help
.PHONY: help lab test test-full soak bench notebooks plans lock slides audit kit offline small hub doctor

help:       ## say what there is
	@$(PYTHON) tools/shop.py --help

lab:        ## open JupyterLab on the first notebook (LAB_ARGS="--no-browser --port=8899")
	@$(PYTHON) tools/shop.py lab $(LAB_ARGS)

doctor:     ## say what is wrong with this machine, and which command mends it (DOCTOR_ARGS=--json)
	@$(PYTHON) tools/shop.py doctor $(DOCTOR_ARGS)

test:       ## the tests that every change must pass (ONLY="lint unit")
	@$(PYTHON) tools/shop.py test $(ONLY)

test-full:  ## everything, on every Python found (SHOP_PYTHONS names them)
	@$(PYTHON) tools/shop.py test-full

offline:    ## the notebooks, /docs and the labs without any network but loopback (Linux)
	@$(PYTHON) tools/shop.py offline

small:      ## the notebooks with 450 MB and one core a kernel, each one's peak printed (ONLY="notebooks/05"; Linux)
	@$(PYTHON) tools/shop.py small $(ONLY)

soak:       ## claims, notebooks, verdicts and killed kernels again and again, beside a busy process too (ONLY="claims"); goes on where it stopped
	@$(PYTHON) tools/shop.py soak $(ONLY)

bench:      ## the benchmarks, as ratios from one run; goes on where it stopped
	@$(PYTHON) tools/shop.py bench $(ONLY)

notebooks:  ## generate the exercises and execute every notebook
	@$(PYTHON) tools/shop.py notebooks

plans:      ## write docs/instructors/plans.md from the plans
	@$(PYTHON) tools/shop.py plans

slides:     ## a deck of slides of each lesson, in artefacts/slides/ (ONLY="00 03")
	@$(PYTHON) tools/shop.py slides $(ONLY)

lock:       ## write requirements.lock anew (LOCK_ARGS=--upgrade)
	@$(PYTHON) tools/shop.py lock $(LOCK_ARGS)

audit:      ## ask the database of known vulnerabilities about every locked package (needs the internet)
	@$(PYTHON) tools/shop.py audit

kit:        ## pack the course and every wheel for a room without the internet (KIT_ARGS="--only linux-x86_64")
	@$(PYTHON) tools/shop.py kit $(KIT_ARGS)

hub:        ## a JupyterHub for a room on this machine (docs/instructors/hub.md)
	@$(PYTHON) tools/shop.py hub
