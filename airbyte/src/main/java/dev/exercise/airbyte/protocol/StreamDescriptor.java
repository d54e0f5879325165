package dev.exercise.airbyte.protocol;

/**
 * Names a stream.
 *
 * @param namespace the schema that it lies in, empty when its source knows none
 * @param name the stream's own name
 */
public record StreamDescriptor(String namespace, String name) {

  public StreamDescriptor {
    if (name.isEmpty()) {
      throw new IllegalArgumentException("A stream needs a name.");
    }
  }

  /** For messages: {@code public.orders}. */
  public String label() {
    return namespace.isEmpty() ? name : namespace + "." + name;
  }
}
