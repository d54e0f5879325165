package dev.exercise.room;

import java.io.IOException;
import java.nio.file.Path;

/** A tool that is at work on the room until somebody closes its standard input. */
final class LockHolder {

  private LockHolder() {}

  public static void main(String[] arguments) throws IOException {
    int end =
        RoomLock.<Integer, IOException>holding(
            Path.of(arguments[0]),
            arguments[1],
            () -> {
              System.out.println("held");
              return System.in.read();
            });
    System.exit(end < 0 ? 0 : 1);
  }
}
