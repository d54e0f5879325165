package dev.exercise.zoo;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.Progress;
import dev.exercise.marketplace.World;
import dev.exercise.replay.Installation;
import dev.exercise.replay.ReplayListener;
import dev.exercise.replay.Toolchain;
import dev.exercise.stack.ProcessLedger;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Grades the submissions of the zoo and says whether what comes out is what must come out. Settings
 * of the environment: {@code KIND} for one kind, {@code ONLY} for one submission
 * ("valid/group-by"), {@code SHARD} for a part of them ("1/4"). What is known already is not graded
 * again; when all is known, the page of the zoo is written. {@code KNOWN} grades nothing and writes
 * the page with what is known. Ends with 1 when a submission is not judged as it must be.
 */
public final class Zoo {

  /** Every mistake shows in it, and at least 20 rows tell it where the world is not too small. */
  static final World WORLD = World.of(2_026, "0.1");

  static final Path SUBMISSIONS = Path.of("exercise-cli/src/test/resources/submissions");

  private static final Path PAGE = Path.of("docs/reference/zoo.md");
  private static final String RESULTS = "zoo";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Installation installation;
  private final ProcessLedger ledger;
  private final ReplayListener listener;

  Zoo(Installation installation, ProcessLedger ledger, ReplayListener listener) {
    this.installation = installation;
    this.ledger = ledger;
    this.listener = listener;
  }

  public static void main(String[] arguments) throws Exception {
    PrintStream out = System.out;
    Path root = Path.of("").toAbsolutePath();
    Installation installation =
        Installation.at(root, Optional.ofNullable(System.getenv("EXERCISE_HOME")).map(Path::of));
    ReplayListener notes = new Notes(System.err::println);
    List<Specimen> all = Specimens.in(root.resolve(SUBMISSIONS));
    List<Specimen> chosen = chosen(all);
    try (ProcessLedger ledger = ProcessLedger.open(installation.home(), notes::note)) {
      Zoo zoo = new Zoo(installation, ledger, notes);
      Path results = Files.createDirectories(installation.home().resolve(RESULTS));
      Map<String, Judgement> known = new TreeMap<>();
      String code = Fingerprint.ofTheCode();
      List<Specimen> unknown = new ArrayList<>();
      for (Specimen specimen : all) {
        Path kept = kept(results, code, specimen);
        if (Files.exists(kept)) {
          known.put(specimen.place(), JSON.readValue(kept.toFile(), Judgement.class));
        } else if (chosen.contains(specimen)) {
          unknown.add(specimen);
        }
      }
      if (setting("KNOWN").isEmpty()) {
        zoo.judge(
            unknown,
            (specimen, judgement, seconds) -> {
              known.put(specimen.place(), judgement);
              out.printf(Locale.ROOT, "%s, %.1f s%n", ZooTable.line(judgement), seconds);
              keep(kept(results, code, specimen), judgement);
            });
      }
      List<Judgement> judged =
          chosen.stream()
              .filter(specimen -> known.containsKey(specimen.place()))
              .map(specimen -> known.get(specimen.place()))
              .toList();
      out.println();
      out.println(ZooTable.of(judged));
      judged.stream().filter(one -> !one.holds()).forEach(one -> out.println(ZooTable.story(one)));
      if (known.size() == all.size() || setting("KNOWN").isPresent()) {
        Files.writeString(root.resolve(PAGE), ZooPage.of(WORLD, all, known));
      }
      if (judged.size() < chosen.size() || !ZooTable.reachesTheTargets(judged)) {
        System.exit(1);
      }
    }
  }

  /** Told of each submission as it was judged. */
  interface Reader {
    void judged(Specimen specimen, Judgement judgement, double seconds) throws IOException;
  }

  /** Judges submissions, those of a depth after the other. */
  void judge(List<Specimen> specimens, Reader reader)
      throws IOException, SQLException, InterruptedException {
    if (specimens.isEmpty()) {
      return;
    }
    Toolchain toolchain = Toolchain.prepare(installation, ledger, listener);
    Path scratch = ledger.scratch("zoo-bases");
    Assembly assembly = Assembly.of(installation.starter(), scratch);
    // What does not fit is told before anything is made.
    for (Specimen specimen : specimens) {
      Map<String, String> unused = assembly.files(specimen);
    }
    for (Depth depth : Depth.values()) {
      List<Specimen> here =
          specimens.stream().filter(specimen -> specimen.depth() == depth).toList();
      if (!here.isEmpty()) {
        try (ZooRoom room =
            ZooRoom.open(installation, ledger, toolchain, assembly, WORLD, depth, listener)) {
          for (Specimen specimen : here) {
            long began = System.nanoTime();
            Judgement judgement = judge(room, specimen);
            reader.judged(specimen, judgement, (System.nanoTime() - began) / 1e9);
          }
        }
      }
    }
    ledger.discard(scratch);
  }

  private static Judgement judge(ZooRoom room, Specimen specimen)
      throws IOException, SQLException, InterruptedException {
    try {
      ZooRoom.Graded graded = room.grade(specimen);
      return Judgement.of(specimen, graded.grade(), graded.built(), room.answers());
    } catch (ZooRoom.NotBuilt problem) {
      return Judgement.notBuilt(specimen, room.depth(), problem.getMessage());
    }
  }

  private static List<Specimen> chosen(List<Specimen> all) {
    Optional<String> kind = setting("KIND");
    Optional<String> only = setting("ONLY");
    Predicate<Specimen> wanted =
        specimen ->
            kind.stream().allMatch(specimen.kind().folder()::equals)
                && only.stream().allMatch(specimen.place()::equals);
    List<Specimen> chosen = new ArrayList<>(all.stream().filter(wanted).toList());
    if (chosen.isEmpty()) {
      throw new IllegalArgumentException("No submission is chosen by %s %s.".formatted(kind, only));
    }
    setting("SHARD")
        .ifPresent(
            shard -> {
              int slash = shard.indexOf('/');
              int part = Integer.parseInt(shard.substring(0, slash));
              int of = Integer.parseInt(shard.substring(slash + 1));
              chosen.removeIf(specimen -> all.indexOf(specimen) % of != part - 1);
            });
    return chosen;
  }

  private static Optional<String> setting(String name) {
    return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
  }

  private static Path kept(Path results, String code, Specimen specimen) {
    return results.resolve(
        "%s-%s.json".formatted(specimen.id(), Fingerprint.of(code + specimen + WORLD)));
  }

  private static void keep(Path file, Judgement judgement) throws IOException {
    Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
    JSON.writerWithDefaultPrettyPrinter().writeValue(unfinished.toFile(), judgement);
    Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Hands on notes, and nothing else. */
  record Notes(Consumer<String> reader) implements ReplayListener {
    @Override
    public void step(String what) {}

    @Override
    public void note(String line) {
      reader.accept(line);
    }

    @Override
    public Progress.Task begin(String name, long expected, String unit) {
      return NONE.begin(name, expected, unit);
    }
  }
}
