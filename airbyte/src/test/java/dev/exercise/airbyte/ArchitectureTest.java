package dev.exercise.airbyte;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "dev.exercise.airbyte",
    importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {

  @ArchTest
  static final ArchRule knowsNothingOfTheRestOfTheExercise =
      noClasses()
          .should()
          .dependOnClassesThat(
              DescribedPredicate.describe(
                  "belong to another module",
                  type ->
                      type.getPackageName().startsWith("dev.exercise")
                          && !type.getPackageName().startsWith("dev.exercise.airbyte")));

  @ArchTest
  static final ArchRule roomsFormNoCycle =
      slices().matching("dev.exercise.airbyte.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule onlyTheDestinationSeesBigQuery =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.exercise.airbyte.destination")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.google.cloud..");

  @ArchTest
  static final ArchRule onlyTheSourceSeesPostgres =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.exercise.airbyte.source")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.postgresql..", "java.sql..");

  @ArchTest
  static final ArchRule theProtocolSeesNoConnector =
      noClasses()
          .that()
          .resideInAPackage("dev.exercise.airbyte.protocol")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.exercise.airbyte.source",
              "dev.exercise.airbyte.destination",
              "dev.exercise.airbyte.sync");
}
