package dev.exercise.submission;

import dev.exercise.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A candidate's work in a folder of its own; it is only ever read.
 *
 * @param name how reports call it
 * @param dbtProject the folder that holds {@code dbt_project.yml}
 * @param overlay files of the tool's own that belong on top of the folder's
 */
public record Submission(String name, Path dbtProject, Optional<Overlay> overlay) {

  private static final String PROJECT_FILE = "dbt_project.yml";
  private static final String PROJECT = "dbt_project";

  /** Where DAGs lie beside the folder of the project: in a workspace, or sent along with it. */
  private static final List<String> DAGS = List.of("airflow/dags", "dags");

  /**
   * Finds the dbt project in a submission: the folder itself, or {@code dbt_project} below it.
   *
   * @throws Problem when there is no such folder or no dbt project in it
   */
  public static Submission open(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new Problem(
          "There is no folder %s.".formatted(folder),
          "Name the folder of the candidate's dbt project with --submission, or a zip of it.");
    }
    Path absolute = folder.toAbsolutePath().normalize();
    String name = named(absolute);
    for (Path candidate : new Path[] {absolute, absolute.resolve(PROJECT)}) {
      if (Files.isRegularFile(candidate.resolve(PROJECT_FILE))) {
        return new Submission(name, candidate, Optional.empty());
      }
    }
    throw new Problem(
        "%s holds no dbt project: neither %s nor dbt_project/%s is there."
            .formatted(absolute, PROJECT_FILE, PROJECT_FILE),
        "Name the folder that has " + PROJECT_FILE + " in it.");
  }

  /**
   * {@link #open} for a folder or a zip.
   *
   * @param scratch where a zip's dbt project is unpacked to
   * @throws Problem when there is no dbt project in it
   */
  public static Submission open(Path place, Path scratch) {
    if (!Files.isRegularFile(place)) {
      return open(place);
    }
    SubmissionZip.unpack(place, scratch.resolve(PROJECT));
    for (String dags : DAGS) {
      SubmissionZip.unpackBeside(place, dags, scratch.resolve(dags));
    }
    String file = String.valueOf(place.getFileName());
    String name = file.endsWith(".zip") ? file.substring(0, file.length() - 4) : file;
    return open(scratch).named(name);
  }

  /** The same under another name. */
  public Submission named(String other) {
    return new Submission(other, dbtProject, overlay);
  }

  /** The folder's own name, or that of the folder it is in when every project is called like it. */
  private static String named(Path folder) {
    Path parent = folder.getParent();
    boolean says = !folder.endsWith(PROJECT) || parent == null || parent.getNameCount() == 0;
    return String.valueOf((says ? folder : parent).getFileName());
  }

  /** The starter with an overlay on top. */
  public static Submission of(Path starter, Overlay overlay) {
    return new Submission(overlay.name().toLowerCase(Locale.ROOT), starter, Optional.of(overlay));
  }

  /**
   * Copies the whole project to a folder where it may be run.
   *
   * @return what was left out, as {@link SubmissionCopy#copy} tells it
   */
  public List<Path> copyTo(Path target) {
    List<Path> leftOut = SubmissionCopy.copy(dbtProject, target);
    overlay.ifPresent(files -> files.layOver(target));
    return leftOut;
  }

  /**
   * The folder of its Airflow DAGs, beside a project's folder that is called as in a workspace:
   * what lies beside another may be anybody's.
   */
  public Optional<Path> dags() {
    return dbtProject.endsWith(PROJECT)
        ? DAGS.stream().map(dbtProject::resolveSibling).filter(Files::isDirectory).findFirst()
        : Optional.empty();
  }

  /**
   * Copies its DAGs to a folder where they may be read and run.
   *
   * @return what was left out, as {@link SubmissionCopy#copy} tells it
   */
  public List<Path> copyDagsTo(Path target) {
    List<Path> leftOut =
        dags().map(folder -> SubmissionCopy.copy(folder, target)).orElse(List.of());
    if (overlay.equals(Optional.of(Overlay.SOLUTION))) {
      Overlay.SOLUTION_AIRFLOW.layFolderOver("dags", target);
    }
    return leftOut;
  }
}
