package dev.exercise.report;

import dev.exercise.grading.Dimension;

/**
 * What a candidate may be told they did well, or may read up; all of it is in the candidate's
 * manual, and no word tells what was planted.
 */
enum Theme {
  DUPLICATES(
      Dimension.DATA_QUALITY,
      "Duplicates",
      "You told by the right key when two rows are the same thing, and counted it once.",
      "Rows that are the same thing twice, or were taken for it, still change some numbers. Read up"
          + " on what makes a row unique, which of several copies to keep, and dbt_utils.deduplicate."),
  TIME_ZONES(
      Dimension.DATA_QUALITY,
      "Time zones",
      "Instants and days are right in your marts.",
      "Some instants are not the ones that were meant. Read up on times with and without a zone, how"
          + " a warehouse's DATETIME and TIMESTAMP differ, and what the source says about its clocks."),
  SOFT_DELETES(
      Dimension.DATA_QUALITY,
      "Soft deletes",
      "Rows that are only marked as gone were treated as the brief asks.",
      "Some rows that are only marked as gone were not treated as the brief asks. Read up on how"
          + " sources mark them, and what each mart is to do with them."),
  MISSING_VALUES(
      Dimension.DATA_QUALITY,
      "Missing values",
      "You decided for each missing value what it means instead of letting it through.",
      "Some missing values went through, or became something that they are not. Read up on the ways"
          + " in which a value can be missing, and ask for each where else it can be learned."),
  HISTORY(
      Dimension.DATA_QUALITY,
      "History (SCD type 2)",
      "Your periods of validity follow each other without gap or overlap.",
      "Some periods of validity are not what they ought to be. Read up on slowly changing dimensions,"
          + " and test periods for gaps and overlaps."),
  CHANGE_EVENTS(
      Dimension.DATA_QUALITY,
      "Change events (CDC)",
      "You read the event log in the order in which things happened.",
      "What the event log tells was not read in the right order everywhere. Read up on what orders"
          + " events in change data capture."),
  PROFILING(
      Dimension.DATA_QUALITY,
      "Looking before modelling",
      "You looked closely at what the columns really hold, and it shows in the marts.",
      "Some columns hold more than they seem to. Before the first model, look at the distinct values,"
          + " the ranges and the partners of every column that a mart depends on."),
  RULES(
      Dimension.DATA_QUALITY,
      "The brief's rules",
      "Your marts follow the brief's definitions.",
      "In some marts a definition of the brief was read otherwise. Go through it column by column, with"
          + " a row that you work out by hand."),
  BUILD(
      Dimension.CODE_QUALITY,
      "A project that builds from nothing",
      "Your project builds from an empty warehouse without an error.",
      "Some of your models do not build from an empty warehouse. Begin with the first error of dbt"
          + " build: the others often follow from it."),
  IDEMPOTENCY(
      Dimension.PIPELINE_DESIGN,
      "Running again",
      "A second run leaves the marts as they are.",
      "A second run on the same rows changes marts. Read up on idempotency and on unique_key."),
  INCREMENTAL(
      Dimension.PIPELINE_DESIGN,
      "New, changed and late rows",
      "What came later found its way into the marts without a full refresh.",
      "Not everything that came later found its way into the marts. Read up on incremental models:"
          + " which rows a run reads, look-backs, and what a full refresh is to give."),
  REPRODUCIBILITY(
      Dimension.PIPELINE_DESIGN,
      "Same input, same output",
      "Nothing in your models depends on the day on which they run.",
      "Some models give other rows on another day. Read up on passing the date in as a variable."),
  TESTS(
      Dimension.PIPELINE_DESIGN,
      "Tests",
      "Rows that we spoiled on purpose were noticed, or did no harm.",
      "Some rows that we spoiled on purpose went into a mart without a test that tells. Test what each"
          + " model takes for granted, as near to the source as possible."),
  EXTRACT_AND_LOAD(
      Dimension.PIPELINE_DESIGN,
      "Extract and load",
      "Sync modes, cursors and keys fit the tables.",
      "Some streams would lose or repeat rows. Read up on sync modes, on what a cursor has to see, and"
          + " on primary keys."),
  ORCHESTRATION(
      Dimension.PIPELINE_DESIGN,
      "Orchestration",
      "Your DAG runs its steps in the right order and knows what to do when one fails.",
      "Your DAG leaves open what happens on a bad night. Read up on the order of tasks, retries,"
          + " time-outs, alerts and schedules in Airflow."),
  PROJECT(
      Dimension.CODE_QUALITY,
      "dbt best practices",
      "Layers, names and documentation let another engineer find their way.",
      "Some models would be hard to take over. Read up on dbt's layers, naming, ref and source, tested"
          + " keys and documented columns.");

  private final Dimension dimension;
  private final String title;
  private final String praise;
  private final String advice;

  Theme(Dimension dimension, String title, String praise, String advice) {
    this.dimension = dimension;
    this.title = title;
    this.praise = praise;
    this.advice = advice;
  }

  Dimension dimension() {
    return dimension;
  }

  String title() {
    return title;
  }

  String praise() {
    return praise;
  }

  String advice() {
    return advice;
  }

  /** The theme of a class of defects; classes that the manual does not name have no name here. */
  static Theme ofDefects(String manualClass) {
    return switch (manualClass) {
      case "duplicates" -> DUPLICATES;
      case "time zones" -> TIME_ZONES;
      case "soft deletes" -> SOFT_DELETES;
      case "missing values" -> MISSING_VALUES;
      case "SCD2" -> HISTORY;
      case "CDC order" -> CHANGE_EVENTS;
      default -> PROFILING;
    };
  }
}
