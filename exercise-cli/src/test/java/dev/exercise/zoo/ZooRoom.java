package dev.exercise.zoo;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.exercise.grading.BuildOutcome;
import dev.exercise.grading.Delivery;
import dev.exercise.grading.Grade;
import dev.exercise.grading.GradingInput;
import dev.exercise.grading.attribution.Answers;
import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.World;
import dev.exercise.marketplace.mart.Mart;
import dev.exercise.marketplace.mart.Marts;
import dev.exercise.replay.Installation;
import dev.exercise.replay.Replay;
import dev.exercise.replay.ReplayListener;
import dev.exercise.replay.SharedWorld;
import dev.exercise.replay.Toolchain;
import dev.exercise.stack.DirectoryTree;
import dev.exercise.stack.Emulator;
import dev.exercise.stack.Ports;
import dev.exercise.stack.ProcessLedger;
import dev.exercise.stack.Stack;
import dev.exercise.submission.Submission;
import dev.exercise.warehouse.Warehouse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A world, and one warehouse in which the reference solution stands. Of a submission only those
 * models are built that it changes, and what depends on them, into a dataset of their own; the rest
 * is read from the reference solution, whose models they are to the letter.
 */
final class ZooRoom implements AutoCloseable {

  private static final String BASE_DATASET = "analytics";
  private static final String DATASET = "zoo";
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Set<String> STARTER_MODELS = Set.of("stg_users");

  /** What dbt makes or the room puts there; all else in the folder is the submission's. */
  private static final Set<String> NOT_OF_THE_SUBMISSION = Set.of("target", "dbt_packages", "logs");

  /** Where dbt cannot tell which models a change concerns. */
  private static final Set<String> CONCERN_ALL = Set.of("dbt_project.yml", "packages.yml");

  private static final List<String> BUILD =
      List.of(
          "build",
          "--resource-type",
          "seed",
          "--resource-type",
          "snapshot",
          "--resource-type",
          "model");

  private final Installation installation;
  private final ProcessLedger ledger;
  private final ReplayListener listener;
  private final World world;
  private final Depth depth;
  private final Assembly assembly;
  private final SharedWorld shared;
  private final Emulator emulator;
  private final DbtWorker dbt;
  private final Path project;
  private final Path state;
  private final Warehouse warehouse;
  private final HttpClient http = HttpClient.newHttpClient();
  private Map<String, Delivery> baseMarts = Map.of();
  private Optional<Replay> replay = Optional.empty();

  private ZooRoom(
      Installation installation,
      ProcessLedger ledger,
      ReplayListener listener,
      World world,
      Depth depth,
      Assembly assembly,
      SharedWorld shared,
      Emulator emulator,
      DbtWorker dbt,
      Path project) {
    this.installation = installation;
    this.ledger = ledger;
    this.listener = listener;
    this.world = world;
    this.depth = depth;
    this.assembly = assembly;
    this.shared = shared;
    this.emulator = emulator;
    this.dbt = dbt;
    this.project = project;
    this.state = ledger.scratch("zoo-state");
    this.warehouse = Warehouse.emulator(emulator.endpoint(), Stack.WAREHOUSE_PROJECT, PATIENCE);
  }

  /** Makes the world and builds the reference solution in it. */
  static ZooRoom open(
      Installation installation,
      ProcessLedger ledger,
      Toolchain toolchain,
      Assembly assembly,
      World world,
      Depth depth,
      ReplayListener listener)
      throws IOException, SQLException, InterruptedException {
    SharedWorld shared = SharedWorld.open(ledger, world, depth, listener);
    Ports ports = Ports.free();
    Emulator emulator =
        Emulator.start(
            ledger, toolchain.emulator().python(), ports.bigQueryRest(), ports.bigQueryGrpc());
    shared.load(emulator.endpoint(), listener);
    Path project = ledger.scratch("zoo-project");
    // What fails to start here goes when the ledger is closed.
    DbtWorker dbt = DbtWorker.start(ledger, toolchain.dbt(), project, emulator.endpoint());
    ZooRoom room =
        new ZooRoom(
            installation, ledger, listener, world, depth, assembly, shared, emulator, dbt, project);
    room.buildBase(toolchain);
    return room;
  }

