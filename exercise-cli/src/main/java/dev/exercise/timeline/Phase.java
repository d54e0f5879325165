package dev.exercise.timeline;

/** A phase of the exercise with the time that the candidate's manual suggests for it. */
public enum Phase {
  EXPLORATION("exploration", "Environment setup & data exploration", 15, 15),
  AIRBYTE("airbyte", "Airbyte configuration", 20, 20),
  DBT("dbt", "dbt development", 60, 90),
  AIRFLOW("airflow", "Airflow enhancement", 30, 30),
  DISCUSSION("discussion", "Discussion", 20, 20);

  private final String id;
  private final String title;
  private final int suggestedFrom;
  private final int suggestedTo;

  Phase(String id, String title, int suggestedFrom, int suggestedTo) {
    this.id = id;
    this.title = title;
    this.suggestedFrom = suggestedFrom;
    this.suggestedTo = suggestedTo;
  }

  /** Kebab-case, stable. */
  public String id() {
    return id;
  }

  /** As the manual calls it. */
  public String title() {
    return title;
  }

  /** The fewest minutes that the manual suggests. */
  public int suggestedFrom() {
    return suggestedFrom;
  }

  /** The most minutes that the manual suggests. */
  public int suggestedTo() {
    return suggestedTo;
  }
}
