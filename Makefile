# What the project is kept healthy with. Everything but `verify` needs Go alone.

GO ?= go
CASES ?=
FUZZTIME ?= 10s

.PHONY: all build test check golden fuzz bench cases verify docx-compare clean

all: check test build

# The program, in bin/.
build:
	$(GO) build -trimpath -o bin/yinfa ./cmd/yinfa

# Every test.
test:
	$(GO) test ./...

# Formatting and what the compiler does not find.
check:
	@unformatted=$$(gofmt -l $$(git ls-files --cached --others --exclude-standard '*.go')); \
	if [ -n "$$unformatted" ]; then echo "gofmt would change:"; echo "$$unformatted"; exit 1; fi
	$(GO) vet ./...
	$(GO) vet -tags verify ./verify/... ./internal/workbook

# Writes the golden files and the kept pictures of the examples anew; look at
# the difference before committing it.
golden: build
	YINFA_GOLDEN=write $(GO) test ./...
	YINFA_GOLDEN=write verify/run.sh

# A short run of every fuzz target, one after another. Making an input that
# reaches new code smaller would take most of the time otherwise, for what runs
# in several goroutines never covers twice the same.
fuzz:
	@set -e; for package in $$($(GO) list ./...); do \
	  for target in $$($(GO) test -list '^Fuzz' $$package | grep '^Fuzz' || true); do \
	    echo "$$package $$target"; \
	    $(GO) test -run '^$$' -fuzz "^$$target$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 20x $$package; \
	  done; \
	done

# Speed and memory: inside the process, then as an office would see it.
bench:
	$(GO) test -run '^$$' -bench . -benchtime 3x ./internal/build ./internal/ledger ./internal/workbook
	$(GO) run ./bench

# Real texts that are not in the repository: make cases CASES=folder
cases:
	@test -n "$(CASES)" || { echo "usage: make cases CASES=folder of .txt files"; exit 2; }
	YINFA_CASES="$(abspath $(CASES))" $(GO) test -count=1 -v ./verify/cases

# Measures the finished examples with independent tools, which it installs
# where apt-get is at hand.
verify: build
	verify/run.sh

# One picture of each pair of pages, printed edition and Word file, in
# output/docx-compare/pictures. Needs LibreOffice, mupdf and poppler.
docx-compare:
	YINFA_PAIRS=1 $(GO) test -count=1 -timeout 60m -v -tags verify -run '^TestPictures$$' ./verify/docx

clean:
	rm -rf bin
