package dev.exercise.airbyte.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.exercise.airbyte.client.AirbyteException.Kind;
import dev.exercise.airbyte.protocol.ConnectionStatus;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Sets Airbyte up, runs it and reads what others set up in it, by the configuration API of Airbyte
 * 0.63. Every request has a time limit; every method throws {@link AirbyteException} when Airbyte
 * is not there, is not Airbyte, or says no.
 */
public final class AirbyteClient {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  // Check and discovery start a connector and wait for its database.
  private static final Duration CONNECTOR_LIMIT = Duration.ofMinutes(3);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
  private static final Duration LONGEST_BETWEEN_LOOKS = Duration.ofSeconds(3);

  private final ConfigApi api;
  private final Duration limit;

  /**
   * @param airbyte where it answers: {@code http://localhost:8000}
   */
  public AirbyteClient(URI airbyte) {
    this(airbyte, LIMIT);
  }

  /**
   * @param limit for each request that starts no connector
   */
  public AirbyteClient(URI airbyte, Duration limit) {
    this.api = new ConfigApi(airbyte);
    this.limit = limit;
  }

  /** Whether Airbyte says that it is ready. */
  public boolean isAvailable() {
    return api.get("health", limit).flag("available");
  }

  /**
   * Answers the first page that a fresh Airbyte shows, so that its UI opens at once.
   *
   * @param email of nobody in particular; Airbyte keeps it
   */
  public void finishSetup(String email) {
    if (api.get("instance_configuration", limit).flag("initialSetupComplete")) {
      return;
    }
    ObjectNode body =
        body()
            .put("email", email)
            .put("anonymousDataCollection", false)
            .put("initialSetupComplete", true)
            .put("displaySetupWizard", false);
    Answer unused = api.post("instance_configuration/setup", body, limit);
  }

  /** The first workspace; a fresh Airbyte has no other. */
  public Workspace workspace() {
    List<Answer> workspaces = list("workspaces/list", body(), "workspaces");
    if (workspaces.isEmpty()) {
      throw new AirbyteException(
          Kind.REFUSED,
          "Airbyte at %s has no workspace yet. Wait until it has started, or set it up again."
              .formatted(api.base()));
    }
    return workspaces.get(0).as(read -> new Workspace(read.id("workspaceId"), read.text("name")));
  }

  /** The kinds of source that Airbyte can run. */
  public List<ConnectorDefinition> sourceDefinitions(Workspace workspace) {
    return list("source_definitions/list_for_workspace", of(workspace), "sourceDefinitions")
        .stream()
        .map(answer -> definition(answer, "sourceDefinitionId"))
        .toList();
  }

  /** The kinds of destination that Airbyte can run. */
  public List<ConnectorDefinition> destinationDefinitions(Workspace workspace) {
    return list(
            "destination_definitions/list_for_workspace", of(workspace), "destinationDefinitions")
        .stream()
        .map(answer -> definition(answer, "destinationDefinitionId"))
        .toList();
  }

  /** The destination of that image, which Airbyte is told of if it has none in that version. */
  public ConnectorDefinition register(Workspace workspace, CustomConnector wanted) {
    Optional<ConnectorDefinition> known =
        destinationDefinitions(workspace).stream()
            .filter(
                definition ->
                    definition.dockerRepository().equals(wanted.dockerRepository())
                        && definition.dockerImageTag().equals(wanted.dockerImageTag()))
            .findFirst();
    return known.orElseGet(
        () -> {
          ObjectNode body = of(workspace);
          body.putObject("destinationDefinition")
              .put("name", wanted.name())
              .put("dockerRepository", wanted.dockerRepository())
              .put("dockerImageTag", wanted.dockerImageTag())
              .put("documentationUrl", wanted.documentation().toString());
          return definition(
              api.post("destination_definitions/create_custom", body, CONNECTOR_LIMIT),
              "destinationDefinitionId");
        });
  }

  public List<Source> sources(Workspace workspace) {
    return list("sources/list", of(workspace), "sources").stream()
        .map(AirbyteClient::source)
        .toList();
  }

  public Source createSource(
      Workspace workspace, String name, UUID definitionId, ObjectNode configuration) {
    ObjectNode body =
        of(workspace).put("name", name).put("sourceDefinitionId", definitionId.toString());
    body.set("connectionConfiguration", configuration);
    return source(api.post("sources/create", body, limit));
  }

  public List<Destination> destinations(Workspace workspace) {
    return list("destinations/list", of(workspace), "destinations").stream()
        .map(AirbyteClient::destination)
        .toList();
  }

  public Destination createDestination(
      Workspace workspace, String name, UUID definitionId, ObjectNode configuration) {
    ObjectNode body =
        of(workspace).put("name", name).put("destinationDefinitionId", definitionId.toString());
    body.set("connectionConfiguration", configuration);
    return destination(api.post("destinations/create", body, limit));
  }

  /** Lets the connector try to reach its database. */
  public ConnectionStatus check(Source source) {
    return status(
        api.post("sources/check_connection", of("sourceId", source.id()), CONNECTOR_LIMIT));
  }

  /** Lets the connector try to reach its warehouse. */
  public ConnectionStatus check(Destination destination) {
    return status(
        api.post(
            "destinations/check_connection",
            of("destinationId", destination.id()),
            CONNECTOR_LIMIT));
  }

