package dev.exercise.dag;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a run's tasks find in Airbyte's place, and at the end of every other way out: jobs that move
 * nothing, and end well or badly as it is wanted. Any connection's id will do, since the
 * candidate's are those of another Airbyte. It is the tasks' proxy, too: what is meant for Airbyte
 * by whatever host is answered, everything else refused.
 */
final class SyncStandIn implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern CONFIG_API = Pattern.compile("/api/v1/(?<what>[a-z_/]+)");
  private static final Pattern PUBLIC_API =
      Pattern.compile("(/api/public)?/v1/(?<what>[a-z]+)(/(?<id>[\\w-]+))?");
  private static final Pattern HOST =
      Pattern.compile(".*airbyte.*|localhost|127\\.0\\.0\\.1|host\\.docker\\.internal");
  private static final String WORKSPACE = "00000000-0000-4000-8000-000000000001";
  private static final String CONNECTION = "00000000-0000-4000-8000-000000000002";
  private static final String NAME = "marketplace";
  private static final int LARGEST = 1024 * 1024;

  /** A job; it runs when it is first looked at, and has ended when it is looked at again. */
  private static final class Job {
    private final long id;
    private final String connection;
    private final boolean fails;
    private int looks;
    private boolean cancelled;

    private Job(long id, String connection, boolean fails) {
      this.id = id;
      this.connection = connection;
      this.fails = fails;
    }

    private String status() {
      if (cancelled) {
        return "cancelled";
      }
      if (looks < 2) {
        return "running";
      }
      return fails ? "failed" : "succeeded";
    }
  }

  private final HttpServer server;
  private final List<Job> jobs = new ArrayList<>();
  private boolean fails;

  private SyncStandIn(HttpServer server, boolean fails) {
    this.server = server;
    this.fails = fails;
  }

  /** Starts one on a free port of this machine alone. */
  static SyncStandIn start(boolean fails) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      SyncStandIn standIn = new SyncStandIn(server, fails);
      server.createContext("/", standIn::answer);
      server.start();
      return standIn;
    } catch (IOException unstartable) {
      throw new UncheckedIOException("starting a stand-in for Airbyte", unstartable);
    }
  }

  /** What tasks call, without a path. */
  URI address() {
    return URI.create("http://127.0.0.1:%d".formatted(server.getAddress().getPort()));
  }

  /** Lets jobs that are begun from now on end well. */
  synchronized void mend() {
    fails = false;
  }

  /** How many jobs were begun. */
  synchronized int jobs() {
    return jobs.size();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String method = exchange.getRequestMethod();
      URI asked = exchange.getRequestURI();
      JsonNode body = body(exchange);
      Optional<JsonNode> answer =
          isForAirbyte(asked)
              ? answer(method, String.valueOf(asked.getPath()), body)
              : Optional.empty();
      byte[] bytes =
          answer
              .map(JsonNode::toString)
              .orElse(
                  "{\"message\": \"There is nothing behind this address while a DAG is graded.\"}")
              .getBytes(UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(answer.isPresent() ? 200 : 502, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private static JsonNode body(HttpExchange exchange) throws IOException {
    byte[] bytes = exchange.getRequestBody().readNBytes(LARGEST);
    try {
      return JSON.readTree(bytes);
    } catch (IOException noJson) {
      return JsonNodeFactory.instance.objectNode();
    }
  }

  private static boolean isForAirbyte(URI asked) {
    return asked.getHost() == null
        || HOST.matcher(asked.getHost().toLowerCase(Locale.ROOT)).matches();
  }

  private synchronized Optional<JsonNode> answer(String method, String path, JsonNode body) {
    Matcher config = CONFIG_API.matcher(path);
    if (config.matches() && (method.equals("POST") || path.endsWith("/health"))) {
      return configApi(config.group("what"), body);
    }
    Matcher open = PUBLIC_API.matcher(path);
    return open.matches()
        ? publicApi(method, open.group("what"), Optional.ofNullable(open.group("id")), body)
        : Optional.empty();
  }

  private Optional<JsonNode> publicApi(
      String method, String what, Optional<String> id, JsonNode body) {
    return switch (what) {
      case "health" -> Optional.of(JsonNodeFactory.instance.textNode("Successful operation"));
      case "workspaces" -> Optional.of(id.isPresent() ? workspace() : page(workspace()));
      case "connections" ->
          Optional.of(id.isPresent() ? connection(id.get()) : page(connection(CONNECTION)));
      case "jobs" -> {
        if (method.equals("POST")) {
          yield Optional.of(publicShape(begin(body)));
        }
        if (id.isEmpty()) {
          yield Optional.of(page(jobs.stream().map(SyncStandIn::publicShape).toList()));
        }
        Optional<Job> job = find(id.get());
        job.filter(any -> method.equals("DELETE")).ifPresent(any -> any.cancelled = true);
        job.ifPresent(any -> any.looks++);
        yield job.map(SyncStandIn::publicShape);
      }
      default -> Optional.empty();
    };
  }

  private Optional<JsonNode> configApi(String what, JsonNode body) {
    return switch (what) {
      case "health" -> Optional.of(object().put("available", true));
      case "workspaces/list" -> Optional.of(list("workspaces", workspace()));
      case "connections/list" -> Optional.of(list("connections", connection(CONNECTION)));
      case "connections/get" ->
          Optional.of(connection(body.path("connectionId").asText(CONNECTION)));
      case "connections/sync" -> Optional.of(configShape(begin(body)));
      case "jobs/get", "jobs/get_light" -> {
        Optional<Job> job = find(body.path("id").asText());
        job.ifPresent(any -> any.looks++);
        yield job.map(SyncStandIn::configShape);
      }
      default -> Optional.empty();
    };
  }

  private Job begin(JsonNode body) {
    Job job = new Job(jobs.size() + 1L, body.path("connectionId").asText(CONNECTION), fails);
    jobs.add(job);
    return job;
  }

  private Optional<Job> find(String id) {
    return jobs.stream().filter(job -> Long.toString(job.id).equals(id)).findFirst();
  }

  private static ObjectNode publicShape(Job job) {
    return object()
        .put("jobId", job.id)
        .put("status", job.status())
        .put("jobType", "sync")
        .put("startTime", "2026-07-01T05:00:00Z")
        .put("connectionId", job.connection);
  }

  private static ObjectNode configShape(Job job) {
    ObjectNode shape = object();
    shape
        .putObject("job")
        .put("id", job.id)
        .put("configType", "sync")
        .put("configId", job.connection)
        .put("status", job.status());
    shape.putArray("attempts");
    return shape;
  }

  private static ObjectNode workspace() {
    ObjectNode workspace =
        object().put("workspaceId", WORKSPACE).put("name", NAME).put("dataResidency", "auto");
    workspace.putObject("notifications");
    return workspace;
  }

  private static ObjectNode connection(String id) {
    ObjectNode connection =
        object()
            .put("connectionId", id)
            .put("name", NAME)
            .put("sourceId", new UUID(0, 3).toString())
            .put("destinationId", new UUID(0, 4).toString())
            .put("workspaceId", WORKSPACE)
            .put("status", "active")
            .put("dataResidency", "auto")
            .put("nonBreakingSchemaUpdatesBehavior", "ignore")
            .put("namespaceDefinition", "destination")
            .put("prefix", "")
            .put("createdAt", 1_782_864_000L);
    connection.putObject("schedule").put("scheduleType", "manual");
    connection.putObject("configurations").putArray("streams");
    connection.putArray("tags");
    return connection;
  }

  private static ObjectNode page(ObjectNode only) {
    return page(List.of(only));
  }

  private static ObjectNode page(List<ObjectNode> entries) {
    ObjectNode page = object().put("previous", "").put("next", "");
    ArrayNode listed = page.putArray("data");
    entries.forEach(listed::add);
    return page;
  }

  private static ObjectNode list(String name, ObjectNode only) {
    ObjectNode list = object();
    list.putArray(name).add(only);
    return list;
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
