package dev.exercise.answers;

import dev.exercise.marketplace.mart.Column;
import dev.exercise.stack.DirectoryTree;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The folder of one world's kept answers, a file for each. Several tools may use it at once: a file
 * appears whole or not at all, and whoever comes last leaves the same as the first. What cannot be
 * read or written is told once and costs time only.
 */
public final class AnswerShelf {

  /** What all worlds' answers together may take, and what one world's may. */
  static final long MOST_BYTES = 1L << 30;

  /** Nobody writes a page for as long as that: who began it was interrupted. */
  private static final Duration ABANDONED = Duration.ofHours(1);

  private static final String SUFFIX = ".json.gz";
  private static final String PAGE = "page";
  private static final String UNFINISHED = ".unfinished";

  private final Path folder;
  private final AnswerKey key;
  private final long mostBytes;
  private final Consumer<String> notices;
  private final AtomicLong bytes = new AtomicLong();
  private final Set<Trouble> told = ConcurrentHashMap.newKeySet();

  private enum Trouble {
    UNUSABLE,
    DAMAGED,
    FULL,
    UNWRITABLE
  }

  private AnswerShelf(Path folder, AnswerKey key, long mostBytes, Consumer<String> notices) {
    this.folder = folder;
    this.key = key;
    this.mostBytes = mostBytes;
    this.notices = notices;
  }

  /**
   * The shelf of a world; those used longest ago make room for it, and what writers left unfinished
   * an hour ago is removed.
   *
   * @param home the tool's home, out of the candidate's reach
   * @param notices told in one line what could not be kept or was damaged
   */
  public static AnswerShelf open(Path home, AnswerKey key, Clock clock, Consumer<String> notices) {
    return open(home, key, clock, MOST_BYTES, notices);
  }

  static AnswerShelf open(
      Path home, AnswerKey key, Clock clock, long mostBytes, Consumer<String> notices) {
    Path answers = home.resolve("answers");
    AnswerShelf shelf = new AnswerShelf(answers.resolve(key.digest()), key, mostBytes, notices);
    try {
      shelf.makeFolder();
      Files.setLastModifiedTime(shelf.folder, FileTime.from(clock.instant()));
      removeUnfinished(answers, clock.instant().minus(ABANDONED));
      makeRoom(answers, shelf.folder, mostBytes);
      shelf.bytes.set(size(shelf.folder));
    } catch (IOException | UncheckedIOException unusable) {
      shelf.tellUnusable(unusable);
    }
    return shelf;
  }

  private void makeFolder() throws IOException {
    Files.createDirectories(
        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
  }

  /**
   * Looks for a page.
   *
   * @param question what was asked; it names the page
   * @param columns the columns of its rows
   */
  Optional<Page> find(String question, List<Column> columns) {
    Path file = file(question);
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return Optional.of(Page.read(in, title(question), columns));
    } catch (NoSuchFileException missing) {
      return Optional.empty();
    } catch (FileSystemException unusable) {
      tellUnusable(unusable);
      return Optional.empty();
    } catch (IOException damaged) {
      tell(
          Trouble.DAMAGED,
          "A kept answer is damaged and computed anew (%s: %s)."
              .formatted(file, damaged.getMessage()));
      return Optional.empty();
    }
  }

  /** Keeps a page, unless there is no room. */
  void keep(String question, List<Column> columns, Map<String, List<Object[]>> lists) {
    if (bytes.get() > mostBytes) {
      tell(
          Trouble.FULL,
          "The answers of this world take more than %d MiB: further ones are not kept."
              .formatted(mostBytes >> 20));
      return;
    }
    try {
      makeFolder();
      // Readable by its owner only, as all temporary files are.
      Path unfinished = Files.createTempFile(folder, PAGE, UNFINISHED);
      try {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(unfinished))) {
          new Page(title(question), lists).write(out, columns);
        }
        bytes.addAndGet(Files.size(unfinished));
        Files.move(unfinished, file(question), StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(unfinished);
      }
    } catch (IOException unwritable) {
      tell(
          Trouble.UNWRITABLE,
          "Answers cannot be kept in %s, which costs time only: %s.".formatted(folder, unwritable));
    }
  }

  private String title(String question) {
    return key.digest() + " " + question;
  }

  private Path file(String question) {
    return folder.resolve(Digests.of(question) + SUFFIX);
  }

  private void tellUnusable(Exception cause) {
    tell(
        Trouble.UNUSABLE,
        "Kept answers in %s cannot be looked up, which costs time only: %s."
            .formatted(folder, cause));
  }

  /** Once each: a full disk fails every page. */
  private void tell(Trouble trouble, String line) {
    if (told.add(trouble)) {
      notices.accept(line);
    }
  }

  /** Removes what interrupted tools left on all shelves; it would count as kept answers. */
  private static void removeUnfinished(Path answers, Instant before) throws IOException {
    Files.walkFileTree(
        answers,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            String name = file.getFileName().toString();
            if (name.startsWith(PAGE)
                && name.endsWith(UNFINISHED)
                && attributes.lastModifiedTime().toInstant().isBefore(before)) {
              Files.deleteIfExists(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException vanished) {
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private static void makeRoom(Path answers, Path inUse, long mostBytes) throws IOException {
    record Shelf(Path folder, FileTime used, long bytes) {}
    List<Shelf> shelves = new ArrayList<>();
    try (Stream<Path> folders = Files.list(answers)) {
      for (Path folder : (Iterable<Path>) folders::iterator) {
        shelves.add(new Shelf(folder, Files.getLastModifiedTime(folder), size(folder)));
      }
    }
    shelves.sort(Comparator.comparing(Shelf::used).thenComparing(Shelf::folder));
    long total = shelves.stream().mapToLong(Shelf::bytes).sum();
    for (Shelf shelf : shelves) {
      if (total > mostBytes && !shelf.folder().equals(inUse)) {
        DirectoryTree.delete(shelf.folder());
        total -= shelf.bytes();
      }
    }
  }

  /** What is there; files that vanish meanwhile are another tool's unfinished ones. */
  private static long size(Path folder) throws IOException {
    AtomicLong size = new AtomicLong();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            size.addAndGet(attributes.size());
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException vanished) {
            return FileVisitResult.CONTINUE;
          }
        });
    return size.get();
  }
}
