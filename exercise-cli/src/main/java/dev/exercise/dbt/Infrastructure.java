package dev.exercise.dbt;

import java.util.regex.Pattern;

/** What dbt says where not the project failed but the machine or the warehouse under it. */
final class Infrastructure {

  private static final Pattern FAILURE =
      Pattern.compile(
          "Max retries exceeded with url"
              + "|Failed to establish a new connection"
              + "|Connection aborted\\."
              + "|ConnectionResetError"
              + "|RemoteDisconnected"
              + "|Remote end closed connection without response"
              + "|\\[Errno 111\\] Connection refused"
              + "|No space left on device"
              + "|\\[Errno 28\\]");

  private Infrastructure() {}

  static boolean failed(String message) {
    return FAILURE.matcher(message).find();
  }
}
