package dev.exercise.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A program that a line of shell starts.
 *
 * @param line where it stands
 * @param arguments what it is given
 */
public record Invocation(String line, List<String> arguments) {

  private static final Set<String> ENDS = Set.of("#", "&&", "||", "|", ";", ">", "2>&1");

  /**
   * Every start of the program, where it is the first word of a command.
   *
   * @param program its name; a path before it does not matter
   */
  public static List<Invocation> of(String program, List<String> lines) {
    Pattern start =
        Pattern.compile(
            "(?:^\\s*|&&\\s*|\\|\\|\\s*|;\\s*)(?:[A-Z_]+=\\S+\\s+)*(?:\\./)?%s((?: +\\S+)+)"
                .formatted(Pattern.quote(program)));
    List<Invocation> invocations = new ArrayList<>();
    for (String line : lines) {
      Matcher found = start.matcher(line);
      while (found.find()) {
        List<String> arguments = new ArrayList<>();
        for (String word : found.group(1).trim().split(" +", -1)) {
          if (ENDS.contains(word)) {
            break;
          }
          arguments.add(word);
        }
        invocations.add(new Invocation(line, arguments));
      }
    }
    return invocations;
  }

  /** The arguments that are no options. */
  public List<String> words() {
    return arguments.stream().filter(argument -> !argument.startsWith("-")).toList();
  }

  /** The names of the long options, without their values. */
  public List<String> options() {
    return arguments.stream()
        .filter(argument -> argument.startsWith("--"))
        .map(argument -> argument.replaceAll("=.*", ""))
        .toList();
  }
}