  private void buildBase(Toolchain toolchain) throws IOException {
    put(assembly.base(Specimen.Base.SOLUTION), BASE_DATASET);
    toolchain.packages().copyInto(project);
    DbtWorker.Answer built = dbt.run(BUILD);
    boolean whole =
        built.problem().isEmpty()
            && built.results().values().stream().allMatch(one -> one.status().equals("success"));
    if (!whole) {
      throw new IllegalStateException("The reference solution was not built: " + built);
    }
    Files.copy(project.resolve("target/manifest.json"), state.resolve("manifest.json"));
    baseMarts = Delivery.read(warehouse, BASE_DATASET, Marts.of(depth), rowLimit());
  }

  Depth depth() {
    return depth;
  }

  /** What is known of the world. */
  Answers answers() {
    return shared.answers();
  }

  /**
   * What came of a submission.
   *
   * @param built how many nodes were built for it
   */
  record Graded(Grade grade, int built) {}

  /** dbt could not begin, of which only a whole replay knows what it means. */
  static final class NotBuilt extends Exception {
    private static final long serialVersionUID = 1L;

    NotBuilt(String message) {
      super(message);
    }
  }

  /** Builds a submission and grades it. */
  Graded grade(Specimen specimen) throws IOException, SQLException, InterruptedException, NotBuilt {
    Path folder = ledger.scratch("zoo-submission");
    try {
      Submission submission = assembly.write(specimen, folder);
      return specimen.replay().isPresent()
          ? replayed(submission, specimen.replay().get(), folder)
          : built(specimen);
    } finally {
      ledger.discard(folder);
    }
  }

  private Graded replayed(Submission submission, Specimen.OwnReplay how, Path folder)
      throws SQLException, InterruptedException {
    Path log = folder.resolve("dbt.log");
    if (how.limit().isPresent()) {
      try (Replay limited =
          Replay.open(installation, ledger, world, depth, how.limit().get(), listener)) {
        return new Graded(limited.grade(submission, log, how.probes()), 0);
      }
    }
    if (replay.isEmpty()) {
      replay = Optional.of(Replay.open(installation, ledger, world, depth, listener));
    }
    return new Graded(replay.get().grade(submission, log, how.probes()), 0);
  }

  private Graded built(Specimen specimen) throws IOException, InterruptedException, NotBuilt {
    Map<String, String> files = assembly.files(specimen);
    put(files, DATASET);
    List<String> command = new ArrayList<>(BUILD);
    boolean shares = sharesModels(specimen, files);
    if (shares) {
      command.addAll(
          List.of(
              "--select",
              "state:modified+",
              "--defer",
              "--favor-state",
              "--state",
              state.toString()));
    }
    DbtWorker.Answer answer = dbt.run(command);
    try {
      if (answer.problem().isPresent()) {
        throw new NotBuilt(
            "it was not built, and may need a replay of its own: " + answer.problem().get());
      }
      List<BuildOutcome.Node> nodes = nodes(answer, shares);
      Grade grade =
          shared
              .grader()
              .grade(
                  new GradingInput(
                      world,
                      depth,
                      new BuildOutcome.Finished(nodes),
                      deliveries(answer, shares),
                      STARTER_MODELS));
      return new Graded(grade, answer.results().size());
    } finally {
      clear();
    }
  }

  /** Whether what is not changed may be read from the reference solution. */
  private boolean sharesModels(Specimen specimen, Map<String, String> files) {
    Map<String, String> base = assembly.base(Specimen.Base.SOLUTION);
    return specimen.base() == Specimen.Base.SOLUTION
        && CONCERN_ALL.stream().allMatch(file -> base.get(file).equals(files.get(file)));
  }

