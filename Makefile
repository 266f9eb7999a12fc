# Everything here is a thin layer over two programs: dotnet, and the suite's own command (make doctor prints where it is).

# --- what a user may set -------------------------------------------------------------------------
EXPERIMENT ?=
SCALE ?= standard
SEED ?= 0
SEEDS ?=
DEVICE ?= cpu
WORKERS ?=
CLAIM ?=
FORCE ?=
GUARD ?=
TEST ?=
NOTEBOOK ?=
TEXT ?=

# What was set is text, to make and to the shell: recipes say "$$SET_SCALE", and neither reads it a second time.
SETTINGS := EXPERIMENT SCALE SEED SEEDS DEVICE WORKERS CLAIM FORCE GUARD TEST NOTEBOOK TEXT
$(foreach name,$(SETTINGS),$(eval override $(name) := $$(value $(name))))
$(foreach name,$(SETTINGS),$(eval export SET_$(name) := $$(value $(name))))
export SET_PART := $(or $(CLAIM),$(EXPERIMENT),$(GUARD))

# MSBuild, the compiler and make take some characters of a path for syntax of their own, not always with an error.
ifneq ($(filter-out help clean,$(or $(MAKECMDGOALS),help)),)
ODD := $(shell printf %s "$$(pwd -P)" | LC_ALL=C tr -d 'A-Za-z0-9/._+@~\200-\377-' | tr '\n' ' ' | sed 's/ /blank/g')
$(if $(ODD),$(error The path of this checkout holds what its build cannot take, $(ODD): use letters, digits and . _ + @ ~ - only))
endif

# --- where things are ----------------------------------------------------------------------------
REPLICATE := artifacts/bin/Replication.Runner/release/replicate
RESTORE := dotnet restore -v q -nologo
# The variables that a worker starts with (src/Replication.Runner/Workers/WorkerEnvironment.cs says why).
AS_WORKER := OMP_NUM_THREADS=1 MKL_NUM_THREADS=1 DOTNET_gcConcurrent=0 ATEN_CPU_CAPABILITY=avx2 \
	MALLOC_MMAP_THRESHOLD_=33554432 MALLOC_TRIM_THRESHOLD_=1073741824
BUILD := dotnet build -c Release -v q -nologo -clp:ErrorsOnly
FIND_SOURCES := find src experiments ./*.props ./*.targets ./global.json ./.editorconfig -type f -not -path '*/node_modules/*'
PROJECTS := $(shell find tests -maxdepth 2 -name '*.Tests.csproj' 2>/dev/null | \
	sed -n 's|^tests/\([A-Za-z0-9._-]*\)/\1\.csproj$$|\1|p' | sort)
# The longest first, so that no core waits for another at the end; the others follow by name.
LONGEST := $(patsubst %,Replication.%.Tests,Notebooks Experiments Runner Oracles Report Core)
TESTS := $(or $(TEST),$(filter $(PROJECTS),$(LONGEST)) $(filter-out $(LONGEST),$(PROJECTS)))
$(if $(and $(filter test,$(MAKECMDGOALS)),$(filter-out $(PROJECTS),$(TESTS))),$(error TEST is '$(TEST)': expected $(PROJECTS)))
CORES := $(shell nproc 2>/dev/null || echo 2)

export TorchDevice := $(if $(filter cuda,$(firstword $(subst :, ,$(DEVICE)))),cuda,cpu)
export DOTNET_CLI_TELEMETRY_OPTOUT := 1
export DOTNET_NOLOGO := 1
export DOTNET_SKIP_FIRST_TIME_EXPERIENCE := 1

.DEFAULT_GOAL := help
.PHONY: help setup build test sabotage mutation kernels reproduce plan rehearse derive verify explain report figures notebooks bench doctor clean
.SUFFIXES:

help: ## What there is, and what it costs (seconds)
	@awk -F ':.*## ' '/^[a-z]+:.*## / { \
		split($$2, part, " \\("); cost = part[2]; sub(/\)$$/, "", cost); \
		printf "  make %-11s %-84s %s\n", $$1, part[1], cost }' Makefile
	@echo
	@echo "  settings of reproduce: EXPERIMENT=Name SCALE=smoke|standard|paper SEED=0 SEEDS=n DEVICE=cpu|cuda|cuda:N WORKERS=n FORCE=1"
	@echo "                         and, at SCALE=paper, TEXT=file for experiments on language"
	@echo "  settings of sabotage:  CLAIM=Name/claim EXPERIMENT=Name GUARD=verify|baselines|notebook|tests|tests/Project.Tests"

setup: ## Restore the packages, libtorch included, and install what figures need (once, minutes)
	@$(RESTORE) Replication.sln
	@src/Replication.Figures/setup.sh
	@touch artifacts/figures.ready
	@tests/Replication.Notebooks.Tests/setup.sh
	@touch artifacts/jupyter.ready

# CUDA is another package: what was built for the other device is built again.
artifacts/torch.device: FORCE-CHECK
	@mkdir -p artifacts
	@[ "$$(cat $@ 2>/dev/null)" = '$(TorchDevice)' ] || echo '$(TorchDevice)' > $@

# Node, plotly.js and a Chromium: for validating, reporting and drawing, not for reproducing.
artifacts/figures.ready: src/Replication.Figures/setup.sh src/Replication.Figures/Plotly/package-lock.json
	@src/Replication.Figures/setup.sh
	@touch $@

# A client of Jupyter: for testing the notebooks.
artifacts/jupyter.ready: tests/Replication.Notebooks.Tests/setup.sh
	@tests/Replication.Notebooks.Tests/setup.sh
	@touch $@

# Asking MSBuild whether anything changed takes seconds. This list is rewritten when a source is new, gone or newer than the list; names
# are kept apart by NUL, as no name can hold one.
artifacts/sources.list: FORCE-CHECK
	@mkdir -p artifacts
	@$(FIND_SOURCES) -print0 2>/dev/null | LC_ALL=C sort -z > $@.now
	@if cmp -s $@.now $@ && [ -z "$$($(FIND_SOURCES) -newer $@ -print -quit 2>/dev/null)" ]; then rm $@.now; else mv $@.now $@; fi
.PHONY: FORCE-CHECK

artifacts/replicate.built: artifacts/torch.device artifacts/sources.list
	@$(BUILD) src/Replication.Runner/Replication.Runner.csproj
	@touch $@

build: artifacts/torch.device artifacts/sources.list ## Build everything, tests and benchmarks included (a minute from clean)
	@$(BUILD) Replication.sln
	@touch artifacts/replicate.built

# One project more than there are cores: tests of processes wait for them a third of their time.
test: build artifacts/figures.ready artifacts/jupyter.ready ## Run every test, or those of TEST=Project.Tests (minutes)
	@rm -rf artifacts/tests
	@$(MAKE) --no-print-directory --keep-going --output-sync=target -j$$(($(CORES) + 1)) $(TESTS:%=run-%)

# One log per project: a project that runs no test leaves none, which .ci/run notices.
run-%:
	@dotnet test "artifacts/bin/$*/release/$*.dll" --logger "trx;LogFileName=$*.trx" --results-directory artifacts/tests --nologo \
		--settings tests/.runsettings \
		--logger 'console;verbosity=minimal'

