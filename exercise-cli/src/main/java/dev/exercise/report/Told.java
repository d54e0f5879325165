package dev.exercise.report;

import dev.exercise.grading.Grade;
import java.util.Optional;

/** The ways in which the report tells of a grade, for its templates. */
public final class Told {

  private final Narrative narrative;
  private final Chapters chapters;
  private final LineageView lineage;
  private final Optional<DagView> dag;

  Told(Grade grade) {
    this.narrative = new Narrative(grade);
    this.chapters = new Chapters(grade);
    this.lineage = new LineageView(grade);
    this.dag = grade.dag().map(DagView::new);
  }

  public Narrative narrative() {
    return narrative;
  }

  public Chapters chapters() {
    return chapters;
  }

  public LineageView lineage() {
    return lineage;
  }

  public Optional<DagView> dag() {
    return dag;
  }
}
