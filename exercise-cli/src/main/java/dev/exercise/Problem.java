package dev.exercise;

/**
 * Something that the user can put right: the message says what happened, to which thing, and what
 * to do next. Anything else that is thrown is a bug of the tool.
 */
public class Problem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message what happened, and what to do next
   */
  public Problem(String message) {
    super(message);
  }

  /**
   * @param message what happened, and what to do next
   * @param cause shown with {@code --verbose} only
   */
  public Problem(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * @param what what happened, to which thing; a sentence
   * @param remedy what to do next; a sentence
   */
  public Problem(String what, String remedy) {
    this(what + " " + remedy);
  }

  /**
   * @param what what happened, to which thing; a sentence
   * @param remedy what to do next; a sentence
   * @param cause shown with {@code --verbose} only
   */
  public Problem(String what, String remedy, Throwable cause) {
    this(what + " " + remedy, cause);
  }
}
