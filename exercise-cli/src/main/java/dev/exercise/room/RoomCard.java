package dev.exercise.room;

import dev.exercise.session.Session;
import java.nio.file.Path;
import java.util.List;

/**
 * What a candidate needs to begin in a room of containers, as their manual says it.
 *
 * @param candidate whose room it is
 * @param workspace the folder to open in an editor
 * @param services where each service is and how to get in
 * @param firstCommands to type, in this order
 */
public record RoomCard(
    String candidate, Path workspace, List<Access> services, List<String> firstCommands) {

  /**
   * The way to a service.
   *
   * @param service its name
   * @param where an address, or the command that opens it
   * @param login user and password, or that there is none
   */
  public record Access(String service, String where, String login) {}

  public RoomCard {
    services = List.copyOf(services);
    firstCommands = List.copyOf(firstCommands);
  }

  static RoomCard of(Session session, Path workspace, String compose) {
    return new RoomCard(
        session.candidate(),
        workspace,
        List.of(
            new Access("Airflow UI", "http://localhost:8080", "admin / admin"),
            new Access("Airbyte UI", "http://localhost:8000", "no login"),
            new Access(
                "Source Postgres",
                "docker exec -it source-postgres psql -U marketplace -d marketplace",
                "marketplace / marketplace_secret"),
            new Access("BigQuery emulator", "localhost:9050", "project marketplace, no login")),
        List.of(
            "cd " + workspace,
            compose + " ps",
            "docker exec -it source-postgres psql -U marketplace -d marketplace -c '\\dt'",
            "docker exec -it dbt bash"));
  }
}
