# Everything here is a thin layer over two programs: dotnet, and the suite's own command.

# --- what a user may set -------------------------------------------------------------------------
EXPERIMENT ?=
SCALE ?= standard
SEED ?= 0
SEEDS ?=
DEVICE ?= cpu
WORKERS ?=
FORCE ?=
TEST ?=
TORCH ?=
LIBTORCH ?=

# --- where things are ----------------------------------------------------------------------------
REPLICATE := artifacts/bin/Replication.Runner/release/replicate
BUILD := dotnet build -c Release -v q -nologo -clp:NoSummary
SOURCES := $(shell find src experiments -type f -not -path '*/node_modules/*' 2>/dev/null | sort) \
	$(wildcard *.props *.targets global.json .editorconfig)
TESTS := $(if $(TEST),$(TEST),$(sort $(notdir $(patsubst %/,%,$(dir $(wildcard tests/*.Tests/*.Tests.csproj))))))
CORES := $(shell nproc 2>/dev/null || echo 2)

export DOTNET_CLI_TELEMETRY_OPTOUT := 1
export DOTNET_NOLOGO := 1
export DOTNET_SKIP_FIRST_TIME_EXPERIENCE := 1

.DEFAULT_GOAL := help
.PHONY: help setup build test reproduce plan verify bench clean
.SUFFIXES:

help: ## What there is, and what it costs (seconds)
	@awk -F ':.*## ' '/^[a-z]+:.*## / { \
		split($$2, part, " \\("); cost = part[2]; sub(/\)$$/, "", cost); \
		printf "  make %-11s %-62s %s\n", $$1, part[1], cost }' Makefile
	@echo
	@echo "  settings of reproduce: EXPERIMENT=Name SCALE=smoke|standard|paper SEED=0 SEEDS=n DEVICE=cpu|cuda|cuda:N WORKERS=n FORCE=1"
	@echo "  settings of setup:     TORCH=package|system|assembly DEVICE=cpu|cuda LIBTORCH=prefix"

setup: ## Choose where Torch comes from and install it, and what figures need (once, minutes)
	@TORCH='$(TORCH)' DEVICE='$(DEVICE)' LIBTORCH='$(LIBTORCH)' src/TorchSharp/setup.sh
	@src/Replication.Figures/setup.sh

# The backend is chosen once; a changed native source is built again.
artifacts/torch.props: src/TorchSharp/setup.sh $(wildcard src/TorchSharp/native/*)
	@TORCH='$(TORCH)' DEVICE='$(DEVICE)' LIBTORCH='$(LIBTORCH)' src/TorchSharp/setup.sh
	@touch $@

# Node, plotly.js and a Chromium: for validating, reporting and drawing, not for reproducing.
artifacts/figures.ready: src/Replication.Figures/setup.sh src/Replication.Figures/Plotly/package-lock.json
	@src/Replication.Figures/setup.sh
	@touch $@

# Asking MSBuild whether anything changed takes seconds: make asks the files, and a list of them notices those that are gone.
artifacts/sources.list: FORCE-CHECK
	@mkdir -p artifacts
	@echo '$(SOURCES)' | cmp -s - $@ || echo '$(SOURCES)' > $@
.PHONY: FORCE-CHECK

artifacts/replicate.built: artifacts/torch.props artifacts/sources.list $(SOURCES)
	@$(BUILD) src/Replication.Runner/Replication.Runner.csproj
	@touch $@

build: artifacts/torch.props ## Build everything, tests and benchmarks included (a minute from clean)
	@$(BUILD) Replication.sln
	@touch artifacts/sources.list artifacts/replicate.built

test: build artifacts/figures.ready ## Run every test, or those of TEST=Project.Tests (minutes)
	@rm -rf artifacts/tests
	@$(MAKE) --no-print-directory --keep-going --output-sync=target -j$(CORES) $(TESTS:%=run-%)

# One log per project: a project that runs no test leaves none, which .ci/run notices.
run-%:
	@dotnet test artifacts/bin/$*/release/$*.dll --logger 'trx;LogFileName=$*.trx' --results-directory artifacts/tests --nologo \
		--logger 'console;verbosity=minimal'

reproduce: artifacts/replicate.built ## Measure, judge and draw; resumes, and reuses what is unchanged (minutes)
	@$(REPLICATE) run $(EXPERIMENT) --scale $(SCALE) --seed $(SEED) --device $(DEVICE) \
		$(if $(SEEDS),--seeds $(SEEDS)) $(if $(WORKERS),--workers $(WORKERS)) $(if $(FORCE),--force)

plan: artifacts/replicate.built ## Say what reproduce would do, and why (seconds)
	@$(REPLICATE) run $(EXPERIMENT) --scale $(SCALE) --seed $(SEED) --device $(DEVICE) \
		$(if $(SEEDS),--seeds $(SEEDS)) $(if $(WORKERS),--workers $(WORKERS)) $(if $(FORCE),--force) --dry-run

verify: artifacts/replicate.built ## Re-derive verdicts, figures and tables from the committed measurements (seconds)
	@$(REPLICATE) verify

bench: artifacts/torch.props ## Compare speed with PyTorch and other peers, interleaved (minutes)
	@$(BUILD) tests/benchmarks/Benchmarks.csproj
	@artifacts/bin/Benchmarks/release/Benchmarks

clean: ## Delete every build product and stored row; results/ stays (seconds)
	@rm -rf artifacts
