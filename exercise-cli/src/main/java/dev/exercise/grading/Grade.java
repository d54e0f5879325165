package dev.exercise.grading;

import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.World;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that grading found. Equal inputs give equal grades, on any day.
 *
 * @param world the world that the candidate worked on
 * @param depth how far the exercise went
 * @param marts the marts that were asked for, upstream first
 * @param mistakes what was found wrong, by name
 * @param defects what was planted, and what became of it
 * @param checks all verdicts
 * @param airbyte how the candidate set Airbyte up
 * @param dag the DAG that was judged, if there was one that could be read
 * @param asLeft how what stands in the candidate's warehouse compares with what the code builds
 * @param session what is known of the session, where the submission is of one
 * @param notes what else there is to know about the grading itself, in sentences
 */
public record Grade(
    World world,
    Depth depth,
    List<MartGrade> marts,
    List<NamedMistake> mistakes,
    List<DefectGrade> defects,
    List<CheckResult> checks,
    AirbyteSetup airbyte,
    Optional<DagPicture> dag,
    AsLeft asLeft,
    Optional<SessionEvidence> session,
    List<String> notes) {

  public Grade {
    marts = List.copyOf(marts);
    mistakes = List.copyOf(mistakes);
    defects = List.copyOf(defects);
    checks = List.copyOf(checks);
    notes = List.copyOf(notes);
  }

  /** The same, with what was read of Airbyte, and the verdicts on it. */
  public Grade with(AirbyteSetup read) {
    return with(read, List.of());
  }

  /**
   * The same, with what was read of Airbyte, and the verdicts on it.
   *
   * @param seen what syncs with these settings came to, in sentences
   */
  public Grade with(AirbyteSetup read, List<String> seen) {
    return new Grade(
            world, depth, marts, mistakes, defects, checks, read, dag, asLeft, session, notes)
        .with(new AirbyteJudge(depth).judge(read, seen));
  }

  /** The same, with more to know about the grading itself. */
  public Grade noting(List<String> more) {
    return new Grade(
        world,
        depth,
        marts,
        mistakes,
        defects,
        checks,
        airbyte,
        dag,
        asLeft,
        session,
        Stream.concat(notes.stream(), more.stream()).toList());
  }

  /** The same, with verdicts that were reached by other ways than looking at the marts. */
  public Grade with(List<CheckResult> more) {
    return new Grade(
        world,
        depth,
        marts,
        mistakes,
        defects,
        Stream.concat(checks.stream(), more.stream()).toList(),
        airbyte,
        dag,
        asLeft,
        session,
        notes);
  }

  /** The same, with the DAG that was judged. */
  public Grade with(DagPicture judged) {
    return new Grade(
        world,
        depth,
        marts,
        mistakes,
        defects,
        checks,
        airbyte,
        Optional.of(judged),
        asLeft,
        session,
        notes);
  }

  /** The same, with what is known of the session. */
  public Grade with(SessionEvidence evidence) {
    return new Grade(
        world,
        depth,
        marts,
        mistakes,
        defects,
        checks,
        airbyte,
        dag,
        asLeft,
        Optional.of(evidence),
        notes);
  }

  /** The points of each dimension, also of those without a check. */
  public List<DimensionScore> dimensions() {
    return Arrays.stream(Dimension.values()).map(this::score).toList();
  }

  /** Whether a check found anything wrong; what an interviewer rates is no such finding. */
  public boolean negative() {
    return checks.stream()
        .filter(check -> !check.dimension().judgedByInterviewer())
        .anyMatch(check -> check.outcome().negative());
  }

  private DimensionScore score(Dimension dimension) {
    List<CheckResult> own =
        checks.stream().filter(check -> check.dimension() == dimension).toList();
    return new DimensionScore(
        dimension,
        own.stream().mapToDouble(CheckResult::earned).sum(),
        own.stream().mapToDouble(CheckResult::judged).sum(),
        own.stream().mapToDouble(CheckResult::weight).sum());
  }
}
