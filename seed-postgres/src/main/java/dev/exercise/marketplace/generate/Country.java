package dev.exercise.marketplace.generate;

import java.util.Arrays;

/** Where accounts are at home: how many, what they pay with, what they are called. */
enum Country {
  US(37, Currency.USD, "en", "+1 ", 10),
  GB(14, Currency.GBP, "en", "+44 7", 9),
  DE(13, Currency.EUR, "de", "+49 15", 9),
  CA(9, Currency.CAD, "en", "+1 ", 10),
  FR(8, Currency.EUR, "fr", "+33 6", 8),
  IT(5, Currency.EUR, "it", "+39 3", 9),
  ES(4, Currency.EUR, "es", "+34 6", 8),
  NL(4, Currency.EUR, "nl", "+31 6", 8),
  AT(2, Currency.EUR, "de", "+43 66", 8),
  IE(2, Currency.EUR, "en", "+353 8", 8),
  AU(1, Currency.USD, "en", "+61 4", 8),
  SE(1, Currency.EUR, "sv", "+46 7", 8);

  private static final Country[] ALL = values();
  private static final double[] WEIGHTS =
      ColumnDraws.cumulate(Arrays.stream(ALL).mapToDouble(country -> country.weight).toArray());

  private final int weight;
  private final Currency currency;
  private final String language;
  private final String dialling;
  private final int phoneDigits;

  Country(int weight, Currency currency, String language, String dialling, int phoneDigits) {
    this.weight = weight;
    this.currency = currency;
    this.language = language;
    this.dialling = dialling;
    this.phoneDigits = phoneDigits;
  }

  static Country draw(ColumnDraws draws, long row) {
    return ALL[draws.weighted(row, 0, WEIGHTS)];
  }

  Currency currency() {
    return currency;
  }

  /** Language tag of the names. */
  String language() {
    return language;
  }

  /** A number that could be dialled there; the digits come from {@code bits}. */
  String phone(long bits) {
    StringBuilder number = new StringBuilder(20).append(dialling);
    long rest = bits >>> 1;
    for (int digit = 0; digit < phoneDigits; digit++) {
      if (digit == 3 || digit == 6) {
        number.append(' ');
      }
      number.append((char) (digit == 0 ? '2' + rest % 8 : '0' + rest % 10));
      rest /= 10;
    }
    return number.toString();
  }
}
