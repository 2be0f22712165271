MVN ?= mvn -B -q
LAUREL = target/laurel
# The day whose answers sample-data/README.md states.
AS_OF ?= 2026-02-28

.PHONY: build test demo bench clean

# target/laurel starts target/laurel.jar with target/lib; the archive of loaded classes halves the start.
build:
	$(MVN) package -DskipTests
	install -m 755 src/main/launcher/laurel $(LAUREL)
	rm -f target/laurel.jsa
	LAUREL_OPTS=-XX:ArchiveClassesAtExit=target/laurel.jsa LAUREL_ARCHIVE=none $(LAUREL) doctor >/dev/null || true

demo: build
	$(LAUREL) run jobs/nightly.yml --as-of $(AS_OF)

test:
	mvn -B verify

bench: build
	bench/run

clean:
	$(MVN) clean
