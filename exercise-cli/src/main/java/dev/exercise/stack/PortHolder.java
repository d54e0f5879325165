package dev.exercise.stack;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds out who listens on a port: on Linux, from what the kernel says about its sockets. */
final class PortHolder {

  private static final Path PROC = Path.of("/proc");
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final String LISTENING = "0A";

  private PortHolder() {}

  /** The holder as a user reads it; where it cannot be found out, it says so. */
  static String of(int port) {
    return pid(port)
        .flatMap(ProcessHandle::of)
        .map(holder -> "process %d (%s)".formatted(holder.pid(), command(holder)))
        .orElse("a process that could not be identified");
  }

  private static Optional<Long> pid(int port) {
    Set<String> inodes = listeningInodes(port);
    if (inodes.isEmpty()) {
      return Optional.empty();
    }
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (Path process : processes) {
        if (holdsOneOf(process, inodes)) {
          return Optional.of(Long.valueOf(process.getFileName().toString()));
        }
      }
    } catch (IOException e) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  private static Set<String> listeningInodes(int port) {
    String suffix = ":%04X".formatted(port);
    Set<String> inodes = new HashSet<>();
    for (String table : List.of("net/tcp", "net/tcp6")) {
      for (String line : lines(PROC.resolve(table))) {
        // sl local_address rem_address st tx:rx tr:when retrnsmt uid timeout inode …
        String[] fields = BLANKS.split(line.strip(), -1);
        if (fields.length > 9 && fields[1].endsWith(suffix) && fields[3].equals(LISTENING)) {
          inodes.add("socket:[%s]".formatted(fields[9]));
        }
      }
    }
    return inodes;
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      // Not Linux, or not ours to read: the message then does without the holder.
      return List.of();
    }
  }

  private static boolean holdsOneOf(Path process, Set<String> inodes) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(process.resolve("fd"))) {
      for (Path file : files) {
        if (inodes.contains(target(file))) {
          return true;
        }
      }
    } catch (IOException e) {
      // Another user's process: it may be the holder, but that is not for us to see.
      return false;
    }
    return false;
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      return "";
    }
  }

  private static String command(ProcessHandle process) {
    ProcessHandle.Info info = process.info();
    String command = info.commandLine().or(info::command).orElse("command unknown");
    return command.length() <= 120 ? command : command.substring(0, 120) + "…";
  }
}