# Names of experiments and notebooks are words, and are not matched with files.
RUN = set -f; $(REPLICATE) run $$SET_EXPERIMENT --scale "$$SET_SCALE" --seed "$$SET_SEED" --device "$$SET_DEVICE" \
	$${SET_SEEDS:+--seeds "$$SET_SEEDS"} $${SET_WORKERS:+--workers "$$SET_WORKERS"} $${SET_FORCE:+--force} $${SET_TEXT:+--text "$$SET_TEXT"}

reproduce: artifacts/replicate.built ## Measure, judge and draw; resumes, and reuses what is unchanged (minutes)
	@$(RUN)

plan: artifacts/replicate.built ## Say what reproduce would do, and why (seconds)
	@$(RUN) --dry-run

rehearse: artifacts/replicate.built ## Run the first steps of every arm as SCALE=paper has them, on DEVICE; a long run then fails now or not at all (minutes)
	@set -f; $(AS_WORKER) $(REPLICATE) rehearse $$SET_EXPERIMENT --device "$$SET_DEVICE" $${SET_TEXT:+--text "$$SET_TEXT"}

derive: artifacts/replicate.built ## Judge and draw anew from the committed measurements, without measuring (seconds)
	@$(REPLICATE) derive

sabotage: build ## Break every claim, the evidence and the sources in each registered way; every guard must notice (minutes)
	@dotnet artifacts/bin/Replication.Experiments.Tests/release/Replication.Experiments.Tests.dll \
		$${SET_PART:+"$$SET_PART"}

# Stryker gives `dotnet --info` ten seconds, which a busy machine may not have.
mutation: artifacts/torch.device ## Mutate the verdict's logic and the tests of hypotheses with Stryker; prints the score of each file (20 minutes on a quiet machine)
	@dotnet tool restore
	@failed=0; root=$$PWD; for part in Evidence Oracles Report; do \
		(cd tests/Replication.$$part.Tests && DOTNET_INFO_WAIT_TIME=120000 dotnet stryker --skip-version-check --output "$$root/artifacts/mutation/$$part") \
			|| failed=1; done; exit $$failed

kernels: build ## Measure how far CPU kernels move the smoke tables, or those of EXPERIMENT=Name: the tolerances of the baselines follow from it (minutes)
	@set -f; dotnet artifacts/bin/Replication.Experiments.Tests/release/Replication.Experiments.Tests.dll kernels $$SET_EXPERIMENT

verify: artifacts/replicate.built ## Re-derive verdicts, figures and tables from the committed measurements (seconds)
	@$(REPLICATE) verify

explain: artifacts/replicate.built ## Everything about CLAIM=Experiment/claim (seconds)
	@$(REPLICATE) explain $${SET_CLAIM:+"$$SET_CLAIM"}

report: artifacts/replicate.built artifacts/figures.ready ## Write results/report/index.html: verdicts and figures to read offline (seconds)
	@$(REPLICATE) report

figures: artifacts/replicate.built artifacts/figures.ready ## Export every figure as SVG and PNG beside its JSON in results/; needs Chromium (a minute)
	@$(REPLICATE) report --figures

notebooks: artifacts/replicate.built artifacts/figures.ready ## Execute the notebooks, or NOTEBOOK=name, and write their outputs; needs Chromium (a minute)
	@set -f; $(REPLICATE) notebook run $$SET_NOTEBOOK

artifacts/benchmarks.ready: tests/benchmarks/setup.sh
	@tests/benchmarks/setup.sh
	@touch $@

bench: artifacts/torch.device artifacts/benchmarks.ready ## Compare speed with PyTorch and other peers, interleaved (minutes)
	@$(BUILD) tests/benchmarks/Benchmarks.csproj
	@$(AS_WORKER) artifacts/bin/Benchmarks/release/Benchmarks

doctor: artifacts/replicate.built ## What Torch, BLAS and machine the suite runs on (seconds)
	@$(REPLICATE) doctor

clean: ## Delete every build product and stored row; results/ stays (seconds)
	@rm -rf artifacts
