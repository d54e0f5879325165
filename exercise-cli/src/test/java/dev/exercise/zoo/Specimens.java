package dev.exercise.zoo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.exercise.marketplace.Depth;
import dev.exercise.replay.Probes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the submissions of the zoo from their folders. */
final class Specimens {

  private static final YAMLMapper YAML = new YAMLMapper();
  private static final String CARD = "submission.yml";
  private static final String EXPECTED = "expected-grade.json";
  private static final Set<String> FIELDS =
      Set.of("base", "depth", "says", "edits", "add", "remove", "of", "replay");

  private final Path folder;

  private Specimens(Path folder) {
    this.folder = folder;
  }

  /** All of them, in the order of their kinds and names. */
  static List<Specimen> in(Path folder) throws IOException {
    Specimens specimens = new Specimens(folder);
    List<Specimen> all = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      Path place = folder.resolve(kind.folder());
      if (Files.isDirectory(place)) {
        try (Stream<Path> found = Files.list(place)) {
          for (Path one : (Iterable<Path>) found.filter(Files::isDirectory).sorted()::iterator) {
            all.add(specimens.read(kind, one.getFileName().toString()));
          }
        }
      }
    }
    return all;
  }

  private Specimen read(Kind kind, String id) throws IOException {
    Path place = folder.resolve(kind.folder()).resolve(id);
    JsonNode card = YAML.readTree(place.resolve(CARD).toFile());
    card.fieldNames()
        .forEachRemaining(
            name -> {
              if (!FIELDS.contains(name)) {
                throw new IllegalArgumentException(
                    "%s has the field '%s'; known are %s."
                        .formatted(place.resolve(CARD), name, FIELDS));
              }
            });
    Path expectedFile = place.resolve(EXPECTED);
    Expected expected =
        kind == Kind.PAIR && !Files.exists(expectedFile)
            ? Expected.ofMistakes(texts(card.path("of")))
            : Expected.read(expectedFile);
    if (card.has("of")) {
      return pair(kind, id, texts(card.get("of")), text(card, "says", ""), expected);
    }
    List<Edit> edits = new ArrayList<>();
    for (JsonNode edit : card.path("edits")) {
      edits.add(
          new Edit(required(edit, "file", place), required(edit, "find", place), put(edit, place)));
    }
    Map<String, String> add = new LinkedHashMap<>();
    card.path("add").properties().forEach(file -> add.put(file.getKey(), file.getValue().asText()));
    return new Specimen(
        kind,
        id,
        Specimen.Base.valueOf(text(card, "base", "solution").toUpperCase(Locale.ROOT)),
        Depth.valueOf(required(card, "depth", place).toUpperCase(Locale.ROOT)),
        required(card, "says", place),
        edits,
        add,
        texts(card.path("remove")),
        replay(card.path("replay")),
        expected);
  }

  private Specimen pair(Kind kind, String id, List<String> of, String says, Expected expected)
      throws IOException {
    if (of.size() != 2) {
      throw new IllegalArgumentException("%s is a pair of %d.".formatted(id, of.size()));
    }
    Specimen one = read(Kind.MISTAKE, of.get(0));
    Specimen other = read(Kind.MISTAKE, of.get(1));
    if (one.base() != other.base()) {
      throw new IllegalArgumentException("%s has two bases.".formatted(id));
    }
    List<Edit> edits = new ArrayList<>(one.edits());
    edits.addAll(other.edits());
    Map<String, String> add = new LinkedHashMap<>(one.add());
    other
        .add()
        .forEach(
            (file, content) -> {
              if (add.put(file, content) != null) {
                throw new IllegalArgumentException("%s: both add %s.".formatted(id, file));
              }
            });
    Set<String> remove = new LinkedHashSet<>(one.remove());
    remove.addAll(other.remove());
    return new Specimen(
        kind,
        id,
        one.base(),
        one.depth() == Depth.FULL ? Depth.FULL : other.depth(),
        says.isBlank() ? "Both: %s; %s".formatted(one.says(), other.says()) : says,
        edits,
        add,
        List.copyOf(remove),
        Optional.empty(),
        expected);
  }

  private static Optional<Specimen.OwnReplay> replay(JsonNode replay) {
    return replay.isMissingNode()
        ? Optional.empty()
        : Optional.of(
            new Specimen.OwnReplay(
                Probes.valueOf(text(replay, "probes", "none").toUpperCase(Locale.ROOT)),
                Optional.ofNullable(replay.get("seconds"))
                    .map(JsonNode::asLong)
                    .map(Duration::ofSeconds)));
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private static String text(JsonNode object, String field, String otherwise) {
    return object.path(field).asText(otherwise);
  }

  private static String required(JsonNode object, String field, Path place) {
    if (!object.hasNonNull(field)) {
      throw new IllegalArgumentException("%s lacks '%s'.".formatted(place.resolve(CARD), field));
    }
    return object.get(field).asText();
  }

  /** Nothing may be put: what is found is taken away then. */
  private static String put(JsonNode edit, Path place) {
    return edit.has("put") && edit.get("put").asText().isEmpty()
        ? ""
        : required(edit, "put", place);
  }
}
