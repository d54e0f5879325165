package dev.exercise.check;

/**
 * What was found of one service.
 *
 * @param service its name, as the candidate knows it
 * @param state whether it does what it should
 * @param found what was seen, in a sentence
 * @param remedy what to do about it, empty when there is nothing to do
 */
public record Finding(String service, State state, String found, String remedy) {

  /** How a service is. */
  public enum State {
    OK,
    /** Works, but the candidate has not used it yet, or not to the end. */
    OPEN,
    FAILED
  }

  /** It does what it should. */
  public static Finding ok(String service, String found) {
    return new Finding(service, State.OK, found, "");
  }

  /** It works, and is not all that it should be yet. */
  public static Finding open(String service, String found) {
    return new Finding(service, State.OPEN, found, "");
  }

  /** It does not do what it should. */
  public static Finding failed(String service, String found, String remedy) {
    return new Finding(service, State.FAILED, found, remedy);
  }
}
