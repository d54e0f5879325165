package dev.exercise.dag;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a task does for the pipeline. */
enum Work {
  /** It brings the source's tables into the warehouse. */
  EXTRACT,
  /** It loads a file of the project. */
  SEED,
  /** It builds tables from tables. */
  TRANSFORM,
  /** It tests what was built. */
  TEST,
  /** It tests what was loaded, before anything is built of it. */
  TEST_OF_SOURCES;

  // A call of a program or method that is named like a command of dbt.
  private static final Pattern CALLS = Pattern.compile("\\.\\s*(run|test|build)\\s*\\(");
  // dbt's commands after the word dbt, be it in a shell's line or in a list of arguments.
  private static final Pattern DBT =
      Pattern.compile("(?<![a-z/.])(?:/[\\w./-]*/)?dbt(?![\\w.])(?<rest>[^;&|\\n]*)");
  private static final Pattern COMMAND =
      Pattern.compile("(?<![\\w.=:/-])(run|build|seed|snapshot|test|retry)(?![\\w.=:/-])");
  private static final Pattern OTHER_COMMAND =
      Pattern.compile(
          "(?<![\\w.=:/-])(deps|debug|compile|parse|docs|ls|list|clean|source|init|show|freshness)"
              + "(?![\\w.=:/-])");
  private static final Pattern SYNC =
      Pattern.compile("airbyte|\\bexercise\\s+sync\\b|/jobs\\b|connections/sync");
  private static final Pattern SYNC_NAME =
      Pattern.compile("airbyte|sync|extract|ingest|replicat|load_raw|raw_load|elt_load");
  private static final Pattern TEST_NAME = Pattern.compile("(^|[_.])(tests?|quality|validat\\w*)");
  private static final Pattern TRANSFORM_NAME =
      Pattern.compile("transform|dbt_(run|build)|(run|build)_(dbt|models?|staging|marts?)");

  /** Whether what it does may go well another time. */
  boolean worthRetrying() {
    return this == EXTRACT || this == SEED || this == TRANSFORM;
  }

  /** As reports call it. */
  String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Whether a task only does such things with dbt as install packages, or look at freshness. */
  static boolean onlyOther(DagTask task) {
    String said = said(task);
    return DBT.matcher(said).find() && OTHER_COMMAND.matcher(said).find() && of(task).isEmpty();
  }

  static Set<Work> of(DagTask task) {
    if (task.idle()) {
      return Set.of();
    }
    String operator = task.operators().isEmpty() ? "" : task.operators().get(0);
    if (operator.contains("Airbyte")) {
      return Set.of(EXTRACT);
    }
    String said = said(task);
    Set<Work> work = ofDbt(said);
    boolean otherCommand = DBT.matcher(said).find() && OTHER_COMMAND.matcher(said).find();
    if (work.isEmpty() && !otherCommand && SYNC.matcher(said).find()) {
      work.add(EXTRACT);
    }
    if (work.isEmpty() && !otherCommand) {
      work.addAll(ofName(task));
    }
    return work;
  }

  private static String said(DagTask task) {
    return CALLS
        .matcher((task.text() + "\n" + task.code()).toLowerCase(Locale.ROOT))
        .replaceAll("(")
        .replaceAll("[\"'\\[\\](),]+", " ");
  }

  private static Set<Work> ofDbt(String said) {
    Set<Work> work = EnumSet.noneOf(Work.class);
    for (Matcher dbt = DBT.matcher(said); dbt.find(); ) {
      String rest = dbt.group("rest");
      Matcher command = COMMAND.matcher(rest);
      Matcher other = OTHER_COMMAND.matcher(rest);
      if (command.find() && !(other.find() && other.start() < command.start())) {
        work.addAll(ofCommand(command.group(1), rest.substring(command.end())));
      }
    }
    // dbt's command may be handed over apart from the word: op_args of a function that calls dbt.
    if (work.isEmpty() && DBT.matcher(said).find() && !OTHER_COMMAND.matcher(said).find()) {
      Matcher command = COMMAND.matcher(said);
      if (command.find()) {
        work.addAll(ofCommand(command.group(1), said));
      }
    }
    return work;
  }

  private static Set<Work> ofCommand(String command, String arguments) {
    boolean ofSources = arguments.contains("source:");
    boolean onlySeeds =
        arguments.contains("resource_type:seed") || arguments.contains("-type seed");
    return switch (command) {
      case "seed" -> Set.of(SEED);
      case "test" -> Set.of(ofSources ? TEST_OF_SOURCES : TEST);
      case "build", "retry" -> onlySeeds ? Set.of(SEED) : Set.of(TRANSFORM, TEST);
      default -> Set.of(TRANSFORM);
    };
  }

  private static Set<Work> ofName(DagTask task) {
    String name = (task.id() + " " + task.callable()).toLowerCase(Locale.ROOT);
    // In this order: dbt_test_sync is a test, and sync_marts no transformation.
    if (TEST_NAME.matcher(name).find()) {
      return Set.of(TEST);
    }
    if (TRANSFORM_NAME.matcher(name).find()) {
      return Set.of(TRANSFORM);
    }
    return SYNC_NAME.matcher(name).find() ? Set.of(EXTRACT) : Set.of();
  }
}
