package dev.exercise.zoo;

import dev.exercise.marketplace.World;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The page of the zoo in the reference, made anew with each whole run. */
final class ZooPage {

  private static final String FRAME = "zoo_page.md";

  private ZooPage() {}

  static String of(World world, List<Specimen> specimens, Map<String, Judgement> known)
      throws IOException {
    List<Judgement> judged =
        specimens.stream()
            .filter(specimen -> known.containsKey(specimen.place()))
            .map(specimen -> known.get(specimen.place()))
            .toList();
    try (InputStream frame = ZooPage.class.getResourceAsStream(FRAME)) {
      return new String(frame.readAllBytes(), StandardCharsets.UTF_8)
          .replace(
              "{world}",
              "seed %d at scale %s".formatted(world.seed(), world.scale().toPlainString()))
          .replace(
              "{graded}",
              judged.size() == specimens.size()
                  ? "All %d submissions were graded.".formatted(judged.size())
                  : "%d of %d submissions were graded; the others are marked below."
                      .formatted(judged.size(), specimens.size()))
          .replace("{table}", ZooTable.of(judged).strip())
          .replace("{exceptions}", exceptions(judged))
          .replace("{submissions}", submissions(specimens, known).strip());
    }
  }

  private static String exceptions(List<Judgement> judged) {
    List<String> lines =
        judged.stream()
            .filter(one -> !one.holds())
            .map(
                one -> "- `%s`: %s".formatted(one.place(), String.join("; ", ZooTable.faults(one))))
            .toList();
    return lines.isEmpty() ? "None." : String.join("\n", lines);
  }

  private static String verdict(Optional<Judgement> judgement) {
    return judgement.map(known -> known.holds() ? "yes" : "no").orElse("not graded");
  }

  private static String submissions(List<Specimen> specimens, Map<String, Judgement> known) {
    StringBuilder pages = new StringBuilder();
    for (Kind kind : Kind.values()) {
      List<Specimen> here = specimens.stream().filter(one -> one.kind() == kind).toList();
      if (!here.isEmpty()) {
        pages.append(
            "\n### %s\n\n| id | depth | what is different | as expected |\n|---|---|---|---|\n"
                .formatted(kind.folder()));
        for (Specimen one : here) {
          pages.append(
              "| `%s` | %s | %s | %s |\n"
                  .formatted(
                      one.id(),
                      one.depth().id(),
                      one.says().strip().replace("|", "\\|"),
                      verdict(Optional.ofNullable(known.get(one.place())))));
        }
      }
    }
    return pages.toString();
  }
}
