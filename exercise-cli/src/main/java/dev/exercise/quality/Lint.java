package dev.exercise.quality;

import dev.exercise.grading.CheckResult;
import dev.exercise.grading.Outcome;
import dev.exercise.grading.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Judges the style of a project's SQL by what sqlfluff finds in it. */
final class Lint {

  private static final double HALF = 0.5;

  /** The text is no SQL to sqlfluff, or its Jinja needs what only dbt has. */
  private static final Set<String> UNREADABLE = Set.of("PRS", "TMP", "LXR");

  /** Where something stands on the page, and not what it says. */
  private static final Set<String> LAYOUT = Set.of("LT", "CP", "JJ");

  /**
   * What sqlfluff finds.
   *
   * @param line of the file
   * @param code of the rule: "LT02"
   * @param text what is wrong
   */
  record Finding(int line, String code, String text) {

    boolean isLayout() {
      return code.length() > 2 && LAYOUT.contains(code.substring(0, 2));
    }
  }

  private Lint() {}

  /**
   * The verdict.
   *
   * @param ofStarter files that the starter brought, and that were changed
   * @param found what was found in each file; nothing for one that sqlfluff did not come to its end
   *     with
   */
  static CheckResult judge(Map<String, Optional<List<Finding>>> found, Set<String> ofStarter) {
    Shares shares =
        new Shares(QualityCheck.LINT, "file", "hold to the style that the starter's .sqlfluff sets");
    List<String> unread = new ArrayList<>();
    found.forEach(
        (file, findings) -> {
          if (findings.isEmpty() || findings.get().stream().anyMatch(Lint::isUnreadable)) {
            unread.add(file + " is not counted: sqlfluff cannot read it.");
          } else if (!findings.get().isEmpty()) {
            boolean onlyLayout = findings.get().stream().allMatch(Finding::isLayout);
            shares.add(onlyLayout ? HALF : 0, lines(file, findings.get()));
          } else if (!ofStarter.contains(file)) {
            shares.right();
          }
        });
    if (shares.isEmpty() && !unread.isEmpty()) {
      return QualityCheck.LINT.ended(
          new Outcome.NotGradable(), "sqlfluff could read none of the project's SQL.", unread);
    }
    unread.forEach(shares::remark);
    return shares.ended();
  }

  private static boolean isUnreadable(Finding finding) {
    return UNREADABLE.contains(finding.code());
  }

  /** What weighs most comes first; of each rule the first place is shown. */
  private static List<String> lines(String file, List<Finding> findings) {
    List<String> lines = new ArrayList<>();
    for (boolean layout : new boolean[] {false, true}) {
      findings.stream()
          .filter(finding -> finding.isLayout() == layout)
          .map(Finding::code)
          .distinct()
          .sorted()
          .forEach(code -> lines.add(line(file, code, findings)));
    }
    return lines;
  }

  private static String line(String file, String code, List<Finding> findings) {
    List<Finding> same = findings.stream().filter(one -> one.code().equals(code)).toList();
    Finding first = same.get(0);
    return "%s, line %d: %s%s (%s)"
        .formatted(
            file,
            first.line(),
            first.text(),
            same.size() == 1 ? "" : " And %s more.".formatted(Words.count(same.size() - 1L)),
            code);
  }
}
