package dev.exercise.marketplace.proof;

import java.sql.SQLException;
import java.util.List;

/** Where a rule of the marts says first, latest or one, there is one. */
final class NoTies {

  private NoTies() {}

  static List<String> failures(Asked workshop) throws SQLException {
    return workshop.lines(Asked.script("ties.sql"));
  }
}
