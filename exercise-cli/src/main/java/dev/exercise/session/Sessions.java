package dev.exercise.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.exercise.Problem;
import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.World;
import dev.exercise.observation.Notebook;
import dev.exercise.stack.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files in the tool's home that sessions are kept in, one for each candidate. They name seeds,
 * so only their owner may read them.
 */
public final class Sessions {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String SUFFIX = ".json";

  private final Path home;
  private final Path folder;

  /**
   * @param home the tool's home directory
   */
  public Sessions(Path home) {
    this.home = home;
    this.folder = home.resolve("sessions");
  }

  /** Keeps a session in place of the candidate's last one. */
  public void write(Session session) {
    Path file = file(session.candidate());
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("candidate", session.candidate());
    content.put("seed", session.world().seed());
    content.put("scale", session.world().scale().toPlainString());
    content.put("depth", session.depth().id());
    content.put("generatorVersion", World.GENERATOR_VERSION);
    content.put("postgresPort", session.ports().postgres());
    content.put("bigQueryRestPort", session.ports().bigQueryRest());
    content.put("bigQueryGrpcPort", session.ports().bigQueryGrpc());
    content.put("airbytePort", session.ports().airbyte());
    content.put("airflowPort", session.ports().airflow());
    content.put("startedAt", session.startedAt().toString());
    content.put("runtime", session.runtime().id());
    session.workspace().ifPresent(folder -> content.put("workspace", folder.toString()));
    content.put("ready", session.ready());
    Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
    try {
      Files.createDirectories(folder);
      Files.deleteIfExists(unfinished);
      Files.createFile(
          unfinished,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.write(unfinished, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(content));
      Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException unwritable) {
      throw new Problem(
          "The session cannot be kept in %s: %s.".formatted(file, unwritable.getMessage()),
          "Make room or change the folder's permissions.",
          unwritable);
    }
  }

  /** The aliases of the candidates that had a session, in alphabetical order. */
  public List<String> candidates() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(SUFFIX))
          .map(name -> name.substring(0, name.length() - SUFFIX.length()))
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("listing " + folder, unreadable);
    }
  }

  /**
   * A candidate's session, if there is one.
   *
   * @throws Problem as {@link #read}
   */
  public Optional<Session> find(String candidate) {
    return Files.exists(file(candidate)) ? Optional.of(read(candidate)) : Optional.empty();
  }

  /** Forgets a candidate's session, with its notes: nobody can tell its seed afterwards. */
  public void forget(String candidate) {
    try {
      Files.deleteIfExists(file(candidate));
      Files.deleteIfExists(folder.resolve(candidate + ".running"));
      new Notebook(home, candidate).forget();
    } catch (IOException undeletable) {
      throw new UncheckedIOException("deleting " + file(candidate), undeletable);
    }
  }

  /**
   * A candidate's session.
   *
   * @throws Problem when there is none, or its file is damaged or of another version of the
   *     generator
   */
  public Session read(String candidate) {
    Path file = file(candidate);
    if (!Files.exists(file)) {
      List<String> known = candidates();
      throw new Problem(
          "There is no session of a candidate '%s'%s."
              .formatted(
                  candidate, known.isEmpty() ? "" : "; there are " + String.join(", ", known)),
          "Name the candidate with --candidate, or the seed with --seed.");
    }
    try {
      JsonNode content = JSON.readTree(file.toFile());
      String version = content.path("generatorVersion").asText();
      if (!version.equals(World.GENERATOR_VERSION)) {
        throw new Problem(
            "The session in %s is of version '%s' of the generator, this tool has %s."
                .formatted(file, version, World.GENERATOR_VERSION),
            "Use the version of the tool that set it up, or set up a new session.");
      }
      return new Session(
          content.path("candidate").asText(),
          new World(
              content.path("seed").asLong(-1), new BigDecimal(content.path("scale").asText())),
          Depth.parse(content.path("depth").asText()),
          new Ports(
              content.path("postgresPort").asInt(),
              content.path("bigQueryRestPort").asInt(),
              content.path("bigQueryGrpcPort").asInt(),
              content.path("airbytePort").asInt(Ports.MANUAL.airbyte()),
              content.path("airflowPort").asInt(Ports.MANUAL.airflow())),
          Instant.parse(content.path("startedAt").asText()),
          SessionRuntime.parse(content.path("runtime").asText(SessionRuntime.EMBEDDED.id())),
          Optional.ofNullable(content.path("workspace").textValue()).map(Path::of),
          content.path("ready").asBoolean(true));
    } catch (JsonProcessingException | RuntimeException damaged) {
      if (damaged instanceof Problem problem) {
        throw problem;
      }
      throw new Problem(
          "The session in %s cannot be read: %s.".formatted(file, damaged.getMessage()),
          "Set up a new session, or name --seed, --scale and --depth.",
          damaged);
    } catch (IOException unreadable) {
      throw new Problem(
          "The session in %s cannot be read: %s.".formatted(file, unreadable.getMessage()),
          "Change the file's permissions.",
          unreadable);
    }
  }

  private Path file(String candidate) {
    Session.checkAlias(candidate);
    return folder.resolve(candidate + SUFFIX);
  }
}
