package dev.exercise.grading.comparison;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Wrong values that are spread over a column far beyond what any known answer has there: a
 * placeholder in every row, rows lost by the hundred. They agree with every answer that has such a
 * value somewhere, so they say nothing about how it came about.
 */
public final class Commonplace {

  private static final double MOST_ELSEWHERE = 0.1;
  private static final int FEWEST_CELLS = 5;

  /** Sorts of values that a fault of any kind leads to; texts and booleans stand for themselves. */
  private enum Sort {
    CONSTANT,
    EMPTY,
    ZERO,
    OTHER_FORM,
    PARTICULAR
  }

  private record Place(int column, Object sort) {}

  private final Deviation candidate;
  private final Set<RowKey> keys;
  private final Map<Integer, Object> constants = new HashMap<>();
  private final Map<Place, Long> common = new LinkedHashMap<>();

  private Commonplace(Deviation candidate) {
    this.candidate = candidate;
    this.keys = candidate.keys();
    candidate.truth().valueColumns().forEach(this::findConstant);
  }

  /**
   * Looks for such values.
   *
   * @param candidate what was delivered
   * @param known what each known mistake leads to
   */
  public static Commonplace in(Deviation candidate, Collection<Deviation> known) {
    Commonplace commonplace = new Commonplace(candidate);
    commonplace.find(known);
    return commonplace;
  }

  /** Whether the delivered value, be it right or wrong, is such a one. */
  public boolean at(Cell cell) {
    return !common.isEmpty()
        && common.containsKey(new Place(cell.column(), sort(cell.column(), candidate.value(cell))));
  }

  /** What there is to say about them, as parts of a sentence. */
  public List<String> findings() {
    List<String> findings = new ArrayList<>();
    common.forEach(
        (place, count) -> {
          String finding = finding(place, count);
          if (!finding.isEmpty() && !findings.contains(finding)) {
            findings.add(finding);
          }
        });
    return findings;
  }

  private String finding(Place place, long count) {
    String column = candidate.mart().columns().get(place.column()).name();
    Object constant = constants.get(place.column());
    if (place.sort() == Missing.ROW) {
      return "%,d of %,d rows are missing".formatted(count, candidate.truth().keys().size());
    }
    if (place.sort() == Sort.CONSTANT) {
      return constant == Missing.COLUMN
          ? "there is no column " + column
          : "%s is %s in every row".formatted(column, Shown.value(constant));
    }
    String value =
        place.sort() == Sort.EMPTY
            ? "NULL"
            : place.sort() == Sort.ZERO
                ? "0"
                : place.sort() == Sort.OTHER_FORM
                    ? "not of the contract's type"
                    : Shown.value(place.sort());
    return "%s is wrongly %s in %,d rows".formatted(column, value, count);
  }

  private void findConstant(int column) {
    Object first = Missing.ROW;
    for (RowKey key : keys) {
      Object value = candidate.value(new Cell(key, column));
      if (value != Missing.ROW) {
        if (first == Missing.ROW) {
          first = value;
        } else if (!CellValues.same(first, value)) {
          return;
        }
      }
    }
    if (first != Missing.ROW) {
      constants.put(column, first);
    }
  }

  private void find(Collection<Deviation> known) {
    Map<Place, Long> wrong = new LinkedHashMap<>();
    for (Cell cell : candidate.cells()) {
      Object sort = sort(cell.column(), candidate.value(cell));
      if (sort != Sort.PARTICULAR) {
        wrong.merge(new Place(cell.column(), sort), 1L, Long::sum);
      }
    }
    wrong.values().removeIf(count -> count < FEWEST_CELLS);
    Map<Place, Set<RowKey>> expected = new HashMap<>();
    wrong.keySet().forEach(place -> expected.put(place, new HashSet<>()));
    for (Deviation answer : known) {
      for (Cell cell : answer.cells()) {
        Set<RowKey> rows =
            expected.get(new Place(cell.column(), sort(cell.column(), answer.value(cell))));
        if (rows != null) {
          rows.add(cell.key());
        }
      }
    }
    wrong.forEach(
        (place, count) -> {
          if (isCommon(place, expected.get(place))) {
            common.put(place, count);
          }
        });
  }

  private boolean isCommon(Place place, Set<RowKey> expected) {
    long elsewhere = 0;
    long met = 0;
    for (RowKey key : keys) {
      Object right = candidate.truth().value(key, place.column());
      Object delivered = candidate.value(new Cell(key, place.column()));
      boolean telling =
          !expected.contains(key)
              && !sort(place.column(), right).equals(place.sort())
              && (delivered != Missing.ROW || place.sort() == Missing.ROW);
      if (telling) {
        elsewhere++;
        met += sort(place.column(), delivered).equals(place.sort()) ? 1 : 0;
      }
    }
    return met >= FEWEST_CELLS && met > MOST_ELSEWHERE * elsewhere;
  }

  private Object sort(int column, Object value) {
    if (constants.containsKey(column) && CellValues.same(constants.get(column), value)) {
      return Sort.CONSTANT;
    } else if (value == null) {
      return Sort.EMPTY;
    } else if (value instanceof Misfit) {
      return Sort.OTHER_FORM;
    } else if (value instanceof Number number && number.doubleValue() == 0) {
      return Sort.ZERO;
    }
    return value instanceof String || value instanceof Boolean || value instanceof Missing
        ? value
        : Sort.PARTICULAR;
  }
}
