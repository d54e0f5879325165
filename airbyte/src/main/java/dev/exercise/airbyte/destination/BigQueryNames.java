package dev.exercise.airbyte.destination;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * Names as destination-bigquery makes them: letters without their accents, digits and underscores,
 * no digit first. Anything else becomes an underscore.
 */
final class BigQueryNames {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_]\\w*");
  private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
  private static final Pattern FOREIGN = Pattern.compile("[^A-Za-z0-9_]");

  private BigQueryNames() {}

  /** The name of a table's column or, the rules being the same, of a table. */
  static String of(String name) {
    if (PLAIN.matcher(name).matches()) {
      return name;
    }
    String decomposed = Normalizer.normalize(name, Normalizer.Form.NFKD);
    String plain = FOREIGN.matcher(ACCENTS.matcher(decomposed).replaceAll("")).replaceAll("_");
    return Character.isDigit(plain.charAt(0)) ? "_" + plain : plain;
  }
}
