package dev.exercise.submission;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.exercise.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Takes the dbt project out of a zip that somebody sent. Nothing is written outside the target
 * folder, no link is made, and no more is written than a dbt project may have.
 */
public final class SubmissionZip {

  private static final String PROJECT_FILE = "dbt_project.yml";
  private static final String FOLDER = "dbt_project/";
  private static final int MOST_TEXT = 4 << 20;

  private SubmissionZip() {}

  /**
   * Unpacks the project that lies nearest to the top.
   *
   * @param target an empty folder
   * @throws Problem when it is no zip, holds no project, or is not to be trusted
   */
  public static void unpack(Path file, Path target) {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      String prefix =
          prefix(zip)
              .orElseThrow(
                  () ->
                      new Problem(
                          "%s holds no dbt project: there is no %s in it."
                              .formatted(file, PROJECT_FILE),
                          "Name a zip of the candidate's work, or their folder."));
      new Unpacking(file, target).unpack(zip, prefix);
    } catch (ZipException broken) {
      throw new Problem(
          "%s is no zip, or a broken one: %s.".formatted(file, broken.getMessage()),
          "Have it sent again.",
          broken);
    } catch (IOException failed) {
      throw new Problem(
          "%s cannot be unpacked: %s.".formatted(file, failed.getMessage()),
          "Make room, or have it sent again.",
          failed);
    }
  }

  /**
   * Unpacks a folder that lies beside the folder {@code dbt_project}; none is no trouble.
   *
   * @param folder as seen from there
   * @param target an empty folder, made where there is something to unpack
   * @throws Problem as {@link #unpack}
   */
  static void unpackBeside(Path file, String folder, Path target) {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      Optional<String> prefix = above(zip).map(above -> above + folder + "/");
      if (prefix.isPresent()) {
        new Unpacking(file, target).unpack(zip, prefix.get());
      }
    } catch (IOException failed) {
      throw new Problem(
          "%s cannot be unpacked: %s.".formatted(file, failed.getMessage()),
          "Make room, or have it sent again.",
          failed);
    }
  }

  /**
   * A small text that lies beside the folder {@code dbt_project} of a zip.
   *
   * @param name as seen from there
   * @return empty when there is none
   * @throws Problem when it is no zip
   * @throws IllegalArgumentException when it is too large
   */
  public static Optional<String> beside(Path file, String name) {
    Optional<String> text = beside(file, name, MOST_TEXT + 1);
    if (text.filter(read -> read.getBytes(UTF_8).length > MOST_TEXT).isPresent()) {
      throw new IllegalArgumentException("it is too large");
    }
    return text;
  }

  /**
   * The beginning of a text that lies beside the folder {@code dbt_project} of a zip.
   *
   * @param name as seen from there
   * @param most bytes that are read
   * @return empty when there is none
   * @throws Problem when it is no zip
   */
  public static Optional<String> beside(Path file, String name, int most) {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      Optional<ZipEntry> entry = above(zip).map(above -> zip.getEntry(above + name));
      if (entry.isEmpty()) {
        return Optional.empty();
      }
      try (InputStream in = zip.getInputStream(entry.get())) {
        return Optional.of(new String(in.readNBytes(most), UTF_8));
      }
    } catch (IOException broken) {
      throw new Problem(
          "%s cannot be read: %s.".formatted(file, broken.getMessage()),
          "Have it sent again.",
          broken);
    }
  }

  /**
   * Whether something of this name lies beside the folder {@code dbt_project} of a zip.
   *
   * @throws Problem when it is no zip
   */
  public static boolean holdsBeside(Path file, String name) {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return above(zip).filter(above -> zip.getEntry(above + name) != null).isPresent();
    } catch (IOException broken) {
      throw new Problem(
          "%s cannot be read: %s.".formatted(file, broken.getMessage()),
          "Have it sent again.",
          broken);
    }
  }

  /** The folder in which the folder {@code dbt_project} lies. */
  private static Optional<String> above(ZipFile zip) {
    return prefix(zip)
        .filter(prefix -> prefix.endsWith(FOLDER))
        .map(prefix -> prefix.substring(0, prefix.length() - FOLDER.length()));
  }

  private static Optional<String> prefix(ZipFile zip) {
    return zip.stream()
        .map(ZipEntry::getName)
        .filter(name -> name.equals(PROJECT_FILE) || name.endsWith("/" + PROJECT_FILE))
        .min(
            Comparator.comparingLong((String name) -> name.chars().filter(c -> c == '/').count())
                .thenComparing(Comparator.naturalOrder()))
        .map(name -> name.substring(0, name.length() - PROJECT_FILE.length()));
  }

  private static final class Unpacking {
    private final Path file;
    private final Path target;
    private final byte[] buffer = new byte[1 << 16];
    private long bytes;
    private int files;

    private Unpacking(Path file, Path target) {
      this.file = file;
      this.target = target.toAbsolutePath().normalize();
    }

    private void unpack(ZipFile zip, String prefix) throws IOException {
      for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
        ZipEntry entry = entries.nextElement();
        if (entry.isDirectory() || !entry.getName().startsWith(prefix)) {
          continue;
        }
        Path place = place(entry.getName(), prefix);
        if (!place.startsWith(target) || place.equals(target)) {
          throw untrusted(entry.getName(), "leads out of its folder", null);
        }
        if (SubmissionCopy.isBelowLeftOut(target.relativize(place))) {
          continue;
        }
        Files.createDirectories(place.getParent());
        try (InputStream in = zip.getInputStream(entry);
            OutputStream out = Files.newOutputStream(place)) {
          write(in, out);
        }
      }
    }

    private Path place(String entry, String prefix) {
      try {
        return target.resolve(entry.substring(prefix.length())).normalize();
      } catch (InvalidPathException unusable) {
        throw untrusted(entry, "has a name that no file can have", unusable);
      }
    }

    private Problem untrusted(String entry, String why, InvalidPathException cause) {
      return new Problem(
          "%s is not to be trusted: its entry '%s' %s."
              .formatted(file, entry.replaceAll("\\p{Cntrl}", "?"), why),
          "Have the candidate's folder sent in another way.",
          cause);
    }

    /** What a zip says of its sizes may be a lie: what counts is what comes out of it. */
    private void write(InputStream in, OutputStream out) throws IOException {
      files++;
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        bytes += read;
        if (bytes > SubmissionCopy.MOST_BYTES || files > SubmissionCopy.MOST_FILES) {
          throw new Problem(
              "%s is too large for a dbt project: more than %d MiB or %,d files."
                  .formatted(file, SubmissionCopy.MOST_BYTES >> 20, SubmissionCopy.MOST_FILES),
              "Remove data and build output from it, then grade again.");
        }
        out.write(buffer, 0, read);
      }
    }
  }
}
