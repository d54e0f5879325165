package dev.exercise.cli;

import dev.exercise.airbyte.client.AirbyteClient;
import dev.exercise.airbyte.client.ConnectorDefinition;
import dev.exercise.airbyte.client.CustomConnector;
import dev.exercise.airbyte.client.Workspace;
import java.net.URI;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Tells Airbyte's own platform of the destination that reaches an emulator. */
@Command(
    name = "register",
    description = {
      "Tell Airbyte's own platform of the exercise's BigQuery destination.",
      "The platform's own one has no setting for an emulator's address. Answers the first page of a"
          + " fresh Airbyte, too. Not needed for the server that 'exercise setup' starts. Safe to"
          + " repeat."
    },
    footer = {"", "Example", "  exercise register --airbyte http://localhost:8000"})
final class RegisterCommand implements Callable<Integer> {

  private static final String NOBODY = "candidate@example.com";

  @Spec private CommandSpec spec;

  @Option(
      names = "--airbyte",
      paramLabel = "URL",
      defaultValue = "http://localhost:8000",
      description = "Where the platform answers. Default: ${DEFAULT-VALUE}.")
  private URI airbyte;

  @Option(
      names = "--image",
      paramLabel = "NAME:TAG",
      defaultValue = "exercise/destination-bigquery:0.1.0",
      description = "The image, built from airbyte/Dockerfile. Default: ${DEFAULT-VALUE}.")
  private String image;

  @Override
  public Integer call() {
    int colon = image.lastIndexOf(':');
    if (colon < 1 || colon == image.length() - 1) {
      throw new ParameterException(
          spec.commandLine(), "'%s' is no image. Write it like name:tag.".formatted(image));
    }
    AirbyteClient platform = new AirbyteClient(airbyte);
    platform.finishSetup(NOBODY);
    Workspace workspace = platform.workspace();
    ConnectorDefinition known =
        platform.register(
            workspace,
            new CustomConnector(
                "BigQuery (emulator)",
                image.substring(0, colon),
                image.substring(colon + 1),
                URI.create("https://docs.airbyte.com")));
    spec.commandLine()
        .getOut()
        .println(
            "Airbyte at %s has destination '%s', %s:%s."
                .formatted(
                    airbyte, known.name(), known.dockerRepository(), known.dockerImageTag()));
    return ExitCode.FINE;
  }
}