  /**
   * What the source offers now.
   *
   * @throws AirbyteException also when the connector cannot tell, with its reason
   */
  public DiscoveredCatalog discover(Source source) {
    ObjectNode body = of("sourceId", source.id()).put("disable_cache", true);
    Answer answer = api.post("sources/discover_schema", body, CONNECTOR_LIMIT);
    if (answer.maybe("catalog").isEmpty()) {
      throw new AirbyteException(
          Kind.REFUSED,
          "The tables of source %s could not be discovered: %s"
              .formatted(CleanText.of(source.name()), reason(answer)));
    }
    return ConnectionReading.catalog(answer);
  }

  public Connection createConnection(NewConnection connection) {
    return ConnectionReading.connection(
        api.post("connections/create", ConnectionWriting.of(connection), limit));
  }

  /** Every connection that was not deleted, as it is set up. */
  public List<Connection> connections(Workspace workspace) {
    return list("connections/list", of(workspace), "connections").stream()
        .map(ConnectionReading::connection)
        .toList();
  }

  /** Starts a sync; {@link #await} waits for its end. */
  public JobRun sync(Connection connection) {
    return JobReading.of(api.post("connections/sync", of("connectionId", connection.id()), limit));
  }

  /** The job as it is now. */
  public JobRun job(long id) {
    return JobReading.of(api.post("jobs/get", body().put("id", id), limit));
  }

  /**
   * Waits until nothing more will come of the job.
   *
   * @param patience how long to wait
   * @throws AirbyteException also when the job has not ended by then
   */
  public JobRun await(long id, Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    Duration pause = BETWEEN_LOOKS;
    JobRun job = job(id);
    while (!job.status().isFinal()) {
      if (System.nanoTime() - end > 0) {
        throw new AirbyteException(
            Kind.UNFINISHED,
            "Job %d is still %s after %d seconds. Look at its log in Airbyte at %s."
                .formatted(id, job.status(), patience.toSeconds(), api.base()));
      }
      TimeUnit.MILLISECONDS.sleep(pause.toMillis());
      pause = pause.compareTo(LONGEST_BETWEEN_LOOKS) < 0 ? pause.multipliedBy(2) : pause;
      job = job(id);
    }
    return job;
  }

  /** Ends the job, which may take it a moment. */
  public JobRun cancel(long id) {
    return JobReading.of(api.post("jobs/cancel", body().put("id", id), limit));
  }

  /** The youngest sync of the connection, with what it brought, if there was one. */
  public Optional<JobRun> lastSync(Connection connection) {
    ObjectNode body = body().put("configId", connection.id().toString());
    body.putArray("configTypes").add("sync");
    body.putObject("pagination").put("pageSize", 1).put("rowOffset", 0);
    return list("jobs/list", body, "jobs").stream().findFirst().map(JobReading::of);
  }

  /** The youngest syncs of the connection, at most 100, the youngest first. */
  public List<JobRun> syncs(Connection connection) {
    ObjectNode body = body().put("configId", connection.id().toString());
    body.putArray("configTypes").add("sync");
    body.putObject("pagination").put("pageSize", 100).put("rowOffset", 0);
    return list("jobs/list", body, "jobs").stream().map(JobReading::of).toList();
  }

  private List<Answer> list(String path, ObjectNode body, String field) {
    return api.post(path, body, limit).at(field).elements();
  }

  private static ConnectorDefinition definition(Answer answer, String id) {
    return answer.as(
        read ->
            new ConnectorDefinition(
                read.id(id),
                read.text("name"),
                read.text("dockerRepository"),
                read.text("dockerImageTag")));
  }

  private static Source source(Answer answer) {
    return answer.as(
        read ->
            new Source(
                read.id("sourceId"),
                read.text("name"),
                read.id("sourceDefinitionId"),
                read.at("connectionConfiguration").object()));
  }

  private static Destination destination(Answer answer) {
    return answer.as(
        read ->
            new Destination(
                read.id("destinationId"),
                read.text("name"),
                read.id("destinationDefinitionId"),
                read.at("connectionConfiguration").object()));
  }

  /** Airbyte leaves the status out when the connector did not even start. */
  private static ConnectionStatus status(Answer answer) {
    boolean succeeded = answer.maybeText("status").filter("succeeded"::equals).isPresent();
    return new ConnectionStatus(
        succeeded, answer.maybeText("message").orElseGet(() -> succeeded ? "" : reason(answer)));
  }

  private static String reason(Answer answer) {
    Optional<Answer> failure = answer.maybe("jobInfo").flatMap(job -> job.maybe("failureReason"));
    return failure
        .flatMap(why -> why.maybeText("externalMessage"))
        .or(() -> failure.flatMap(why -> why.maybeText("internalMessage")))
        .orElse("Airbyte gave no reason; look at its log.");
  }

  private static ObjectNode body() {
    return ConfigApi.JSON.createObjectNode();
  }

  private static ObjectNode of(Workspace workspace) {
    return of("workspaceId", workspace.id());
  }

  private static ObjectNode of(String field, UUID id) {
    return body().put(field, id.toString());
  }
}
