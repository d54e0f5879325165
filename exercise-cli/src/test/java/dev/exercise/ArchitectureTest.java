package dev.exercise;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.exercise", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {

  @ArchTest
  static final ArchRule onlyTheCommandsSeePicocli =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.exercise.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("picocli..");

  @ArchTest
  static final ArchRule onlyTheWarehouseAndTheDestinationSeeBigQuery =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.exercise.warehouse..", "dev.exercise.airbyte..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.google.cloud..");

  @ArchTest
  static final ArchRule onlyReportsSeeTemplates =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.exercise.report..", "gg.jte..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("gg.jte..");

  @ArchTest
  static final ArchRule onlyTheStackStartsPostgres =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.exercise.stack..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.zonky..");

  @ArchTest
  static final ArchRule theMarketplaceKnowsNothingElseOfTheTool =
      classes()
          .that()
          .resideInAPackage("dev.exercise.marketplace..")
          .should()
          .onlyDependOnClassesThat()
          .resideOutsideOfPackages(
              "dev.exercise",
              "dev.exercise.airbyte..",
              "dev.exercise.answers..",
              "dev.exercise.cli..",
              "dev.exercise.dbt..",
              "dev.exercise.grading..",
              "dev.exercise.python..",
              "dev.exercise.replay..",
              "dev.exercise.report..",
              "dev.exercise.session..",
              "dev.exercise.stack..",
              "dev.exercise.submission..",
              "dev.exercise.warehouse..");

  @ArchTest
  static final ArchRule extractAndLoadKnowNothingElseOfTheTool =
      noClasses()
          .that()
          .resideInAPackage("dev.exercise.airbyte..")
          .should()
          .dependOnClassesThat(
              com.tngtech.archunit.base.DescribedPredicate.describe(
                  "are of another module",
                  type ->
                      type.getPackageName().startsWith("dev.exercise")
                          && !type.getPackageName().startsWith("dev.exercise.airbyte")));

  @ArchTest
  static final ArchRule noRoomOfTheToolNeedsAnotherInACircle =
      slices().matching("dev.exercise.(*)..").should().beFreeOfCycles();
}
