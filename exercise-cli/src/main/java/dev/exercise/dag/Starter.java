package dev.exercise.dag;

import java.util.regex.Pattern;

/**
 * What the starter's TODOs still ask for. One that is left standing, over a setting that is left as
 * it was, is work that the candidate did not get to.
 *
 * @param source of the candidate's file
 */
record Starter(String source) {

  boolean leaves(String todo) {
    return Pattern.compile("TODO:?\\s*" + Pattern.quote(todo), Pattern.CASE_INSENSITIVE)
        .matcher(source)
        .find();
  }
}
