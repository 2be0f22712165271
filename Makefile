MVN ?= mvn -B -q

.PHONY: build test demo clean

build:
	$(MVN) package -DskipTests

test:
	mvn -B verify

clean:
	$(MVN) clean
