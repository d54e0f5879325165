# Every target is one command of the tool or of Maven; `make help` lists them.
.DEFAULT_GOAL := help
MVN ?= mvn --batch-mode --no-transfer-progress
JAVA ?= $(or $(JAVA_HOME:%=%/bin/java),java)
# A jar names the libraries beside it. Tests lie before it; classes of a module must not: Flyway
# would find each migration twice.
MARKETPLACE_TESTS := seed-postgres/target/test-classes:exercise-cli/target/exercise.jar
EXERCISE_TESTS := exercise-cli/target/test-classes:exercise-cli/target/exercise.jar
# What is proved, and what is measured.
SEEDS ?= 3
SCALE ?= 0.1
FIRST ?= 1
SCALES ?= 1,10
RUNTIME ?= auto
KIND ?=
ONLY ?=
SHARD ?=
KNOWN ?=

.PHONY: help
help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.PHONY: demo
demo: build ## run the exercise once, from seed to report, with a sample candidate
	./exercise demo

.PHONY: test
test: build ## set everything up and run all tests
	./exercise prepare
	$(MVN) --threads 2 verify

.PHONY: smoke
smoke: build ## rehearse the exercise, with Docker or without: RUNTIME=auto
	./exercise rehearse --runtime $(RUNTIME) --junit .exercise/smoke/junit.xml

.PHONY: build
build: ## build the tool without running tests
	@echo "Building the tool; the first time Maven downloads its libraries."
	$(MVN) -DskipTests package

.PHONY: format
format: ## format the Java sources
	$(MVN) --quiet spotless:apply

.PHONY: bench
bench: build ## measure loading, planting, answers and syncs: SCALES=1,10
	$(JAVA) -cp $(MARKETPLACE_TESTS) dev.exercise.marketplace.bench.LoadBench $(SCALES)
	$(JAVA) -Xmx512m -cp $(EXERCISE_TESTS) dev.exercise.replay.AnswersBench 1
	./exercise prepare
	$(JAVA) -cp $(EXERCISE_TESTS) dev.exercise.clients.SyncBench 500000

.PHONY: pictures
pictures: build ## draw the pictures of the data anew
	$(JAVA) -cp $(MARKETPLACE_TESTS) dev.exercise.marketplace.picture.Pictures docs/reference/pictures

.PHONY: screenshots
screenshots: build ## draw the pictures of Airbyte's pages anew; needs Chromium
	./exercise prepare
	$(MVN) --quiet --projects airbyte dependency:build-classpath -DincludeScope=test -Dmdep.outputFile=target/test-classpath
	$(JAVA) -Dexercise.emulator.python=.exercise/python/emulator/bin/python \
	  -Dexercise.emulator.modules=exercise-cli/src/main/resources/dev/exercise/stack \
	  -cp airbyte/target/test-classes:airbyte/target/classes:$$(cat airbyte/target/test-classpath) \
	  dev.exercise.airbyte.web.Pictures docs/candidate/pictures

.PHONY: cli-page
cli-page: build ## write the page of all commands anew
	$(JAVA) -cp $(EXERCISE_TESTS) dev.exercise.cli.CommandPage .

.PHONY: prove
prove: build ## prove worlds and reference solution (SEEDS=3 SCALE=0.1 FIRST=1)
	$(JAVA) -Xmx700m -cp $(MARKETPLACE_TESTS) dev.exercise.marketplace.proof.WorldProof $(SEEDS) $(SCALE) $(FIRST)
	./exercise prepare
	$(JAVA) -Xmx768m -cp $(EXERCISE_TESTS) dev.exercise.proof.SolutionProof $(SEEDS) $(SCALE) $(FIRST) 2

.PHONY: zoo
zoo: build ## grade whole submissions of which the verdict is known: KIND=, ONLY=kind/id, SHARD=1/2
	./exercise prepare
	KIND=$(KIND) ONLY=$(ONLY) SHARD=$(SHARD) KNOWN=$(KNOWN) $(JAVA) -Xmx768m -cp $(EXERCISE_TESTS) dev.exercise.zoo.Zoo

.PHONY: clean
clean: ## remove what was built; sessions and Python environments stay in .exercise
	$(MVN) --quiet clean
