package dev.exercise.grading;

/** What the candidate's manual promises to evaluate. */
public enum Dimension {
  DATA_QUALITY("data-quality", "Data Quality", false),
  PIPELINE_DESIGN("pipeline-design", "Pipeline Design", false),
  CODE_QUALITY("code-quality", "Code Quality", false),
  PROBLEM_SOLVING("problem-solving", "Problem-Solving", true),
  SYSTEM_DESIGN("system-design", "System Design", true);

  private final String id;
  private final String title;
  private final boolean judgedByInterviewer;

  Dimension(String id, String title, boolean judgedByInterviewer) {
    this.id = id;
    this.title = title;
    this.judgedByInterviewer = judgedByInterviewer;
  }

  public String id() {
    return id;
  }

  public String title() {
    return title;
  }

  public boolean judgedByInterviewer() {
    return judgedByInterviewer;
  }
}
