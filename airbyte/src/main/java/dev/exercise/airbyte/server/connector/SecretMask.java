package dev.exercise.airbyte.server.connector;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import dev.exercise.airbyte.server.store.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Takes the secrets of configurations out of texts. */
public final class SecretMask {

  /** What stands where a secret was. */
  public static final String MASK = "**********";

  private static final int SHORTEST_LINE = 16;

  private final List<String> secrets;

  private SecretMask(List<String> secrets) {
    this.secrets = secrets;
  }

  /**
   * A mask for these values. Of a value with several lines, and of one that is JSON, the parts are
   * secret too.
   */
  public static SecretMask of(Collection<String> values) {
    Set<String> all = new LinkedHashSet<>();
    for (String value : values) {
      addSpellings(value, all);
      value.lines().filter(line -> line.length() >= SHORTEST_LINE).forEach(all::add);
      if (value.strip().startsWith("{")) {
        addParts(value, all);
      }
    }
    return new SecretMask(
        all.stream()
            .filter(secret -> !secret.isBlank() && !secret.equals(MASK))
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList());
  }

  /** The mask of both. */
  public SecretMask and(SecretMask other) {
    Set<String> all = new LinkedHashSet<>(secrets);
    all.addAll(other.secrets);
    return new SecretMask(
        all.stream().sorted(Comparator.comparingInt(String::length).reversed()).toList());
  }

  /** The text without the secrets. */
  public String apply(String text) {
    String masked = text;
    for (String secret : secrets) {
      masked = masked.replace(secret, MASK);
    }
    return masked;
  }

  private static void addParts(String json, Set<String> all) {
    try {
      JsonNode parsed = Json.MAPPER.readTree(json);
      for (String field : List.of("private_key", "private_key_id", "refresh_token")) {
        Json.text(parsed, field)
            .ifPresent(
                part -> {
                  addSpellings(part, all);
                  part.lines().filter(line -> line.length() >= SHORTEST_LINE).forEach(all::add);
                });
      }
    } catch (JsonProcessingException exception) {
      // A secret that only looks like JSON has no parts; it is masked as a whole.
      return;
    }
  }

  private static void addSpellings(String value, Set<String> all) {
    all.add(value);
    all.add(new String(JsonStringEncoder.getInstance().quoteAsString(value)));
    all.add(URLEncoder.encode(value, StandardCharsets.UTF_8));
  }
}
