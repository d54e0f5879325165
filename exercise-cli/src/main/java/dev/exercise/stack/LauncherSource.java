package dev.exercise.stack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The Python modules of ours that child processes are started through. */
public final class LauncherSource {

  private static final String WATCHDOG = "exercise_watchdog.py";
  private static final List<String> EMULATOR =
      Stream.of(
              "__init__",
              "launcher",
              "local_extensions",
              "no_file_access",
              "absent_modules",
              "quick_catalogue",
              "ctas_destination_table",
              "set_from_struct",
              "no_null_page_token",
              "method_override")
          .map("emulator/exercise_emulator/%s.py"::formatted)
          .toList();

  private LauncherSource() {}

  /**
   * The command that calls a Python function in a process that ends when this one does. It needs
   * {@link #environment}, and its standard input must stay open.
   *
   * @param python the interpreter of the environment that has the module
   * @param function "module:function"
   * @param arguments what the function finds in sys.argv
   */
  public static List<String> command(Path python, String function, List<String> arguments) {
    return Stream.concat(
            Stream.of(python.toString(), "-m", "exercise_watchdog", function), arguments.stream())
        .toList();
  }

  /**
   * Writes the modules into a directory and returns the clean environment that finds them there.
   *
   * @param directory a scratch directory; the child's home directory is made in it, too
   */
  public static Map<String, String> environment(Path directory) {
    try {
      Path modules = Files.createDirectories(directory.resolve("python"));
      Path home = Files.createDirectories(directory.resolve("home"));
      Path temporary = Files.createDirectories(directory.resolve("tmp"));
      write(WATCHDOG, modules.resolve(WATCHDOG));
      Path emulator = Files.createDirectories(modules.resolve("exercise_emulator"));
      for (String file : EMULATOR) {
        write(file, emulator.resolve(Path.of(file).getFileName().toString()));
      }
      Map<String, String> environment = CleanEnvironment.of(home);
      environment.put("PYTHONPATH", modules.toString());
      environment.put("PYTHONUNBUFFERED", "1");
      environment.put("TMPDIR", temporary.toString());
      return environment;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(String resource, Path file) throws IOException {
    try (InputStream in = LauncherSource.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("The resource %s is missing.".formatted(resource));
      }
      Files.copy(in, file);
    }
  }
}
