package dev.exercise.room;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * A copy of a workspace's Compose file without names of containers and with any free ports, beside
 * the original: Testcontainers refuses names, and another room may be open on the machine.
 */
final class FreeRoomFile {

  // The project's name is Testcontainers' own, and it publishes the ports that it is asked for.
  private static final Pattern LEFT_OUT =
      Pattern.compile(
          "^name: .*\\n|^    container_name: .*\\n|^    ports:\\n(?:      - .*\\n)+",
          Pattern.MULTILINE);

  private FreeRoomFile() {}

  static File write(Path workspace) throws IOException {
    String shipped = Files.readString(workspace.resolve("docker-compose.yml"));
    return Files.writeString(
            workspace.resolve("docker-compose.free.yml"), LEFT_OUT.matcher(shipped).replaceAll(""))
        .toFile();
  }
}
