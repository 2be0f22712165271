MVN ?= mvn -B -q
JDK = $(if $(JAVA_HOME),$(JAVA_HOME)/bin/)
JAVA ?= $(JDK)java
LAUREL = target/laurel
DUCKDB = $(notdir $(wildcard target/lib/duckdb_jdbc-*.jar))
MACHINE = $(shell uname -s | sed 's/Linux/linux/;s/Darwin/macos/')_$(shell uname -m | sed 's/x86_64/amd64/;s/aarch64/arm64/')
LIBRARY = libduckdb_java.so_$(MACHINE)
# The day whose answers sample-data/README.md states.
AS_OF ?= 2026-02-28

# What the trials wrote down, as a table.
PROMISES = $(JAVA) -cp target/test-classes laurel.harness.PromiseTable target/harness target/pit-reports/mutations.xml

.PHONY: build native archive test test-cluster spark-jars test-deep same-jar demo bench clean

# target/laurel starts target/laurel.jar with target/lib.
build:
	$(MVN) package -DskipTests
	install -m 755 src/main/launcher/laurel $(LAUREL)
	$(MAKE) --no-print-directory native archive

# The engine's library for this machine, taken out of its jar: in there, every start would copy it to a temporary
# file first. Only a speed-up, so a failure is no failure.
native:
	rm -rf target/native && mkdir target/native
	-cd target/native && $(JDK)jar xf ../lib/$(DUCKDB) && if [ -f $(LIBRARY) ]; then \
		mv $(LIBRARY) ../lib/ && $(JDK)jar cfm ../lib/$(DUCKDB) META-INF/MANIFEST.MF META-INF org; fi
	rm -rf target/native

# The classes that a run loads, archived: a quicker start. Only a speed-up, so a failure is no failure.
archive:
	rm -rf target/warm-up target/laurel.jsa
	cp -r src/main/launcher/warm-up target/warm-up
	-$(JAVA) -XX:ArchiveClassesAtExit=target/laurel.jsa -Xlog:disable -jar "$(CURDIR)/target/laurel.jar" \
		run target/warm-up/job.yml --as-of 2025-12-01 >target/warm-up/log 2>&1

demo: build
	$(LAUREL) run jobs/nightly.yml --as-of $(AS_OF)

# Everything that must pass before a change lands. Promises are tried in their short form.
test:
	rm -rf target/harness target/pit-reports
	mvn -B spotless:check verify -Dlaurel.fuzz-seconds=60
	@$(PROMISES)

# Spark on a master and two workers of this machine, with what a cluster loses now and then. ORDERS=1000000 adds a
# night over generated feeds of that size, WORKERS=1,2 one on each number of workers.
test-cluster: build spark-jars
	rm -rf target/harness
	mvn -B test-compile surefire:test@cluster $(if $(ORDERS),-Dlaurel.orders=$(ORDERS)) \
		$(if $(WORKERS),-Dlaurel.workers=$(WORKERS))
	@$(PROMISES)

# What a Spark distribution holds.
SPARK_VERSION = $(shell sed -n 's:.*<spark.version>\(.*\)</spark.version>.*:\1:p' pom.xml)
spark-jars:
	$(MVN) -f src/test/spark/pom.xml -Dspark.version=$(SPARK_VERSION) \
		org.apache.maven.plugins:maven-dependency-plugin:3.10.0:copy-dependencies \
		-DoutputDirectory="$(CURDIR)/target/spark/jars"

# The promises in their deep form; takes hours.
test-deep:
	rm -rf target/harness target/pit-reports
	mvn -B spotless:check verify -Dlaurel.deep=true -Dlaurel.fuzz-seconds=1800
	$(MVN) test-compile pitest:mutationCoverage -Pmutation
	$(MAKE) --no-print-directory same-jar
	@$(PROMISES)

# Two clean builds of the same sources, in folders of their own.
same-jar:
	rm -rf target/twice
	for n in first second; do \
		mkdir -p target/twice/$$n && cp -r pom.xml src target/twice/$$n && \
		$(MVN) -f target/twice/$$n/pom.xml package -Dmaven.test.skip=true || exit 1; \
	done
	cmp target/twice/first/target/laurel.jar target/twice/second/target/laurel.jar
	mkdir -p target/harness
	echo '{"promise":"clean builds give the same jar","form":"deep","cases":2,"unit":"builds"}' \
		>target/harness/same-jar.jsonl

# ORDERS, ROUNDS and SPARK=1 are told in src/bench/run.
bench: build $(if $(filter 1,$(SPARK)),spark-jars)
	ORDERS=$(ORDERS) ROUNDS=$(ROUNDS) SPARK=$(SPARK) src/bench/run

clean:
	$(MVN) clean