  /** Models that were not built are those of the reference solution, and were built with it. */
  private static List<BuildOutcome.Node> nodes(DbtWorker.Answer answer, boolean shares) {
    List<BuildOutcome.Node> nodes = new ArrayList<>();
    Map<String, DbtWorker.Model> models = new LinkedHashMap<>();
    answer.models().forEach(model -> models.put(model.id(), model));
    for (DbtWorker.Result result : answer.results().values()) {
      DbtWorker.Model model = models.remove(result.id());
      nodes.add(
          model == null
              ? BuildOutcome.Node.of(result.id(), result.status(), result.message())
              : new BuildOutcome.Node(
                  result.id(), model.alias(), result.status(), result.message()));
    }
    if (shares) {
      models.values().stream()
          .filter(model -> !model.ephemeral())
          .forEach(
              model -> nodes.add(new BuildOutcome.Node(model.id(), model.alias(), "success", "")));
    }
    return nodes;
  }

  private Map<String, Delivery> deliveries(DbtWorker.Answer answer, boolean shares) {
    Map<String, Delivery> deliveries = new LinkedHashMap<>();
    for (Mart mart : Marts.of(depth)) {
      Optional<DbtWorker.Model> model =
          answer.models().stream()
              .filter(one -> one.alias().equalsIgnoreCase(mart.name()))
              .findFirst();
      if (model.isEmpty() || model.get().ephemeral()) {
        deliveries.put(mart.name(), new Delivery.Absent());
      } else if (shares && !answer.results().containsKey(model.get().id())) {
        deliveries.put(mart.name(), baseMarts.get(mart.name()));
      } else {
        deliveries.putAll(
            Delivery.read(warehouse, model.get().schema(), List.of(mart), rowLimit()));
      }
    }
    return deliveries;
  }

  private long rowLimit() {
    return Replay.mostMartRows(world);
  }

  /** Puts a project into the folder that dbt reads, with a profile of the room's own. */
  private void put(Map<String, String> files, String dataset) throws IOException {
    try (var found = Files.list(project)) {
      for (Path old : (Iterable<Path>) found::iterator) {
        if (!NOT_OF_THE_SUBMISSION.contains(old.getFileName().toString())) {
          if (Files.isDirectory(old)) {
            DirectoryTree.delete(old);
          } else {
            Files.delete(old);
          }
        }
      }
    }
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path place = project.resolve(file.getKey());
      Files.createDirectories(place.getParent());
      Files.writeString(place, file.getValue());
    }
    Map<String, Object> emulatorProfile =
        new LinkedHashMap<>(
            new YAMLMapper()
                .convertValue(
                    new YAMLMapper()
                        .readTree(installation.starter().resolve("profiles.yml").toFile())
                        .path("marketplace")
                        .path("outputs")
                        .path("emulator"),
                    new TypeReference<Map<String, Object>>() {}));
    emulatorProfile.put("dataset", dataset);
    new YAMLMapper()
        .writeValue(
            project.resolve("profiles.yml").toFile(),
            Map.of(
                "marketplace",
                Map.of("target", "emulator", "outputs", Map.of("emulator", emulatorProfile))));
  }

  /** Drops what was built for a submission. */
  private void clear() throws IOException, InterruptedException {
    for (String dataset : warehouse.datasets()) {
      if (dataset.equals(DATASET) || dataset.startsWith(DATASET + "_")) {
        URI address =
            emulator
                .endpoint()
                .resolve(
                    "/bigquery/v2/projects/%s/datasets/%s?deleteContents=true"
                        .formatted(Stack.WAREHOUSE_PROJECT, dataset));
        HttpResponse<String> answer =
            http.send(
                HttpRequest.newBuilder(address).DELETE().build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
          throw new IOException("%s was not dropped: %s".formatted(dataset, answer.body()));
        }
      }
    }
  }

  @Override
  public void close() {
    replay.ifPresent(Replay::close);
    dbt.close();
    emulator.close();
    shared.close();
    try {
      ledger.discard(project);
      ledger.discard(state);
    } catch (UncheckedIOException gone) {
      listener.note("A folder of the zoo stays until the ledger is closed: " + gone.getMessage());
    }
  }
}
