# Every command that a developer needs. `make` alone lists them.
# Tools that are fetched (promtool, a Python environment) and everything that is built lie under .build.

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help require-swift setup build release demo test format lint fuzz sanitize mutate golden docs dashboards rules attacks faults soak check-engine bench bench-boards bench-pages bench-rules clean observe pictures package check-package check-debian13 kubernetes

PYTHON := .build/venv/bin/python

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "make %-14s %s\n", $$1, $$2 }' Makefile

require-swift:
	@command -v swift >/dev/null || { echo "swift is not on PATH: install Swift 6.2 or later (https://www.swift.org/install/linux/) and try again" >&2; exit 1; }

setup: ## install what is missing of the Debian packages, promtool and Python tools
	@.ci/setup

build: require-swift setup ## debug build
	swift build

release: require-swift setup ## optimised build, which runs where no Swift is installed
	swift build -c release --static-swift-stdlib

demo: build ## simulated LANTIMEs and the exporter beside them, until Ctrl-C
	@"$$(swift build --show-bin-path)/lantime_exporter" demo

test: require-swift setup ## all checks: style, tests, expositions, alerts up to the message, documentation, pages
	@.ci/test

format: require-swift ## format all Swift files
	swift format -i --parallel -r Package.swift Sources Tests

lint: require-swift ## formatting, imports, forbidden calls
	.ci/check-style

golden: require-swift setup ## renew Fixtures/golden from what the exporter says now
	UPDATE_GOLDEN=1 swift test --filter Golden

docs: build ## renew docs/metrics.md, docs/states.md, docs/findings.md and the runbooks that the exporter serves
	.ci/check-docs --write
	$(PYTHON) .ci/check-states --write

dashboards: ## renew Dashboards/*.json from Dashboards/source
	python3 Dashboards/source/build.py

rules: setup ## renew deploy/prometheus/rules from deploy/prometheus/source
	$(PYTHON) deploy/prometheus/source/generate.py

fuzz: build ## made inputs against all that reads what others write: make fuzz SECONDS=600 SEED=7
	.ci/fuzz --seconds $(or $(SECONDS),300) $(if $(SEED),--seed $(SEED)) $(if $(TARGET),--target $(TARGET)) $(if $(LIBFUZZER),--libfuzzer)

sanitize: require-swift ## all Swift tests under the sanitizers of addresses, undefined behaviour and threads
	@.ci/sanitize

mutate: require-swift setup ## changes of catalog, rules and findings, one at a time, that a check must notice; about half an hour
	swift build --build-tests
	$(PYTHON) .ci/mutate --seed $(or $(SEED),1) --count $(or $(COUNT),300)

attacks: release build ## what hostile clients cost others, with the release build and 400 devices; two minutes
	$(PYTHON) .ci/check-attacks "$$(swift build -c release --show-bin-path)/lantime_exporter"

faults: build ## what breaks on purpose, and how it heals; needs root for some
	$(PYTHON) .ci/check-faults

soak: release ## a fleet that changes all the time, every answer checked: make soak MINUTES=60 SEED=7
	python3 .ci/soak --minutes $(or $(MINUTES),5) --seed $(or $(SEED),1)

check-engine: build ## the distributed engine of docs/scale.md with VictoriaMetrics, from fault to message; about five minutes
	$(PYTHON) .ci/check-engine

bench: release ## CPU, latency and memory of a scrape, beside a yardstick; CASES="small large" for single cases
	@.ci/setup wrk || echo "bench: without wrk one device is asked by Python, which leaves the exporter less of the caches" >&2
	python3 .ci/bench "$$(swift build -c release --show-bin-path)/lantime_exporter" $(CASES)

bench-boards: setup ## what the dashboards cost Prometheus at 500 devices and more; about ten minutes
	$(PYTHON) .ci/bench-boards

bench-rules: setup ## what the rules cost Prometheus at two sizes of a fleet; about twenty minutes
	$(PYTHON) .ci/bench-rules

pictures: build ## renew docs/images, the pictures of the pages
	@.ci/pictures

bench-pages: release ## size and time of the fleet's page with 500 devices
	@.ci/bench-pages "$$(swift build -c release --show-bin-path)"

observe: build ## as demo, with Debian's Prometheus and Alertmanager and all rules beside it
	@$(PYTHON) .ci/observe "$$(swift build --show-bin-path)/lantime_exporter"

package: require-swift setup ## fill dist/: Debian package, archive, OCI image, Kubernetes files, components, checksums
	@.ci/setup chrpath dpkg-dev debhelper lintian mmdebstrap umoci
	.ci/package $(WHAT)

check-package: ## install the package of dist/ under a systemd of its own, start the image; needs root
	@.ci/setup mmdebstrap systemd-container iproute2 umoci crun
	.ci/check-package
	.ci/check-image

check-debian13: require-swift ## build and test in a Debian 13; needs root
	@.ci/setup mmdebstrap
	.ci/check-debian13

kubernetes: setup ## fill dist/kubernetes: kustomize base and overlays with all rules and dashboards
	$(PYTHON) .ci/kubernetes check

clean: ## remove everything that was built or fetched
	rm -rf .build dist
