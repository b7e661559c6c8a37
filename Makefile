# Two commands: `make run` shows the main job on the samples, `make test` passes every test.
# Both install what is missing (Debian 12) and build first.

BUILD := build/release
HEARSAY := $(BUILD)/hearsay
SAMPLES_LEDGER := $(BUILD)/samples.ledger

.PHONY: run test install build sanitize fuzz docs clean

run: build
	rm -f $(SAMPLES_LEDGER) $(SAMPLES_LEDGER)-wal $(SAMPLES_LEDGER)-shm $(SAMPLES_LEDGER).lock
	$(HEARSAY) read $(firstword $(sort $(wildcard samples/newsroom/*.txt))) --format table
	$(HEARSAY) add samples/newsroom samples/wire.jsonl --ledger $(SAMPLES_LEDGER)
	$(HEARSAY) claims --act deny --ledger $(SAMPLES_LEDGER)
	$(HEARSAY) who --limit 12 --ledger $(SAMPLES_LEDGER)
	$(HEARSAY) verify --ledger $(SAMPLES_LEDGER)

test: build
	ctest --test-dir $(BUILD) --output-on-failure -j 2
	python3 samples/check_gold.py
	bench/test

install:
	tools/install.sh build

build: install
	cmake --preset release
	cmake --build --preset release

# The unit tests again, under the address and undefined behaviour sanitizers.
sanitize: install
	cmake --preset asan
	cmake --build --preset asan
	ctest --preset asan -j 2

# Each fuzz target on its corpus for FUZZ_SECONDS; with FUZZ_SEED=1 the same inputs every time.
FUZZ_SECONDS := 30
FUZZ_SEED := 0
fuzz:
	tools/install.sh build fuzz
	cmake --preset fuzz
	cmake --build --preset fuzz --target fuzz_targets
	fuzz/run build/fuzz $(FUZZ_SECONDS) $(FUZZ_SEED)

# The pages that are printed by the program itself.
docs: build
	$(HEARSAY) help --markdown > docs/cli.md
	$(HEARSAY) man > docs/hearsay.1

clean:
	rm -rf build
