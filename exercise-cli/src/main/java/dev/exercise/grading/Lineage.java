package dev.exercise.grading;

import dev.exercise.grading.comparison.Shown;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The candidate's project as a graph: what reads from what, and how building each went. Names are
 * made harmless on the way in.
 *
 * @param nodes in the order of their ids
 */
public record Lineage(List<Node> nodes) {

  /** Nothing is known of it, as where the project does not compile. */
  public static final Lineage UNKNOWN = new Lineage(List.of());

  public Lineage {
    nodes = List.copyOf(nodes);
    Set<String> ids = new HashSet<>();
    for (Node node : nodes) {
      if (!ids.add(node.id())) {
        throw new IllegalArgumentException("Node %s is there twice.".formatted(node.id()));
      }
    }
  }

  /**
   * A table, or what makes one.
   *
   * @param id dbt's name: model.project.name
   * @param name of the table or view
   * @param layer where it belongs, by the exercise's layers
   * @param readsFrom ids of the nodes that it reads, in alphabetical order
   * @param built how building it went
   */
  public record Node(String id, String name, Layer layer, List<String> readsFrom, Built built) {

    private static final int LONGEST_NAME = 120;

    public Node {
      name = Shown.text(name, LONGEST_NAME);
      readsFrom = readsFrom.stream().sorted().toList();
    }
  }

  /** The layers of the exercise, upstream first. */
  public enum Layer {
    SOURCE("sources and seeds"),
    STAGING("staging"),
    INTERMEDIATE("intermediate"),
    MART("marts");

    private final String words;

    Layer(String words) {
      this.words = words;
    }

    /** As people read it. */
    public String words() {
      return words;
    }
  }

  /** How building a node went. */
  public enum Built {
    /** It is raw data; nobody builds it. */
    GIVEN("given"),
    BUILT("built"),
    FAILED("failed to build"),
    SKIPPED("skipped, since something upstream failed"),
    NOT_RUN("not run");

    private final String words;

    Built(String words) {
      this.words = words;
    }

    /** As people read it. */
    public String words() {
      return words;
    }
  }
}
