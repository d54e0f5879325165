package dev.exercise.airbyte.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.exercise.airbyte.client.AirbyteException.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A part of what Airbyte answered. Fields that nobody asks for may be anything; one that is asked
 * for and is missing or of another kind is said so, with its place in the answer.
 *
 * @param node the part
 * @param place where it is, for messages: "connections/list: connections[2]"
 */
record Answer(JsonNode node, String place) {

  /** The field as an object or whatever else it is. */
  Answer at(String field) {
    JsonNode value = node.get(field);
    if (value == null || value.isNull()) {
      throw unexpected("lacks '%s'".formatted(field));
    }
    return new Answer(value, place + "." + field);
  }

  Optional<Answer> maybe(String field) {
    JsonNode value = node.get(field);
    return value == null || value.isNull()
        ? Optional.empty()
        : Optional.of(new Answer(value, place + "." + field));
  }

  /** The elements of an array. */
  List<Answer> elements() {
    if (!node.isArray()) {
      throw unexpected("is no list");
    }
    List<Answer> elements = new ArrayList<>(node.size());
    for (int index = 0; index < node.size(); index++) {
      elements.add(new Answer(node.get(index), "%s[%d]".formatted(place, index)));
    }
    return elements;
  }

  /** The elements of an array that may be left out. */
  List<Answer> elements(String field) {
    return maybe(field).map(Answer::elements).orElse(List.of());
  }

  /** Its text, cleaned. */
  String text() {
    if (!node.isTextual()) {
      throw unexpected("is no text");
    }
    return CleanText.of(node.textValue());
  }

  String text(String field) {
    return at(field).text();
  }

  /** The text of a field, unless it is missing or blank. */
  Optional<String> maybeText(String field) {
    return maybe(field).map(Answer::text).filter(text -> !text.isBlank());
  }

  UUID id(String field) {
    Answer id = at(field);
    try {
      return UUID.fromString(id.text());
    } catch (IllegalArgumentException e) {
      throw id.unexpected("is no id");
    }
  }

  long number(String field) {
    Answer number = at(field);
    if (!number.node.canConvertToExactIntegral() || !number.node.canConvertToLong()) {
      throw number.unexpected("is no whole number");
    }
    return number.node.longValue();
  }

  boolean flag(String field) {
    Answer flag = at(field);
    if (!flag.node.isBoolean()) {
      throw flag.unexpected("is neither true nor false");
    }
    return flag.node.booleanValue();
  }

  /** A value of an enum whose names are Airbyte's in capitals. */
  <E extends Enum<E>> E oneOf(Class<E> type) {
    String name = text();
    return Arrays.stream(type.getEnumConstants())
        .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                unexpected(
                    "is '%s', which is none of %s"
                        .formatted(name, Arrays.toString(type.getEnumConstants()))));
  }

  <E extends Enum<E>> E oneOf(Class<E> type, String field) {
    return at(field).oneOf(type);
  }

  /** A field's path: ["address", "city"]. */
  List<String> path() {
    return elements().stream().map(Answer::text).toList();
  }

  ObjectNode object() {
    if (!(node instanceof ObjectNode object)) {
      throw unexpected("is no object");
    }
    return object.deepCopy();
  }

  /**
   * Makes a domain record of it, whose constructor may find that it cannot be.
   *
   * @throws AirbyteException with the place when it cannot
   */
  <T> T as(Reading<T> reading) {
    try {
      return reading.of(this);
    } catch (IllegalArgumentException e) {
      throw new AirbyteException(
          Kind.NOT_AIRBYTE,
          "Airbyte's answer to %s makes no sense: %s".formatted(place, e.getMessage()),
          e);
    }
  }

  /** How a domain record is made of an answer. */
  @FunctionalInterface
  interface Reading<T> {
    T of(Answer answer);
  }

  private AirbyteException unexpected(String what) {
    return new AirbyteException(
        Kind.NOT_AIRBYTE,
        "Airbyte's answer to %s %s. Is it Airbyte 0.63 or the server of this project?"
            .formatted(place, what));
  }
}
