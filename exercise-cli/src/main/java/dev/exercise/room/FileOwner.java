package dev.exercise.room;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Whose the workspace is: the containers work as this user, so that the candidate's editor on the
 * host and dbt in its container may both write.
 *
 * @param uid the user's number
 * @param gid the group's number
 */
record FileOwner(int uid, int gid) {

  /** Who owns the files where nobody in particular does: the first user of most systems. */
  static final FileOwner USUAL = new FileOwner(1000, 1000);

  private static final int ROOT = 0;

  FileOwner {
    if (uid < 0 || gid < 0) {
      throw new IllegalArgumentException("%d:%d is no user.".formatted(uid, gid));
    }
  }

  /** Who owns a folder; a container must not work as root, and not every system tells. */
  static FileOwner of(Path folder) {
    try {
      int uid = (int) Files.getAttribute(folder, "unix:uid");
      int gid = (int) Files.getAttribute(folder, "unix:gid");
      return uid == ROOT ? USUAL : new FileOwner(uid, gid);
    } catch (UnsupportedOperationException elsewhere) {
      return USUAL;
    } catch (IOException unreadable) {
      throw new UncheckedIOException("looking at " + folder, unreadable);
    }
  }

  /** What Compose reads besides its file. */
  String environmentFile() {
    return "EXERCISE_UID=%d%nEXERCISE_GID=%d%n".formatted(uid, gid).replace("\r", "");
  }

  /** Gives root's folder with all in it to this user; anybody else's is left as it is. */
  void take(Path folder) {
    if (!isRoots(folder)) {
      return;
    }
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path entry, BasicFileAttributes attributes)
                throws IOException {
              return give(entry);
            }

            @Override
            public FileVisitResult visitFile(Path entry, BasicFileAttributes attributes)
                throws IOException {
              return give(entry);
            }
          });
    } catch (IOException refused) {
      throw new UncheckedIOException("giving %s to its user".formatted(folder), refused);
    }
  }

  private FileVisitResult give(Path entry) throws IOException {
    Files.setAttribute(entry, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
    Files.setAttribute(entry, "unix:gid", gid, LinkOption.NOFOLLOW_LINKS);
    return FileVisitResult.CONTINUE;
  }

  private static boolean isRoots(Path folder) {
    try {
      return (int) Files.getAttribute(folder, "unix:uid") == ROOT;
    } catch (UnsupportedOperationException | IOException unknown) {
      return false;
    }
  }
}
