# Every target is one command of the tool or of Maven; `make help` lists them.
.DEFAULT_GOAL := help
MVN ?= mvn --batch-mode --no-transfer-progress
JAVA ?= java
SEEDS ?= 3
SCALE ?= 0.1
FIRST ?= 1

.PHONY: help
help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.PHONY: demo
demo: build ## run the exercise once, from seed to report, with a sample candidate
	./exercise demo

.PHONY: test
test: build ## set everything up and run all tests
	./exercise prepare
	$(MVN) verify

.PHONY: build
build: ## build the tool without running tests
	@echo "Building the tool; the first time Maven downloads its libraries."
	$(MVN) -DskipTests package

.PHONY: format
format: ## format the Java sources
	$(MVN) --quiet spotless:apply

SCALES ?= 1,10
.PHONY: bench
bench: build ## measure loading, planting and answers: SCALES=1,10
	java -cp seed-postgres/target/test-classes:exercise-cli/target/exercise.jar \
	  dev.exercise.marketplace.bench.LoadBench $(SCALES)
	java -Xmx512m -cp exercise-cli/target/test-classes:exercise-cli/target/exercise.jar \
	  dev.exercise.replay.AnswersBench 1

.PHONY: pictures
pictures: build ## draw the pictures of the data anew
	java -cp seed-postgres/target/test-classes:exercise-cli/target/exercise.jar \
	  dev.exercise.marketplace.picture.Pictures docs/reference/pictures

.PHONY: prove
prove: build ## prove worlds and reference solution (SEEDS=3 SCALE=0.1 FIRST=1)
	MAVEN_OPTS=-Xmx700m $(MVN) --quiet exec:java -pl seed-postgres -Dexec.classpathScope=test \
	  -Dexec.mainClass=dev.exercise.marketplace.proof.WorldProof -Dexec.arguments=$(SEEDS),$(SCALE),$(FIRST)
	./exercise prepare
	$(JAVA) -Xmx768m -cp 'exercise-cli/target/test-classes:exercise-cli/target/*' \
	  dev.exercise.proof.SolutionProof $(SEEDS) $(SCALE) $(FIRST) 2

.PHONY: clean
clean: ## remove what was built; sessions and Python environments stay in .exercise
	$(MVN) --quiet clean
