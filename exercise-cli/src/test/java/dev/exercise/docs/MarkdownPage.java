package dev.exercise.docs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Markdown file of the repository, read as GitHub reads it.
 *
 * @param path where it lies
 * @param lines its text
 */
public record MarkdownPage(Path path, List<String> lines) {

  private static final Set<String> NOT_OURS =
      Set.of("target", "dbt_packages", "node_modules", ".git", ".exercise");
  private static final Pattern FENCE = Pattern.compile("\\s*(```|~~~).*");
  private static final Pattern HEADING = Pattern.compile("#{1,6} +(.*?)(?: +#+)?\\s*");
  private static final Pattern INLINE_CODE = Pattern.compile("(`+)(.+?)\\1");
  private static final Pattern LINK = Pattern.compile("\\]\\(<?([^)\\s>]+)>?(?: +\"[^\"]*\")?\\)");

  /** All pages below a folder, except those that builds and packages bring. */
  public static List<MarkdownPage> below(Path folder) {
    List<MarkdownPage> pages = new ArrayList<>();
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path place, BasicFileAttributes attributes) {
              return NOT_OURS.contains(String.valueOf(place.getFileName()))
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (file.toString().endsWith(".md")) {
                pages.add(read(file));
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return pages;
  }

  /** Reads one page. */
  public static MarkdownPage read(Path file) {
    try {
      return new MarkdownPage(file, Files.readAllLines(file, UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The targets of its links and pictures, as they are written. */
  List<String> links() {
    List<String> links = new ArrayList<>();
    for (String line : prose()) {
      Matcher link = LINK.matcher(INLINE_CODE.matcher(line).replaceAll("code"));
      while (link.find()) {
        links.add(link.group(1));
      }
    }
    return links;
  }

  /** What can stand behind the {@code #} of a link to it. */
  Set<String> anchors() {
    Map<String, Integer> seen = new HashMap<>();
    Set<String> anchors = new HashSet<>();
    for (String line : prose()) {
      Matcher heading = HEADING.matcher(line);
      if (heading.matches()) {
        String anchor = anchor(heading.group(1));
        int before = seen.merge(anchor, 1, Integer::sum) - 1;
        anchors.add(before == 0 ? anchor : anchor + "-" + before);
      }
    }
    return anchors;
  }

  /** The lines of its code blocks, and what stands between backquotes in its text. */
  public List<String> code() {
    List<String> code = new ArrayList<>();
    boolean block = false;
    for (String line : lines) {
      if (FENCE.matcher(line).matches()) {
        block = !block;
      } else if (block) {
        code.add(line);
      } else {
        Matcher inline = INLINE_CODE.matcher(line);
        while (inline.find()) {
          code.add(inline.group(2));
        }
      }
    }
    return code;
  }

  private List<String> prose() {
    List<String> prose = new ArrayList<>();
    boolean block = false;
    for (String line : lines) {
      if (FENCE.matcher(line).matches()) {
        block = !block;
      } else if (!block) {
        prose.add(line);
      }
    }
    return prose;
  }

  private static String anchor(String heading) {
    return heading
        .replaceAll("\\[([^\\]]*)\\]\\([^)]*\\)", "$1")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N} _-]", "")
        .replace(' ', '-');
  }
}
