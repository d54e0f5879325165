package dev.exercise.timeline;

import java.util.Locale;

/** Who tells of a moment. */
public enum Origin {
  POSTGRES("PostgreSQL"),
  AIRBYTE("Airbyte"),
  DBT("dbt"),
  AIRFLOW("Airflow"),
  GIT("git"),
  NOTE("note"),
  INCIDENT("incident");

  private final String title;

  Origin(String title) {
    this.title = title;
  }

  /** As it is written in files. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** As a reader knows it. */
  public String title() {
    return title;
  }
}
