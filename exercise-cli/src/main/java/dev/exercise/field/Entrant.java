package dev.exercise.field;

import dev.exercise.answers.TreeDigest;
import dev.exercise.stack.ProcessLedger;
import dev.exercise.submission.Submission;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A folder or zip that somebody handed in.
 *
 * @param name what the table calls it; no two of a field are the same
 * @param place absolute
 */
record Entrant(String name, Path place) {

  static final String ZIP = ".zip";

  /** What is safe as a folder's name, and an alias. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  /** What 'exercise collect' puts after the alias. */
  private static final Pattern STAMP = Pattern.compile("-\\d{8}-\\d{6}$");

  private static final String WORKSPACE = "exercise-";

  private static final Set<String> TAKEN = Set.of("field.json", "field.html");

  boolean isZip() {
    return Files.isRegularFile(place);
  }

  /**
   * The aliases that it may be the work of, the likeliest first: a workspace is called {@code
   * exercise-ada}, what was collected {@code ada-20260701-101500.zip}.
   */
  List<String> aliases() {
    String base = withoutZip(String.valueOf(place.getFileName()));
    Set<String> aliases = new LinkedHashSet<>();
    for (String one : List.of(base, STAMP.matcher(base).replaceFirst(""))) {
      aliases.add(one);
      if (one.startsWith(WORKSPACE)) {
        aliases.add(one.substring(WORKSPACE.length()));
      }
    }
    return aliases.stream().filter(alias -> PLAIN.matcher(alias).matches()).toList();
  }

  /** The folder that its reports are kept in, whatever it is called. */
  String folder() {
    if (PLAIN.matcher(name).matches() && !TAKEN.contains(name.toLowerCase(Locale.ROOT))) {
      return name;
    }
    String plain = name.replaceAll("[^A-Za-z0-9]+", "-");
    return "submission-%s-%s"
        .formatted(
            plain.substring(0, Math.min(plain.length(), 24)),
            UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Opens it.
   *
   * @param scratch where a zip is unpacked to
   * @throws dev.exercise.Problem when there is no dbt project in it
   */
  Submission open(Path scratch) {
    return Submission.open(place, scratch).named(name);
  }

  /** The digest of all of it that may be graded. */
  String digest(ProcessLedger ledger, Submission submission) {
    Path copy = ledger.scratch("digest");
    try {
      if (isZip()) {
        return TreeDigest.ofFile(place);
      }
      List<Path> leftOut = new ArrayList<>(submission.copyTo(copy.resolve("dbt_project")));
      leftOut.addAll(submission.copyDagsTo(copy.resolve("dags")));
      return TreeDigest.of(copy) + leftOut;
    } catch (IOException unreadable) {
      throw new UncheckedIOException("reading " + place, unreadable);
    } finally {
      ledger.discard(copy);
    }
  }

  static String withoutZip(String file) {
    return file.toLowerCase(Locale.ROOT).endsWith(ZIP)
        ? file.substring(0, file.length() - ZIP.length())
        : file;
  }
}
